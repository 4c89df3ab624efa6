package app

import (
	"context"
	"slices"

	"madoguchi/app/textdiff"
	"madoguchi/app/worker"
	"madoguchi/store"
)

// Approvals lists what waits for approval, or everything that was asked about one
// inquiry.
func (d *Desk) Approvals(ctx context.Context, in ApprovalQuery) (ApprovalList, error) {
	list := ApprovalList{Approvals: []Approval{}}
	read := d.store.OpenApprovals
	if in.Inquiry != 0 {
		read = func(ctx context.Context) ([]store.Approval, error) { return d.store.ApprovalsOf(ctx, in.Inquiry) }
	}
	all, err := read(ctx)
	if err != nil {
		return list, err
	}
	for _, p := range all {
		out, err := d.approvalOut(ctx, p)
		if err != nil {
			return list, err
		}
		list.Approvals = append(list.Approvals, out)
	}
	return list, nil
}

// ApprovalByID returns one with what was said and how the text differs.
func (d *Desk) ApprovalByID(ctx context.Context, in ID) (Approval, error) {
	p, err := d.approvalInReach(ctx, in.ID)
	if err != nil {
		return Approval{}, err
	}
	out, err := d.approvalOut(ctx, p)
	if err != nil {
		return out, err
	}
	for _, w := range p.Words {
		out.Words = append(out.Words, ApprovalWord{By: w.Name, At: w.At, Text: w.Text})
	}
	out.Changes, err = d.changes(ctx, p)
	return out, err
}

// approvalInReach reads an approval whose inquiry the person in ctx may read.
func (d *Desk) approvalInReach(ctx context.Context, id int64) (store.Approval, error) {
	p, err := d.store.Approval(ctx, id)
	if err != nil || who(ctx).free() {
		return p, err
	}
	return p, d.mayReach(ctx, need{mayRead, ofInquiry}, "Approval", p.InquiryID)
}

func (d *Desk) approvalOut(ctx context.Context, p store.Approval) (Approval, error) {
	out := Approval{
		ID: p.ID, InquiryID: p.InquiryID, State: p.State, Why: p.Why, Text: p.Text, Final: p.Final, Files: draftFiles(p.Files),
		Done: p.Done, SendAt: p.SendAt, Follow: int(p.Follow), By: p.AskedName, AskedAt: p.AskedAt, AnsweredBy: p.AnsweredName, AnsweredAt: p.AnsweredAt,
		OutboxID: p.OutboxID, Version: p.Version, Template: p.Template, Mine: p.AskedBy == actor(ctx).Staff, Records: linesOut(p.Records), Words: []ApprovalWord{}, Changes: []TextChange{},
	}
	q, err := d.store.Inquiry(ctx, p.InquiryID)
	if err != nil {
		return out, err
	}
	out.Customer, out.Subject, out.Newest = q.Customer, q.Subject, q.NewestID
	if t, err := d.store.Template(ctx, p.Template); err == nil {
		out.TemplateName = t.Name
	} else if ignoreGone(err) != nil {
		return out, err
	}
	if p.State != store.ApprovalOpen {
		return out, nil
	}
	if out.Newer, err = d.newer(ctx, p.InquiryID, p.SeenID); err != nil {
		return out, err
	}
	out.May, err = d.mayAgreeTo(ctx, p)
	return out, err
}

// mayAgreeTo: nobody agrees to what they ask for themselves, but an owner.
func (d *Desk) mayAgreeTo(ctx context.Context, p store.Approval) (bool, error) {
	may, err := d.mayAgree(ctx)
	return may && (who(ctx).free() || p.AskedBy != actor(ctx).Staff), err
}

// newer tells whether anybody but us has written since a message, or we have sent
// an answer.
func (d *Desk) newer(ctx context.Context, inquiry, seen int64) (bool, error) {
	messages, err := d.store.Messages(ctx, inquiry)
	return slices.ContainsFunc(messages, func(m store.Message) bool { return m.ID > seen && worker.Stops(m) }), err
}

// changes compares what was asked for with what the template says and with what
// was asked for before; what was sent with what was asked for.
func (d *Desk) changes(ctx context.Context, p store.Approval) ([]TextChange, error) {
	out := []TextChange{}
	veil := &veil{}
	if who(ctx).masked {
		v, err := d.veilOf(ctx, p.InquiryID)
		if err != nil {
			return out, err
		}
		veil = v
	}
	add := func(against, a, b string) {
		if a != "" && a != b {
			out = append(out, TextChange{Against: against, Pieces: pieces(textdiff.Diff(veil.text(a), veil.text(b)))})
		}
	}
	if p.Final != "" {
		add("asked", p.Text, p.Final)
	}
	all, err := d.store.ApprovalsOf(ctx, p.InquiryID)
	if err != nil {
		return out, err
	}
	for _, old := range slices.Backward(all) {
		if old.ID < p.ID && old.State != store.ApprovalApproved {
			add("earlier", old.Text, p.Text)
			break
		}
	}
	add("template", p.Base, p.Text)
	return out, nil
}

func pieces(in []textdiff.Piece) []TextPiece {
	out := make([]TextPiece, 0, len(in))
	for _, p := range in {
		out = append(out, TextPiece(p))
	}
	return out
}

// ApprovalChanges tells how a text that is being changed differs from what was
// asked for.
func (d *Desk) ApprovalChanges(ctx context.Context, in ApprovalText) (TextChange, error) {
	p, err := d.approvalInReach(ctx, in.ID)
	if err != nil {
		return TextChange{}, err
	}
	old := p.Text
	if who(ctx).masked {
		v, err := d.veilOf(ctx, p.InquiryID)
		if err != nil {
			return TextChange{}, err
		}
		old = v.text(old)
	}
	return TextChange{Against: "asked", Pieces: pieces(textdiff.Diff(old, in.Text))}, nil
}

// threadApproval names what of a conversation waits for approval or came back.
func (d *Desk) threadApproval(ctx context.Context, q store.Inquiry, t *Thread) error {
	var err error
	if t.MustAsk, err = d.mustAsk(ctx, q.ID, 0); err != nil {
		return err
	}
	all, err := d.store.ApprovalsOf(ctx, q.ID)
	if err != nil || len(all) == 0 {
		return err
	}
	last := all[len(all)-1]
	if last.State == store.ApprovalOpen || last.State == store.ApprovalReturned && t.Draft.Text != "" {
		t.Approval = last.ID
	}
	return nil
}
