package store

import (
	"slices"
	"strings"
	"testing"

	"madoguchi/connectors"
)

func TestAnsweredLike_brings_what_was_answered_and_is_within_reach(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		d.ingest(shop,
			asked("1", "鉄瓶", post("1a", connectors.In, 0, "鉄瓶に錆が出ました"), post("1b", connectors.Out, 5, "そのままお使いいただけます")),
			asked("2", "鉄瓶", post("2a", connectors.In, 10, "鉄瓶の錆について")),
			asked("3", "送料", post("3a", connectors.In, 20, "送料を知りたい"), post("3b", connectors.Out, 25, "五百円です")),
			asked("4", "鉄瓶の錆", post("4a", connectors.In, 30, "鉄瓶が錆びました")),
		)
		open, first, third := d.remote(shop, "4"), d.remote(shop, "1"), d.remote(shop, "3")
		ask := AlikeQuery{Tokens: []string{"鉄瓶", "に錆"}, Except: open.ID}
		got, weights, err := d.AnsweredLike(d.ctx, ask)
		must(t, err)
		if len(got) != 1 || got[0].ID != first.ID || len(got[0].Said) != 2 || !got[0].Said[1].Ours {
			t.Fatalf("got %+v", got)
		}
		if weights["に錆"] <= weights["鉄瓶"] {
			t.Errorf("a rarer token does not weigh more: %v", weights)
		}
		must(t, d.SetModel(d.ctx, clerk, d.outOf(third.ID), true, "短い"))
		got, _, err = d.AnsweredLike(d.ctx, ask)
		must(t, err)
		if len(got) != 2 || !slices.ContainsFunc(got, func(a Answered) bool { return a.ID == third.ID && a.Said[1].Model }) {
			t.Errorf("the model is not looked at: %+v", got)
		}
		ask.Reach = Reach{Staff: 77}
		if got, _, err = d.AnsweredLike(d.ctx, ask); err != nil || len(got) != 0 {
			t.Errorf("out of reach: %+v, %v", got, err)
		}
	})
}

// outOf is the answer in an inquiry.
func (d *desk) outOf(inquiry int64) int64 {
	d.t.Helper()
	all, err := d.Messages(d.ctx, inquiry)
	must(d.t, err)
	for _, m := range all {
		if m.Direction == "out" {
			return m.ID
		}
	}
	d.t.Fatal("no answer")
	return 0
}

func TestSetModel_marks_answers_only_and_goes_with_the_inquiry(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		d.ingest(shop, asked("1", "件", post("1a", connectors.In, 0, "質問"), post("1b", connectors.Out, 5, "答え")))
		q := d.remote(shop, "1")
		all, err := d.Messages(d.ctx, q.ID)
		must(t, err)
		if err := d.SetModel(d.ctx, clerk, all[0].ID, true, ""); err != ErrNotFound { //nolint:errorlint // never wrapped
			t.Errorf("a question became a model: %v", err)
		}
		answer := d.outOf(q.ID)
		for _, note := range []string{"はじめ", "書き直し"} {
			must(t, d.SetModel(d.ctx, clerk, answer, true, note))
		}
		list, err := d.Models(d.ctx, Reach{})
		must(t, err)
		in, err := d.ModelsIn(d.ctx, q.ID)
		must(t, err)
		if len(list) != 1 || list[0].Note != "書き直し" || list[0].InquiryID != q.ID || in[answer] != "書き直し" {
			t.Errorf("got %+v, %v", list, in)
		}
		must(t, d.SetModel(d.ctx, clerk, answer, false, ""))
		if list, err = d.Models(d.ctx, Reach{}); err != nil || len(list) != 0 {
			t.Errorf("still there: %+v, %v", list, err)
		}
		must(t, d.SetModel(d.ctx, clerk, answer, true, "山田様の件"))
		must(t, d.Erase(d.ctx, clerk, q.ID))
		if list, err = d.Models(d.ctx, Reach{}); err != nil || len(list) != 0 {
			t.Errorf("erased and still there: %+v, %v", list, err)
		}
	})
}

func TestAnsweredLike_reads_no_table_whole(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		manyInquiries(d, 20)
		shop := d.account("rakuten")
		d.ingest(shop, asked("x", "鉄瓶", post("xa", connectors.In, 0, "鉄瓶の錆"), post("xb", connectors.Out, 5, "答え")))
		var queries []string
		must(t, d.readTx(d.ctx, func(t *txn) error {
			c := candidates{txn: t, docs: map[int64]float64{}, score: map[int64]float64{}}
			w, err := c.weigh([]string{"鉄瓶"})
			must(d.t, err)
			must(d.t, c.follow([]string{"鉄瓶"}, w))
			must(d.t, c.others(AlikeQuery{Customer: 1, Category: 1}))
			must(d.t, c.whose())
			_, err = t.answered(c.best(), Reach{})
			must(d.t, err)
			for query := range t.kept {
				queries = append(queries, query)
			}
			return nil
		}))
		if len(queries) < 6 {
			t.Fatalf("only %d statements", len(queries))
		}
		for _, query := range queries {
			for _, line := range tableReads(d, query) {
				if line != "SCAN counted" && !strings.Contains(line, "SCAN k") { // what is counted is capped; a shop marks dozens of answers
					t.Errorf("%s\n%s", query, line)
				}
			}
		}
	})
}

// What a person waits for beside an open inquiry, over 20,000 inquiries.
func BenchmarkAnsweredLike(b *testing.B) {
	s, _ := filled(b, 20_000)
	tokens := []string{"硝子", "花瓶", "子の", "の花", "につ", "返品", "交換", "商品", "届き", "発送", "注文", "品に"}
	for b.Loop() {
		_, _, err := s.AnsweredLike(b.Context(), AlikeQuery{Tokens: tokens})
		must(b, err)
	}
}
