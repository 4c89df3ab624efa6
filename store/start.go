package store

import (
	"context"
	"crypto/rand"
	"errors"
	"strings"

	"madoguchi/connectors"
)

// Writing first: a reply that starts an inquiry. The inquiry is made together
// with the outbox item, so that a crash loses neither; until the other side has
// it, its remote id is one of ours that no mall could give.

const startPrefix = "start:"

// Starting tells a remote id of ours from one the other side has given.
func Starting(remoteID string) bool { return strings.HasPrefix(remoteID, startPrefix) }

// Begun tells whether the first text of an inquiry of ours was ever on its way.
func (s *Store) Begun(ctx context.Context, inquiry int64) (bool, error) {
	var n int
	err := found{s.read.QueryRowContext(ctx, `SELECT COUNT(*) FROM outbox WHERE inquiry_id = $1`, inquiry)}.Scan(&n)
	return n > 0, err
}

// Starts reports that the reply is the first of its inquiry.
func (o OutboxItem) Starts() bool { return o.Thread == "" }

// TakenBack is an answer that was taken out of the outbox. Fresh tells that it was
// to start an inquiry, which is gone; Start is the draft that it has become.
type TakenBack struct {
	OutboxItem
	Fresh bool
	Start StartDraft
}

// QueueStart makes an inquiry that begins with a text of ours and puts that text
// into the outbox, in one step. Order is the id of the order it is about, 0 for
// none; a person has chosen it.
func (s *Store) QueueStart(ctx context.Context, by Actor, order int64, o OutboxItem) (int64, error) {
	err := s.tx(ctx, func(t *txn) error {
		if err := t.living(o.Account); err != nil {
			return err
		}
		if err := t.begin(by, &o, order); err != nil {
			return err
		}
		k := startKey(order, o.To)
		if err := t.sameStart(k, &o); err != nil {
			return err
		}
		if err := t.insertOutbox(by, &o); err != nil {
			return err
		}
		if err := t.dropStartDraft(k); err != nil {
			return err
		}
		if err := t.event(by, o.InquiryID, "queued", plannedFor(o)); err != nil {
			return err
		}
		if err := t.tellWarnings(by, o); err != nil {
			return err
		}
		if err := t.record(by, "start", "outbox", o.ID, o.Order); err != nil {
			return err
		}
		if _, err := t.refresh(o.InquiryID); err != nil {
			return err
		}
		t.redocLater(o.InquiryID)
		return nil
	})
	return o.ID, err
}

// AskStart makes an inquiry that is to begin with a text of ours and asks for that
// text instead of sending it, in one step. Its draft is the inquiry's from now on.
func (s *Store) AskStart(ctx context.Context, by Actor, order int64, o OutboxItem, in ApprovalAsk) (int64, error) {
	err := s.tx(ctx, func(t *txn) error {
		if err := t.living(o.Account); err != nil {
			return err
		}
		if err := t.begin(by, &o, order); err != nil {
			return err
		}
		k := startKey(order, o.To)
		if err := t.dropStartDraft(k); err != nil {
			return err
		}
		if err := t.record(by, "start", "inquiry", o.InquiryID, o.Order); err != nil {
			return err
		}
		in.InquiryID, in.Records = o.InquiryID, o.Facts.Records
		d := Draft{
			InquiryID: o.InquiryID, Text: o.Text, Template: o.Template, Files: o.Files, Facts: o.Facts, Accepted: in.Accepted,
			UpdatedAt: t.now, By: by.Name,
		}
		if _, err := t.writeDraft(d); err != nil {
			return err
		}
		if err := t.ask(by, &in); err != nil {
			return err
		}
		_, err := t.refresh(o.InquiryID)
		return err
	})
	return o.InquiryID, err
}

// begin makes the inquiry of a first text. A mail's customer is whom it goes to;
// a mall's is the buyer of the order until the mall says more.
func (t *txn) begin(by Actor, o *OutboxItem, order int64) error {
	o.Thread, o.Order = "", ""
	if order != 0 {
		if err := t.row(`SELECT number FROM orders WHERE id = $1`, order).Scan(&o.Order); err != nil {
			return err
		}
	}
	mail, named := o.MailID != "", o.Order
	if mail {
		named = "" // the other side of a mail names no order by itself
	}
	var to connectors.Person
	var at int64
	if len(o.To) > 0 {
		to, at = o.To[0], t.now
	}
	err := t.row(`
		INSERT INTO inquiries (account_id, remote_id, subject, category, mall_order, own_name, address, customer_at, is_mail, state, created_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`,
		o.Account, startPrefix+strings.ToLower(rand.Text()), clean(o.Subject), o.Category, named,
		to.Name, to.Address, at, bit(mail), StateWaiting, t.now).Scan(&o.InquiryID)
	if err != nil {
		return err
	}
	if o.Order == "" {
		return nil
	}
	_, err = t.exec(`
		INSERT INTO links (inquiry_id, number, order_id, score, reason, verdict, chosen_by)
		VALUES ($1, $2, $3, 100, 'person', 'linked', 'person')`, o.InquiryID, o.Order, order)
	if err != nil {
		return err
	}
	_, err = t.exec(`
		UPDATE inquiries SET order_number = $1, order_id = $2, link_reason = 'person', link_by = 'person' WHERE id = $3`,
		o.Order, order, o.InquiryID)
	if err != nil {
		return err
	}
	return t.event(by, o.InquiryID, "linked", o.Order)
}

// takeThread gives a started inquiry the id the other side knows it by. When a
// pull has brought that thread already, the two become one.
func (t *txn) takeThread(o *OutboxItem, thread string) error {
	if thread == "" || !o.Starts() {
		return nil
	}
	var mine string
	var mail bool
	if err := t.row(`SELECT remote_id, is_mail FROM inquiries WHERE id = $1`, o.InquiryID).Scan(&mine, &mail); err != nil {
		return err
	}
	if mail || !Starting(mine) {
		return nil
	}
	var twin int64
	err := t.row(`SELECT id FROM inquiries WHERE account_id = $1 AND remote_id = $2`, o.Account, thread).Scan(&twin)
	if err == nil {
		err = t.takeIn(*o, twin)
	}
	if err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	o.Thread = thread
	return t.nameThread(o.InquiryID, o.ID, thread)
}

func (t *txn) nameThread(inquiry, item int64, thread string) error {
	if err := t.must(`UPDATE inquiries SET remote_id = $1, version = version + 1 WHERE id = $2`, thread, inquiry); err != nil {
		return err
	}
	return t.must(`UPDATE outbox SET thread = $1 WHERE id = $2`, thread, item)
}

// takeIn takes the thread that a pull has brought into the inquiry a person has
// started, with what the mall says of it. The item has arrived: as sent it no
// longer stands in the way of an answer somebody has queued in the twin.
func (t *txn) takeIn(o OutboxItem, twin int64) error {
	if _, err := t.exec(`UPDATE outbox SET state = 'sent' WHERE id = $1`, o.ID); err != nil {
		return err
	}
	_, err := t.exec(`
		UPDATE inquiries SET (category, mall_order, item_code, item_name, item_url, remote_url, raw, is_public, gift, remote_done,
				remote_reason, remote_seen) = (
			SELECT category, mall_order, item_code, item_name, item_url, remote_url, raw, is_public, gift, remote_done,
				remote_reason, remote_seen
			FROM inquiries x WHERE x.id = $1)
		WHERE id = $2`, twin, o.InquiryID)
	if err != nil {
		return err
	}
	if _, err := t.exec(`UPDATE marks SET inquiry_id = $1 WHERE inquiry_id = $2`, o.InquiryID, twin); err != nil {
		return err
	}
	return t.unite(o.InquiryID, twin)
}

// startedBy returns the inquiry of ours whose first text opens q, 0 when there
// is none: the receipt was lost, or the pull was faster.
func (in *intake) startedBy(q connectors.Inquiry) (int64, error) {
	first := opening(in, q)
	if first == nil {
		return 0, nil
	}
	open, err := collect(in.ctx, in, scanOutbox, `SELECT `+outboxColumns+outboxFrom+`
		WHERE o.account_id = $1 AND o.thread = '' AND o.pulled = 0 AND o.state IN ('sending', 'unknown', 'sent')
		ORDER BY o.started_at, o.id`, in.account)
	if err != nil {
		return 0, err
	}
	for _, o := range open {
		if q.Order != "" && q.Order != o.Order || in.when(*first) < o.StartedAt-echoSlack || !sameText(first.Text, o.Text) {
			continue
		}
		return o.InquiryID, in.nameThread(o.InquiryID, o.ID, q.RemoteID)
	}
	return 0, nil
}

// opening is the message that opens a thread, when the shop wrote it.
func opening(in *intake, q connectors.Inquiry) *connectors.Message {
	var first *connectors.Message
	for i := range q.Messages {
		if first == nil || in.when(q.Messages[i]) < in.when(*first) {
			first = &q.Messages[i]
		}
	}
	if first == nil || first.Direction != connectors.Out {
		return nil
	}
	return first
}
