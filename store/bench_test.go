package store

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"madoguchi/connectors"
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
