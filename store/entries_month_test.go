package store

import (
	"errors"
	"reflect"
	"slices"
	"testing"
)

func TestLockMonth_keeps_a_month_as_it_is(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		stands, draft := d.entry(refund("2026-10-03", "1", 4400)), d.entryDraft(refund("2026-10-04", "2", 100))
		must(t, d.LockMonth(d.ctx, clerk, "2026-10", true))
		wrong := refund("2026-10-03", "1", 4400)
		_, saved := d.SaveEntry(d.ctx, clerk, refund("2026-10-31", "3", 100))
		_, confirmed := d.ConfirmEntries(d.ctx, clerk, []EntrySeen{{draft.ID, draft.Version}})
		_, added := d.AddEntries(d.ctx, clerk, []Entry{refund("2026-10-01", "4", 100)})
		_, corrected := d.CorrectEntry(d.ctx, clerk, Correction{ID: stands.ID, Reversal: wrong})
		for what, err := range map[string]error{"saved": saved, "confirmed": confirmed, "added": added, "corrected": corrected} {
			if locked := (*MonthLocked)(nil); !errors.As(err, &locked) || locked.Month != "2026-10" {
				t.Errorf("%s: %v", what, err)
			}
		}
		if e, err := d.Entry(d.ctx, stands.ID); err != nil || e.Status != EntryConfirmed {
			t.Errorf("a refused correction left a mark: %s, %v", e.Status, err)
		}
		d.entry(refund("2026-11-01", "5", 100))
		wrong.Day = "2026-11-02"
		_, err := d.CorrectEntry(d.ctx, clerk, Correction{ID: stands.ID, Reversal: wrong})
		must(t, err)
		receipt := refund("2026-11-03", "6", 22000)
		receipt.Type, receipt.Lines = "RECEIPT_ISSUED", nil
		d.entry(receipt)
		months, err := d.EntryMonths(d.ctx)
		must(t, err)
		want := []EntryMonth{
			{Month: "2026-11", Stands: 3, Amount: 4500},
			{Month: "2026-10", Stands: 1, Drafts: 1, Amount: 4400, Locked: Signed{d.at.Load(), clerk.Staff, clerk.Name}},
		}
		if !reflect.DeepEqual(months, want) {
			t.Errorf("months %+v", months)
		}
		must(t, d.LockMonth(d.ctx, clerk, "2026-10", false))
		d.entry(refund("2026-10-31", "3", 100))
	})
}

func TestCorrectEntry_adds_and_never_changes(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		d.ingest(shop, asked("1", "返品", post("a", "in", -9, "返します")))
		wrong := refund("2026-10-03", "1", 4400)
		wrong.InquiryID = d.remote(shop, "1").ID
		was := d.entry(wrong)
		back := refund("2026-11-02", "1", 4400)
		back.Type, back.Undoes, back.Reason, back.InquiryID = "REVERSAL", "REFUND_FULL", "金額の誤り", wrong.InquiryID
		back.Lines[0].Debit, back.Lines[0].Credit = back.Lines[0].Credit, back.Lines[0].Debit
		right := refund("2026-11-02", "1", 3300)
		all, err := d.CorrectEntry(d.ctx, clerk, Correction{ID: was.ID, Reversal: back, Instead: &right})
		must(t, err)
		if len(all) != 2 || all[0].EventID != "EV-202611-0001" || all[1].EventID != "EV-202611-0002" || all[0].Related != was.EventID || all[1].Related != was.EventID {
			t.Fatalf("corrected by %+v", all)
		}
		now, err := d.Entry(d.ctx, was.ID)
		must(t, err)
		if now.Status != EntryReversed || now.Amount != 4400 || !reflect.DeepEqual(now.Lines, was.Lines) {
			t.Errorf("the first is now %+v", now)
		}
		if _, err := d.CorrectEntry(d.ctx, clerk, Correction{ID: was.ID, Reversal: back}); !errors.Is(err, ErrConflict) {
			t.Errorf("corrected twice: %v", err)
		}
		if _, err := d.CorrectEntry(d.ctx, clerk, Correction{ID: 99, Reversal: back}); !errors.Is(err, ErrNotFound) {
			t.Errorf("one that is not there: %v", err)
		}
		events, err := d.Events(d.ctx, wrong.InquiryID)
		must(t, err)
		told := slices.DeleteFunc(events, func(e Event) bool { return e.Kind != "entry" })
		if len(told) != 2 || told[0].Detail != was.EventID {
			t.Errorf("the history says %+v", told)
		}
	})
}
