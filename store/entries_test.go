package store

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
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

func mustBatch(d *desk) string {
	d.t.Helper()
	batch, err := d.NextBatch(d.ctx)
	must(d.t, err)
	return batch
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
		months, err := d.EntryMonths(d.ctx)
		must(t, err)
		want := []EntryMonth{
			{Month: "2026-11", Stands: 2, Amount: 4500},
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

func TestAddEntries_keeps_numbers_and_takes_a_file_once(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		first, second, unnumbered := refund("2026-10-03", "1", 4400), refund("2026-10-09", "2", 1210), refund("2026-10-01", "3", 500)
		first.EventID, second.EventID, second.Related = "EV-202610-0001", "EV-202610-0007", "EV-202610-0001"
		file := []Entry{unnumbered, second, first}
		added, err := d.AddEntries(d.ctx, clerk, file)
		must(t, err)
		if got := d.booked(EntryQuery{}); len(added) != 3 || got != "10-0007 10-0001 10-0008" {
			t.Errorf("kept %s", got)
		}
		e, err := d.EntryByEventID(d.ctx, "EV-202610-0007")
		must(t, err)
		if e.Status != EntryConfirmed || e.Related != "EV-202610-0001" || e.RelatedID == 0 {
			t.Errorf("got %+v", e)
		}
		if added, err = d.AddEntries(d.ctx, clerk, file[1:]); err != nil || len(added) != 0 {
			t.Errorf("again: %d, %v", len(added), err)
		}
		other := second
		other.Amount, other.Lines = 1211, slices.Clone(second.Lines)
		other.Lines[0].Amount = 1211
		_, err = d.AddEntries(d.ctx, clerk, []Entry{refund("2026-10-30", "9", 1), other})
		if taken := (*EventTaken)(nil); !errors.As(err, &taken) || taken.EventID != "EV-202610-0007" {
			t.Errorf("other words under the same id: %v", err)
		}
		if got := d.booked(EntryQuery{}); strings.Count(got, "10-") != 3 {
			t.Errorf("a half was kept: %s", got)
		}
	})
}

func TestAddEntries_marks_what_another_entry_of_the_file_turns_round(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		wrong, back := refund("2026-10-03", "1", 4400), refund("2026-10-05", "1", 4400)
		wrong.EventID, back.EventID, back.Type, back.Undoes, back.Related = "EV-202610-0002", "EV-202610-0001", "REVERSAL", "REFUND_FULL", "EV-202610-0002"
		_, err := d.AddEntries(d.ctx, clerk, []Entry{back, wrong})
		must(t, err)
		if e, err := d.EntryByEventID(d.ctx, "EV-202610-0002"); err != nil || e.Status != EntryReversed {
			t.Errorf("got %s, %v", e.Status, err)
		}
	})
}

func TestEntries_are_found_by_day_amount_partner_and_page(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		for i, e := range []Entry{
			refund("2026-10-03", "999999-20261001-0000000001", 4400), refund("2026-10-05", "mihon-10000123", 540), refund("2026-10-31", "M-1", 13200), refund("2026-11-01", "M-2", 880),
		} {
			e.Channel = []string{"rakuten", "yahoo", "own", "own"}[i]
			e.Lines[0].CreditSub = []string{"楽天市場", "Yahoo!ショッピング", "見本修理工房", "ヤマト運輸"}[i]
			e.Type = []string{"REFUND_FULL", "REFUND_PARTIAL", "REPAIR_OUTSOURCE", "RESHIP_SHIPPING"}[i]
			e.Partner = "見本雑貨店"
			d.entry(e)
		}
		for what, c := range map[string]struct {
			want  EntryQuery
			found string
		}{
			"all":              {EntryQuery{}, "11-0001 10-0003 10-0002 10-0001"},
			"days":             {EntryQuery{From: "2026-10-05", To: "2026-10-31"}, "10-0003 10-0002"},
			"amounts":          {EntryQuery{Min: 540, Max: 4400}, "11-0001 10-0002 10-0001"},
			"partner":          {EntryQuery{Words: "修理工房"}, "10-0003"},
			"width of letters": {EntryQuery{Words: "ｙａｈｏｏ"}, "10-0002"},
			"two words":        {EntryQuery{Words: "見本 楽天"}, "10-0001"},
			"event id":         {EntryQuery{Words: "ev-202610-0002"}, "10-0002"},
			"a sign of LIKE":   {EntryQuery{Words: "100%"}, ""},
			"channel":          {EntryQuery{Channel: "own"}, "11-0001 10-0003"},
			"type":             {EntryQuery{Type: "REPAIR_OUTSOURCE"}, "10-0003"},
			"order":            {EntryQuery{Order: "M-2"}, "11-0001"},
			"several":          {EntryQuery{From: "2026-10-01", To: "2026-10-31", Min: 1000, Words: "見本"}, "10-0003 10-0001"},
		} {
			if got := d.booked(c.want); got != c.found {
				t.Errorf("%s: %s, want %s", what, got, c.found)
			}
		}
		var pages []string
		for after, more := "", true; more; more = after != "" {
			page, err := d.Entries(d.ctx, EntryQuery{After: after, Limit: 3})
			must(t, err)
			for _, e := range page.Entries {
				pages = append(pages, e.OrderNumber)
			}
			after = page.Next
		}
		if want := []string{"M-2", "M-1", "mihon-10000123", "999999-20261001-0000000001"}; !reflect.DeepEqual(pages, want) {
			t.Errorf("pages %v", pages)
		}
	})
}

func TestEntries_are_read_along_an_index(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		for i := range 30 {
			d.entry(refund(fmt.Sprintf("2026-10-%02d", i+1), fmt.Sprint(i), 100))
		}
		for _, want := range []EntryQuery{
			{Limit: 10},
			{From: "2026-10-05", To: "2026-10-07", Min: 1, Max: 9, Words: "楽天", Channel: "rakuten", Type: "REFUND_FULL", Limit: 10},
			{InquiryID: 7, Limit: 10},
			{Order: "3", Limit: 10},
		} {
			var q query
			q.add(`SELECT ` + entryColumns + fromEntries + `WHERE 1 = 1`)
			q.narrowEntries(want)
			q.add(` AND (e.day, e.id) < (?, ?) ORDER BY e.day DESC, e.id DESC`, "2026-10-20", 9)
			q.limit(want.Limit)
			if whole := tableReads(d, q.sql.String()); len(whole) > 0 {
				t.Errorf("%+v\n%s", want, strings.Join(whole, "\n"))
			}
		}
	})
}

func TestAddExport_keeps_the_bytes_and_marks_what_went_out(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		e, later := d.entry(refund("2026-10-03", "1", 4400)), d.entry(refund("2026-11-03", "2", 100))
		x := Export{
			Batch: mustBatch(d), Kind: "yayoi", From: "2026-10-01", To: "2026-10-31", FileName: "yayoi.csv", SHA256: "abc", Rows: 1, MadeOf: "m1", Settings: `{"a":1}`,
			Warnings: "[]", Data: []byte{0x81, 0, 0xff},
		}
		kept, err := d.AddExport(d.ctx, clerk, x, []int64{e.ID})
		must(t, err)
		if _, err := d.AddExport(d.ctx, clerk, x, []int64{e.ID}); !errors.Is(err, ErrConflict) {
			t.Errorf("the same batch twice: %v", err)
		}
		x.ID, x.Size, x.Entries, x.By = kept.ID, 3, 1, Signed{d.at.Load(), clerk.Staff, clerk.Name}
		again, err := d.ExportMadeOf(d.ctx, "m1")
		must(t, err)
		if !reflect.DeepEqual(kept, x) || !reflect.DeepEqual(again, x) || !strings.HasSuffix(x.Batch, "-0001") {
			t.Errorf("kept %+v\nread %+v\nwant %+v", kept, again, x)
		}
		held, err := d.ExportedAs(d.ctx, "yayoi", "2026-01-01", "2026-12-31")
		must(t, err)
		if len(held) != 1 || held[e.ID].Batch != x.Batch {
			t.Errorf("held %+v", held)
		}
		if other, err := d.ExportedAs(d.ctx, "mf", "2026-01-01", "2026-12-31"); err != nil || len(other) != 0 {
			t.Errorf("as another kind: %+v, %v", other, err)
		}
		list, err := d.Exports(d.ctx, 0, 10)
		must(t, err)
		if len(list) != 1 || list[0].Data != nil || list[0].SHA256 != "abc" {
			t.Errorf("listed %+v", list)
		}
		now, err := d.Entry(d.ctx, e.ID)
		must(t, err)
		if rest, err := d.Entry(d.ctx, later.ID); err != nil || now.Status != EntryExported || !slices.Equal(now.Exports, []string{x.Batch}) || rest.Status != EntryConfirmed {
			t.Errorf("now %+v\n%+v, %v", now, rest, err)
		}
	})
}

func TestEntries_follow_an_inquiry_that_is_merged_and_come_back(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		d.ingest(box, mail("a", "x@example.jp", "返品", -60), mail("b", "x@example.jp", "別の話", -50))
		kept, other := d.remote(box, "a"), d.remote(box, "b")
		e := refund("2026-10-03", "1", 4400)
		e.InquiryID = other.ID
		e = d.entry(e)
		j, err := d.MergeInquiries(d.ctx, clerk, kept.ID, other.ID)
		must(t, err)
		of := func() int64 {
			e, err := d.Entry(d.ctx, e.ID)
			must(t, err)
			return e.InquiryID
		}
		if got := of(); got != j.Kept {
			t.Errorf("merged into %d, it is with %d", j.Kept, got)
		}
		_, err = d.UndoJoin(d.ctx, clerk, j.ID)
		must(t, err)
		if got := of(); got != other.ID {
			t.Errorf("parted again, it is with %d", got)
		}
	})
}
