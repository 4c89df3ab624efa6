package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"madoguchi/connectors"
	"madoguchi/store/fold"
)

// numbered fills a desk with orders and with inquiries that name them, all of one shop
// and of a few days.
func numbered(d *desk, n int) (numbers []string) {
	shop := d.account("rakuten")
	var qs []connectors.Inquiry
	var orders []connectors.Order
	for i := range n {
		number := fmt.Sprintf("412345-202611%02d-00%08d", 1+i%9, 57730218+i*7919)
		if i%3 == 0 {
			number = fmt.Sprintf("hinata-zakka-10%08d", 1798218+i*7919)
		}
		numbers = append(numbers, number)
		orders = append(orders, connectors.Order{Number: number, OrderedAt: at(-i)})
		qs = append(qs, asked(docID(i), "件", post(docID(i), connectors.In, -i, "注文 "+number+" の件")))
	}
	d.orders(shop, orders...)
	d.ingest(shop, qs...)
	return numbers
}

func tellAlways(t *testing.T) {
	from, look := tellingFrom, tellingLook
	tellingFrom, tellingLook = 0, 3
	t.Cleanup(func() { tellingFrom, tellingLook = from, look })
}

func TestFind_of_a_long_number_equals_reading_everything(t *testing.T) {
	tellAlways(t)
	eachDatabase(t, func(t *testing.T, d *desk) {
		numbers := numbered(d, 90)
		asks := slices.Clone(numbers)
		for i, n := range numbers[:30] {
			if i%3 == 0 {
				asks = append(asks, n[:len(n)-1-i%9], n[i%9:], n[4:18])
				continue
			}
			bare := strings.ReplaceAll(n, "-", "")
			asks = append(asks, bare, bare[:len(bare)-1-i%9], bare[i%9:], bare[2:20]+"9")
		}
		for _, ask := range asks {
			term, _ := fold.Word(ask, true)
			var want []string
			for _, n := range numbers {
				if term.Digits == "" && strings.Contains(n, term.Text) || term.Digits != "" && strings.Contains(strings.ReplaceAll(n, "-", ""), term.Digits) {
					want = append(want, n)
				}
			}
			var got []string
			page, err := d.Orders(d.ctx, OrderQuery{Search: ask})
			must(t, err)
			for _, o := range page.Rows {
				got = append(got, o.Number)
			}
			if slices.Sort(got); !slices.Equal(got, sorted(want)) {
				t.Fatalf("orders of %s: got %v, want %v", ask, got, want)
			}
			for _, what := range []string{FindInquiries, FindOrders} {
				if hits := d.findAll(what, FindQuery{Words: []Word{{Term: term}}}); len(hits) != len(want) {
					t.Fatalf("%s of %s: got %d, want %v", what, ask, len(hits), want)
				}
			}
		}
	})
}

func TestTelling_asks_for_no_digits_that_stand_everywhere(t *testing.T) {
	tellAlways(t)
	d := openDesk(t, false)
	numbers := numbered(d, 90)
	term, _ := fold.Word(numbers[40], true)
	got, err := d.telling(d.ctx, d.read, inquiryDocs, []fold.Term{term})
	must(t, err)
	for _, token := range got[0].Tokens {
		if strings.Contains("４１２３４５２０２６１１", token) {
			t.Errorf("asks for %s: %v", token, got[0].Tokens)
		}
	}
	if n := len(got[0].Tokens); n == 0 || n > 4 {
		t.Errorf("asks for %v", got[0].Tokens)
	}
}
