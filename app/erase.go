package app

import (
	"context"
	"errors"

	"madoguchi/store"
)

// Erasure asks for a conversation to go for good. Unless it is sure, nothing goes.
type Erasure struct {
	ID   int64
	Sure bool
}

// Erased is what of a conversation went, or would go, and what stays behind it.
type Erased struct {
	ID        int64
	DryRun    bool
	Messages  int
	Files     int
	Entries   int // stay: the books have to be kept
	Documents int // stay, for the same reason
	Drafts    int // entries that nobody has confirmed: they stay, and may be thrown away
}

// EraseInquiry removes a conversation for good, as a customer may ask (消去の請求): its
// words, files and history, and what the mall or the mailbox still has of it does not
// come again. Orders, the customer and the books stay.
func (d *Desk) EraseInquiry(ctx context.Context, in Erasure) (Erased, error) {
	out, err := d.erasable(ctx, in.ID)
	if out.DryRun = !in.Sure; err != nil || !in.Sure {
		return out, err
	}
	err = d.store.Erase(ctx, actor(ctx), in.ID)
	if errors.Is(err, store.ErrConflict) {
		return Erased{}, refuse("already_queued", "この問い合わせには、送信待ちか結果のわからない返信があります。何も消していません。送信待ちの画面で、その返信を先に決めてください。")
	}
	if err != nil {
		return Erased{}, err
	}
	d.tell(EventInquiries, in.ID)
	d.tell(EventOutbox)
	return out, d.sweep(ctx)
}

func (d *Desk) erasable(ctx context.Context, id int64) (Erased, error) {
	out := Erased{ID: id}
	if _, err := d.store.Inquiry(ctx, id); err != nil {
		return out, err
	}
	messages, err := d.store.Messages(ctx, id)
	if err != nil {
		return out, err
	}
	out.Messages = len(messages)
	for _, m := range messages {
		out.Files += len(m.Files)
	}
	for after, more := "", true; more; more = after != "" {
		page, err := d.store.Entries(ctx, store.EntryQuery{InquiryID: id, After: after})
		if err != nil {
			return out, err
		}
		for _, e := range page.Entries {
			if e.Status == store.EntryDraft {
				out.Drafts++
			} else {
				out.Entries++
			}
		}
		after = page.Next
	}
	for after, more := "", true; more; more = after != "" {
		page, err := d.store.Documents(ctx, store.DocumentQuery{InquiryID: id, After: after})
		if err != nil {
			return out, err
		}
		out.Documents, after = out.Documents+len(page.Documents), page.Next
	}
	return out, nil
}

// sweep removes the bytes that nobody has any more.
func (d *Desk) sweep(ctx context.Context) error {
	for more, err := true, error(nil); more; {
		if more, err = d.store.SweepBlobs(ctx); err != nil {
			return err
		}
	}
	return nil
}
