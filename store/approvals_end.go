package store

import "context"

// Approve queues a reply that was asked for, in one transaction: a crash leaves it
// either open or on its way. Version is what the person has seen.
func (s *Store) Approve(ctx context.Context, by Actor, id, version int64, o OutboxItem, note string) (int64, error) {
	err := s.tx(ctx, func(t *txn) error {
		p, err := t.openApproval(id, version)
		if err != nil {
			return err
		}
		o.InquiryID = p.InquiryID
		if err := t.queue(by, &o); err != nil {
			return err
		}
		_, err = t.exec(`
			UPDATE approvals SET state = 'approved', final = $1, outbox_id = $2, answered_by = $3, answered_at = $4, version = version + 1
			WHERE id = $5`, clean(o.Text), o.ID, by.Staff, t.now, id)
		if err != nil {
			return err
		}
		return t.settled(by, p, "approval_approved", note)
	})
	return o.ID, err
}

// ReturnApproval gives a reply back to whoever asked, with words. The draft is
// what was asked for, unless somebody has written another.
func (s *Store) ReturnApproval(ctx context.Context, by Actor, id, version int64, words, note string) error {
	return s.tx(ctx, func(t *txn) error {
		p, err := t.openApproval(id, version)
		if err != nil {
			return err
		}
		if err := t.endApproval(id, ApprovalReturned, by); err != nil {
			return err
		}
		if err := t.say(by, id, words); err != nil {
			return err
		}
		_, err = t.exec(`
			INSERT INTO drafts (inquiry_id, body, template_id, files, seen_id, updated_at, by_name, version)
			VALUES ($1, $2, $3, $4, $5, $6, $7, 1) ON CONFLICT (inquiry_id) DO NOTHING`,
			p.InquiryID, p.Text, p.Template, asJSON(p.Files), p.SeenID, t.now, p.AskedName)
		if err != nil {
			return err
		}
		return t.settled(by, p, "approval_returned", note)
	})
}

// settled tells everybody what became of an approval.
func (t *txn) settled(by Actor, p Approval, verb, note string) error {
	if err := t.leaveReview(by, p.InquiryID); err != nil {
		return err
	}
	if err := t.callPerson(by, p.InquiryID, p.AskedBy, note); err != nil {
		return err
	}
	if err := t.forgetCall(p); err != nil {
		return err
	}
	if err := t.event(by, p.InquiryID, verb, ""); err != nil {
		return err
	}
	if err := t.record(by, verb, "inquiry", p.InquiryID, ""); err != nil {
		return err
	}
	t.redocLater(p.InquiryID)
	return nil
}

// forgetCall takes the call off the bells of those who have not looked: it is
// decided.
func (t *txn) forgetCall(p Approval) error {
	_, err := t.exec(`UPDATE mentions SET seen_at = $1 WHERE message_id = $2 AND seen_at = 0`, t.now, p.NoteID)
	return err
}

// WithdrawApproval takes back what one asked for; the draft stays.
func (s *Store) WithdrawApproval(ctx context.Context, by Actor, id, version int64) error {
	return s.tx(ctx, func(t *txn) error {
		p, err := t.openApproval(id, version)
		if err != nil {
			return err
		}
		if err := t.endApproval(id, ApprovalWithdrawn, by); err != nil {
			return err
		}
		if err := t.leaveReview(by, p.InquiryID); err != nil {
			return err
		}
		if err := t.forgetCall(p); err != nil {
			return err
		}
		if err := t.tookBack(func(w wayBack) bool { return w.Approval == id }, p.AskedAt); err != nil {
			return err
		}
		if err := t.event(by, p.InquiryID, "approval_withdrawn", ""); err != nil {
			return err
		}
		return t.record(by, "approval_withdrawn", "inquiry", p.InquiryID, "")
	})
}

// SayApproval adds words to one that is open and calls the other side: whoever
// asked, or with to 0 all who were called.
func (s *Store) SayApproval(ctx context.Context, by Actor, id, to int64, words, note string) error {
	return s.tx(ctx, func(t *txn) error {
		p, err := t.openApproval(id, 0)
		if err != nil {
			return err
		}
		if err := t.say(by, id, words); err != nil {
			return err
		}
		if err := t.sayNote(by, p, to, note); err != nil {
			return err
		}
		if err := t.event(by, p.InquiryID, "approval_said", ""); err != nil {
			return err
		}
		if err := t.record(by, "approval_said", "inquiry", p.InquiryID, ""); err != nil {
			return err
		}
		t.redocLater(p.InquiryID)
		return nil
	})
}

func (t *txn) sayNote(by Actor, p Approval, to int64, text string) error {
	if to != 0 {
		return t.callPerson(by, p.InquiryID, to, text)
	}
	note, err := t.askNote(by, Ask{Inquiry: p.InquiryID, Text: text})
	if err != nil {
		return err
	}
	_, err = t.exec(`
		INSERT INTO mentions (message_id, staff_id, at)
		SELECT CAST($1 AS BIGINT), staff_id, CAST($2 AS BIGINT) FROM mentions WHERE message_id = $3 AND staff_id <> $4`, note, t.now, p.NoteID, by.Staff)
	return err
}
