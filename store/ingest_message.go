package store

import (
	"errors"
	"time"

	"madoguchi/connectors"
)

// clockSlack is how far ahead another computer's clock may be before its time
// is not believed.
const clockSlack = 10 * 60 * 1000

// when returns the time of a message; one without a time, or from the future,
// was written when it arrived.
func (in *intake) when(m connectors.Message) int64 {
	at := m.SentAt.UnixMilli()
	if m.SentAt.IsZero() || at <= 0 || at > in.now+clockSlack {
		return in.now
	}
	return at
}

// saveMessage inserts a message, or updates the one that is there.
func (in *intake) saveMessage(a *arrivals, q connectors.Inquiry, m connectors.Message) error {
	id, err := in.known(m.RemoteID)
	if err == nil {
		return in.updateMessage(a, id, q, m)
	}
	if !errors.Is(err, ErrNotFound) {
		return err
	}
	if m.Direction == connectors.Out {
		done, err := in.reconcile(a, q, m)
		if err != nil || done {
			return err
		}
	}
	id, err = in.insertMessage(*a, q, m, 0)
	if err != nil {
		return err
	}
	a.changed = true
	a.inserted = append(a.inserted, id)
	if err := in.heardBack(a, id, m); err != nil || a.joins() == "" {
		return err
	}
	return in.event(Actor{}, a.id, "joined", a.joinedBy)
}

func (in *intake) known(remote string) (int64, error) {
	var id int64
	if remote == "" || in.ahead.unknown(remote) {
		return 0, ErrNotFound
	}
	if a := in.ahead; a != nil && a.remotes[remote] != 0 {
		return a.remotes[remote], nil
	}
	ask := in.asking(messageRows, map[int]any{messageRemote: remote})
	err := found{ask.QueryRowContext(in.ctx, `SELECT id FROM messages WHERE account_id = $1 AND remote_id = $2 AND remote_id <> ''`, in.account, remote)}.Scan(&id)
	return id, err
}

// updateMessage takes over what the mall may change afterwards: that a post was
// removed, and its text while it is there. A removed text stays readable.
func (in *intake) updateMessage(a *arrivals, id int64, q connectors.Inquiry, m connectors.Message) error {
	var outbox, partial int64
	var mail, direction string
	if err := in.row(`SELECT outbox_id, mail_id, direction, partial FROM messages WHERE id = $1`, id).Scan(&outbox, &mail, &direction, &partial); err != nil {
		return err
	}
	if partial != 0 && !m.Partial {
		return in.complete(a, id, q, m)
	}
	if direction == string(connectors.Unknown) && m.Direction != connectors.Unknown {
		return in.authored(a, id, m)
	}
	if outbox != 0 {
		if err := in.pulled(outbox, id, m); err != nil {
			return err
		}
	}
	if m.Deleted {
		n, err := in.exec(`UPDATE messages SET deleted = 1 WHERE id = $1 AND deleted = 0`, id)
		a.changed = a.changed || n > 0
		return err
	}
	if mail != "" || m.IsMail() || outbox != 0 {
		return nil
	}
	text, html := m.Text, m.HTML
	n, err := in.exec(`
		UPDATE messages SET deleted = 0, body = $1, html = $2
		WHERE id = $3 AND (deleted <> 0 OR body <> $4 OR html <> $5)`, text, html, id, text, html)
	if err != nil {
		return err
	}
	a.changed = a.changed || n > 0
	return in.saveFiles(a, id, m.Attachments)
}

// insertMessage adds a message, which waits with what belongs to it.
func (in *intake) insertMessage(a arrivals, q connectors.Inquiry, m connectors.Message, outbox int64) (int64, error) {
	join, care := in.joinBy(q, m), careOf(q.Deadline, m)
	id, err := in.nextID("messages")
	if err != nil {
		return 0, err
	}
	joinedBy := a.joins()
	if outbox != 0 {
		joinedBy = "" // it went out from there
	}
	in.add(messageRows, id, a.id, in.account, m.RemoteID, string(m.Direction), m.Kind, m.Author, m.Address, asJSON(m.To),
		asJSON(m.Cc), in.when(m), m.Subject, m.Text, m.HTML, bit(m.Deleted), asJSON(m.Warnings), m.Auth, m.MailID, asJSON(m.Refs), in.sha(m.Raw), outbox,
		join.address, join.subject, join.order, in.now, m.Attached, bit(m.Partial), care.cues, care.deadline, joinedBy)
	in.saveRefs(id, m.Refs)
	for i, f := range m.Attachments {
		in.add(fileRows, in.fileRow(id, i, f)...)
	}
	if in.ahead != nil {
		in.ahead.came(id, a.id, m, join)
	}
	if err := in.hear(a.id, id, q, m, outbox); err != nil {
		return 0, err
	}
	return id, in.sentAs(id, m)
}

// care is what wants care in a message: why it may be a fraud, and by when an
// official letter wants its answer.
type care struct {
	cues     string // JSON
	deadline int64
}

var noCare = care{cues: asJSON(nil)}

func careOf(deadline time.Time, m connectors.Message) care {
	c := care{cues: asJSON(m.Cues)}
	if m.Kind == connectors.Official && !deadline.IsZero() {
		c.deadline = deadline.UnixMilli()
	}
	return c
}

func (in *intake) saveCare(id int64, c care) error {
	return in.must(`UPDATE messages SET cues = $1, deadline = $2 WHERE id = $3`, c.cues, c.deadline, id)
}

func (in *intake) saveRefs(message int64, refs []string) {
	for _, ref := range refs {
		if ref != "" {
			in.add(refRows, in.account, ref, message)
		}
	}
}

// fileRow is the row of an attachment by its place in the message.
func (in *intake) fileRow(message int64, at int, f connectors.Attachment) []any {
	sha, state, size := in.sha(f.Data), FilePending, f.Size
	if sha != "" || f.Ref == "" {
		state, size = FileStored, max(int64(len(f.Data)), 0)
	}
	if sha == "" && state == FileStored && size == 0 && f.Size > 0 {
		state, size = FileGone, f.Size
	}
	return []any{message, in.account, at, f.Name, f.Type, size, sha, state, f.Ref, f.CID, bit(f.Inline)}
}

// saveFiles keeps the attachments of a message that is there already. One that is stored
// stays stored.
func (in *intake) saveFiles(a *arrivals, message int64, files []connectors.Attachment) error {
	for i, f := range files {
		n, err := in.exec(`
			INSERT INTO files (message_id, account_id, position, name, media_type, size, sha256, state, ref, cid, is_inline)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
			ON CONFLICT (message_id, position) DO UPDATE SET ref = excluded.ref
			WHERE files.state = 'pending' AND files.ref <> excluded.ref`, in.fileRow(message, i, f)...)
		if err != nil {
			return err
		}
		a.changed = a.changed || n > 0
	}
	return nil
}
