package store

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/store/fold"
)

// A first synchronisation: every mail is kept, threaded, linked and searchable.
func BenchmarkIngest_mails(b *testing.B) {
	dir := b.TempDir()
	s, err := Open(b.Context(), Config{Path: filepath.Join(dir, "b.db"), Blobs: dir})
	must(b, err)
	defer s.Close()
	box, err := s.AddAccount(b.Context(), clerk, Account{Kind: "mailbox", Name: "m"})
	must(b, err)
	random := rand.New(rand.NewPCG(1, 1))
	n := 0
	for b.Loop() {
		var qs []connectors.Inquiry
		for range 500 {
			n++
			q := mail(fmt.Sprint(n), fmt.Sprintf("c%d@example.jp", n/2), fmt.Sprintf("件名 %d", n/2), -random.IntN(500000))
			q.Messages[0].Text = randomText(random, 600)
			qs = append(qs, q)
		}
		_, err := s.Ingest(b.Context(), box, connectors.Batch{Inquiries: qs})
		must(b, err)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "mails/s")
}

// What the search box asks for while somebody types, over 20,000 inquiries: the
// first page and the thousand hits that are counted.
func BenchmarkFind_first_page_and_count(b *testing.B) {
	s, _ := filled(b, 20_000)
	for _, ask := range []string{"返", "返品", "硝子の花瓶", "南部鉄瓶", "キャンセル", "12345"} {
		term, ok := fold.Word(ask, true)
		if !ok {
			b.Fatal(ask)
		}
		b.Run(ask, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				began := time.Now()
				for _, limit := range []int{50, 1000} {
					_, err := s.Find(b.Context(), FindInquiries, FindQuery{Words: []Word{{Term: term}}, Limit: limit})
					must(b, err)
				}
				took = append(took, time.Since(began))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
		})
	}
}

// filled is a store with n inquiries of about 200 characters, and their texts,
// newest first. One in a hundred names a vase, one of all a kettle.
func filled(b *testing.B, n int) (*Store, []string) {
	b.Helper()
	dir := b.TempDir()
	s, err := Open(b.Context(), Config{
		Path: filepath.Join(dir, "b.db"), Blobs: dir, Now: func() time.Time { return morning },
	})
	must(b, err)
	b.Cleanup(func() { s.Close() })
	shop, err := s.AddAccount(b.Context(), clerk, Account{Kind: "rakuten", Name: "本店"})
	must(b, err)
	random := rand.New(rand.NewPCG(1, 1))
	var texts []string
	for n > len(texts) {
		var qs []connectors.Inquiry
		for range min(1000, n-len(texts)) {
			i := len(texts)
			text := randomText(random, 200)
			if i%100 == 0 {
				text += "硝子の花瓶について"
			}
			if i == 0 {
				text += "南部鉄瓶について"
			}
			texts = append(texts, text)
			qs = append(qs, asked(fmt.Sprint(i), "質問", post(fmt.Sprint(i, "-1"), connectors.In, i-n, text)))
		}
		_, err := s.Ingest(b.Context(), shop, connectors.Batch{Inquiries: qs})
		must(b, err)
	}
	slices.Reverse(texts)
	return s, texts
}
