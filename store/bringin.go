package store

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"
	"time"

	"madoguchi/connectors"
)

// BroughtIn says what became of mails from files.
type BroughtIn struct {
	Ingested
	Taken int // new messages
	Known int // the desk had them already, by whatever way they came
}

// BringIn saves mails that a person brings in as files. They go the way of every
// mail, with two differences. One that the desk has already, from the server or
// from an earlier file, is known by its Message-ID and its words. And a thread
// whose newest message is older than past is no work: it arrives as done and
// read, because nobody waits for an answer of last year.
//
// note is a setting that is saved in the same step: where to go on after a crash.
func (s *Store) BringIn(ctx context.Context, account int64, b connectors.Batch, past time.Time, note [2]string) (BroughtIn, error) {
	kept, err := s.keepBytes(ctx, b)
	if err != nil {
		return BroughtIn{}, err
	}
	b.Inquiries = cleanInquiries(b.Inquiries)
	var out BroughtIn
	err = s.tx(ctx, func(t *txn) error {
		out = BroughtIn{}
		if err := t.stillKept(kept); err != nil {
			return err
		}
		in := &intake{txn: t, account: account, kept: kept, past: past.UnixMilli()}
		if err := in.open(); err != nil {
			return err
		}
		if err := in.orders(b.Orders); err != nil {
			return err
		}
		if err := in.lookAhead(b.Inquiries); err != nil {
			return err
		}
		for _, q := range b.Inquiries {
			known, err := in.tellApart(&q)
			if err != nil {
				return err
			}
			if known {
				out.Known++
				continue
			}
			if err := in.take(q); err != nil {
				return fmt.Errorf("mail from a file: %w", err)
			}
			out.Taken++
		}
		out.Ingested = in.result
		return t.note(note)
	})
	if err != nil {
		return BroughtIn{}, fmt.Errorf("bring in: %w", err)
	}
	return out, nil
}

// tellApart reports whether the desk has a mail already. One that only shares its
// Message-ID with another, as web forms and mailing tools do, gets a remote id
// of its own, the same one that the mailbox would give it.
func (in *intake) tellApart(q *connectors.Inquiry) (known bool, err error) {
	m := &q.Messages[0]
	if m.MailID == "" {
		_, err := in.known(m.RemoteID)
		return err == nil, ignoreMissing(err)
	}
	type twin struct {
		id, outbox int64
		remote     string
		body, raw  string
	}
	twins, err := collect(in.ctx, in, func(r scanner) (twin, error) {
		var t twin
		return t, r.Scan(&t.id, &t.outbox, &t.remote, &t.body, &t.raw)
	}, `SELECT id, outbox_id, remote_id, body, raw FROM messages WHERE account_id = $1 AND mail_id = $2 AND mail_id <> ''`, in.account, m.MailID)
	if err != nil {
		return false, err
	}
	taken := false
	for _, t := range twins {
		taken = taken || t.remote == m.RemoteID
		if t.outbox != 0 || t.raw != "" && t.raw == in.sha(m.Raw) {
			return true, nil
		}
		files, err := collect(in.ctx, in, scanText, `SELECT sha256 FROM files WHERE message_id = $1 ORDER BY position`, t.id)
		if err != nil {
			return false, err
		}
		if squeeze(t.body) == squeeze(m.Text) && strings.Join(files, " ") == strings.Join(in.hashes(m.Attachments), " ") {
			return true, nil
		}
	}
	if !taken {
		return false, nil
	}
	if err := in.apart(q); err != nil {
		return false, err
	}
	_, err = in.known(m.RemoteID)
	return err == nil, ignoreMissing(err)
}

func (in *intake) hashes(files []connectors.Attachment) []string {
	var out []string
	for _, f := range files {
		out = append(out, in.sha(f.Data))
	}
	return out
}

func squeeze(text string) string { return strings.Join(strings.Fields(text), " ") }

// wordsHash is what hung on a Message-ID that another mail has, before it was the
// mark of the raw body.
func wordsHash(m connectors.Message) string {
	h := sha256.New()
	_, _ = h.Write([]byte(squeeze(m.Text)))
	for _, f := range m.Attachments {
		sum := sha256.Sum256(f.Data)
		_, _ = h.Write(sum[:])
	}
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil)[:6])
}

// bygone keeps a thread that ended before the line out of everybody's work: a
// new one is done and read, an old one stays as it is. One that waits for a
// person is left to that person.
func (in *intake) bygone(a arrivals, d digest, state, to, why string) (string, string, error) {
	if to == StateNew && a.created {
		to, why = StateDone, whyPast
	} else if to == StateNew && state != StateNew {
		to, why = state, ""
	}
	if to == StateNew {
		return to, why, nil
	}
	return to, why, in.amend(a.id, func(q *inquiryRow) { q.seen = max(q.seen, d.newest) })
}

// note saves a setting of the machine's own.
func (t *txn) note(n [2]string) error {
	_, err := t.exec(`
		INSERT INTO settings (name, value) VALUES ($1, $2)
		ON CONFLICT (name) DO UPDATE SET value = excluded.value`, n[0], n[1])
	return err
}
