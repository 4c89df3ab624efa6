package app

import (
	"context"
	"encoding/base64"
	"encoding/csv"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"madoguchi/app/export/book"
	"madoguchi/store"

	"golang.org/x/text/encoding/japanese"
)

// sides are where a file has its two accounts and amounts.
type sides struct{ head, debit, debitYen, credit, creditYen int }

func filesOf() map[string]sides {
	return map[string]sides{"csv": {1, 9, 7, 12, 7}, "yayoi": {0, 4, 8, 10, 14}, "mf": {1, 2, 8, 10, 16}, "freee": {1, 3, 14, 17, 28}}
}

// Whatever a shop books and corrects, over the ends of months, years and locks: every file
// moves the same yen between the same accounts as its entries, and what was corrected
// comes to nothing.
func TestBooks_from_the_entry_to_the_file_no_yen_is_lost(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 7))
			d := open(t, &fake{})
			ctx := asOwner(t, d)
			shop := inventedBooks(t, ctx, d, r)
			inventMonths(t, ctx, d, r)
			first := must[ExportDone](t)(d.ExportBooks(ctx, ExportRequest{Kind: "csv", From: "2026-09-01", To: "2026-09-30"}))
			must[EntryMonths](t)(d.LockMonth(ctx, MonthLock{Month: "2026-09", Locked: true}))
			correctSome(t, ctx, d, r)
			if again := must[ExportDone](t)(d.ExportBooks(ctx, ExportRequest{Kind: "csv", From: "2026-09-01", To: "2026-09-30"})); again.Data != first.Data || !again.Again {
				t.Error("a locked month is another file after its corrections")
			}
			all := must[[]store.Entry](t)(d.store.Booked(ctx, "2026-09-01", "2026-12-31"))
			checkTaxes(t, shop, all)
			want := movesOf(all)
			for kind, at := range filesOf() {
				got := map[string]int64{}
				for _, years := range [][2]string{{"2026-09-01", "2026-10-31"}, {"2026-11-01", "2026-12-31"}} { // years begin in November at the latest
					moves(t, got, exportedRows(t, ctx, d, kind, years[0], years[1])[at.head:], at, shop, kind)
				}
				if !maps.Equal(got, want) {
					t.Errorf("%s moves\n%v, the entries\n%v", kind, got, want)
				}
			}
			if _, err := d.ExportBooks(ctx, ExportRequest{Kind: "yayoi", From: "2026-09-01", To: "2026-12-31"}); shop.FiscalStart == 11 {
				refused(t, err, "export_blocked")
			} else if err != nil {
				t.Error(err)
			}
		})
	}
}

func inventedBooks(t *testing.T, ctx context.Context, d *Desk, r *rand.Rand) book.Shop {
	pick := func(words ...string) string { return words[r.IntN(len(words))] }
	b := must[Books](t)(d.Books(ctx))
	b.Shop.Method, b.Shop.Taxation = pick(book.MethodIncluded, book.MethodExcluded), pick(book.TaxationGeneral, book.TaxationSimplified, book.TaxationExempt)
	b.Shop.Rounding, b.Shop.BusinessClass = pick(book.RoundDown, book.RoundHalf, book.RoundUp), 2
	b.Shop.Corporate, b.Shop.FiscalStart = true, []int{4, 11}[r.IntN(2)]
	return must[Books](t)(d.SaveBooks(ctx, b)).Shop
}

func inventMonths(t *testing.T, ctx context.Context, d *Desk, r *rand.Rand) {
	kinds := slices.DeleteFunc(book.Kinds(), func(k book.Kind) bool { return k.Code == book.Reversal })
	var all EntryRefs
	for range 24 {
		k := kinds[r.IntN(len(kinds))]
		p := must[EntryProposal](t)(d.ProposeEntry(ctx, EntryWish{
			Type: k.Code, Variant: k.Variants[r.IntN(len(k.Variants))].Code, Date: fmt.Sprintf("2026-%02d-%02d", 9+r.IntN(3), 1+r.IntN(30)),
			Amounts: []book.PerRate{{Rate: 10, Amount: 1 + r.Int64N(30_000)}, {Rate: 8, Amount: r.Int64N(9_000)}},
			Memo:    []string{"", "箱つぶれ😢〜", "=1+1", "𠮷 表ソ能"}[r.IntN(4)], Partner: "見本運輸", Fee: r.Int64N(2) * 330, Invoice: []string{book.Qualified, book.Transitional, book.NoDeduction}[r.IntN(3)],
		}))
		p.Entry.Channel = []string{book.Rakuten, book.Yahoo, book.Own}[r.IntN(3)]
		e := must[Entry](t)(d.SaveEntry(ctx, p.Entry))
		all.Entries = append(all.Entries, EntryRef{ID: e.ID, Version: e.Version})
	}
	e := must[Entry](t)(d.SaveEntry(ctx, must[EntryProposal](t)(d.ProposeEntry(ctx, EntryWish{Type: book.CompCash, Amount: 3000, Date: "2026-09-30"})).Entry))
	must[EntryList](t)(d.ConfirmEntries(ctx, EntryRefs{Entries: append(all.Entries, EntryRef{ID: e.ID, Version: e.Version})}))
}

func correctSome(t *testing.T, ctx context.Context, d *Desk, r *rand.Rand) {
	for _, e := range must[EntryPage](t)(d.Entries(ctx, EntryQuery{})).Entries {
		if r.IntN(3) > 0 {
			continue
		}
		fix := EntryCorrection{ID: e.ID, Version: e.Version, Date: "2026-09-30", Reason: "金額の誤り"}
		_, err := d.CorrectEntry(ctx, fix)
		refused(t, err, "month_locked")
		fix.Date = fmt.Sprintf("2026-%02d-15", 11+r.IntN(2))
		if len(e.Lines) > 0 && r.IntN(2) == 0 {
			right := e
			right.Date, right.Lines = fix.Date, slices.Clone(e.Lines)
			right.Lines[0].Amount, right.Lines[0].TaxSource = right.Lines[0].Amount+100, ""
			fix.Instead = []Entry{right}
		}
		made := must[EntryList](t)(d.CorrectEntry(ctx, fix)).Entries
		if was, back := must[Entry](t)(d.EntryNamed(ctx, e.EventID)), made[0]; was.Status != store.EntryReversed || len(movesOf([]store.Entry{keptEntry(t, ctx, d, was.ID), keptEntry(t, ctx, d, back.ID)})) != 0 {
			t.Errorf("%s and its correction come to something", e.EventID)
		}
	}
}

func keptEntry(t *testing.T, ctx context.Context, d *Desk, id int64) store.Entry {
	return must[store.Entry](t)(d.store.Entry(ctx, id))
}

// movesOf are what entries add to each account, credits below nothing.
func movesOf(all []store.Entry) map[string]int64 {
	out := map[string]int64{}
	for _, e := range all {
		for _, l := range e.Lines {
			out[l.Debit] += l.Amount
			out[l.Credit] -= l.Amount
		}
	}
	maps.DeleteFunc(out, func(_ string, yen int64) bool { return yen == 0 })
	return out
}

// checkTaxes reckons the tax of every line anew: by thousandths, not as the program does.
func checkTaxes(t *testing.T, shop book.Shop, all []store.Entry) {
	t.Helper()
	for _, e := range all {
		for _, l := range e.Lines {
			exact := float64(l.Amount) * float64(l.Rate) / float64(100+l.Rate)
			low, high := exact-1, exact // 切捨て
			switch shop.Rounding {
			case book.RoundHalf:
				low, high = exact-0.5, exact+0.5
			case book.RoundUp:
				low, high = exact, exact+1
			}
			if tax := float64(l.Tax); shop.Taxation == book.TaxationExempt && tax != 0 || shop.Taxation != book.TaxationExempt && (tax < low-1e-6 || tax > high+1e-6) {
				t.Errorf("%s: the tax of %d at %d%% is %d (%s)", e.EventID, l.Amount, l.Rate, l.Tax, shop.Rounding)
			}
		}
	}
}

func exportedRows(t *testing.T, ctx context.Context, d *Desk, kind, from, to string) [][]string {
	t.Helper()
	data, err := base64.StdEncoding.DecodeString(must[ExportDone](t)(d.ExportBooks(ctx, ExportRequest{Kind: kind, From: from, To: to})).Data)
	if err == nil && (kind == "yayoi" || kind == "mf") {
		data, err = japanese.ShiftJIS.NewDecoder().Bytes(data)
	}
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(data), "\uFEFF"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func moves(t *testing.T, into map[string]int64, rows [][]string, at sides, shop book.Shop, kind string) {
	t.Helper()
	for _, row := range rows {
		if row[at.debit] == "" && row[at.credit] == "" && kind == "csv" { // without a journal
			continue
		}
		debit, err := strconv.ParseInt(row[at.debitYen], 10, 64)
		credit, err2 := strconv.ParseInt(row[at.creditYen], 10, 64)
		if err != nil || err2 != nil || debit <= 0 || debit != credit {
			t.Errorf("%s: a row does not balance: %q", kind, row)
		}
		into[row[at.debit]] += debit
		into[row[at.credit]] -= credit
		if text := strings.Join(row, " "); shop.Taxation == book.TaxationExempt && strings.Contains(text, "課税") {
			t.Errorf("%s: an exempt shop books a tax: %q", kind, row)
		}
	}
	maps.DeleteFunc(into, func(_ string, yen int64) bool { return yen == 0 })
}
