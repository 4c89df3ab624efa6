package store

import (
	"context"
	"time"
)

// fail ends an item that was certainly not sent. Its text stays in it.
func (t *txn) fail(id int64, code, text string) error { return t.end(id, "failed", code, text) }

func (t *txn) end(id int64, event, code, text string) error {
	o, err := t.outboxItem(id)
	if err != nil {
		return err
	}
	_, err = t.exec(`UPDATE outbox SET state = 'failed', code = $1, reason = $2, version = version + 1 WHERE id = $3`, code, text, id)
	if err != nil {
		return err
	}
	if err := t.moved(o, o.State, OutFailed); err != nil {
		return err
	}
	if err := t.backToWork(o.InquiryID); err != nil {
		return err
	}
	return t.event(Actor{}, o.InquiryID, event, code)
}

// backToWork shows an inquiry again whose answer did not leave.
func (t *txn) backToWork(inquiry int64) error {
	var state string
	if err := t.row(`SELECT state FROM inquiries WHERE id = $1`, inquiry).Scan(&state); err != nil {
		return err
	}
	if state == StateNew || state == StateWorking || state == StateReview {
		return nil
	}
	if err := t.setState(inquiry, StateWorking); err != nil {
		return err
	}
	_, err := t.refresh(inquiry)
	return err
}

// again puts an item back in line: it was certainly not sent.
func (t *txn) again(o OutboxItem, out Outcome) error {
	_, err := t.exec(`
		UPDATE outbox SET state = 'queued', send_at = $1, code = $2, reason = $3, version = version + 1 WHERE id = $4`,
		out.RetryAt, out.Code, out.Text, o.ID)
	if err != nil {
		return err
	}
	return t.moved(o, o.State, OutQueued)
}

// unsure says that nobody knows whether an item was sent.
func (t *txn) unsure(o OutboxItem, code, text string) error {
	_, err := t.exec(`UPDATE outbox SET state = 'unknown', code = $1, reason = $2, version = version + 1 WHERE id = $3`, code, text, o.ID)
	if err != nil {
		return err
	}
	if o.State == OutUnknown {
		return nil
	}
	if err := t.moved(o, o.State, OutUnknown); err != nil {
		return err
	}
	return t.event(Actor{}, o.InquiryID, "unknown", code)
}

// RecoverSending is called at start: what a dead process left in the middle of
// sending may have been sent. It returns those items.
func (s *Store) RecoverSending(ctx context.Context) ([]int64, error) {
	var ids []int64
	err := s.tx(ctx, func(t *txn) error {
		items, err := collect(t.ctx, t, scanOutbox, `SELECT `+outboxColumns+outboxFrom+`WHERE o.state = 'sending' ORDER BY o.id`)
		if err != nil {
			return err
		}
		for _, o := range items {
			if err := t.unsure(o, "interrupted", "送信中にプログラムが終了したため、届いたかどうか分かりません。モールや送信済みフォルダーで確かめます。"); err != nil {
				return err
			}
			ids = append(ids, o.ID)
		}
		return nil
	})
	return ids, err
}

// Refuse ends a queued answer that never left, in one step: the row never says
// sending, so a crash cannot make it look as if it had. Event says why it ends
// ("stopped", "failed"); with OutcomeRetry it stays in line. It returns false
// when somebody else has taken the answer meanwhile.
func (s *Store) Refuse(ctx context.Context, id int64, event string, out Outcome, now time.Time) (bool, error) {
	var got bool
	err := s.tx(ctx, func(t *txn) error {
		n, err := t.exec(`
			UPDATE outbox SET attempts = attempts + 1 WHERE id = $1 AND state = 'queued' AND send_at <= $2`, id, now.UnixMilli())
		if err != nil || n == 0 {
			return err
		}
		got = true
		if out.Kind != OutcomeRetry {
			return t.end(id, event, out.Code, out.Text)
		}
		o, err := t.outboxItem(id)
		if err != nil {
			return err
		}
		return t.again(o, out)
	})
	return got, err
}

// Resolve is a person's word on an answer whose outcome is unknown. It never
// sends: one that did not arrive fails, with its text at hand.
func (s *Store) Resolve(ctx context.Context, by Actor, id int64, sent bool) error {
	return s.tx(ctx, func(t *txn) error {
		o, err := t.outboxItem(id)
		if err != nil {
			return err
		}
		if o.State != OutUnknown {
			return ErrConflict
		}
		verb := "resolve_not_sent"
		if sent {
			verb = "resolve_sent"
			err = t.delivered(o, Outcome{Kind: OutcomeSent, At: o.StartedAt})
		} else {
			err = t.fail(id, "not_sent", "届いていないことを確認しました。本文は残っています。直してから、もう一度送信できます。")
		}
		if err != nil {
			return err
		}
		if err := t.event(by, o.InquiryID, "resolved", verb); err != nil {
			return err
		}
		return t.record(by, verb, "outbox", id, "")
	})
}
