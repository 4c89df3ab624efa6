package app

import (
	"bytes"
	"testing"

	"madoguchi/app/export/book"
)

func TestMonthSheet_counts_what_stands_and_names_the_drafts(t *testing.T) {
	d := open(t, &fake{})
	ctx := asOwner(t, d)
	cancel := Entry{Date: "2026-11-05", Channel: book.Rakuten, Type: book.CancelBeforeShip, Amount: 3300}
	confirmed(t, d, cancel)
	cancel.Date = "2025-11-30" // the first month of the plot
	confirmed(t, d, cancel)
	receipt := confirmed(t, d, Entry{Date: "2026-11-06", Channel: book.Own, Type: book.ReceiptIssued, Amount: 22_000})
	must[Entry](t)(d.SaveEntry(ctx, Entry{Date: "2026-11-07", Channel: book.Yahoo, Type: book.CancelBeforeShip, Amount: 1}))
	page := must[MonthPage](t)(d.MonthSheet(ctx, MonthQuery{Month: "2026-11"}))
	whole := page.Sheet.Whole
	if page.Drafts != 1 || page.Locked || len(page.Sheet.Malls) != 2 || whole.Now.Cancelled != 1 || whole.Now.CancelledYen != 3300 || whole.Receipts != 1 {
		t.Errorf("got %+v", page)
	}
	if s := page.Sheet.Series; len(s) != 13 || s[0].Month != "2025-11" || s[12].Receipts != 1 {
		t.Errorf("plot %+v", s)
	}
	must[EntryList](t)(d.CorrectEntry(ctx, EntryCorrection{ID: receipt.ID, Version: receipt.Version, Date: "2026-11-20", Reason: "重ねて発行した"}))
	if page = must[MonthPage](t)(d.MonthSheet(ctx, MonthQuery{Month: "2026-11"})); page.Sheet.Whole.Receipts != 0 {
		t.Errorf("a receipt that was taken back counts: %+v", page.Sheet.Whole)
	}
	_, err := d.MonthSheet(ctx, MonthQuery{Month: "2026-13"})
	refused(t, err, "month")
}

func TestMonthPDF_is_the_same_bytes_for_the_same_books(t *testing.T) {
	d := open(t, &fake{})
	ctx := asOwner(t, d)
	confirmed(t, d, Entry{Date: "2026-11-05", Channel: book.Rakuten, Type: book.CancelBeforeShip, Amount: 3300})
	name, one, err := d.MonthPDF(ctx, MonthQuery{Month: "2026-11"})
	_, two, again := d.MonthPDF(ctx, MonthQuery{Month: "2026-11"})
	if err != nil || again != nil || name != "月のまとめ_2026-11.pdf" || !bytes.HasPrefix(one, []byte("%PDF-")) || !bytes.Equal(one, two) {
		t.Errorf("%s: %d and %d bytes, %v %v", name, len(one), len(two), err, again)
	}
}
