package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"madoguchi/connectors"
)

// filtered is a desk in which every filter has something to find.
func filtered(d *desk) (shop, box int64, id func(string) int64) {
	shop, box = d.account("rakuten"), d.account("mailbox")
	ask := func(id string, minutes int, more ...connectors.Message) connectors.Inquiry {
		q := asked(id, "件", append([]connectors.Message{post(id+"1", connectors.In, minutes, "？")}, more...)...)
		q.Customer = connectors.Person{Name: "お客 " + id, Address: id + "@example.jp"}
		return q
	}
	d.ingest(shop, ask("late", -3000), ask("today", -800), ask("soon", -100), ask("answered", -9000, post("an", connectors.Out, -5, "！")))
	bad := post("scam1", connectors.In, -50, "至急")
	bad.Cues = []connectors.Cue{{Code: "auth_failed", Text: "差出人が違います。", Strong: true}}
	bad.Address = "evil@example.jp"
	q := asked("scam", "件", bad)
	q.Customer = connectors.Person{Name: "差出人", Address: bad.Address}
	d.ingest(box, q)
	return shop, box, func(id string) int64 {
		for _, account := range []int64{shop, box} {
			if q, err := d.InquiryByRemote(d.ctx, account, id); err == nil {
				return q.ID
			}
		}
		d.t.Fatalf("no inquiry %s", id)
		return 0
	}
}

func (d *desk) found(want InquiryQuery) string {
	d.t.Helper()
	page, err := d.Inquiries(d.ctx, want)
	must(d.t, err)
	var ids []string
	for _, r := range page.Rows {
		ids = append(ids, r.RemoteID)
	}
	slices.Sort(ids)
	return strings.Join(ids, " ")
}

func TestInquiries_filters_by_everything_a_person_sets(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop, box, id := filtered(d)
		owner, err := d.EnsureOwner(d.ctx, "店長")
		must(t, err)
		category, urgent, _ := d.threeWords()
		care := "care"
		_, err = d.Grant(d.ctx, clerk, "bulk", []Wish{
			{ID: id("late"), Owner: &owner.ID, Tags: []int64{urgent}}, {ID: id("today"), About: &category, Care: &care}, {ID: id("soon"), State: StateWorking},
		})
		must(t, err)
		must(t, d.MarkSeen(d.ctx, clerk, id("soon")))
		must(t, d.LinkOrder(d.ctx, clerk, id("today"), "412345-20261101-0000000001"))
		_, err = d.write.Exec(`UPDATE customers SET vip = 1 WHERE id = $1`, d.inquiry(id("today")).CustomerID)
		must(t, err)
		now := d.cfg.Now().UnixMilli()
		for name, c := range map[string]struct {
			want InquiryQuery
			ids  string
		}{
			"accounts":   {InquiryQuery{Accounts: []int64{shop, box}}, "answered late scam soon today"},
			"account":    {InquiryQuery{Accounts: []int64{box}}, "scam"},
			"states":     {InquiryQuery{States: []string{StateWorking, StateWaiting}}, "answered soon"},
			"owner":      {InquiryQuery{Owner: owner.ID}, "late"},
			"nobody":     {InquiryQuery{Owner: Nobody, State: StateNew}, "scam today"},
			"tag":        {InquiryQuery{Tag: urgent}, "late"},
			"category":   {InquiryQuery{Category: category}, "today"},
			"late":       {InquiryQuery{DueUntil: now + 1}, "late"},
			"later":      {InquiryQuery{DueFrom: now + 1, DueUntil: now + 24*3600*1000}, "scam soon today"},
			"not owed":   {InquiryQuery{NotDue: true}, "answered"},
			"before":     {InquiryQuery{Stage: "before", State: StateNew}, "late scam"},
			"after":      {InquiryQuery{Stage: "after"}, "today"},
			"unread":     {InquiryQuery{Unread: true, Accounts: []int64{shop}, State: StateWorking}, ""},
			"care":       {InquiryQuery{Care: "any"}, "today"},
			"this care":  {InquiryQuery{Care: "care"}, "today"},
			"other care": {InquiryQuery{Care: "complaint"}, ""},
			"vip":        {InquiryQuery{VIP: true}, "today"},
			"scam":       {InquiryQuery{Scam: true}, "scam"},
			"two":        {InquiryQuery{Owner: owner.ID, Care: "any"}, ""},
		} {
			for _, sort := range []string{"due", "new", "old", "customer"} {
				c.want.Sort = sort
				if got := d.found(c.want); got != c.ids {
					t.Errorf("%s, %s: %q, want %q", name, sort, got, c.ids)
				}
			}
		}
	})
}

func TestInquiries_sorts_by_name_with_the_nameless_last(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		for id, name := range map[string]string{"1": "い", "2": "", "3": "あ", "4": "い"} {
			q := asked(id, "件", post(id+"a", connectors.In, -10, "？"))
			q.Customer.Name = name
			d.ingest(shop, q)
		}
		var names []string
		want := InquiryQuery{Sort: "customer", Limit: 1}
		for {
			page, err := d.Inquiries(d.ctx, want)
			must(t, err)
			names = append(names, page.Rows[0].Customer)
			if want.After = page.Next; want.After == "" {
				break
			}
		}
		if !slices.Equal(names, []string{"あ", "い", "い", ""}) {
			t.Errorf("got %q", names)
		}
	})
}

func TestInquiries_marks_who_came_back(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		for i, id := range []string{"first", "again"} {
			m := post(id+"1", connectors.In, -100+i*50, "？")
			m.Address = "hanako@example.jp"
			q := asked(id, "件 "+id, m)
			q.Customer = connectors.Person{Name: "花子", Address: m.Address}
			d.ingest(box, q)
		}
		if got := d.found(InquiryQuery{Repeat: true}); got != "again" {
			t.Errorf("got %q", got)
		}
		if !d.remote(box, "again").Repeat || d.remote(box, "first").Repeat {
			t.Error("the row says otherwise")
		}
	})
}

func TestTrust_takes_the_mark_off_and_puts_it_back(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		_, _, id := filtered(d)
		seen := []bool{d.inquiry(id("scam")).Scam}
		for _, trusted := range []bool{true, false} {
			changed, err := d.Trust(d.ctx, clerk, "evil@example.jp", trusted)
			must(t, err)
			seen = append(seen, changed, d.inquiry(id("scam")).Scam)
		}
		if !slices.Equal(seen, []bool{true, true, false, true, true}) {
			t.Errorf("got %v", seen)
		}
	})
}

func TestCountsOf_follows_accounts_and_owner(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop, box, id := filtered(d)
		owner, err := d.EnsureOwner(d.ctx, "店長")
		must(t, err)
		must(t, d.Assign(d.ctx, clerk, id("late"), owner.ID))
		count := func(accounts []int64, owner int64) string {
			c, err := d.CountsOf(d.ctx, accounts, owner, Reach{})
			must(t, err)
			return fmt.Sprint(c.States[StateNew], c.States[StateWaiting])
		}
		got := []string{count(nil, 0), count([]int64{shop}, 0), count([]int64{shop, box}, 0), count(nil, owner.ID), count([]int64{box}, Nobody)}
		if want := []string{"4 1", "3 1", "4 1", "1 0", "1 0"}; !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	})
}
