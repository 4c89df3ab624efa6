package app

import (
	"context"
	"encoding/json"
	"strings"
	"unicode/utf8"

	"madoguchi/store"
)

const longestViewName = 30

// openStates are the states in which somebody still has something to do.
func openStates() []string { return []string{store.StateNew, store.StateWorking, store.StateReview} }

// builtIn are the views that are always there.
func builtIn() []View {
	return []View{
		{BuiltIn: "mine", Name: "自分の担当", Shared: true, Query: InboxQuery{Owner: OwnerMe, States: append(openStates(), store.StateSnoozed)}},
		{BuiltIn: "nobody", Name: "担当なし", Shared: true, Query: InboxQuery{Owner: OwnerNobody, States: openStates()}},
		{BuiltIn: "late", Name: "期限後", Shared: true, Query: InboxQuery{Due: "late", States: openStates()}},
		{BuiltIn: "before", Name: "購入前", Shared: true, Query: InboxQuery{Stage: "before", States: openStates()}},
		{BuiltIn: "care", Name: "注意が必要", Shared: true, Query: InboxQuery{Care: "any", States: openStates()}},
	}
}

// Views returns the lists that are always there and those that were saved.
func (d *Desk) Views(ctx context.Context) (ViewList, error) {
	saved, err := d.store.Views(ctx, actor(ctx).Staff)
	if err != nil {
		return ViewList{}, err
	}
	list := ViewList{Views: builtIn()}
	for _, v := range saved {
		one, err := savedView(v)
		if err != nil {
			return ViewList{}, err
		}
		list.Views = append(list.Views, one)
	}
	for i := range list.Views {
		list.Views[i].Query = settled(list.Views[i].Query)
	}
	return list, nil
}

// settled has no page and no null.
func settled(q InboxQuery) InboxQuery {
	q.After, q.Limit = "", 0
	if q.States == nil {
		q.States = []string{}
	}
	if q.Accounts == nil {
		q.Accounts = []int64{}
	}
	return q
}

func savedView(v store.View) (View, error) {
	out := View{ID: v.ID, Name: v.Name, Shared: v.Staff == 0, Position: v.Position, Version: v.Version}
	err := json.Unmarshal([]byte(v.Query), &out.Query)
	out.Query = settled(out.Query)
	return out, err
}

// SaveView keeps a list under a name (ID 0), or changes one.
func (d *Desk) SaveView(ctx context.Context, in View) (View, error) {
	in.Name = strings.TrimSpace(in.Name)
	if n := utf8.RuneCountInString(in.Name); n == 0 || n > longestViewName {
		return View{}, refuse("name", "表示の名前は 1〜30 字です。まだ保存していません。名前を入れて、もう一度保存してください。")
	}
	if _, err := d.inboxQuery(ctx, in.Query); err != nil {
		return View{}, err
	}
	list, err := d.Views(ctx)
	if err != nil {
		return View{}, err
	}
	for _, v := range list.Views {
		if v.Name == in.Name && (v.ID != in.ID || v.BuiltIn != "") {
			return View{}, refuse("taken", "「"+in.Name+"」という表示はもうあります。まだ保存していません。ほかの名前にしてください。")
		}
	}
	query, err := json.Marshal(settled(in.Query))
	if err != nil {
		return View{}, err
	}
	staff := actor(ctx).Staff
	if in.Shared {
		staff = 0
	}
	saved, err := d.store.SaveView(ctx, actor(ctx), store.View{
		ID: in.ID, Staff: staff, Name: in.Name, Position: in.Position, Query: string(query), Version: in.Version,
	})
	if err != nil {
		return View{}, err
	}
	return savedView(saved)
}

// RemoveView takes a saved view away. The inquiries in it stay where they are.
func (d *Desk) RemoveView(ctx context.Context, in ID) error {
	return d.store.RemoveView(ctx, actor(ctx), in.ID)
}
