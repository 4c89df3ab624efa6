package store

import (
	"cmp"
	"context"
	"errors"

	"madoguchi/connectors"
)

// StartDraft is an unsent text to a customer who has not asked. There is one for
// each order, and without an order one for each mail address.
type StartDraft struct {
	Order     int64  // id, 0 without
	Address   string // by which it is found without an order
	Account   int64
	To        string
	Subject   string
	Category  string
	Text      string
	Template  int64
	Files     []DraftFile
	Facts     DraftFacts
	Accepted  []string // keys of warnings that a person has accepted
	UpdatedAt int64
	By        string
	Version   int64
}

const startDraftColumns = `order_id, address, account_id, recipient, subject, category, body, template_id, files, facts, accepted, updated_at, by_name, version`

func scanStartDraft(r scanner) (StartDraft, error) {
	var d StartDraft
	var files, facts, accepted string
	err := r.Scan(&d.Order, &d.Address, &d.Account, &d.To, &d.Subject, &d.Category, &d.Text, &d.Template, &files, &facts, &accepted, &d.UpdatedAt, &d.By, &d.Version)
	if err != nil {
		return d, err
	}
	return d, errors.Join(fromJSON(files, &d.Files), fromJSON(facts, &d.Facts), fromJSON(accepted, &d.Accepted))
}

// place makes the key of a draft: the address counts only without an order.
func (d StartDraft) place() StartDraft {
	d.Address = lowerAddress(d.Address)
	if d.Order != 0 {
		d.Address = ""
	}
	return d
}

func startKey(order int64, to []connectors.Person) StartDraft {
	d := StartDraft{Order: order}
	if len(to) > 0 {
		d.Address = to[0].Address
	}
	return d.place()
}

// StartDraft returns what is being written about an order or to an address, the
// zero StartDraft when nothing is.
func (s *Store) StartDraft(ctx context.Context, order int64, address string) (StartDraft, error) {
	k := StartDraft{Order: order, Address: address}.place()
	d, err := scanStartDraft(found{s.read.QueryRowContext(ctx, `
		SELECT `+startDraftColumns+` FROM start_drafts WHERE order_id = $1 AND address = $2`, k.Order, k.Address)})
	if errors.Is(err, ErrNotFound) {
		return StartDraft{}, nil
	}
	return d, err
}

// SaveStartDraft saves what is being typed. Version is that of the draft it was
// made from, 0 for a new one; another draft meanwhile is ErrConflict.
func (s *Store) SaveStartDraft(ctx context.Context, by Actor, d StartDraft) (StartDraft, error) {
	d = d.place()
	err := s.tx(ctx, func(t *txn) error {
		d.UpdatedAt, d.By = t.now, by.Name
		n, err := t.writeStartDraft(d)
		if err != nil {
			return err
		}
		if n == 0 {
			return ErrConflict
		}
		d.Version++
		return t.record(by, "draft_save", "order", d.Order, "")
	})
	return d, err
}

func (t *txn) writeStartDraft(d StartDraft) (int64, error) {
	if d.Version == 0 {
		return t.exec(`
			INSERT INTO start_drafts (`+startDraftColumns+`)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1) ON CONFLICT (order_id, address) DO NOTHING`,
			d.Order, d.Address, d.Account, d.To, clean(d.Subject), d.Category, clean(d.Text), d.Template, asJSON(d.Files), asJSON(d.Facts.cleaned()),
			asJSON(d.Accepted), d.UpdatedAt, d.By)
	}
	return t.exec(`
		UPDATE start_drafts SET account_id = $1, recipient = $2, subject = $3, category = $4, body = $5, template_id = $6,
			files = $7, facts = $8, accepted = $9, updated_at = $10, by_name = $11, version = version + 1
		WHERE order_id = $12 AND address = $13 AND version = $14`,
		d.Account, d.To, clean(d.Subject), d.Category, clean(d.Text), d.Template, asJSON(d.Files), asJSON(d.Facts.cleaned()), asJSON(d.Accepted), d.UpdatedAt, d.By,
		d.Order, d.Address, d.Version)
}

// DropStartDraft throws a draft away; without one nothing happens.
func (s *Store) DropStartDraft(ctx context.Context, by Actor, order int64, address string) error {
	return s.tx(ctx, func(t *txn) error {
		if err := t.dropStartDraft(StartDraft{Order: order, Address: address}.place()); err != nil {
			return err
		}
		return t.record(by, "draft_drop", "order", order, "")
	})
}

func (t *txn) dropStartDraft(d StartDraft) error {
	_, err := t.exec(`DELETE FROM start_drafts WHERE order_id = $1 AND address = $2`, d.Order, d.Address)
	return err
}

// unstart makes a text that was to start an inquiry the draft of the start again,
// before what may have been typed since, and ends the empty inquiry.
func (t *txn) unstart(by Actor, o OutboxItem) (StartDraft, error) {
	order, err := t.orderOfStart(o)
	if err != nil {
		return StartDraft{}, err
	}
	k := startKey(order, o.To)
	old, err := scanStartDraft(t.row(`
		SELECT `+startDraftColumns+` FROM start_drafts WHERE order_id = $1 AND address = $2`, k.Order, k.Address))
	if err != nil && !errors.Is(err, ErrNotFound) {
		return StartDraft{}, err
	}
	d := StartDraft{
		Order: k.Order, Address: k.Address, Account: o.Account, Subject: o.Subject, Category: o.Category, Text: o.Text,
		Template: cmp.Or(o.Template, old.Template), Files: append(o.Files, old.Files...), Facts: joinedFacts(o.Facts, old.Facts),
		UpdatedAt: t.now, By: by.Name, Version: old.Version,
	}
	if len(o.To) > 0 {
		d.To = o.To[0].Address
	}
	if old.Text != "" && !sameText(old.Text, o.Text) {
		d.Text += "\n\n" + old.Text
	}
	if _, err := t.writeStartDraft(d); err != nil {
		return StartDraft{}, err
	}
	if err := t.keepTriedStart(k, o); err != nil {
		return StartDraft{}, err
	}
	d.Version++
	return d, t.endEmpty(o.InquiryID)
}

// orderOfStart is the order a start is about; the link may have moved since.
func (t *txn) orderOfStart(o OutboxItem) (int64, error) {
	if o.Order == "" {
		return 0, nil
	}
	var id int64
	err := t.row(`
		SELECT o.id FROM inquiries q JOIN orders o ON o.id = q.order_id WHERE q.id = $1 AND o.number = $2`, o.InquiryID, o.Order).Scan(&id)
	if errors.Is(err, ErrNotFound) {
		return t.orderFor(o.Account, o.Order)
	}
	return id, err
}

// emptyStart tells whether nothing was ever written in the inquiry that a first text
// was to begin. A note or a message keeps it, with the text as its draft.
func (t *txn) emptyStart(o OutboxItem) (bool, error) {
	if !o.Starts() {
		return false, nil
	}
	var remote string
	var messages int
	err := t.row(`
		SELECT remote_id, (SELECT COUNT(*) FROM messages m WHERE m.inquiry_id = q.id) FROM inquiries q WHERE q.id = $1`,
		o.InquiryID).Scan(&remote, &messages)
	return messages == 0 && Starting(remote), err
}

// endEmpty ends an inquiry in which nothing was ever written.
func (t *txn) endEmpty(inquiry int64) error {
	return t.remove(inquiry)
}
