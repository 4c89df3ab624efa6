package store

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// Both ways of reading a list show the same rows in the same order.
func TestFewList_equals_the_list_itself(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := manyInquiries(d, 90)
		_, box, _ := filtered(d)
		owner, err := d.EnsureOwner(d.ctx, "店長")
		must(t, err)
		category, urgent, _ := d.threeWords()
		page, err := d.Inquiries(d.ctx, InquiryQuery{})
		must(t, err)
		care := "care"
		for i, q := range page.Rows {
			w := Wish{ID: q.ID}
			if i%3 == 0 {
				w.Owner, w.Care = &owner.ID, &care
			}
			if i%4 == 0 {
				w.About, w.Tags = &category, []int64{urgent}
			}
			_, err := d.Grant(d.ctx, clerk, "bulk", []Wish{w})
			must(t, err)
			if i%5 == 0 {
				must(t, d.MarkSeen(d.ctx, clerk, q.ID))
				_, err = d.write.Exec(`UPDATE customers SET vip = 1 WHERE id = $1`, d.inquiry(q.ID).CustomerID)
				must(t, err)
			}
		}
		now := d.cfg.Now().UnixMilli()
		seen := 0
		for _, want := range []InquiryQuery{
			{VIP: true},
			{Care: "any"},
			{Files: true},
			{Care: "care", State: StateNew},
			{Unread: true, Accounts: []int64{shop}},
			{Scam: true, Accounts: []int64{shop, box}},
			{Tag: urgent, States: []string{StateNew, StateWaiting}},
			{Owner: owner.ID},
			{Category: category, Unread: true},
			{DueUntil: now + 1},
			{DueFrom: now, DueUntil: now + 24*3600*1000, State: StateNew},
			{Care: "any", Reach: Reach{Staff: owner.ID}},
		} {
			for _, sort := range []string{"due", "new", "old", "customer"} {
				want.Sort, want.Limit = sort, 7
				for range 3 {
					seen += d.sameList(want)
					next, err := d.Inquiries(d.ctx, want)
					must(t, err)
					want.After = next.Next
				}
				want.After = ""
			}
		}
		if seen < 300 {
			t.Errorf("only %d rows compared", seen)
		}
	})
}

// sameList compares both ways and returns how many rows there were.
func (d *desk) sameList(want InquiryQuery) int {
	d.t.Helper()
	by, err := d.few(d.ctx, want)
	must(d.t, err)
	if by == nil {
		d.t.Fatalf("%+v has no condition that few pass", want)
	}
	o, err := fewList(want, *by)
	must(d.t, err)
	quick, err := collect(d.ctx, d.read, scanListed, o.sql.String(), o.args...)
	must(d.t, err)
	var whole []listed
	for _, part := range want.parts(false) {
		o, err = d.list(part)
		must(d.t, err)
		some, err := collect(d.ctx, d.read, scanListed, o.sql.String(), o.args...)
		must(d.t, err)
		whole = append(whole, some...)
	}
	slices.SortFunc(whole, o.compare)
	whole = whole[:min(len(whole), want.Limit+1)]
	if len(whole) != len(quick) || len(whole) > 0 && !reflect.DeepEqual(whole, quick) {
		d.t.Errorf("%+v: %d rows and %d", want, len(whole), len(quick))
	}
	return len(quick)
}

func TestFewList_is_driven_by_the_few(t *testing.T) {
	d := openDesk(t, false)
	manyInquiries(d, 200)
	_, err := d.write.Exec(`ANALYZE`)
	must(t, err)
	for index, want := range map[string]InquiryQuery{
		"inquiries_due (due_key<?": {DueUntil: 5}, "inquiries_scam": {Scam: true}, "inquiries_care": {Care: "complaint"},
		"inquiry_tags_tag (tag_id=?)": {Tag: 1}, "inquiries_customer (customer_id=?": {VIP: true},
		"inquiries_unread": {Unread: true}, "inquiries_files": {Files: true}, "inquiries_owner": {Owner: 1}, "inquiries_category": {Category: 1},
	} {
		for _, sort := range []string{"due", "new", "old", "customer"} {
			want.Sort, want.Limit, want.State, want.Accounts, want.Stage = sort, 50, StateDone, []int64{1}, "after"
			by := want.drivers()[0]
			o, err := fewList(want, by)
			must(t, err)
			asked := by.count(mostSorted)
			for _, plan := range []string{explain(d, o.sql.String(), o.args), explain(d, asked.sql.String(), asked.args)} {
				if !strings.Contains(plan, index) || strings.Contains(plan, "SCAN q\n") {
					t.Errorf("%s, by %s:\n%s", index, sort, fmt.Sprint(plan))
				}
			}
		}
	}
}
