package worker

import (
	"context"
	"errors"
	"fmt"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

const (
	sendTime    = 4 * time.Minute // of one attempt, also after a request to stop
	maxAttempts = 8               // of a reply that certainly did not arrive
)

// SendDue sends every reply whose hold time is over, one after the other, and
// returns the items it handled. One that fails does not hold up the others.
func (w *Worker) SendDue(ctx context.Context) ([]int64, error) {
	if err := w.recoverOnce(ctx); err != nil {
		return nil, err
	}
	due, err := w.store.DueOutbox(ctx, w.now())
	if err != nil {
		return nil, err
	}
	var done []int64
	var failed []error
	for _, id := range due {
		if ctx.Err() != nil {
			return done, ctx.Err()
		}
		if err := w.sendOne(ctx, id); err != nil {
			failed = append(failed, fmt.Errorf("outbox item %d: %w", id, err))
			continue
		}
		done = append(done, id)
		w.tell(Outbox, id)
	}
	return done, errors.Join(failed...)
}

// sendOne brings one reply from queued to sent, failed or unknown.
func (w *Worker) sendOne(ctx context.Context, id int64) error {
	item, err := w.store.OutboxItem(ctx, id)
	if err != nil {
		return err
	}
	a, err := w.store.Account(ctx, item.Account)
	if errors.Is(err, store.ErrNotFound) {
		return w.refused(ctx, item, errRemoved)
	}
	if err != nil {
		return err
	}
	c, err := w.Connector(a)
	if err != nil {
		return w.refused(ctx, item, err)
	}
	if err := w.lastLook(ctx, c, a, item); err != nil {
		return w.refused(ctx, item, err)
	}
	if err := w.check(ctx, item); err != nil {
		return w.refused(ctx, item, err)
	}
	reply, err := w.reply(ctx, item)
	if err != nil {
		return w.refused(ctx, item, err)
	}
	// From here on the row says sending: a crash makes it unknown, never sent
	// twice.
	item, got, err := w.store.Claim(ctx, id, w.owner, reply.Known, w.now())
	if err != nil || !got {
		return err
	}
	w.tell(Outbox, id)
	reply.Since = time.UnixMilli(item.StartedAt)
	// A person who closes the window does not cut a reply in two.
	sending, cancel := context.WithTimeout(context.WithoutCancel(ctx), sendTime)
	defer cancel()
	receipt, err := c.Send(sending, reply)
	return w.finish(ctx, c, a, item, receipt, err)
}

// refused handles a failure before anything left: the reply was not sent.
func (w *Worker) refused(ctx context.Context, item store.OutboxItem, cause error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	event, out := "failed", notSent(cause, item.Attempts+1, w.now())
	var stop *Stopped
	if errors.As(cause, &stop) {
		event, out = "stopped", store.Outcome{Kind: store.OutcomeFailed, Code: stop.Code, Text: stop.Text}
		if stop.Code != "stopped" {
			event = "held_back"
		}
	}
	_, err := w.store.Refuse(ctx, item.ID, event, out, w.now())
	return err
}

// errRemoved is why a reply fails whose account was removed during an attempt.
var errRemoved = &connectors.Error{
	Reason: connectors.Rejected, Code: "account_removed",
	Text: "接続が削除されたため、送信しませんでした。お客様には届いていません。",
}

// unsure tells whether a failed attempt may have delivered the reply. A failure
// that no connector has judged counts: only they know what left.
func unsure(failure error) bool {
	var judged *connectors.Error
	return !errors.As(failure, &judged) || judged.Reason == connectors.Unsure
}

// finish writes down how an attempt ended, also when the window is closing.
func (w *Worker) finish(ctx context.Context, c connectors.Connector, a store.Account, item store.OutboxItem, receipt connectors.Receipt, failure error) error {
	out := notSent(failure, item.Attempts, w.now())
	switch {
	case failure == nil:
		out = store.Outcome{Kind: store.OutcomeSent, RemoteID: receipt.RemoteID, Thread: receipt.Thread, At: ms(w.now()), Text: receipt.Note}
		if !receipt.At.IsZero() {
			out.At = ms(receipt.At)
		}
	case unsure(failure):
		e := connectors.As(failure)
		out = store.Outcome{Kind: store.OutcomeUnknown, Code: e.Code, Text: unknownText}
	}
	if failure != nil {
		e := connectors.As(failure)
		w.log.Warn("reply not confirmed", "outbox", item.ID, "account", a.ID, "reason", e.Reason, "code", e.Code, "err", e.Err)
	}
	if err := w.store.Finish(context.WithoutCancel(ctx), item.ID, w.owner, out); err != nil {
		return err
	}
	w.tell(Inquiries, item.InquiryID)
	if out.Kind == store.OutcomeSent && item.Done {
		w.tryMarks(ctx, c, a)
	}
	return nil
}

const unknownText = "送れたかどうか確かめられません。自動で送り直すことはありません。あとで相手のサーバーを読み直して確かめます。"

// notSent is the outcome of a reply that certainly did not arrive: tried again
// when that can help, given back to the writer when not.
func notSent(failure error, attempts int, now time.Time) store.Outcome {
	if failure == nil {
		return store.Outcome{}
	}
	e := connectors.As(failure)
	passing := e.Reason == connectors.Temporary || e.Reason == connectors.Limited
	if passing && attempts < maxAttempts {
		return store.Outcome{
			Kind: store.OutcomeRetry, Code: e.Code, Text: "いまは送れませんでした。お客様には何も届いていません。少し待って自動で送ります。",
			RetryAt: ms(now.Add(backoff(attempts, e.After))),
		}
	}
	text := e.Text
	if text == "" {
		text = "相手のサーバーが返信を受け付けませんでした。お客様には何も届いていません。文を確かめて、もう一度送ってください。"
	}
	return store.Outcome{Kind: store.OutcomeFailed, Code: e.Code, Text: text}
}

// reply puts together what the connector sends from what was decided when the
// item was queued.
func (w *Worker) reply(ctx context.Context, item store.OutboxItem) (connectors.Reply, error) {
	r := connectors.Reply{
		Thread: item.Thread, Subject: item.Subject, To: item.To, Text: item.Text,
		MailID: item.MailID, InRef: item.InRef, Refs: item.Refs, Order: item.Order, Category: item.Category, Charset: item.Charset,
	}
	for _, f := range item.Files {
		data, err := w.store.Blob(f.SHA256)
		if err != nil {
			return r, &connectors.Error{
				Reason: connectors.Rejected, Code: "file_missing", Err: err,
				Text: "添付のファイルを読み取れませんでした。何も送っていません。ファイルを付け直してください。",
			}
		}
		r.Files = append(r.Files, connectors.File{Name: f.Name, Type: f.Type, Data: data})
	}
	messages, err := w.store.Messages(ctx, item.InquiryID)
	for _, m := range messages {
		if m.Direction == string(connectors.Out) {
			r.Known = append(r.Known, m.RemoteID)
		}
	}
	return r, err
}
