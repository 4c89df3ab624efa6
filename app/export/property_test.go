package export

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"madoguchi/app/export/book"
	"madoguchi/app/export/clean"
	"madoguchi/app/export/freee"
	"madoguchi/app/export/mf"
	"madoguchi/app/export/month"
	"madoguchi/app/export/plain"
	"madoguchi/app/export/yayoi"

	"golang.org/x/text/encoding/japanese"
)

// columns says where a package has the two amounts and what identifies an event.
type columns struct {
	head                         int // rows above the first
	debit, credit, summary, slip int
	write                        writer
	words                        func(book.Shop) book.Words
}

func packages() map[string]columns {
	return map[string]columns{
		"yayoi": {0, 8, 14, 16, -1, yayoi.Write, yayoi.Preset},
		"mf":    {1, 8, 16, 18, 0, mf.Write, mf.Preset},
		"freee": {1, 14, 28, 31, 1, freee.Write, freee.Preset},
	}
}

func TestWrite_books_every_yen_once_on_both_sides(t *testing.T) {
	for seed := range uint64(60) {
		s, events := invented(seed)
		var want int64
		for _, e := range events {
			want += e.LineTotal()
		}
		for name, c := range packages() {
			out, _, err := c.write(events, s, c.words(s))
			if err != nil {
				t.Fatalf("%s, seed %d: %v", name, seed, err)
			}
			var debit, credit int64
			slips := map[string]string{}
			for _, r := range rows(t, name, out)[c.head:] {
				if r[c.debit] != r[c.credit] {
					t.Fatalf("%s, seed %d: a row does not balance: %q", name, seed, r)
				}
				debit, credit = debit+yen(t, r[c.debit]), credit+yen(t, r[c.credit])
				if c.slip >= 0 && slips[r[c.slip]] != "" && slips[r[c.slip]] != r[c.summary] {
					t.Fatalf("%s, seed %d: two events share a slip: %q", name, seed, r)
				} else if c.slip >= 0 {
					slips[r[c.slip]] = r[c.summary]
				}
				for _, cell := range r {
					if clean.Tame(cell) != cell || strings.HasPrefix(cell, "'") {
						t.Fatalf("%s, seed %d: a cell is computed: %q", name, seed, cell)
					}
				}
			}
			if debit != want || credit != want {
				t.Errorf("%s, seed %d: %d and %d yen, want %d", name, seed, debit, credit, want)
			}
		}
	}
}

// Money that went back is what the events say, at each rate, with its tax.
func TestMonthly_sums_are_those_of_the_events(t *testing.T) {
	for seed := range uint64(60) {
		s, events := invented(seed)
		var want, got [5]int64 // returns and tax at 10 %, at 8 %, settled by the malls
		for _, e := range events {
			for _, l := range e.Lines {
				switch l.DebitTax {
				case "sales_return_10":
					want[0], want[1] = want[0]+l.Amount, want[1]+l.Amount*10/110
				case "sales_return_8r":
					want[2], want[3] = want[2]+l.Amount, want[3]+l.Amount*8/108
				}
				switch {
				case e.SettledBy == book.ByMall && l.Debit == "売掛金": // the mall owes the shop more
					want[4] -= l.Amount
				case e.SettledBy == book.ByMall:
					want[4] += l.Amount
				}
			}
		}
		for _, r := range plain.Monthly(events, s).Rows {
			if r[1] == "合計" {
				for i, c := range []int{2, 3, 4, 5, 14} {
					got[i] += yen(t, r[c])
				}
			}
		}
		if got != want {
			t.Errorf("seed %d: %v, want %v", seed, got, want)
		}
	}
}

// The month sheet says what the month's file says, and its rows come to what the events book.
func TestMonthSheet_says_what_the_file_of_the_month_says(t *testing.T) {
	for seed := range uint64(60) {
		s, events := invented(seed)
		got, want := map[string]string{}, map[string]string{}
		for _, r := range plain.Monthly(events, s).Rows {
			want[r[0]+r[1]] = strings.Join(r[2:], ",")
		}
		for _, m := range month.Months(events) {
			of := month.Of(m, events, s)
			for _, one := range append(of.Malls, of.Whole) {
				if one.Channel != "" && !slices.ContainsFunc(events, func(e book.Event) bool { return e.Month() == m && e.Channel == one.Channel }) {
					continue // only in the month before
				}
				n := one.Now
				got[m+cmp.Or(one.Label, "合計")] = joined(n.Return10, n.Tax10, n.Return8, n.Tax8, n.Cancelled, n.CancelledYen, n.Back, n.Again, n.Points, n.Cash, n.Fees, n.Repairs, n.Mall, n.Bank, n.Later)
				if one.Total.Amount10+one.Total.Amount8+one.Total.Amount0 != one.Total.Amount {
					t.Errorf("seed %d: the rates of %s %s are not its sum: %+v", seed, m, one.Label, one.Total)
				}
			}
			if booked := bookedIn(m, events); of.Whole.Total.Amount != booked {
				t.Errorf("seed %d: %s has %d, the events book %d", seed, m, of.Whole.Total.Amount, booked)
			}
			if last := of.Series[len(of.Series)-1]; last.Refunds != of.Whole.Now.Refunds() || last.Postage != of.Whole.Now.Postage() || last.Amends != of.Whole.Now.Amends() {
				t.Errorf("seed %d: the plot says %+v", seed, last)
			}
		}
		if !maps.Equal(got, want) {
			t.Errorf("seed %d: %v, want %v", seed, got, want)
		}
	}
}

func joined(all ...int64) string {
	var s []string
	for _, n := range all {
		s = append(s, strconv.FormatInt(n, 10))
	}
	return strings.Join(s, ",")
}

// bookedIn is what the journals of a month come to; what comes in counts down.
func bookedIn(m string, events []book.Event) (sum int64) {
	for _, e := range events {
		switch kind, _ := book.KindOf(e.Type); {
		case e.Month() != m:
		case kind.Incoming:
			sum -= e.LineTotal()
		default:
			sum += e.LineTotal()
		}
	}
	return sum
}

// rows reads a file back the way the package would.
func rows(t *testing.T, name string, out []byte) [][]string {
	t.Helper()
	if name != "freee" {
		text, err := japanese.ShiftJIS.NewDecoder().Bytes(out)
		if err != nil || bytes.ContainsAny(text, "\x1a\uFFFD") {
			t.Fatalf("%s is not read back: %v", name, err)
		}
		out = text
	}
	all, err := csv.NewReader(bytes.NewReader(out)).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return all
}

func yen(t *testing.T, cell string) int64 {
	t.Helper()
	n, err := strconv.ParseInt(cell, 10, 64)
	if err != nil {
		t.Fatalf("%q is no amount", cell)
	}
	return n
}

// invented is a month of a shop that lets anything happen.
func invented(seed uint64) (book.Shop, []book.Event) {
	r := rand.New(rand.NewPCG(seed, 1))
	pick := func(words ...string) string { return words[r.IntN(len(words))] }
	s := book.Shop{
		Method: pick(book.MethodIncluded, book.MethodExcluded), Taxation: pick("", book.TaxationGeneral, book.TaxationSimplified), BusinessClass: 2,
		Accounts: book.Accounts{Returns: pick("", "売上戻り高", "=売上"), BankSub: pick("", "見本銀行", "-銀行")}, SmallBuyer: r.IntN(2) == 0,
	}
	kinds := book.Kinds()
	var events []book.Event
	for i := range r.IntN(30) {
		kind := kinds[r.IntN(len(kinds)-1)] // the last one is made of others
		variant := kind.Variants[r.IntN(len(kind.Variants))]
		e, err := s.Propose(book.Wish{
			Type: kind.Code, Variant: variant.Code, Date: fmt.Sprintf("2026-%02d-%02d", 9+r.IntN(3), 1+r.IntN(28)),
			Channel: pick(book.Rakuten, book.Yahoo, book.Own, "他"), OrderNo: pick("", "0012", "=1+1", "-A", "M-20261008-003"),
			Memo: pick("返品", "箱つぶれ😢", "=cmd|' /C calc'!A0", "＠色番𠮷〜", "a\r\nb", strings.Repeat("長い理由", 20)), Note: pick("", "+1", "@x"),
			Amounts: []book.PerRate{{Rate: 10, Amount: 1 + r.Int64N(50_000)}, {Rate: 8, Amount: r.Int64N(5_000)}},
			Partner: pick("", "見本運輸", "+81運輸"), Fee: r.Int64N(2) * 330,
			Invoice: pick(book.Qualified, book.Transitional, book.NoDeduction, book.Unsaid),
		})
		if err != nil {
			panic(err)
		}
		e.ID, e.Status = fmt.Sprintf("EV-202610-%04d", i+1), book.StateConfirmed
		events = append(events, e)
	}
	return s, events
}
