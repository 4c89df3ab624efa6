package store

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"madoguchi/connectors"
)

// Ingest saves a batch and its cursor together and says what it changed. A batch
// that comes again, whole or in another order, changes nothing. What a list no
// longer names stays.
func (s *Store) Ingest(ctx context.Context, account int64, b connectors.Batch) (Ingested, error) {
	kept, err := s.keepBytes(ctx, b)
	if err != nil {
		return Ingested{}, err
	}
	var in *intake
	err = s.tx(ctx, func(t *txn) error {
		in = &intake{txn: t, account: account, kept: kept}
		if !b.History.IsZero() {
			in.past = b.History.UnixMilli()
		}
		if err := in.open(); err != nil {
			return err
		}
		if err := in.orders(b.Orders); err != nil {
			return err
		}
		for _, q := range b.Inquiries {
			if err := in.take(cleanInquiry(q)); err != nil {
				return fmt.Errorf("inquiry %s: %w", q.RemoteID, err)
			}
		}
		if b.Next == "" {
			return nil // one thread read again moves no cursor
		}
		return errors.Join(t.saveCursor(account, b.Next), t.saveProgress(account, b.Done, b.All))
	})
	if err != nil {
		return Ingested{}, fmt.Errorf("ingest: %w", err)
	}
	return in.result, nil
}

// writersAtOnce is how many blobs are written side by side: each waits for the
// disk, which takes several waits for one.
const writersAtOnce = 8

// keepBytes puts raw answers, raw mails and attachments on the disk before any
// row refers to them. Its goroutines, the only ones of the package, end with it.
func (s *Store) keepBytes(ctx context.Context, b connectors.Batch) (map[*byte]string, error) {
	var lock sync.Mutex
	kept := map[*byte]string{}
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(writersAtOnce)
	for data := range bytesOf(b) {
		g.Go(func() error {
			sha, err := s.PutBlob(ctx, data)
			lock.Lock()
			defer lock.Unlock()
			kept[&data[0]] = sha
			return err
		})
	}
	return kept, g.Wait()
}

// bytesOf yields everything of a batch that is kept as it came.
func bytesOf(b connectors.Batch) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		give := func(data []byte) bool { return len(data) == 0 || yield(data) }
		for _, q := range b.Inquiries {
			if !give(q.Raw) {
				return
			}
			for _, m := range q.Messages {
				if !give(m.Raw) {
					return
				}
				for _, a := range m.Attachments {
					if !give(a.Data) {
						return
					}
				}
			}
		}
		for _, o := range b.Orders {
			if !give(o.Raw) {
				return
			}
		}
	}
}

// intake is one batch being taken in.
type intake struct {
	*txn
	account int64
	kind    string
	kept    map[*byte]string
	our     ours
	past    int64 // threads that end before it are no work; 0 but for mails from files
	result  Ingested
	sorter  *sorter // what the rules are, once they were read
}

func (in *intake) open() error {
	err := in.row(`SELECT kind FROM accounts WHERE id = $1 AND removed_at = 0`, in.account).Scan(&in.kind)
	if err != nil {
		return err
	}
	in.our, err = in.ours()
	return err
}

// sha returns where bytes were kept, "" for none.
func (in *intake) sha(data []byte) string {
	if len(data) == 0 {
		return ""
	}
	return in.kept[&data[0]]
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
	return in.redoc(a.id)
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
	err := in.row(`
		INSERT INTO inquiries (account_id, remote_id, subject, is_mail, state, created_at)
		VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
		in.account, q.RemoteID, q.Subject, bit(mail), StateNew, in.now).Scan(&a.id)
	if err != nil {
		return a, err
	}
	return a, in.recountState("", StateNew)
}

// addOnce appends an id that is not there yet.
func addOnce(ids []int64, id int64) []int64 {
	if slices.Contains(ids, id) {
		return ids
	}
	return append(ids, id)
}
