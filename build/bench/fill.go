package main

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	_ "modernc.org/sqlite"

	"madoguchi/app"
	"madoguchi/build/corpus"
	"madoguchi/connectors"
	"madoguchi/connectors/mailbox"
	"madoguchi/connectors/rakuten"
	"madoguchi/connectors/yahoo"
	"madoguchi/store"
)

// owed is how far back an unanswered mail is still somebody's work.
const owed = 30 * 24 * time.Hour

// key changes with what makes a profile what it is: the generator, the tables, the
// form of the search and this program's own way to fill them.
func key() (string, error) {
	sum := sha256.New()
	parts := []string{"build/corpus", "store/migrations", "store/fold", "build/bench/fill.go", "build/bench/copy.go"}
	for _, search := range []string{"docs", "search", "runs", "reindex"} {
		found, _ := filepath.Glob("store/" + search + "*.go") // in the order of their names
		parts = append(parts, found...)
	}
	for _, dir := range parts {
		err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || strings.HasSuffix(path, "_test.go") {
				return err
			}
			b, err := os.ReadFile(path)
			_, _ = sum.Write(b)
			return err
		})
		if err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("%x", sum.Sum(nil))[:10], nil
}

// profile returns the folder of a filled profile, made on the first call and kept
// for the next run. What other versions left is removed.
func (b *bench) profile(name string, fill func(dir string) error) (string, error) {
	k, err := key()
	if err != nil {
		return "", err
	}
	dir := filepath.Join(b.cache, fmt.Sprintf("%s-%g-%s", name, b.scale, k))
	if _, err := os.Stat(dir); err == nil {
		return dir, nil
	}
	old, _ := filepath.Glob(filepath.Join(b.cache, fmt.Sprintf("%s-%g-*", name, b.scale)))
	for _, o := range old {
		if err := os.RemoveAll(o); err != nil {
			return "", err
		}
	}
	making, began := dir+".making", time.Now()
	if err := os.MkdirAll(making, 0o700); err != nil {
		return "", err
	}
	if err := fill(making); err != nil {
		return "", errors.Join(err, os.RemoveAll(making))
	}
	say("filled the profile %s in %.0f s", name, time.Since(began).Seconds())
	return dir, os.Rename(making, dir)
}

func kinds() []connectors.Spec { return []connectors.Spec{rakuten.Spec, yahoo.Spec, mailbox.Spec} }

// open opens the desk of a profile at the moment the shop's years end.
func (b *bench) open(dir string) (*app.Desk, context.Context, error) {
	return openDesk(b.ctx, dir, func() time.Time { return b.now })
}

func openDesk(ctx context.Context, dir string, now func() time.Time) (*app.Desk, context.Context, error) {
	d, err := app.Open(ctx, app.Config{Profile: dir, Kinds: kinds(), Now: now, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return nil, nil, err
	}
	owner, err := d.Owner(ctx)
	if err != nil {
		return nil, nil, errors.Join(err, d.Close())
	}
	return d, app.As(ctx, owner), nil
}

// openStore opens the database of a profile alone.
func (b *bench) openStore(dir string) (*store.Store, error) {
	return store.Open(b.ctx, store.Config{
		Path: filepath.Join(dir, "madoguchi.db"), Blobs: filepath.Join(dir, "blobs"), Malls: []string{"rakuten", "yahoo"}, Now: func() time.Time { return b.now },
	})
}

// atOnce is how much is taken in together.
const atOnce = 500

// accounts are the connections of a filled profile.
type accounts struct{ mail, rakuten, yahoo int64 }

// filled is a profile that holds a whole shop, taken in the way everything is: the
// orders first, then mails without their raw bytes, then what the malls brought; a
// past is searchable last.
func (b *bench) filled(name string, shop *corpus.Shop) (string, error) {
	return b.profile(name, func(dir string) error { return b.fill(dir, shop) })
}

func (b *bench) fill(dir string, shop *corpus.Shop) error {
	d, ctx, err := b.open(dir) // the first start makes owner, key and templates
	if err != nil {
		return err
	}
	_, err = d.SaveAccount(ctx, app.AccountForm{Kind: "mailbox", Name: "店のメール", Settings: map[string]string{
		"address": shopAddress, "name": "ひなた雑貨店", "password": "secret",
		"imap_host": "127.0.0.1", "imap_port": "9", "imap_security": "none", "smtp_host": "127.0.0.1", "smtp_port": "9", "smtp_security": "none",
	}})
	if err := errors.Join(err, d.Close()); err != nil {
		return err
	}
	s, err := b.openStore(dir)
	if err != nil {
		return err
	}
	return errors.Join(b.ingest(s, shop), s.Close(), b.pause(dir))
}

// pause keeps the program from ever calling a mall from a filled profile; where its
// mailbox is, nobody answers.
func (b *bench) pause(dir string) error {
	db, err := beside(dir)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(b.ctx, `UPDATE accounts SET state = $1 WHERE kind <> 'mailbox'`, store.AccountPaused)
	return errors.Join(err, db.Close())
}

func (b *bench) ingest(s *store.Store, shop *corpus.Shop) error {
	a, err := b.connect(s)
	if err != nil {
		return err
	}
	var theirs [2][]connectors.Order
	save := func(i int, account int64) error {
		_, err := s.SaveOrders(b.ctx, account, theirs[i], b.now)
		theirs[i] = theirs[i][:0]
		return err
	}
	for o := range shop.Orders() {
		i, account := 0, a.rakuten
		if strings.HasPrefix(o.Number, corpus.YahooSeller) {
			i, account = 1, a.yahoo
		}
		if theirs[i] = append(theirs[i], o); len(theirs[i]) == atOnce {
			if err := save(i, account); err != nil {
				return err
			}
		}
	}
	if err := errors.Join(save(0, a.rakuten), save(1, a.yahoo)); err != nil {
		return err
	}
	// A mailbox is read from its newest mails backwards, step by step.
	for newest, all := 0, shop.Size().Mails; newest < all; newest += atOnce {
		if err := b.takeIn(s, a.mail, shop.MailInquiries(newest, min(newest+atOnce, all))); err != nil {
			return err
		}
	}
	if err := errors.Join(b.takeIn(s, a.rakuten, shop.Inquiries("rakuten")), b.takeIn(s, a.yahoo, shop.Inquiries("yahoo"))); err != nil {
		return err
	}
	return searchable(b.ctx, s)
}

// connect adds the malls to the mailbox that is there.
func (b *bench) connect(s *store.Store) (a accounts, err error) {
	all, err := s.Accounts(b.ctx)
	if err != nil {
		return a, err
	}
	a.mail = all[0].ID
	a.rakuten, err = s.AddAccount(b.ctx, store.Actor{}, store.Account{
		Kind: "rakuten", Name: "楽天市場", Settings: map[string]string{"shop_id": corpus.RakutenShop, "endpoint": "http://127.0.0.1:9"},
	})
	if err != nil {
		return a, err
	}
	a.yahoo, err = s.AddAccount(b.ctx, store.Actor{}, store.Account{
		Kind: "yahoo", Name: "Yahoo!ショッピング", Settings: map[string]string{"seller_id": corpus.YahooSeller, "endpoint": "http://127.0.0.1:9"},
	})
	return a, err
}

func (b *bench) takeIn(s *store.Store, account int64, all iter.Seq[connectors.Inquiry]) error {
	var batch connectors.Batch
	flush := func() error {
		if len(batch.Inquiries) == 0 {
			return nil
		}
		batch.History, batch.Unhurried, batch.More = b.now.Add(-owed), true, true
		_, err := s.Ingest(b.ctx, account, batch)
		batch = connectors.Batch{}
		return err
	}
	for q := range all {
		if batch.Inquiries = append(batch.Inquiries, q); len(batch.Inquiries) == atOnce {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	return flush()
}

// searchable writes the documents that were put off and tidies their index up.
func searchable(ctx context.Context, s *store.Store) error {
	for more := true; more; {
		var err error
		if more, err = s.Reindex(ctx, 1000); err == nil && !more {
			more, err = s.TidySearch(ctx)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// beside opens the database of a profile beside the store.
func beside(dir string) (*sql.DB, error) {
	return sql.Open("sqlite", filepath.Join(dir, "madoguchi.db")+"?_pragma=busy_timeout(60000)")
}
