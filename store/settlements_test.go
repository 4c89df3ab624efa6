package store

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"madoguchi/connectors"
)

func takenOff(order, day string, yen int64) SettlementRow {
	return SettlementRow{Line: 2, Order: order, Amount: yen, Day: day, Kind: "返金", Round: "10月後半"}
}

func (d *desk) settlement(sum string, rows ...SettlementRow) SettlementFile {
	d.t.Helper()
	f, again, err := d.AddSettlement(d.ctx, clerk, SettlementFile{Channel: "rakuten", Name: "精算.csv", SHA256: sum, Size: 9, Left: 1}, rows)
	must(d.t, err)
	if again {
		d.t.Error("a new file is known")
	}
	return f
}

func TestAddSettlement_knows_the_same_file_of_a_mall_again(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		var rows []SettlementRow
		for i := range 150 {
			rows = append(rows, takenOff(fmt.Sprintf("1-%d", i), fmt.Sprintf("2026-11-%02d", i%28+1), int64(100+i)))
		}
		f := d.settlement("aa", rows...)
		want := SettlementFile{
			ID: f.ID, Channel: "rakuten", Name: "精算.csv", SHA256: "aa", Size: 9, Rows: 150, Left: 1, From: "2026-11-01", To: "2026-11-28",
			By: Signed{d.at.Load(), clerk.Staff, clerk.Name},
		}
		kept, again, err := d.AddSettlement(d.ctx, clerk, SettlementFile{Channel: "rakuten", Name: "別の名前.csv", SHA256: "aa"}, rows[:3])
		must(t, err)
		if f != want || kept != want || !again {
			t.Errorf("kept %+v, again %v, want %+v", kept, again, want)
		}
		got, err := d.SettlementRows(d.ctx, "rakuten", "2026-11-01", "2026-11-30")
		must(t, err)
		if len(got) != 150 || got[0].Day != "2026-11-01" || got[0].Order != "1-0" || got[0].Kind != "返金" || got[0].Round != "10月後半" || got[0].File != f.ID {
			t.Errorf("%d rows, the first %+v", len(got), got[0])
		}
		one, err := d.SettlementRow(d.ctx, got[7].ID)
		must(t, err)
		if one != got[7] {
			t.Errorf("got %+v, want %+v", one, got[7])
		}
		other, again, err := d.AddSettlement(d.ctx, clerk, SettlementFile{Channel: "yahoo", SHA256: "aa"}, nil)
		must(t, err)
		files, err := d.SettlementFiles(d.ctx)
		must(t, err)
		if again || !slices.Equal(files, []SettlementFile{other, f}) {
			t.Errorf("files %+v", files)
		}
	})
}

func TestDropSettlement_forgets_rows_and_what_was_said_of_them(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		e := d.entry(refund("2026-10-03", "1-1", 4400))
		wrong, right := d.settlement("aa", takenOff("1-1", "2026-11-05", 4400)), d.settlement("bb", takenOff("1-2", "2026-11-05", 500))
		rows, err := d.SettlementRows(d.ctx, "rakuten", "2026-11-01", "2026-11-30")
		must(t, err)
		must(t, d.JudgeSettlement(d.ctx, clerk, []SettlementVerdict{
			{EntryID: e.ID, RowID: rows[0].ID, Verdict: SettlementLink},
			{RowID: rows[1].ID, Verdict: SettlementOut, Reason: "広告の費用"},
		}))
		must(t, d.DropSettlement(d.ctx, clerk, wrong.ID))
		files, err := d.SettlementFiles(d.ctx)
		must(t, err)
		left, err := d.SettlementVerdicts(d.ctx)
		must(t, err)
		if len(files) != 1 || files[0].ID != right.ID || len(left) != 1 || left[0].RowID != rows[1].ID {
			t.Errorf("files %+v, verdicts %+v", files, left)
		}
		if _, err := d.SettlementRow(d.ctx, rows[0].ID); !errors.Is(err, ErrNotFound) {
			t.Errorf("its row: %v", err)
		}
		if err := d.DropSettlement(d.ctx, clerk, wrong.ID); !errors.Is(err, ErrNotFound) {
			t.Errorf("again: %v", err)
		}
		d.settlement("aa", takenOff("1-1", "2026-11-05", 4400)) // and it may come again
	})
}

func TestJudgeSettlement_keeps_the_newest_word_and_takes_all_or_nothing(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		e, draft := d.entry(refund("2026-10-03", "1-1", 4400)), d.entryDraft(refund("2026-10-04", "1-2", 500))
		d.settlement("aa", takenOff("1-1", "2026-11-05", 4000), takenOff("1-1", "2026-11-06", 400))
		rows, err := d.SettlementRows(d.ctx, "rakuten", "2026-11-01", "2026-11-30")
		must(t, err)
		said := func() (out []string) {
			all, err := d.SettlementVerdicts(d.ctx)
			must(t, err)
			for _, v := range all {
				out = append(out, fmt.Sprintf("%v %v %s %s", v.EntryID != 0, v.RowID != 0, v.Verdict, v.Reason))
			}
			return out
		}
		judge := func(all ...SettlementVerdict) error { return d.JudgeSettlement(d.ctx, clerk, all) }
		out := SettlementVerdict{EntryID: e.ID, Verdict: SettlementOut, Reason: "前の会社で精算"}
		must(t, judge(out))
		must(t, judge(out))
		must(t, judge(
			SettlementVerdict{EntryID: e.ID, RowID: rows[0].ID, Verdict: SettlementLink},
			SettlementVerdict{EntryID: e.ID, RowID: rows[1].ID, Verdict: SettlementLink},
		))
		if got := said(); !slices.Equal(got, []string{"true true link ", "true true link "}) {
			t.Errorf("linked %q", got)
		}
		if err := judge(out, SettlementVerdict{EntryID: draft.ID, Verdict: SettlementOut}); !errors.Is(err, ErrNotFound) {
			t.Errorf("a draft is judged: %v", err)
		}
		if got := said(); len(got) != 2 {
			t.Errorf("a half was judged: %q", got)
		}
		must(t, judge(out))
		if got := said(); !slices.Equal(got, []string{"true false out 前の会社で精算"}) {
			t.Errorf("out %q", got)
		}
		must(t, d.UnjudgeSettlement(d.ctx, clerk, []SettlementVerdict{{EntryID: e.ID}, {RowID: rows[0].ID}}))
		if got := said(); len(got) != 0 {
			t.Errorf("taken back %q", got)
		}
	})
}

func TestSettlementEntries_are_those_that_a_mall_settles(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		e := d.entry(refund("2026-10-03", "1-1", 4400))
		bank, other, draft := refund("2026-10-04", "1-2", 500), refund("2026-10-05", "y-1", 600), d.entryDraft(refund("2026-10-06", "1-3", 700))
		bank.SettledBy, other.Channel = "bank", "yahoo"
		d.entry(bank)
		d.entry(other)
		none := d.entry(Entry{Day: "2026-10-07", Channel: "rakuten", OrderNumber: "1-4", Type: "CANCEL_BEFORE_SHIP", SettledBy: "mall", Amount: 6600})
		got, err := d.SettlementEntries(d.ctx, "rakuten", "2026-10-01", "2026-10-31")
		must(t, err)
		want := []SettlementEntry{
			{ID: e.ID, EventID: e.EventID, Day: "2026-10-03", Channel: "rakuten", Order: "1-1", Type: "REFUND_FULL", Label: "返品・全額返金", Amount: 4400, Journal: true},
			{ID: draft.ID, Day: "2026-10-06", Channel: "rakuten", Order: "1-3", Type: "REFUND_FULL", Label: "返品・全額返金", Amount: 700, Journal: true},
			{ID: none.ID, EventID: none.EventID, Day: "2026-10-07", Channel: "rakuten", Order: "1-4", Type: "CANCEL_BEFORE_SHIP", Amount: 6600},
		}
		if !slices.Equal(got, want) {
			t.Errorf("got\n%+v, want\n%+v", got, want)
		}
	})
}

// The entry of an order that a mail told of belongs to the mall's own order when that comes, also
// when it stands for good; to no other.
func TestEntry_follows_its_order_into_the_malls_own(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box, shop := d.account("mailbox"), d.account("rakuten", "shop_id", "246369")
		d.orders(box, from(connectors.FromMail, numberA, "メール"))
		weak, err := d.OrderByNumber(d.ctx, numberA)
		must(t, err)
		of := func(day string) Entry {
			e := refund(day, numberA, 4400)
			e.Account, e.OrderID = box, weak[0].ID
			return e
		}
		stands, draft := d.entry(of("2026-10-03")), d.entryDraft(of("2026-10-04"))
		d.orders(shop, from(connectors.FromAPI, numberA, "本物"), from(connectors.FromAPI, numberB, "別"))
		strong, err := d.OrderByNumber(d.ctx, numberA)
		must(t, err)
		other, err := d.OrderByNumber(d.ctx, numberB)
		must(t, err)
		if len(strong) != 1 || strong[0].ID == weak[0].ID {
			t.Fatalf("orders %+v", strong)
		}
		for _, id := range []int64{stands.ID, draft.ID} {
			e, err := d.Entry(d.ctx, id)
			must(t, err)
			if e.OrderID != strong[0].ID {
				t.Errorf("the entry points to %d, the order is %d", e.OrderID, strong[0].ID)
			}
		}
		for _, wrong := range []int64{other[0].ID, weak[0].ID, 0} {
			if _, err := d.write.Exec(`UPDATE entries SET order_id = $1 WHERE id = $2`, wrong, stands.ID); err == nil {
				t.Errorf("a confirmed entry got the order %d", wrong)
			}
		}
	})
}

func TestDraftSettlement_keeps_one_draft_of_a_deduction(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		first, err := d.DraftSettlement(d.ctx, clerk, refund("2026-11-05", "777777-1", 700))
		must(t, err)
		if _, err := d.DraftSettlement(d.ctx, clerk, refund("2026-12-01", "777777-1", 700)); !errors.Is(err, ErrDrafted) {
			t.Errorf("once more: %v", err)
		}
		other, err := d.DraftSettlement(d.ctx, clerk, refund("2026-11-05", "777777-1", 800))
		must(t, err)
		if first.ID == 0 || other.ID == first.ID || first.Status != EntryDraft {
			t.Errorf("kept %+v and %+v", first, other)
		}
	})
}
