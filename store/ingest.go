package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"madoguchi/connectors"
)

// Ingest saves a batch and its cursor and says what it changed. A batch that comes
// again, whole or in another order, changes nothing: a large one is saved in several
// transactions, the cursor with the last. What a list no longer names stays.
func (s *Store) Ingest(ctx context.Context, account int64, b connectors.Batch) (Ingested, error) {
	r, err := s.MakeReady(ctx, b)
	if err != nil {
		return Ingested{}, err
	}
	return s.IngestReady(ctx, account, r)
}

// Ready is a batch whose bytes are on the disk already: what is left of taking it in
// has to wait for its turn.
type Ready struct {
	batch connectors.Batch
	kept  keptBytes
	folds *folds
	our   *ours // of the part before, nil at first
}

// MakeReady does what can be done of a batch while another one is taken in. Who then
// throws it away has lost nothing and leaves bytes behind that the same batch finds again.
func (s *Store) MakeReady(ctx context.Context, b connectors.Batch) (Ready, error) {
	kept, err := s.keepBytes(ctx, b)
	b.Inquiries = cleanInquiries(b.Inquiries)
	r := Ready{batch: b, kept: kept, folds: &folds{}, our: &ours{}}
	if err != nil {
		return r, err
	}
	var topics map[string]int64
	err = s.readTx(ctx, func(t *txn) (err error) {
		if *r.our, err = t.ours(); err == nil {
			topics, err = t.topics()
		}
		return err
	})
	if err == nil {
		r.search(len(topics) > 0)
	}
	return r, err
}

// search goes through the texts for what is asked of them when they are taken in. What a
// mail is about is asked of the first of a conversation, which mostly answers no other.
func (r *Ready) search(guess bool) {
	for _, q := range r.batch.Inquiries {
		for _, m := range q.Messages {
			r.folds.phonesIn(r.folds.said(m.Subject, m.Text))
			r.our.mentions(m.Subject, m.Text)
			if guess && len(m.Refs) == 0 && m.Direction == connectors.In && !automatic(m.Kind) {
				r.folds.topicOf(m.Subject, r.folds.ownOf(m.Text))
			}
		}
	}
}

// keptAgain is how often bytes are kept once more that went before their rows came: one
// sweep takes several steps, and each may take some of them.
const keptAgain = 3

// IngestReady is Ingest for the rest of the work.
func (s *Store) IngestReady(ctx context.Context, account int64, r Ready) (Ingested, error) {
	var all Ingested
	for whole := false; !whole; {
		in, taken, err := s.ingestPart(ctx, account, r)
		for again := 0; errors.Is(err, errSwept) && again < keptAgain; again++ { // the same bytes were being removed
			if r.kept, err = s.keepBytes(ctx, r.batch); err == nil { // as they came: cleaning leaves bytes alone
				in, taken, err = s.ingestPart(ctx, account, r)
			}
		}
		if err != nil {
			return all, err
		}
		all.add(in)
		whole = taken == len(r.batch.Inquiries)
		r.batch.Inquiries, r.batch.Orders = r.batch.Inquiries[taken:], nil
	}
	if !r.batch.More {
		s.hintDocs(false)
	}
	return all, nil
}

// ingestPart saves as much of a batch as fits into one transaction, and with the
// last of it the cursor. It returns how many inquiries those were.
func (s *Store) ingestPart(ctx context.Context, account int64, r Ready) (Ingested, int, error) {
	var in *intake
	b, kept := r.batch, r.kept
	taken := 0
	err := s.txOften(ctx, func(t *txn) error {
		began := time.Now() // the turn has come
		if err := t.stillKept(kept); err != nil {
			return err
		}
		t.folds = r.folds
		in = &intake{txn: t, account: account, kept: kept}
		if b.More || b.Past {
			t.pastMayWait()
		}
		if !b.History.IsZero() {
			in.past = b.History.UnixMilli()
		}
		if err := in.open(); err != nil {
			return err
		}
		in.our.goOn(r.our)
		if err := in.orders(b.Orders); err != nil {
			return err
		}
		for i, q := range b.Inquiries {
			if err := in.lookOn(b.Inquiries, i); err != nil {
				return err
			}
			if err := in.take(q); err != nil {
				return fmt.Errorf("inquiry %s: %w", q.RemoteID, err)
			}
			if taken++; taken < len(b.Inquiries) && s.giveWay(began) {
				return nil
			}
		}
		if b.Next == "" {
			return nil // one thread read again moves no cursor
		}
		return errors.Join(t.saveCursor(account, b.Next), t.saveProgress(account, b))
	})
	if err != nil {
		return Ingested{}, 0, fmt.Errorf("ingest: %w", err)
	}
	return in.result, taken, nil
}

// intake is one batch being taken in.
type intake struct {
	*txn
	account int64
	kind    string
	kept    keptBytes
	our     ours
	past    int64 // threads that end before it are no work; 0 but for mails from files
	result  Ingested
	sorter  *sorter  // what the rules are, once they were read
	polled  []string // kinds whose accounts are due at once
	far     int      // up to where in the batch it was looked ahead
	stretch int      // how many inquiries that were, 0 for none yet
}

func (in *intake) open() error {
	err := in.row(`SELECT kind FROM accounts WHERE id = $1 AND removed_at = 0`, in.account).Scan(&in.kind)
	if err != nil {
		return err
	}
	in.our, err = in.ours()
	return err
}

// arrivals is what one inquiry of a batch brought to one conversation.
type arrivals struct {
	id       int64
	created  bool
	changed  bool
	inserted []int64
	bounced  bool   // an inserted message is a bounce
	wasMute  bool   // nobody had written before: only automatic mail
	foreign  bool   // it belongs to another account, which brings its messages itself
	joinedBy string // what put a new mail into a conversation that was there
}

// take saves one inquiry.
func (in *intake) take(q connectors.Inquiry) error {
	if err := in.tidySheets(); err != nil {
		return err
	}
	messages, err := in.unerased(q)
	if err != nil || messages == nil {
		return err
	}
	q.Messages = messages
	if err := in.firstIDs(q.Messages); err != nil {
		return err
	}
	if err := in.reused(&q); err != nil {
		return err
	}
	a, err := in.conversation(q)
	if err != nil {
		return err
	}
	if a.foreign && isReport(q) {
		return in.reported(a, q)
	}
	if a.foreign {
		return in.announce(a, q)
	}
	if !a.created {
		before, err := in.digest(a.id)
		if err != nil {
			return err
		}
		a.wasMute = !before.human
	}
	before, err := in.saveFacts(&a, q)
	if err != nil {
		return err
	}
	if err := in.saveAbout(&a, q); err != nil {
		return err
	}
	for _, m := range q.Messages {
		if err := in.saveMessage(&a, q, m); err != nil {
			return fmt.Errorf("message %s: %w", m.RemoteID, err)
		}
	}
	elsewhere, err := in.repliedElsewhere(a, q)
	if err != nil {
		return err
	}
	if !a.created && !a.changed && !elsewhere {
		return nil
	}
	if err := in.link(a.id, in.our); err != nil {
		return err
	}
	if err := in.settle(a, q, before); err != nil {
		return err
	}
	if elsewhere {
		if err := in.moveReplied(a.id); err != nil {
			return err
		}
	}
	if err := in.meet(a, q); err != nil {
		return err
	}
	if err := in.sort(a); err != nil {
		return err
	}
	in.result.Changed = addOnce(in.result.Changed, a.id)
	in.redocLater(a.id)
	return nil
}

// unerased returns the messages a person has not had erased, nil when nothing
// of the inquiry may come back.
func (in *intake) unerased(q connectors.Inquiry) ([]connectors.Message, error) {
	left := []connectors.Message{}
	for _, m := range q.Messages {
		gone, err := in.erased(m.RemoteID)
		if err != nil {
			return nil, err
		}
		if !gone {
			left = append(left, m)
			continue
		}
		if err := in.dropAgain(m); err != nil {
			return nil, err
		}
	}
	if len(left) > 0 {
		return left, nil
	}
	gone, err := in.erased(q.RemoteID)
	if err != nil || gone {
		return nil, err
	}
	return left, nil
}

func (in *intake) erased(remote string) (bool, error) {
	if in.ahead != nil && !in.ahead.erased {
		return false, nil
	}
	var n int
	err := in.row(`SELECT COUNT(*) FROM tombstones WHERE account_id = $1 AND remote_id = $2`, in.account, remote).Scan(&n)
	return n > 0, err
}

// conversation finds or creates the conversation an inquiry belongs to.
func (in *intake) conversation(q connectors.Inquiry) (arrivals, error) {
	if isMail(q) {
		return in.mailThread(q)
	}
	var id int64
	err := in.row(`SELECT id FROM inquiries WHERE account_id = $1 AND remote_id = $2`, in.account, q.RemoteID).Scan(&id)
	if !errors.Is(err, ErrNotFound) {
		return arrivals{id: id}, err
	}
	if id, err = in.startedBy(q); err != nil {
		return arrivals{}, err
	}
	if id != 0 {
		return arrivals{id: id, changed: true}, nil
	}
	return in.create(q, false)
}

func isMail(q connectors.Inquiry) bool {
	return len(q.Messages) > 0 && q.Messages[0].IsMail()
}

func (in *intake) create(q connectors.Inquiry, mail bool) (arrivals, error) {
	a := arrivals{created: true, changed: true}
	s, err := in.bear(inquiryRow{
		account: in.account, remote: q.RemoteID, subject: q.Subject, mail: bit(mail), state: StateNew, created: in.now,
		dueKey: never, version: 1,
	})
	if err != nil {
		return a, err
	}
	a.id = s.id
	return a, nil
}

// addOnce appends an id that is not there yet.
func addOnce(ids []int64, id int64) []int64 {
	if slices.Contains(ids, id) {
		return ids
	}
	return append(ids, id)
}
