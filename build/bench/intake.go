package main

import (
	"database/sql"
	"errors"
	"path/filepath"

	"madoguchi/connectors"
)

// intake is a line without a bar: the store taking in 500 mails, against inserting
// them into one table without an index in one transaction.
func (b *bench) intake() error {
	const size = 500
	dir, err := b.filled("begun", b.shopOfMails(200))
	if err != nil {
		return err
	}
	if dir, err = b.scratch(dir); err != nil {
		return err
	}
	s, err := b.openStore(dir)
	if err != nil {
		return err
	}
	defer s.Close()
	all, err := s.Accounts(b.ctx)
	if err != nil {
		return err
	}
	db, err := sql.Open("sqlite", filepath.Join(b.temp, "bare.db")+"?_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)")
	if err != nil {
		return err
	}
	defer db.Close()
	if _, err := db.ExecContext(b.ctx, `CREATE TABLE mails (id TEXT, address TEXT, subject TEXT, body TEXT, sent_at INTEGER)`); err != nil {
		return err
	}
	end := b.shop.Size().Mails
	var mails []connectors.Inquiry
	m, n, err := turns(rounds, always, func() (float64, error) {
		mails = mails[:0]
		for q := range b.shop.MailInquiries(end-size, end) {
			mails = append(mails, q)
		}
		end = max(end-size, size)
		return worked(func() error {
			_, err := s.Ingest(b.ctx, all[0].ID, connectors.Batch{Inquiries: mails})
			return err
		})
	}, func() (float64, error) { return worked(func() error { return b.bareInserts(db, mails) }) })
	if err != nil {
		return err
	}
	b.add(line{Goal: "intake", What: "taking in 500 mails against bare inserts, processor time", Ours: m[0], Anchor: m[1], Unit: "s", Value: m[0] / m[1], Runs: n})
	return nil
}

func (b *bench) bareInserts(db *sql.DB, all []connectors.Inquiry) error {
	tx, err := db.BeginTx(b.ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after a commit it does nothing
	put, err := tx.PrepareContext(b.ctx, `INSERT INTO mails VALUES ($1, $2, $3, $4, $5)`)
	if err != nil {
		return err
	}
	for _, q := range all {
		m := q.Messages[0]
		if _, err := put.ExecContext(b.ctx, m.MailID, m.Address, m.Subject, m.Text, m.SentAt.UnixMilli()); err != nil {
			return errors.Join(err, put.Close())
		}
	}
	return tx.Commit()
}
