package store

import (
	"context"
	"testing"

	"madoguchi/store/fold"
)

// What is read in one moment does not see what is written meanwhile: neither another
// question nor the same one.
func TestOneMoment_shows_everything_as_it_was(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		manyInquiries(d, 20)
		word, _ := fold.Word("質問", true)
		want := FindQuery{Words: []Word{{Term: word}}, Limit: 50}
		owner := FindQuery{Filters: []Filter{{By: "state", States: []string{StateDone}}}, Limit: 50}
		ask := func(ctx context.Context, want FindQuery) []Hit {
			page, err := d.Find(ctx, FindInquiries, want)
			must(t, err)
			return page.Hits
		}
		before := ask(d.ctx, want)
		done := len(ask(d.ctx, owner))
		must(t, d.OneMoment(d.ctx, func(ctx context.Context) error {
			if n := len(ask(ctx, want)); n != len(before) || n == 0 {
				t.Errorf("%d of %d", n, len(before))
			}
			for _, h := range before[:5] {
				must(t, d.SetState(d.ctx, clerk, h.ID, 0, StateDone, ""))
			}
			rows, err := d.InquiryRows(ctx, []int64{before[0].ID})
			must(t, err)
			fields, err := d.InquiryFields(ctx, []int64{before[0].ID})
			must(t, err)
			if rows[0].State == StateDone || len(fields) != 1 || len(ask(ctx, owner)) != done {
				t.Errorf("%s, %d done", rows[0].State, len(ask(ctx, owner)))
			}
			return nil
		}))
		if n := len(ask(d.ctx, owner)); n != done+5 {
			t.Errorf("afterwards %d are done", n)
		}
	})
}
