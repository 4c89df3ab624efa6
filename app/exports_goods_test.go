package app

import (
	"fmt"
	"testing"

	"madoguchi/app/export/book"
	"madoguchi/connectors"
	"madoguchi/store"
)

func TestGoodsOf_counts_articles_only_where_it_is_certain_which(t *testing.T) {
	d := open(t, &fake{})
	account := must[int64](t)(d.store.AddAccount(t.Context(), store.Actor{}, store.Account{Kind: "fake", Name: "店"}))
	order := func(number string, lines ...connectors.Line) connectors.Order {
		return connectors.Order{Number: number, OrderedAt: noon, Lines: lines}
	}
	kettle, cup := connectors.Line{Code: "KETTLE", Count: 1}, connectors.Line{Code: "CUP", Count: 4}
	_, err := d.store.Ingest(t.Context(), account, connectors.Batch{Next: "9", Orders: []connectors.Order{
		order("N-1", kettle, cup), order("N-2", kettle, cup), order("N-3", cup), order("N-4", kettle),
	}})
	if err != nil {
		t.Fatal(err)
	}
	event := func(n int, number, kind, memo string) book.Event {
		return book.Event{ID: fmt.Sprintf("EV-202611-%04d", n), Date: "2026-11-05", Channel: book.Own, OrderNo: number, Type: kind, Memo: memo}
	}
	wrong := event(6, "N-4", book.RefundPartial, "傷")
	got, err := d.goodsOf(t.Context(), []book.Event{
		event(1, "N-1", book.RefundFull, "不良"),
		event(2, "N-4", book.RefundFull, "不良"),
		event(3, "N-2", book.RefundPartial, "傷"),
		event(4, "N-3", book.RefundPartial, "傷"),
		event(5, "unknown", book.RefundPartial, "傷"),
		wrong, book.Reverse(wrong, "2026-11-06", "誤り"),
	})
	key := func(kind, memo string) reasonKey { return reasonKey{"2026-11", book.Own, kind, memo} }
	if err != nil || got[key(book.RefundFull, "不良")] != "CUP（4）・KETTLE（2）" || got[key(book.RefundPartial, "傷")] != "CUP（1）" {
		t.Errorf("%v %v", got, err)
	}
}
