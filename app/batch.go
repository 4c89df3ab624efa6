package app

import (
	"context"
	"errors"
	"slices"

	"madoguchi/app/reply"
	"madoguchi/store"
)

// batchAtOnce is how many texts one call makes or sends. The page asks in small
// steps, so that it can tell how far it is and stop.
const batchAtOnce = 200

// BatchPreview fills a template for each of many inquiries with its own facts and
// holds each text against its own rules (一括返信). It sends nothing.
func (d *Desk) BatchPreview(ctx context.Context, in BatchQuery) (BatchList, error) {
	list := BatchList{Parts: []BatchPart{}}
	if n := len(in.IDs); n == 0 || n > batchAtOnce {
		return list, refuse("many", "一括返信は 1〜200 件です。まだ何も送っていません。選び直してください。")
	}
	ctx = together(ctx)
	for _, id := range in.IDs {
		part, err := d.batchPart(ctx, in, id)
		if err != nil {
			return list, err
		}
		list.Parts = append(list.Parts, part)
	}
	return list, nil
}

func (d *Desk) batchPart(ctx context.Context, in BatchQuery, id int64) (BatchPart, error) {
	q, err := d.store.Inquiry(ctx, id)
	if err != nil {
		return BatchPart{}, err
	}
	made, err := d.Compose(ctx, ComposeQuery{ID: id, Template: in.Template, Typed: in.Typed})
	if err != nil {
		return BatchPart{}, err
	}
	part := BatchPart{
		Inquiry: d.row(q.InquiryRow), Text: made.Text, Values: made.Values, Problems: made.Problems, Asks: sharedAsks(made.Asks), SeenID: q.NewestID,
	}
	if part.MustAsk, err = d.mustAsk(ctx, id, in.Template); err != nil {
		return part, err
	}
	if part.Records, err = d.batchRecords(ctx, in, id, made); err != nil {
		return part, err
	}
	more, err := d.batchProblems(ctx, q)
	if err != nil {
		return part, err
	}
	part.Beside = append([]Problem{}, more...)
	part.Problems = append(part.Problems, more...)
	part.Clean = len(part.Problems) == 0
	part.Sendable = !slices.ContainsFunc(part.Problems, func(p Problem) bool { return !p.Warn })
	return part, nil
}

// batchRecords are what the books may know of a part.
func (d *Desk) batchRecords(ctx context.Context, in BatchQuery, id int64, made Composed) ([]RecordLine, error) {
	s, err := d.situation(ctx, id)
	if err != nil {
		return nil, err
	}
	text, err := d.unveil(ctx, id, made.Text)
	if err != nil {
		return nil, err
	}
	return d.recordLines(ctx, s, text, DraftFacts{Parts: []DraftPart{{Template: in.Template}}})
}

// sharedAsks are the facts that a person may say once for many inquiries. What an
// order or a customer says is not among them, nor how an order stands: one word would
// be wrong for the others.
func sharedAsks(all []Ask) []Ask {
	out := []Ask{}
	for _, a := range all {
		if a.Kind != reply.KindChoice && len(reply.Reusable(map[string]string{a.Name: "x"})) > 0 {
			out = append(out, a)
		}
	}
	return out
}

// batchProblems are what a person sees at once in the open conversation, and
// would not see here.
func (d *Desk) batchProblems(ctx context.Context, q store.Inquiry) ([]Problem, error) {
	var out []Problem
	hidden, err := d.ownersOnly(ctx, q.Care, q.OwnerID)
	if err != nil {
		return nil, err
	}
	if hidden {
		out = append(out, Problem{Code: "owners_only", Text: "店長に引き継がれています。続きは店長に任せてください。"})
	}
	if q.Sending != "" {
		out = append(out, Problem{Code: "already_queued", Text: "送信待ちか、結果のわからない返信がもうあります。"})
	}
	if store.Starting(q.RemoteID) {
		out = append(out, Problem{Code: "starting", Text: "最初の連絡がまだ送られていません。"})
	}
	if q.Official {
		out = append(out, Problem{Code: "official", Text: "モールからの公式のお知らせです。1 件ずつ開いて返信してください。"})
	}
	if q.Care != "" {
		out = append(out, Problem{Code: "care", Text: "注意の印が付いています。1 件ずつ読んでから返信してください。", Warn: true})
	}
	draft, err := d.store.Draft(ctx, q.ID)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return nil, err
	}
	if err == nil && draft.Text != "" {
		out = append(out, Problem{Code: "draft", Text: "書きかけの下書きがあります。送ると、下書きはなくなります。", Warn: true})
	}
	return out, nil
}

// BatchSend sends texts that a person has read. Each is an ordinary answer with
// its own checks, its own time to be taken back and its own place in the outbox;
// one that cannot be sent stops none of the others.
func (d *Desk) BatchSend(ctx context.Context, in BatchRequest) (BatchSent, error) {
	sent := BatchSent{Sent: []OutboxItem{}, Asked: []int64{}, Refused: []BulkRefusal{}}
	if n := len(in.Parts); n == 0 || n > batchAtOnce {
		return sent, refuse("many", "一括返信は 1〜200 件です。まだ何も送っていません。選び直してください。")
	}
	for _, p := range in.Parts {
		if err := d.sendPart(ctx, in, p, &sent); err != nil {
			return sent, err
		}
	}
	return sent, nil
}

func (d *Desk) sendPart(ctx context.Context, in BatchRequest, p BatchText, sent *BatchSent) error {
	q, err := d.store.Inquiry(ctx, p.ID)
	if err != nil {
		sent.Refused = append(sent.Refused, refusalOf(store.InquiryRow{ID: p.ID}, err))
		return ignoreGone(err)
	}
	hidden, err := d.ownersOnly(ctx, q.Care, q.OwnerID)
	if err != nil {
		return err
	}
	if hidden {
		sent.Refused = append(sent.Refused, refusalOf(q.InquiryRow, errOwners))
		return nil
	}
	if err = d.sendOrAsk(ctx, in, p, sent); err == nil {
		return nil
	}
	r := Explain(err, d.log)
	refusal := refusalOf(q.InquiryRow, err)
	refusal.Code, refusal.Text = r.Code, r.Text
	sent.Refused = append(sent.Refused, refusal)
	return nil
}

// sendOrAsk sends a part as an answer of its own, or asks for it.
func (d *Desk) sendOrAsk(ctx context.Context, in BatchRequest, p BatchText, sent *BatchSent) error {
	if !in.Ask {
		item, err := d.Send(ctx, SendRequest{
			ID: p.ID, Text: p.Text, Template: in.Template, Facts: p.Facts, Done: in.Done, Hold: in.Hold, At: in.At, SeenID: p.SeenID,
			Confirm: true, Accepted: p.Accepted,
		})
		if err == nil {
			sent.Sent = append(sent.Sent, item)
		}
		return err
	}
	draft, err := d.store.Draft(ctx, p.ID)
	if err != nil {
		return err
	}
	_, err = d.AskApproval(ctx, ApprovalRequest{
		ID: p.ID, Text: p.Text, Template: in.Template, Facts: p.Facts, SeenID: p.SeenID, Version: draft.Version, Note: in.Note, Done: in.Done, At: in.At,
	})
	if err == nil {
		sent.Asked = append(sent.Asked, p.ID)
	}
	return err
}
