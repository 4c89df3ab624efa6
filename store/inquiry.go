package store

import (
	"context"
	"errors"
	"strings"
)

// Inquiry returns one conversation with everything the desk knows of it.
func (s *Store) Inquiry(ctx context.Context, id int64) (Inquiry, error) {
	var q Inquiry
	row, err := scanRow(tail{found{s.read.QueryRowContext(ctx, `
		SELECT `+rowColumns+`, q.address, q.phone, q.customer_id, q.category, q.item_code, q.item_name, q.item_url, q.is_public,
			q.gift, q.remote_done, q.remote_url, q.about_id, q.order_id, q.link_by, q.seen_id, q.newest_id, q.raw, q.version, q.created_at,
			q.remote_seen, q.remote_reason, q.template_id
		`+rowFrom+`WHERE q.id = $1`, id)}, []any{
		&q.Address, &q.Phone, &q.CustomerID, &q.Category, &q.ItemCode, &q.ItemName, &q.ItemURL, &q.Public,
		&q.Gift, &q.RemoteDone, &q.RemoteURL, &q.AboutID, &q.OrderID, &q.LinkBy, &q.SeenID, &q.NewestID, &q.Raw, &q.Version, &q.CreatedAt,
		&q.RemoteSeen, &q.DoneAs, &q.TemplateID,
	}})
	if err != nil {
		return q, err
	}
	rows := []InquiryRow{row}
	err = s.tagRows(ctx, rows)
	q.InquiryRow = rows[0]
	return q, err
}

// InquiryByRemote returns the conversation of a remote id: its own, or that of
// any message in it.
func (s *Store) InquiryByRemote(ctx context.Context, account int64, remote string) (Inquiry, error) {
	var id int64
	err := found{s.read.QueryRowContext(ctx, `SELECT id FROM inquiries WHERE account_id = $1 AND remote_id = $2`, account, remote)}.Scan(&id)
	if errors.Is(err, ErrNotFound) && remote != "" {
		err = found{s.read.QueryRowContext(ctx, `SELECT inquiry_id FROM messages WHERE account_id = $1 AND remote_id = $2 AND remote_id <> ''`, account, remote)}.Scan(&id)
	}
	if err != nil {
		return Inquiry{}, err
	}
	return s.Inquiry(ctx, id)
}

const messageColumns = `id, inquiry_id, remote_id, direction, kind, author, address, people, copies, sent_at, subject, body, html,
	deleted, auth, warnings, mail_id, refs, raw, outbox_id, staff_id, cues, joined_by,
	edited_at, call_number, call_name, call_way, call_seconds`

func scanMessage(r scanner) (Message, error) {
	var m Message
	var people, copies, warnings, refs, cues string
	err := r.Scan(&m.ID, &m.InquiryID, &m.RemoteID, &m.Direction, &m.Kind, &m.Author, &m.Address, &people, &copies, &m.SentAt, &m.Subject,
		&m.Text, &m.HTML, &m.Deleted, &m.Auth, &warnings, &m.MailID, &refs, &m.Raw, &m.OutboxID, &m.Staff, &cues, &m.JoinedBy,
		&m.EditedAt, &m.Talk.Number, &m.Talk.Name, &m.Talk.Way, &m.Talk.Seconds)
	if err != nil {
		return m, err
	}
	return m, errors.Join(fromJSON(people, &m.To), fromJSON(copies, &m.Cc), fromJSON(warnings, &m.Warnings), fromJSON(refs, &m.Refs), fromJSON(cues, &m.Cues))
}

// Messages returns a thread, oldest first, with its attachments.
func (s *Store) Messages(ctx context.Context, inquiry int64) ([]Message, error) {
	all, err := collect(ctx, s.read, scanMessage, `
		SELECT `+messageColumns+` FROM messages WHERE inquiry_id = $1 ORDER BY sent_at, id`, inquiry)
	if err != nil {
		return nil, err
	}
	files, err := collect(ctx, s.read, scanFile, `
		SELECT `+fileColumns+` FROM files WHERE message_id IN (SELECT id FROM messages WHERE inquiry_id = $1)
		ORDER BY message_id, position`, inquiry)
	if err != nil {
		return nil, err
	}
	of := map[int64][]File{}
	for _, f := range files {
		of[f.MessageID] = append(of[f.MessageID], f)
	}
	for i := range all {
		all[i].Files = of[all[i].ID]
	}
	return all, nil
}

// MessageByID returns one message with its attachments.
func (s *Store) MessageByID(ctx context.Context, id int64) (Message, error) {
	m, err := scanMessage(found{s.read.QueryRowContext(ctx, `SELECT `+messageColumns+` FROM messages WHERE id = $1`, id)})
	if err != nil {
		return m, err
	}
	m.Files, err = collect(ctx, s.read, scanFile, `SELECT `+fileColumns+` FROM files WHERE message_id = $1 ORDER BY position`, id)
	return m, err
}

// Events returns the history of an inquiry, oldest first.
func (s *Store) Events(ctx context.Context, inquiry int64) ([]Event, error) {
	return collect(ctx, s.read, func(r scanner) (Event, error) {
		var e Event
		return e, r.Scan(&e.ID, &e.At, &e.Staff, &e.Name, &e.Kind, &e.Detail)
	}, `SELECT id, at, staff_id, name, kind, detail FROM events WHERE inquiry_id = $1 ORDER BY id`, inquiry)
}

// Links returns the orders an inquiry may be about, the best first.
func (s *Store) Links(ctx context.Context, inquiry int64) ([]Link, error) {
	return collect(ctx, s.read, func(r scanner) (Link, error) {
		var l Link
		var reasons string
		err := r.Scan(&l.Number, &l.OrderID, &l.Score, &l.Reason, &reasons, &l.Verdict, &l.By)
		l.Reasons = strings.Fields(firstText(reasons, l.Reason))
		return l, err
	}, `SELECT number, order_id, score, reason, reasons, verdict, chosen_by FROM links WHERE inquiry_id = $1
		ORDER BY CASE verdict WHEN 'linked' THEN 0 WHEN 'also' THEN 1 WHEN 'offered' THEN 2 ELSE 3 END, score DESC, number`, inquiry)
}
