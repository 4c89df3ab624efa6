package main

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"madoguchi/store"
	"madoguchi/store/fold"
)

// documents are the folded texts of a profile, by inquiry.
func (b *bench) documents(dir string) (map[int64]string, error) {
	db, err := beside(dir)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	rows, err := db.QueryContext(b.ctx, `SELECT owner_id, folded FROM inquiry_docs`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := map[int64]string{}
	for rows.Next() {
		var id int64
		var text string
		if err := rows.Scan(&id, &text); err != nil {
			return nil, err
		}
		all[id] = text
	}
	return all, rows.Err()
}

// questions are what people look for: words of the shop, of one, two and more
// letters, and pieces of numbers and codes that stand in a mail.
func (b *bench) questions() []string {
	all := []string{
		"色", "白", "傘", "銅", "返品", "在庫", "送料", "領収書", "キャンセル", "再入荷", "のし", "名入れ", "破損", "割れ", "貫入", "配達", "営業所",
		"粉引の飯碗", "南部鉄", "波佐見焼", "オーガニックコットン", "テラコッタ", "四十九日", "還暦祝い", "金継ぎ", "三毛猫", "消費生活センター",
		"佐藤", "高橋", "勅使河原", "小鳥遊", "見本台", "世田谷区", "有限会社たちばな商店", "hinata", "インボイス", "ポイント", "コンビニ", "t7",
	}
	d := rand.New(rand.NewPCG(5, 5))
	for len(all) < 64 {
		_, text := b.shop.Text(d.IntN(min(20_000, b.shop.Size().Mails)))
		letters := []rune(strings.Join(strings.Fields(fold.Fold(text)), "\n"))
		if len(letters) < 50 {
			continue
		}
		from := d.IntN(len(letters) - 8)
		if piece := string(letters[from : from+1+d.IntN(7)]); !strings.ContainsAny(piece, "\n\"-:>") {
			all = append(all, piece)
		}
	}
	return all
}

// ask is a question as the search box asks it; false when it is none.
func ask(question string, limit int) (store.FindQuery, string, bool) {
	term, ok := fold.Word(question, true)
	return store.FindQuery{Words: []store.Word{{Term: term}}, Limit: limit}, term.Text, ok
}

// recall is G5: every mail in whose folded subject or text the question stands must
// be found, and the question must stand in everything that is found.
func (b *bench) recall() error {
	dir, err := b.filled("small", b.shop)
	if err != nil {
		return err
	}
	docs, err := b.documents(dir)
	if err != nil {
		return err
	}
	s, err := b.openStore(dir)
	if err != nil {
		return err
	}
	defer s.Close()
	texts := b.texts()
	inquiryOf, err := b.inquiries(dir, len(texts))
	if err != nil {
		return err
	}
	should, missing, found, wrong := 0, 0, 0, 0
	for _, question := range b.questions() {
		want, folded, ok := ask(question, 0)
		if !ok {
			continue
		}
		page, err := s.Find(b.ctx, store.FindInquiries, want)
		if err != nil {
			return err
		}
		got := map[int64]bool{}
		for _, h := range page.Hits {
			found++
			got[h.ID] = true
			if !strings.Contains(docs[h.ID], folded) {
				wrong++
				say("%q finds inquiry %d, in which it does not stand", question, h.ID)
			}
		}
		for n, text := range texts {
			if !strings.Contains(text, folded) {
				continue
			}
			if should++; !got[inquiryOf[n]] {
				missing++
				say("%q does not find mail %d", question, n)
			}
		}
	}
	if should == 0 || found == 0 {
		return errors.New("nothing was found")
	}
	note := fmt.Sprintf("%d mails hold one of the questions, %d of them are not found; %d inquiries are found, %d wrongly", should, missing, found, wrong)
	b.add(line{Goal: "G5", What: "recall", Ours: float64(should - missing), Anchor: float64(should), Unit: "mails", Value: float64(should-missing) / float64(should), Least: true, Bar: 1, Aim: 1, Runs: 1, Note: note})
	b.add(line{Goal: "G5", What: "precision", Ours: float64(found - wrong), Anchor: float64(found), Unit: "inquiries", Value: float64(found-wrong) / float64(found), Least: true, Bar: 1, Aim: 1, Runs: 1})
	return nil
}

// texts are the newest 20,000 mails as the truth: made anew from the seed, never
// read from the store.
func (b *bench) texts() (all []string) {
	for n := range min(20_000, b.shop.Size().Mails) {
		subject, text := b.shop.Text(n)
		all = append(all, fold.Fold(subject)+"\n"+fold.Fold(text))
	}
	return all
}

// inquiries says into which inquiry each of the newest mails has gone.
func (b *bench) inquiries(dir string, mails int) (all []int64, err error) {
	db, err := beside(dir)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	find, err := db.PrepareContext(b.ctx, `SELECT inquiry_id FROM messages WHERE account_id = (SELECT MIN(id) FROM accounts) AND mail_id = $1 AND mail_id <> ''`)
	if err != nil {
		return nil, err
	}
	defer find.Close()
	for n := range mails {
		var id int64
		if err := find.QueryRowContext(b.ctx, b.shop.MailInquiry(n).RemoteID).Scan(&id); err != nil {
			return nil, fmt.Errorf("mail %d: %w", n, err)
		}
		all = append(all, id)
	}
	return all, nil
}

// against is G6: the newest 50 of the desk, against ripgrep counting in a file that
// holds the folded texts, a line each, which the system has in memory.
func (b *bench) against() error {
	dir, err := b.filled("small", b.shop)
	if err != nil {
		return err
	}
	if _, err := exec.LookPath("rg"); err != nil {
		return fmt.Errorf("ripgrep is not installed (build/setup.sh bench): %w", err)
	}
	file := filepath.Join(b.temp, "folded.txt")
	if err := b.writeFolded(dir, file); err != nil {
		return err
	}
	s, err := b.openStore(dir)
	if err != nil {
		return err
	}
	defer s.Close()
	var ours, theirs []float64
	for range rounds {
		for _, question := range b.questions() {
			want, folded, ok := ask(question, 50)
			if !ok {
				continue
			}
			desk, err := took(func() error {
				_, err := s.Find(b.ctx, store.FindInquiries, want)
				return err
			})
			if err != nil {
				return err
			}
			rg, err := took(func() error { return ripgrep(b.ctx, folded, file) })
			if err != nil {
				return err
			}
			ours, theirs = append(ours, desk), append(theirs, rg)
		}
	}
	for _, p := range []struct {
		percent  int
		bar, aim float64
	}{{50, 20, 60}, {95, 3, 15}} {
		o, t := at(ours, p.percent), at(theirs, p.percent)
		b.add(line{Goal: "G6", What: fmt.Sprintf("newest 50 against rg -F -c, p%d", p.percent), Ours: o, Anchor: t, Unit: "s", Value: t / o, Least: true, Bar: p.bar, Aim: p.aim, Runs: len(ours)})
	}
	return nil
}

// ripgrep counts; its status 1 says that nothing was found.
func ripgrep(ctx context.Context, what, file string) error {
	err := exec.CommandContext(ctx, "rg", "-F", "-c", "-e", what, file).Run()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) && exit.ExitCode() == 1 {
		return nil
	}
	return err
}

func (b *bench) writeFolded(dir, file string) error {
	docs, err := b.documents(dir)
	if err != nil {
		return err
	}
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	for _, text := range docs {
		_, _ = w.WriteString(strings.ReplaceAll(text, "\n", " ") + "\n")
	}
	return errors.Join(w.Flush(), f.Close())
}

// indexSize is G7: the pages of the index against the text that it is of.
func (b *bench) indexSize() error {
	dir, err := b.filled("small", b.shop)
	if err != nil {
		return err
	}
	db, err := beside(dir)
	if err != nil {
		return err
	}
	defer db.Close()
	var text, index float64
	if err := db.QueryRowContext(b.ctx, `SELECT SUM(LENGTH(CAST(folded AS BLOB))) FROM inquiry_docs`).Scan(&text); err != nil {
		return err
	}
	if err := db.QueryRowContext(b.ctx, `SELECT SUM(pgsize) FROM dbstat WHERE name LIKE 'inquiry_index%'`).Scan(&index); err != nil {
		return err
	}
	b.add(line{Goal: "G7", What: "index against folded text", Ours: index / 1e6, Anchor: text / 1e6, Unit: "MB", Value: index / text, Bar: .25, Aim: .18, Runs: 1})
	return nil
}

// indexing is G8: the same folded texts into the desk's index, whose words are cut
// in Go, and into FTS5's own trigram index, both in one transaction of a new file.
func (b *bench) indexing() error {
	var texts []string
	for n := range min(10_000, b.shop.Size().Mails) {
		subject, text := b.shop.Text(n)
		texts = append(texts, fold.Fold(subject+"\n"+text))
	}
	build := func(table string, words func(string) string) side {
		return func() (float64, error) {
			db, err := sql.Open("sqlite", filepath.Join(b.temp, fmt.Sprintf("index%d.db", rand.Int64()))+"?_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)")
			if err != nil {
				return 0, err
			}
			defer db.Close()
			if _, err := db.ExecContext(b.ctx, table); err != nil {
				return 0, err
			}
			return worked(func() error { return b.index(db, texts, words) })
		}
	}
	m, times, err := turns(rounds, always,
		build(`CREATE VIRTUAL TABLE x USING fts5 (t, content='', contentless_delete=1, tokenize='ascii', detail=none)`, fold.Cut),
		build(`CREATE VIRTUAL TABLE x USING fts5 (t, content='', contentless_delete=1, tokenize='trigram')`, func(s string) string { return s }))
	if err != nil {
		return err
	}
	b.add(line{
		Goal: "G8", What: "building an index of 10,000 mails against FTS5 trigram, processor time", Ours: m[0], Anchor: m[1], Unit: "s", Value: m[1] / m[0], Least: true, Bar: 2.5, Aim: 4, Runs: times,
	})
	return nil
}

func (b *bench) index(db *sql.DB, texts []string, words func(string) string) error {
	tx, err := db.BeginTx(b.ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after a commit it does nothing
	put, err := tx.PrepareContext(b.ctx, `INSERT INTO x (rowid, t) VALUES ($1, $2)`)
	if err != nil {
		return err
	}
	for i, text := range texts {
		if _, err := put.ExecContext(b.ctx, i+1, words(text)); err != nil {
			return err
		}
	}
	return tx.Commit()
}
