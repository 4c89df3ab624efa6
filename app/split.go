package app

import (
	"context"
	"errors"
	"slices"

	"madoguchi/connectors"
	"madoguchi/store"
)

// SplitInquiry makes a new inquiry of a message and those after it, or of the
// chosen ones (ここから別の問い合わせにする). UndoJoin takes it back.
func (d *Desk) SplitInquiry(ctx context.Context, in SplitRequest) (Join, error) {
	messages, err := d.store.Messages(ctx, in.ID)
	if err != nil {
		return Join{}, err
	}
	j, err := d.store.SplitInquiry(ctx, actor(ctx), in.ID, chosen(messages, in))
	if errors.Is(err, store.ErrNotFound) {
		return Join{}, refuse("no_message", "そのメッセージは、この問い合わせにありません。何も変えていません。画面を開き直して、もう一度選んでください。")
	}
	if errors.Is(err, store.ErrConflict) {
		return Join{}, refuse("cannot_split", "ここでは分けられません。何も変えていません。分けられるのはメールの会話だけで、どちらにもメールが 1 通以上残る必要があります。ほかのメッセージを選んでください。")
	}
	return d.joined(j, err)
}

// chosen are the messages a request means.
func chosen(all []store.Message, in SplitRequest) []int64 {
	if len(in.Messages) > 0 {
		return in.Messages
	}
	from := slices.IndexFunc(all, func(m store.Message) bool { return m.ID == in.From })
	if from < 0 {
		return nil
	}
	var ids []int64
	for _, m := range all[from:] {
		ids = append(ids, m.ID)
	}
	return ids
}

// MergeInquiries makes one inquiry of two mail threads of one mailbox. UndoJoin
// takes it back.
func (d *Desk) MergeInquiries(ctx context.Context, in MergeRequest) (Join, error) {
	j, err := d.store.MergeInquiries(ctx, actor(ctx), in.Keep, in.Other)
	if errors.Is(err, store.ErrConflict) {
		return Join{}, refuse("cannot_merge", "この 2 件は 1 件にできません。何も変えていません。同じメールボックスのメールどうしか、両方に送信待ちの返信がないかを確かめてください。")
	}
	return d.joined(j, err)
}

// UndoJoin takes a split or a merge back.
func (d *Desk) UndoJoin(ctx context.Context, in ID) (Join, error) {
	j, err := d.store.UndoJoin(ctx, actor(ctx), in.ID)
	if errors.Is(err, store.ErrConflict) {
		return Join{}, refuse("cannot_undo", "元に戻せません。何も変えていません。もう戻してあるか、あとから分けたりまとめたりしています。新しいものから順に戻し、送信待ちの返信があれば先に取り消してください。")
	}
	return d.joined(j, err)
}

func (d *Desk) joined(j store.Join, err error) (Join, error) {
	if err != nil {
		return Join{}, err
	}
	d.tell(EventInquiries, j.Kept, j.Other)
	return Join(j), nil
}

// threadJoins puts beside a conversation what a person has split or merged, the
// others of its customer, and which of these it may be merged with: mails in the
// same mailbox.
func (d *Desk) threadJoins(ctx context.Context, q store.Inquiry, t *Thread) error {
	joins, err := d.store.Joins(ctx, q.ID)
	if err != nil {
		return err
	}
	t.Joins, t.Mergeable = make([]Join, 0, len(joins)), []Row{}
	for _, j := range joins {
		t.Joins = append(t.Joins, Join(j))
	}
	same, err := d.store.CustomerInquiries(ctx, q.ID)
	if err != nil {
		return err
	}
	t.OtherInquiries = d.rows(same)
	t.Splittable = ownMail(q.InquiryRow) && letters(t.Messages) > 1
	for _, o := range same {
		if ownMail(q.InquiryRow) && ownMail(o) && o.Account == q.Account {
			t.Mergeable = append(t.Mergeable, d.row(o))
		}
	}
	return nil
}

// ownMail tells whether an inquiry is a mail thread that no mall keeps.
func ownMail(r store.InquiryRow) bool {
	return r.Mail && r.AboutKind == "" && !store.Starting(r.RemoteID)
}

func letters(messages []Message) int {
	n := 0
	for _, m := range messages {
		if m.Direction != string(connectors.Note) && m.Direction != string(connectors.Call) {
			n++
		}
	}
	return n
}
