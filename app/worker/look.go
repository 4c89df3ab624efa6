package worker

import (
	"context"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/store"
)

// Stopped says that a reply was held back: because the thread went on ("stopped"),
// or because what it says no longer holds ("check", "late").
type Stopped struct {
	Code string
	Text string
}

func (s *Stopped) Error() string { return "held back before it left: " + s.Code }

// lastLook reads the thread once more before a reply leaves. A message that the
// writer has not seen stops it. A look that fails stops it too, for now: to
// answer past a customer is worse than to answer a minute later.
func (w *Worker) lastLook(ctx context.Context, c connectors.Connector, a store.Account, item store.OutboxItem) error {
	if item.Starts() {
		return nil // there is no thread to look at yet
	}
	if err := w.reread(ctx, c, a, item.Thread); err != nil {
		return err
	}
	q, err := w.store.Inquiry(ctx, item.InquiryID)
	if err != nil {
		return err
	}
	if q.NewestID <= item.SeenID {
		return nil
	}
	messages, err := w.store.Messages(ctx, item.InquiryID)
	if err != nil {
		return err
	}
	for _, m := range messages {
		if m.ID > item.SeenID && Stops(m) {
			return &Stopped{Code: "stopped", Text: stoppedText(m)}
		}
	}
	return nil
}

// Stops reports whether a message the writer has not seen changes the answer.
func Stops(m store.Message) bool {
	switch connectors.Direction(m.Direction) {
	case connectors.In:
		return m.Kind == connectors.Normal || m.Kind == ""
	case connectors.Out, connectors.Unknown:
		return true
	}
	return false
}

func stoppedText(m store.Message) string {
	at := jst.Of(m.SentAt).Format("1/2 15:04")
	if m.Direction == string(connectors.Out) {
		return "送信を止めました。" + at + " に店舗の返信がすでに送られています。下書きは残っています。読んでから続けてください。"
	}
	return "送信を止めました。お客様から新しいメッセージが " + at + " に届いています。下書きは残っています。読んでから続けてください。"
}

// reread brings the thread up to date: by reading it where the kind can, by
// pulling the account where it cannot.
func (w *Worker) reread(ctx context.Context, c connectors.Connector, a store.Account, thread string) error {
	reader, ok := c.(connectors.ThreadReader)
	if !ok {
		// Without the lease: a poll under way may be far from the end of the box.
		// Two pulls at once repeat work and lose nothing, because a cursor covers
		// only what was saved with it. What lies years back answers nothing today.
		leave := connectors.HoldOld
		if a.Past != store.PastRead {
			leave = connectors.HoldPast
		}
		_, err := w.batchesUntil(ctx, c, a, a.Cursor, &Result{}, holding(c, leave), func(b connectors.Batch) bool { return b.Unhurried || !b.More })
		return err
	}
	q, err := reader.Thread(ctx, thread)
	if err != nil {
		return err
	}
	return w.ingestThread(ctx, a, q)
}

// ingestThread saves one inquiry that was read by itself. Without a cursor the
// batch leaves the account's own where it is.
func (w *Worker) ingestThread(ctx context.Context, a store.Account, q connectors.Inquiry) error {
	in, err := w.store.Ingest(ctx, a.ID, connectors.Batch{Inquiries: []connectors.Inquiry{q}})
	if err != nil {
		return refuse("save thread", err)
	}
	if len(in.Changed) > 0 {
		w.tell(Inquiries, in.Changed...)
	}
	return nil
}
