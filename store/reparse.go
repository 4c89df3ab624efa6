package store

import (
	"context"
	"slices"
	"time"

	"madoguchi/connectors"
)

// KeptMail is a message whose mail lies here byte for byte.
type KeptMail struct {
	ID        int64
	Direction string
	SentAt    int64
	Raw       string
}

// uncut leaves out the mails that attachments were taken out of: read again, the
// words in their place would be attachments.
const uncut = ` AND NOT EXISTS (SELECT 1 FROM files f WHERE f.message_id = messages.id AND f.state = 'expired')`

// KeptMails returns the next messages of an account with their mails, after the
// given one.
func (s *Store) KeptMails(ctx context.Context, account, after int64, limit int) ([]KeptMail, error) {
	return collect(ctx, s.read, func(r scanner) (KeptMail, error) {
		var k KeptMail
		return k, r.Scan(&k.ID, &k.Direction, &k.SentAt, &k.Raw)
	}, `SELECT id, direction, sent_at, raw FROM messages WHERE account_id = $1 AND id > $2 AND raw <> '' AND partial = 0`+uncut+` ORDER BY id LIMIT $3`, account, after, limit)
}

// CountKeptMails is how many there are after the given one.
func (s *Store) CountKeptMails(ctx context.Context, account, after int64) (int64, error) {
	var n int64
	err := s.read.QueryRowContext(ctx, `SELECT COUNT(*) FROM messages WHERE account_id = $1 AND id > $2 AND raw <> '' AND partial = 0`+uncut, account, after).Scan(&n)
	return n, err
}

// Reread is a kept mail as it is read now.
type Reread struct {
	ID       int64
	Message  connectors.Message
	Deadline time.Time // of a mall's own letter
}

// Reparse replaces what was read of mails by what is read now and returns the
// messages that changed. The mails themselves, who wrote them and when, the
// threads, the states, what was read and what a person linked stay; only what
// follows from the words, such as the preview, is told anew. With dry nothing
// is kept. note is a setting that is saved in the same step, so that a crash
// repeats no more than this.
func (s *Store) Reparse(ctx context.Context, mails []Reread, note [2]string, dry bool) ([]int64, error) {
	kept := keptBytes{}
	if !dry {
		var b connectors.Batch
		for _, m := range mails {
			b.Inquiries = append(b.Inquiries, connectors.Inquiry{Messages: []connectors.Message{m.Message}})
		}
		var err error
		if kept, err = s.keepBytes(ctx, b); err != nil {
			return nil, err
		}
	}
	var changed []int64
	err := s.tx(ctx, func(t *txn) error {
		changed = nil
		in := &intake{txn: t, kept: kept}
		err := t.stillKept(kept)
		if err != nil {
			return err
		}
		if in.our, err = in.ours(); err != nil {
			return err
		}
		var inquiries []int64
		for _, m := range mails {
			inquiry, did, err := in.reread(m, dry)
			if err != nil {
				return err
			}
			if did {
				changed = append(changed, m.ID)
				inquiries = addOnce(inquiries, inquiry)
			}
		}
		if dry {
			return nil
		}
		for _, id := range inquiries {
			if err := in.retell(id); err != nil {
				return err
			}
		}
		return t.note(note)
	})
	return changed, err
}

// retell writes what follows from the words of a thread, and leaves everything
// that a person decided.
func (in *intake) retell(inquiry int64) error {
	var unread int
	if err := in.row(`SELECT unread FROM inquiries WHERE id = $1`, inquiry).Scan(&unread); err != nil {
		return err
	}
	if err := in.link(inquiry, in.our); err != nil {
		return err
	}
	if _, err := in.refresh(inquiry); err != nil {
		return err
	}
	if err := in.must(`UPDATE inquiries SET unread = $1, version = version + 1 WHERE id = $2`, unread, inquiry); err != nil {
		return err
	}
	in.redocLater(inquiry)
	return nil
}

// reread takes over one mail. A message that was sent from here keeps its words:
// they are what a person wrote.
func (in *intake) reread(r Reread, dry bool) (inquiry int64, changed bool, err error) {
	q := cleanInquiry(connectors.Inquiry{Messages: []connectors.Message{r.Message}})
	m := q.Messages[0]
	var old connectors.Message
	var was care
	var outbox int64
	var warnings, attached string
	err = in.row(`
		SELECT inquiry_id, account_id, outbox_id, subject, author, address, kind, body, html, warnings, auth, attached, cues, deadline FROM messages WHERE id = $1`, r.ID).Scan(
		&inquiry, &in.account, &outbox, &old.Subject, &old.Author, &old.Address, &old.Kind, &old.Text, &old.HTML, &warnings, &old.Auth, &attached, &was.cues, &was.deadline)
	if err != nil || outbox != 0 {
		return inquiry, false, ignoreMissing(err)
	}
	now := careOf(r.Deadline, m)
	changed = now != was || old.Subject != m.Subject || old.Author != m.Author || old.Address != m.Address || old.Kind != m.Kind ||
		old.Text != m.Text || old.HTML != m.HTML || warnings != asJSON(m.Warnings) || old.Auth != m.Auth || attached != m.Attached
	if changed && !dry {
		err := in.must(`
			UPDATE messages SET subject = $1, author = $2, address = $3, kind = $4, body = $5, html = $6, warnings = $7, auth = $8, attached = $9,
				people = $10, copies = $11 WHERE id = $12`,
			m.Subject, m.Author, m.Address, m.Kind, m.Text, m.HTML, asJSON(m.Warnings), m.Auth, m.Attached, asJSON(m.To), asJSON(m.Cc), r.ID)
		if err == nil {
			err = in.saveCare(r.ID, now)
		}
		if err != nil {
			return inquiry, false, err
		}
	}
	files, err := in.rereadFiles(r.ID, m.Attachments, dry)
	return inquiry, changed || files, err
}

// rereadFiles names the files anew and adds those that were not found before.
// None goes: a draft may hold it, and its bytes were in the mail.
func (in *intake) rereadFiles(message int64, files []connectors.Attachment, dry bool) (changed bool, err error) {
	old, err := collect(in.ctx, in, scanFile, `SELECT `+fileColumns+` FROM files WHERE message_id = $1 ORDER BY position`, message)
	if err != nil {
		return false, err
	}
	for _, f := range files {
		sha := in.sha(f.Data)
		if sha == "" && len(f.Data) > 0 {
			sha = hashOf(f.Data)
		}
		i := slices.IndexFunc(old, func(o File) bool { return o.SHA256 == sha })
		if i >= 0 {
			o := old[i]
			old = slices.Delete(old, i, i+1)
			if o.Name == f.Name && o.Type == f.Type && o.CID == f.CID && o.Inline == f.Inline {
				continue
			}
			changed = true
			if !dry {
				err = in.must(`UPDATE files SET name = $1, media_type = $2, cid = $3, is_inline = $4 WHERE id = $5`, f.Name, f.Type, f.CID, bit(f.Inline), o.ID)
			}
		} else {
			changed = true
			if !dry {
				_, err = in.exec(`
					INSERT INTO files (message_id, account_id, position, name, media_type, size, sha256, state, cid, is_inline)
					VALUES ($1, $2, (SELECT COALESCE(MAX(position), -1) + 1 FROM files WHERE message_id = $3), $4, $5, $6, $7, $8, $9, $10)`,
					message, in.account, message, f.Name, f.Type, len(f.Data), sha, FileStored, f.CID, bit(f.Inline))
			}
		}
		if err != nil {
			return changed, err
		}
	}
	return changed, nil
}
