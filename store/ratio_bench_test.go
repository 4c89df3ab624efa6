package store

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/ordernumber"
	"madoguchi/store/fold"
)

// The benchmarks that build/bench.sh turns into ratios. Each runs the desk and a
// bare reference in turns, so that a busy machine slows both.
const rounds = 5

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

func firstPage(b *testing.B, s *Store, search string, want int) {
	b.Helper()
	for b.Loop() {
		page, err := s.Inquiries(b.Context(), InquiryQuery{Search: search, Sort: "new", Limit: 50})
		must(b, err)
		if len(page.Rows) != want {
			b.Fatalf("%d rows", len(page.Rows))
		}
	}
}

func BenchmarkRatio_search_and_first_page(b *testing.B) {
	small, _ := filled(b, 10_000)
	large, texts := filled(b, 100_000)
	for i, t := range texts {
		texts[i] = fold.Fold(t)
	}
	scan := func(b *testing.B, word string, want int) {
		for b.Loop() {
			hits := 0
			for _, t := range texts {
				if strings.Contains(t, word) {
					if hits++; hits == 50 {
						break
					}
				}
			}
			if hits != want {
				b.Fatalf("%d hits", hits)
			}
		}
	}
	for range rounds {
		b.Run("page/100k", func(b *testing.B) { firstPage(b, large, "", 50) })
		b.Run("page/bare", func(b *testing.B) { firstPage(b, small, "", 50) })
		b.Run("common/desk", func(b *testing.B) { firstPage(b, large, "硝子の花瓶", 50) })
		b.Run("common/bare", func(b *testing.B) { scan(b, fold.Fold("硝子の花瓶"), 50) })
		b.Run("rare/desk", func(b *testing.B) { firstPage(b, large, "南部鉄瓶", 1) })
		b.Run("rare/bare", func(b *testing.B) { scan(b, fold.Fold("南部鉄瓶"), 1) })
	}
}

func BenchmarkRatio_order_numbers(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 1))
	texts := make([]string, 200)
	for i := range texts {
		texts[i] = randomText(random, 300) + "\n注文番号: 333333-20261119-0000000001\n" + randomText(random, 300)
	}
	bare := regexp.MustCompile(`[0-9]{6}-[0-9]{8}-[0-9]{10}`)
	options := ordernumber.Options{ShopIDs: []string{"333333"}, YahooAccounts: []string{"mihondo"}, Now: morning}
	run := func(find func(string) int) func(*testing.B) {
		return func(b *testing.B) {
			for b.Loop() {
				for _, t := range texts {
					if find(t) == 0 {
						b.Fatal("not found")
					}
				}
			}
		}
	}
	for range rounds {
		b.Run("numbers/desk", run(func(t string) int { return len(ordernumber.Find(t, options)) }))
		b.Run("numbers/bare", run(func(t string) int { return len(bare.FindAllString(t, -1)) }))
	}
}

func BenchmarkRatio_ingest(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 1))
	const size = 500
	n := 0
	mails := func() []connectors.Inquiry {
		var qs []connectors.Inquiry
		for range size {
			n++
			q := mail(fmt.Sprint(n), fmt.Sprintf("c%d@example.jp", n/2), fmt.Sprintf("件名 %d", n/2), -random.IntN(500000))
			q.Messages[0].Text = randomText(random, 600)
			qs = append(qs, q)
		}
		return qs
	}
	dir := b.TempDir()
	s, err := Open(b.Context(), Config{Path: filepath.Join(dir, "b.db"), Blobs: dir})
	must(b, err)
	defer s.Close()
	box, err := s.AddAccount(b.Context(), clerk, Account{Kind: "mailbox", Name: "m"})
	must(b, err)
	db, err := sql.Open("sqlite", filepath.Join(dir, "bare.db")+"?_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)")
	must(b, err)
	defer db.Close()
	_, err = db.Exec(`CREATE TABLE mails (id TEXT, address TEXT, subject TEXT, body TEXT, sent_at INTEGER)`)
	must(b, err)
	for range rounds {
		b.Run("ingest/desk", func(b *testing.B) {
			for b.Loop() {
				_, err := s.Ingest(b.Context(), box, connectors.Batch{Inquiries: mails()})
				must(b, err)
			}
			b.ReportMetric(float64(b.N)*size/b.Elapsed().Seconds(), "mails/s")
		})
		b.Run("ingest/bare", func(b *testing.B) {
			for b.Loop() {
				bareInsert(b, db, mails())
			}
		})
	}
}

func bareInsert(b *testing.B, db *sql.DB, qs []connectors.Inquiry) {
	b.Helper()
	tx, err := db.Begin()
	must(b, err)
	insert, err := tx.Prepare(`INSERT INTO mails VALUES (?, ?, ?, ?, ?)`)
	must(b, err)
	for _, q := range qs {
		m := q.Messages[0]
		_, err := insert.Exec(m.MailID, m.Address, m.Subject, m.Text, m.SentAt.UnixMilli())
		must(b, err)
	}
	must(b, tx.Commit())
}
