package app

import (
	"cmp"
	"context"
	"errors"
	"strings"

	"madoguchi/connectors"
	"madoguchi/store"
)

// phoneKind is the place of inquiries that began with a telephone call. Nothing
// is polled or sent there, so that it is no kind of account.
var phoneKind = connectors.Spec{Kind: store.PhonePlace, Label: "電話", Mark: "電", Shape: "circle"}

const (
	callerOrders    = 5
	callerInquiries = 5
)

// CallerLookup finds who may be on the telephone, over all accounts: by the
// number with or without hyphens, by its last four digits, by the name in any
// writing. Their orders and what is open come with them.
func (d *Desk) CallerLookup(ctx context.Context, in CallerQuery) (CallerList, error) {
	out := CallerList{Callers: []Caller{}}
	text := strings.TrimSpace(in.Text)
	if text == "" {
		return out, nil
	}
	all, err := d.store.Callers(ctx, text)
	if err != nil {
		return out, err
	}
	for _, c := range all {
		h, err := d.store.CustomerHistory(ctx, store.HistoryQuery{Customer: c.ID, Of: store.HistoryOrders, Limit: callerOrders})
		if err != nil {
			return out, err
		}
		open, err := d.store.OpenOfCustomer(ctx, c.ID, callerInquiries)
		if err != nil {
			return out, err
		}
		one := Caller{
			Customer: CustomerRow(c.CustomerRow), Contacts: []Contact{}, Why: c.Why,
			Orders:    orderRows(h.Orders),
			Inquiries: d.rows(open),
		}
		for _, k := range c.Contacts {
			one.Contacts = append(one.Contacts, Contact(k))
		}
		out.Callers = append(out.Callers, one)
	}
	return out, nil
}

// AddCall writes down a telephone call: into an inquiry, or as one of its own. It
// returns the inquiry.
func (d *Desk) AddCall(ctx context.Context, in NewCall) (ID, error) {
	if in.Inquiry != 0 {
		return ID{in.Inquiry}, d.AddNote(ctx, NewNote{ID: in.Inquiry, Kind: string(connectors.Call), Text: in.Text, Talk: in.Talk, Mentions: in.Mentions})
	}
	if in.Customer != 0 && strings.TrimSpace(in.Talk.Name) == "" {
		c, err := d.store.CustomerByID(ctx, in.Customer)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return ID{}, err
		}
		in.Talk.Name = c.Name
	}
	note, err := noteOf(true, in.Text, in.Talk, in.Mentions)
	if err != nil {
		return ID{}, err
	}
	call := store.NewCall{
		Customer: in.Customer, Order: in.Order, Subject: cmp.Or(strings.TrimSpace(in.Subject), callSubject(in.Talk)),
		State: store.StateWorking, Note: note,
	}
	if in.Done {
		call.State = store.StateDone
	}
	id, err := d.store.StartCall(ctx, actor(ctx), call)
	if errors.Is(err, store.ErrNotFound) {
		return ID{}, refuse("not_found", "選んだお客様か注文が見つかりません。メモはまだ保存していません。もう一度選んでください。")
	}
	return ID{id}, d.changed(id, err)
}

func callSubject(t Talk) string {
	who := strings.TrimSpace(t.Name)
	if who != "" {
		who = "（" + who + " 様）"
	}
	if t.Way == store.CallOut {
		return "お客様への電話" + who
	}
	return "お客様からの電話" + who
}

// notByPhone refuses an answer where there is no other side to send it to.
func notByPhone(q store.Inquiry) error {
	if !store.ByPhone(q.RemoteID) {
		return nil
	}
	return refuse("by_phone", "電話の問い合わせには、ここから返信を送れません。何も送っていません。「お客様に連絡する」からメールなどで書けます。")
}
