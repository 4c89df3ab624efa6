package store

import (
	"context"
	"fmt"

	"madoguchi/store/blobs"
)

// Expiring is an attachment whose time is over, with the mail it came in.
type Expiring struct {
	File    int64
	Message int64
	Name    string
	SHA256  string
	Size    int64
	SentAt  int64
	Subject string
	Raw     string // blob of the raw mail, "" when it came otherwise
}

// Expiring returns attachments that customers sent before a moment, after the file
// of the given id: of inquiries that are done and have rested since then. What is
// marked as a complaint or worse, and what was taken out as evidence, is left out.
func (s *Store) Expiring(ctx context.Context, before, after int64, limit int) ([]Expiring, error) {
	return collect(ctx, s.read, func(r scanner) (e Expiring, err error) {
		return e, r.Scan(&e.File, &e.Message, &e.Name, &e.SHA256, &e.Size, &e.SentAt, &e.Subject, &e.Raw)
	}, `
		SELECT f.id, f.message_id, f.name, f.sha256, f.size, m.sent_at, m.subject, m.raw
		FROM files f JOIN messages m ON m.id = f.message_id JOIN inquiries q ON q.id = m.inquiry_id
		WHERE f.id > $1 AND f.state = 'stored' AND f.sha256 <> ''
			AND m.direction = 'in' AND m.partial = 0 AND m.sent_at < $2
			AND q.state = 'done' AND q.last_at < $3 AND q.care = ''
			AND NOT EXISTS (SELECT 1 FROM events e WHERE e.inquiry_id = q.id AND e.kind = 'evidence')
		ORDER BY f.id LIMIT $4`, after, before, before, limit)
}

// Expired is a message whose attachments go.
type Expired struct {
	Message int64
	Raw     string // the mail's blob as it was read
	Cut     []byte // the mail without them; nil when it has none
	Files   []int64
}

// Expire drops the bytes of attachments and puts the mail without them into the
// place of the mail. A message whose inquiry is open again, or whose mail is another
// by now, stays as it is. It returns how many attachments went and how much.
func (s *Store) Expire(ctx context.Context, by Actor, before int64, all []Expired) (n, size int64, err error) {
	items := make([]blobs.Item, len(all))
	for i, e := range all {
		items[i] = blobs.Item{Data: e.Cut, Kind: blobs.Mail}
	}
	removals, err := s.blobs.Removals(ctx)
	if err != nil {
		return 0, 0, err
	}
	kept := keptBytes{removals: removals, shas: map[*byte]string{}}
	for i := range items {
		if len(items[i].Data) == 0 {
			continue
		}
		if err := s.blobs.Keep(ctx, items[i:i+1]); err != nil {
			return 0, 0, err
		}
		kept.shas[&items[i].Data[0]] = items[i].SHA
	}
	err = s.tx(ctx, func(t *txn) error {
		n, size = 0, 0
		if err := t.stillKept(kept); err != nil {
			return err
		}
		for _, e := range all {
			count, bytes, err := t.expire(e, kept.sha(e.Cut), before)
			if err != nil {
				return err
			}
			n, size = n+count, size+bytes
		}
		if n == 0 {
			return nil
		}
		return t.record(by, "retention", "files", 0, fmt.Sprint(n))
	})
	return n, size, err
}

func (t *txn) expire(e Expired, cut string, before int64) (n, size int64, err error) {
	var fits int64
	var mailID string
	err = t.row(`
		SELECT COUNT(*), COALESCE(MAX(m.mail_id), '') FROM messages m JOIN inquiries q ON q.id = m.inquiry_id
		WHERE m.id = $1 AND m.raw = $2 AND q.state = 'done' AND q.last_at < $3`, e.Message, e.Raw, before).Scan(&fits, &mailID)
	if err != nil || fits == 0 {
		return 0, 0, err
	}
	for _, id := range e.Files {
		var sha string
		var bytes int64
		err := t.row(`
			UPDATE files SET state = 'expired', expired_at = $1 WHERE id = $2 AND message_id = $3 AND state = 'stored'
			RETURNING sha256, size`, t.now, id, e.Message).Scan(&sha, &bytes)
		if ignoreMissing(err) != nil {
			return 0, 0, err
		}
		if err != nil {
			continue
		}
		if err := t.dropBlob(sha, ""); err != nil {
			return 0, 0, err
		}
		n, size = n+1, size+bytes
	}
	if n == 0 || e.Raw == "" || cut == "" {
		return n, size, nil
	}
	if _, err := t.exec(`UPDATE messages SET raw = $1 WHERE id = $2`, cut, e.Message); err != nil {
		return 0, 0, err
	}
	return n, size, t.dropBlob(e.Raw, mailID)
}

// Remember keeps how far a piece of work is. Nobody did it, so nothing is recorded.
func (s *Store) Remember(ctx context.Context, name, value string) error {
	return s.tx(ctx, func(t *txn) error {
		_, err := t.exec(`
			INSERT INTO settings (name, value) VALUES ($1, $2)
			ON CONFLICT (name) DO UPDATE SET value = excluded.value`, name, value)
		return err
	})
}
