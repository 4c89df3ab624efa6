package store

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"
)

// refund is a full refund of a day, as a person writes it down.
func refund(day, number string, yen int64) Entry {
	return Entry{
		Day: day, Channel: "rakuten", OrderNumber: number, Type: "REFUND_FULL", Label: "返品・全額返金", Memo: "返品 全額返金", SettledBy: "mall",
		Amount: yen, Lines: []EntryLine{{
			Debit: "売上高", DebitTax: "sales_return_10", Credit: "売掛金", CreditSub: "楽天市場", CreditTax: "out_of_scope", Amount: yen, Rate: 10, Tax: yen / 11,
			TaxSource: "order_summary",
		}},
	}
}

func (d *desk) entryDraft(e Entry) Entry {
	d.t.Helper()
	e, err := d.SaveEntry(d.ctx, clerk, e)
	must(d.t, err)
	return e
}

func (d *desk) entry(e Entry) Entry {
	d.t.Helper()
	e = d.entryDraft(e)
	all, err := d.ConfirmEntries(d.ctx, clerk, []EntrySeen{{e.ID, e.Version}})
	must(d.t, err)
	return all[0]
}

// booked are the event ids of a search, the newest first.
func (d *desk) booked(want EntryQuery) string {
	d.t.Helper()
	page, err := d.Entries(d.ctx, want)
	must(d.t, err)
	out := []string{}
	for _, e := range page.Entries {
		out = append(out, strings.TrimPrefix(e.EventID, "EV-2026"))
	}
	return strings.Join(out, " ")
}

func TestEntry_reads_back_as_it_was_written(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		want := refund("2026-10-03", "1-1", 4400)
		want.Note, want.Evidence, want.Variant = "初期不良", "DOC-1", "plain"
		got := d.entryDraft(want)
		want.ID, want.Version, want.Status, want.Created = got.ID, 1, EntryDraft, Signed{d.at.Load(), clerk.Staff, clerk.Name}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("draft\n%+v, want\n%+v", got, want)
		}
		all, err := d.ConfirmEntries(d.ctx, clerk, []EntrySeen{{got.ID, got.Version}})
		must(t, err)
		want.EventID, want.Status, want.Version, want.Confirmed = "EV-202610-0001", EntryConfirmed, 2, want.Created
		if again, err := d.EntryByEventID(d.ctx, "EV-202610-0001"); err != nil || !reflect.DeepEqual(all[0], want) || !reflect.DeepEqual(again, want) {
			t.Errorf("confirmed %v\n%+v\n%+v, want\n%+v", err, all[0], again, want)
		}
	})
}

func TestEntry_drafts_are_changed_and_thrown_away_by_version(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		e := d.entryDraft(refund("2026-10-03", "1-1", 4400))
		old := e
		e.Lines[0].Amount, e.Amount, e.Day = 2200, 2200, "2026-11-01"
		e = d.entryDraft(e)
		if e.Version != 2 || e.Amount != 2200 || len(e.Lines) != 1 || e.Lines[0].Amount != 2200 {
			t.Errorf("changed %+v", e)
		}
		if _, err := d.SaveEntry(d.ctx, clerk, old); !errors.Is(err, ErrConflict) {
			t.Errorf("an old version: %v", err)
		}
		if _, err := d.ConfirmEntries(d.ctx, clerk, []EntrySeen{{old.ID, old.Version}}); !errors.Is(err, ErrConflict) {
			t.Errorf("confirmed unseen: %v", err)
		}
		if err := d.DropEntry(d.ctx, clerk, old.ID, old.Version); !errors.Is(err, ErrConflict) {
			t.Errorf("thrown away unseen: %v", err)
		}
		must(t, d.DropEntry(d.ctx, clerk, e.ID, e.Version))
		if _, err := d.Entry(d.ctx, e.ID); !errors.Is(err, ErrNotFound) {
			t.Errorf("it is still there: %v", err)
		}
	})
}

// The database itself refuses, whatever a program asks of it.
func TestEntry_that_is_confirmed_never_changes(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		e := d.entry(refund("2026-10-03", "1-1", 4400))
		x, err := d.AddExport(d.ctx, clerk, Export{Batch: mustBatch(d), Kind: "csv", Data: []byte("x"), Settings: "{}", Warnings: "[]"}, []int64{e.ID})
		must(t, err)
		want, err := d.Entry(d.ctx, e.ID)
		must(t, err)
		for _, forbidden := range []string{
			`UPDATE entries SET amount = 1`, `UPDATE entries SET day = '2026-10-04'`, `UPDATE entries SET status = 'draft'`, `UPDATE entries SET event_id = 'EV-202610-0009'`,
			`UPDATE entries SET memo = ''`, `UPDATE entries SET confirmed_name = ''`, `DELETE FROM entries`, `UPDATE entry_lines SET amount = 1`, `DELETE FROM entry_lines`,
			fmt.Sprintf(`INSERT INTO entry_lines (entry_id, position, debit, debit_tax, credit, credit_tax, amount, rate) VALUES (%d, 9, 'a', 'b', 'c', 'd', 1, 10)`, e.ID),
			`UPDATE exports SET data = file_name`, `DELETE FROM exports`,
		} {
			if _, err := d.write.ExecContext(d.ctx, forbidden); err == nil {
				t.Errorf("%s was allowed", forbidden)
			}
		}
		if _, err := d.SaveEntry(d.ctx, clerk, want); !errors.Is(err, ErrConflict) {
			t.Errorf("saved: %v", err)
		}
		if err := d.DropEntry(d.ctx, clerk, want.ID, want.Version); !errors.Is(err, ErrConflict) {
			t.Errorf("thrown away: %v", err)
		}
		got, err := d.Entry(d.ctx, e.ID)
		must(t, err)
		kept, err := d.Export(d.ctx, x.ID)
		must(t, err)
		if !reflect.DeepEqual(got, want) || string(kept.Data) != "x" || got.Status != EntryExported {
			t.Errorf("now %+v\nwant %+v, %+v", got, want, kept)
		}
	})
}

func TestConfirmEntries_numbers_every_month_without_a_gap(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		const people, each = 4, 5
		var drafts []Entry
		for i := range people * each {
			drafts = append(drafts, d.entryDraft(refund([]string{"2026-10-05", "2026-11-05"}[i%2], fmt.Sprint(i), 100)))
		}
		var all sync.WaitGroup
		errs := make(chan error, people*each)
		for p := range people {
			all.Go(func() {
				for _, e := range drafts[p*each : (p+1)*each] {
					_, err := d.ConfirmEntries(d.ctx, clerk, []EntrySeen{{e.ID, e.Version}})
					errs <- err
				}
			})
		}
		all.Wait()
		close(errs)
		for err := range errs {
			must(t, err)
		}
		for _, month := range []string{"2026-10", "2026-11"} {
			list, err := d.Booked(d.ctx, month+"-01", month+"-31")
			must(t, err)
			for i, e := range list {
				if want := eventID(month, int64(i+1)); e.EventID != want {
					t.Errorf("%s stands where %s is due", e.EventID, want)
				}
			}
			if len(list) != people*each/2 {
				t.Errorf("%s holds %d", month, len(list))
			}
		}
	})
}

func TestConfirmEntries_confirms_all_or_none(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		a, b := d.entryDraft(refund("2026-10-05", "1", 100)), d.entryDraft(refund("2026-10-06", "2", 100))
		if _, err := d.ConfirmEntries(d.ctx, clerk, []EntrySeen{{a.ID, a.Version}, {b.ID, 9}}); !errors.Is(err, ErrConflict) {
			t.Errorf("got %v", err)
		}
		if got := d.booked(EntryQuery{Status: EntryConfirmed}); got != "" {
			t.Errorf("a half was confirmed: %s", got)
		}
	})
}

func TestConfirmEntries_wants_a_person_who_answers_for_it(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		e := d.entryDraft(refund("2026-10-03", "1", 4400))
		if _, err := d.ConfirmEntries(d.ctx, Actor{}, []EntrySeen{{e.ID, e.Version}}); !errors.Is(err, ErrNobody) {
			t.Errorf("confirmed by nobody: %v", err)
		}
		if e, err := d.Entry(d.ctx, e.ID); err != nil || e.Status != EntryDraft || e.EventID != "" {
			t.Errorf("%+v, %v", e, err)
		}
	})
}
