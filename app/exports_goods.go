package app

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"madoguchi/app/export/book"
)

// mostGoods is how many articles stand beside a reason.
const mostGoods = 3

// reasonKey is a row of 返金理由: a month, a mall, what happened, and why.
type reasonKey struct{ month, channel, kind, reason string }

// goodsOf are the numbers of the articles behind the reasons of a period, the most frequent
// first. An entry names an order, not its lines: where it is about part of an order with
// several articles, nobody has said which, and it counts for none.
func (d *Desk) goodsOf(ctx context.Context, events []book.Event) (map[reasonKey]string, error) {
	gone := map[string]bool{}
	for _, e := range events {
		if e.Type == book.Reversal {
			gone[e.RelatedID] = true
		}
	}
	counts := map[reasonKey]map[string]int64{}
	for _, e := range events {
		if e.Type == book.Reversal || gone[e.ID] || e.OrderNo == "" {
			continue
		}
		kind, _ := e.Meaning()
		goods, err := d.goodsBehind(ctx, e.OrderNo, wholeOrder(kind.Code))
		if err != nil {
			return nil, err
		}
		key := reasonKey{e.Month(), e.Channel, kind.Code, cmp.Or(e.Memo, kind.Label)}
		if counts[key] == nil {
			counts[key] = map[string]int64{}
		}
		for code, n := range goods {
			counts[key][code] += n
		}
	}
	out := map[reasonKey]string{}
	for key, of := range counts {
		out[key] = mostOf(of)
	}
	return out, nil
}

// wholeOrder: all articles of the order went back, or never left.
func wholeOrder(kind string) bool {
	return slices.Contains([]string{book.RefundFull, book.CancelBeforeShip, book.CancelAfterShip}, kind)
}

// goodsBehind are the articles of an order with how often they are in it.
func (d *Desk) goodsBehind(ctx context.Context, number string, whole bool) (map[string]int64, error) {
	goods := map[string]int64{}
	list, err := d.store.OrderByNumber(ctx, number)
	if err != nil || len(list) == 0 {
		return goods, err
	}
	for _, l := range list[0].Lines {
		if l.Code != "" {
			goods[l.Code] += max(l.Count, 1)
		}
	}
	if whole {
		return goods, nil
	}
	if len(goods) > 1 || len(list[0].Lines) > 1 {
		return nil, nil
	}
	for code := range goods {
		goods[code] = 1 // how many of them it was about, nobody has said
	}
	return goods, nil
}

// mostOf are the most frequent ones as words: A-1（3）・B-2（1）.
func mostOf(goods map[string]int64) string {
	codes := slices.SortedFunc(maps.Keys(goods), func(a, b string) int {
		return cmp.Or(cmp.Compare(goods[b], goods[a]), cmp.Compare(a, b))
	})
	var out []string
	for _, code := range codes[:min(len(codes), mostGoods)] {
		out = append(out, fmt.Sprintf("%s（%d）", code, goods[code]))
	}
	return strings.Join(out, "・")
}
