package worker

import (
	"cmp"
	"context"

	"madoguchi/connectors"
	"madoguchi/store"
)

// tryMarks carries the marks over as far as that works now: they wait for the
// next round, and the reply that brought them is settled either way.
func (w *Worker) tryMarks(ctx context.Context, c connectors.Connector, a store.Account) {
	if err := w.marks(ctx, c, a); err != nil && ctx.Err() == nil {
		w.log.Warn("marks", "account", a.ID, "err", err)
	}
}

// marks carries to the mall what was decided here, the whole list at once. A
// mark is asked for again until the mall has taken it, because asking twice does
// no harm; one that is refused for good is told about and left alone.
func (w *Worker) marks(ctx context.Context, c connectors.Connector, a store.Account) error {
	marker, ok := c.(connectors.Marker)
	if !ok {
		return nil
	}
	pending, err := w.store.Marks(ctx, a.ID)
	if err != nil {
		return err
	}
	wanted := make([]connectors.Marking, len(pending))
	for i, p := range pending {
		wanted[i] = connectors.Marking{Inquiry: p.RemoteID, Mark: p.Mark, Reason: p.Reason}
	}
	if len(wanted) == 0 {
		return nil
	}
	for i, err := range marker.Mark(ctx, wanted) {
		if err := w.marked(ctx, a, pending[i], err); err != nil {
			return err
		}
	}
	return nil
}

// marked writes down how one mark ended, and returns an error when the others
// would end the same way.
func (w *Worker) marked(ctx context.Context, a store.Account, p store.PendingMark, failure error) error {
	e := connectors.As(failure)
	switch {
	case failure == nil:
		if err := w.store.MarkDone(ctx, p); err != nil {
			return err
		}
	case e.Reason == connectors.Rejected:
		w.log.Warn("mark refused", "account", a.ID, "inquiry", p.InquiryID, "mark", p.Mark, "code", e.Code, "err", e.Err)
		if err := w.store.MarkRefused(ctx, p, cmp.Or(e.Text, "相手のサーバーが受け付けませんでした。")); err != nil {
			return err
		}
	case e.Reason == connectors.Temporary:
		w.log.Warn("mark", "account", a.ID, "mark", p.Mark, "code", e.Code, "err", e.Err)
		return nil // the next round asks again
	default:
		return failure
	}
	w.tell(Inquiries, p.InquiryID)
	return nil
}
