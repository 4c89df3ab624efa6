package worker

import (
	"context"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

// Confirm looks for the replies whose outcome is unknown: in the thread or in
// the Sent folder. What is found is sent; what is not found stays unknown, for
// a person to decide. All looks at every one, otherwise only at those whose
// time has come.
func (w *Worker) Confirm(ctx context.Context, all bool) error {
	items, err := w.store.Outbox(ctx, store.OutUnknown)
	if err != nil {
		return err
	}
	for _, item := range items {
		if !all && !w.lookDue(item) {
			continue
		}
		err := w.confirm(ctx, item)
		if err == nil || ctx.Err() != nil {
			continue
		}
		// One that cannot be asked about now must not hide the others, and is
		// asked about again as rarely as one that was not found.
		w.log.Warn("confirm reply", "outbox", item.ID, "account", item.Account, "err", err)
		if err := w.store.Checked(ctx, item.ID, ms(w.now())); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// lookDue spreads the looks: after 10 s, 60 s and 5 min,
// then every half hour.
func (w *Worker) lookDue(item store.OutboxItem) bool {
	age := w.now().Sub(time.UnixMilli(item.StartedAt))
	rest := 30 * time.Minute
	for _, step := range []time.Duration{10 * time.Second, time.Minute, 5 * time.Minute} {
		if age < step {
			return false
		}
		if item.CheckedAt < item.StartedAt+step.Milliseconds() {
			return true
		}
	}
	return w.now().Sub(time.UnixMilli(item.CheckedAt)) >= rest
}

func (w *Worker) confirm(ctx context.Context, item store.OutboxItem) error {
	a, err := w.store.Account(ctx, item.Account)
	if err != nil {
		return err
	}
	c, err := w.Connector(a)
	if err != nil {
		return err
	}
	finder, ok := c.(connectors.Confirmer)
	if !ok {
		return nil
	}
	reply, err := w.reply(ctx, item)
	if err != nil {
		return err
	}
	reply.Since, reply.Known = time.UnixMilli(item.StartedAt), item.Known
	receipt, finding, err := finder.FindSent(ctx, reply)
	if err != nil {
		return err
	}
	if finding != connectors.Delivered {
		return w.looked(ctx, item, finding)
	}
	at := w.now()
	if !receipt.At.IsZero() {
		at = receipt.At
	}
	if err := w.store.Found(ctx, item.ID, store.Outcome{RemoteID: receipt.RemoteID, Thread: receipt.Thread, At: ms(at)}); err != nil {
		return err
	}
	w.tell(Outbox, item.ID)
	w.tell(Inquiries, item.InquiryID)
	if item.Done {
		w.tryMarks(ctx, c, a)
	}
	return nil
}

// settled is when an attempt is long over and the other side has written down
// what it took: a look before that says nothing.
const settled = 5 * time.Minute

// looked notes a look that did not find the reply. That it is absent makes it
// probable that it was not sent, nothing more: a person decides.
func (w *Worker) looked(ctx context.Context, item store.OutboxItem, finding connectors.Finding) error {
	now := w.now()
	absent := finding == connectors.Absent && now.Sub(time.UnixMilli(item.StartedAt)) >= settled
	if err := w.store.Looked(ctx, item.ID, ms(now), absent); err != nil {
		return err
	}
	if absent || item.AbsentAt != 0 {
		w.tell(Outbox, item.ID)
	}
	return nil
}
