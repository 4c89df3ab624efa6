package store

import (
	"context"
	"errors"
	"fmt"

	"madoguchi/connectors"
)

// Bytes go in two steps. The transaction that ends their owner notes them
// (dropped_blobs); when it is committed, SweepBlobs removes those that nobody else
// has. A crash between the two repeats the second. Both look and delete while they
// are the writer, and a batch that has just kept bytes looks once more when it is
// (stillKept): what a row refers to never goes.

// errSwept says that bytes of a batch went between their keeping and their rows.
var errSwept = errors.New("bytes went meanwhile")

// dropBytes notes the bytes of the messages of a conversation that goes.
func (t *txn) dropBytes(inquiry int64) error {
	for _, note := range []string{
		`SELECT raw, mail_id FROM messages WHERE inquiry_id = $1 AND raw <> ''`,
		`SELECT sha256, '' FROM files WHERE message_id IN (SELECT id FROM messages WHERE inquiry_id = $1) AND sha256 <> ''`,
		`SELECT raw, '' FROM inquiries WHERE id = $1 AND raw <> ''`,
	} {
		if _, err := t.exec(`INSERT INTO dropped_blobs (sha256, mail_id) `+note+` ON CONFLICT (sha256) DO NOTHING`, inquiry); err != nil {
			return err
		}
	}
	return nil
}

// dropBlob notes bytes that lost an owner.
func (t *txn) dropBlob(sha, mailID string) error {
	_, err := t.exec(`INSERT INTO dropped_blobs (sha256, mail_id) VALUES ($1, $2) ON CONFLICT (sha256) DO NOTHING`, sha, mailID)
	return err
}

// dropAgain notes the bytes of an erased message that came once more: they were kept
// before anybody could know.
func (in *intake) dropAgain(m connectors.Message) error {
	if sha := in.sha(m.Raw); sha != "" {
		if err := in.dropBlob(sha, m.MailID); err != nil {
			return err
		}
	}
	for _, f := range m.Attachments {
		sha := in.sha(f.Data)
		if sha == "" {
			continue
		}
		if err := in.dropBlob(sha, ""); err != nil {
			return err
		}
	}
	return nil
}

// sweptAtOnce is how many bytes one step of SweepBlobs looks at.
const sweptAtOnce = 50

// SweepBlobs takes one step in removing bytes whose owners went, and reports
// whether there is more to do.
func (s *Store) SweepBlobs(ctx context.Context) (more bool, err error) {
	var waiting int64
	if err := s.read.QueryRowContext(ctx, `SELECT COUNT(*) FROM dropped_blobs`).Scan(&waiting); err != nil || waiting == 0 {
		return false, err
	}
	err = s.tx(ctx, func(t *txn) error {
		all, err := collect(ctx, t, func(r scanner) (d dropped, err error) {
			return d, r.Scan(&d.sha, &d.mailID)
		}, `SELECT sha256, mail_id FROM dropped_blobs ORDER BY sha256 LIMIT $1`, sweptAtOnce)
		if err != nil {
			return err
		}
		var free []string
		for _, d := range all {
			owned, err := t.owned(d)
			if err != nil {
				return err
			}
			if !owned {
				free = append(free, d.sha)
			}
			if _, err := t.exec(`DELETE FROM dropped_blobs WHERE sha256 = $1`, d.sha); err != nil {
				return err
			}
		}
		more = len(all) == sweptAtOnce
		return s.blobs.Delete(ctx, free)
	})
	if err != nil {
		return false, fmt.Errorf("sweep: %w", err)
	}
	return more, nil
}

type dropped struct{ sha, mailID string }

// owners ask who has bytes. A raw mail is found by its id, because an index over
// all raws would cost every mail; the same bytes have the same id. The malls'
// answers about inquiries and about orders are never the same document.
var owners = []string{
	`SELECT COUNT(*) FROM files WHERE sha256 = $1 AND sha256 <> '' AND state <> 'expired'`,
	`SELECT COUNT(*) FROM inquiries WHERE raw = $1 AND raw <> ''`,
	`SELECT COUNT(*) FROM drafts WHERE files <> '[]' AND REPLACE(files, $1, '') <> files`,
	`SELECT COUNT(*) FROM dropped_drafts WHERE files <> '[]' AND REPLACE(files, $1, '') <> files`,
	`SELECT COUNT(*) FROM start_drafts WHERE files <> '[]' AND REPLACE(files, $1, '') <> files`,
	`SELECT COUNT(*) FROM approvals WHERE files <> '[]' AND REPLACE(files, $1, '') <> files`,
	`SELECT COUNT(*) FROM tried WHERE files <> '[]' AND REPLACE(files, $1, '') <> files`,
	`SELECT COUNT(*) FROM outbox WHERE state IN ('queued', 'sending', 'unknown', 'failed') AND REPLACE(files, $1, '') <> files`,
}

func (t *txn) owned(d dropped) (bool, error) {
	for _, ask := range owners {
		var n int64
		if err := t.row(ask, d.sha).Scan(&n); err != nil || n > 0 {
			return n > 0, err
		}
	}
	if d.mailID == "" { // bytes of no mail, or of one without an id: rare enough to look at all
		mail, err := t.s.blobs.IsMail(t.ctx, d.sha)
		if err != nil || !mail {
			return false, err
		}
		var n int64
		err = t.row(`SELECT COUNT(*) FROM messages WHERE raw = $1`, d.sha).Scan(&n)
		return n > 0, err
	}
	var n int64
	err := t.row(`
		SELECT COUNT(*) FROM messages
		WHERE account_id IN (SELECT id FROM accounts) AND mail_id = $1 AND mail_id <> '' AND raw = $2`, d.mailID, d.sha).Scan(&n)
	return n > 0, err
}

// stillKept is errSwept when bytes of a batch went before its turn came.
func (t *txn) stillKept(k keptBytes) error {
	now, err := t.s.blobs.Removals(t.ctx)
	if err != nil || now == k.removals {
		return err
	}
	shas := make([]string, 0, len(k.shas))
	for _, sha := range k.shas {
		shas = append(shas, sha)
	}
	there, err := t.s.blobs.Has(t.ctx, shas)
	if err == nil && !there {
		err = errSwept
	}
	return err
}
