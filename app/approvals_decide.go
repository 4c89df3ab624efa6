package app

import (
	"context"
	"errors"

	"madoguchi/store"
)

// decidable reads an open approval that the person in ctx may decide.
func (d *Desk) decidable(ctx context.Context, id int64) (store.Approval, error) {
	p, err := d.approvalInReach(ctx, id)
	if err != nil {
		return p, err
	}
	may, err := d.mayAgreeTo(ctx, p)
	if err != nil {
		return p, err
	}
	if !may {
		return p, refuse("not_approver", "自分で頼んだ返信と、承認の権限のない返信は、承認できません。何も送っていません。店長に頼んでください。")
	}
	if p.State != store.ApprovalOpen {
		return p, errDecided
	}
	return p, nil
}

var errDecided = refuse("approval_decided", "この返信は、もう承認されたか、戻されたか、取り戻されています。何も変えていません。画面の内容を確かめてください。")

// decided explains a race that somebody else has won.
func decided(err error) error {
	if errors.Is(err, store.ErrConflict) {
		return errDecided
	}
	return err
}

// ApproveReply sends a reply that was asked for, as it is or changed (承認して送る).
// What has come since has to be read first, and what blocks a reply blocks it here.
func (d *Desk) ApproveReply(ctx context.Context, in ApproveRequest) (OutboxItem, error) {
	p, err := d.decidable(ctx, in.ID)
	if err != nil {
		return OutboxItem{}, err
	}
	newer, err := d.newer(ctx, p.InquiryID, max(in.SeenID, p.SeenID))
	if err != nil {
		return OutboxItem{}, err
	}
	if newer {
		return OutboxItem{}, refuse("newer", "頼まれたあとに、新しいメッセージが届いています。まだ送っていません。読んでから、もう一度承認してください。")
	}
	text, err := d.finalText(ctx, p, in.Text)
	if err != nil {
		return OutboxItem{}, err
	}
	send := SendRequest{
		ID: p.InquiryID, Text: text, Files: draftFiles(p.Files), Template: p.Template, Done: in.Done, Hold: in.Hold,
		SeenID: max(in.SeenID, p.SeenID), At: in.At, Follow: int(p.Follow), Confirm: in.Confirm, Accepted: in.Accepted,
	}
	s, err := d.situation(ctx, p.InquiryID)
	if err != nil {
		return OutboxItem{}, err
	}
	s.records, s.approved = recordsOut(p.Records), true
	problems, err := d.ready(ctx, &s, send)
	if err != nil {
		return OutboxItem{}, err
	}
	item, err := d.whole(ctx, s, send)
	if err != nil {
		return OutboxItem{}, err
	}
	item.Accepted, item.Warned = codes(problems)
	id, err := d.store.Approve(ctx, actor(ctx), in.ID, in.Version, item, approvedNote(p, text))
	if errors.Is(err, store.ErrConflict) && d.isDecided(ctx, in.ID) {
		return OutboxItem{}, errDecided
	}
	if err != nil {
		return OutboxItem{}, queueRefused(err)
	}
	d.rememberTyped(ctx, p.InquiryID, s.typed)
	return d.queued(ctx, id, p.Template)
}

// isDecided tells a race on the approval from one on the outbox.
func (d *Desk) isDecided(ctx context.Context, id int64) bool {
	p, err := d.store.Approval(ctx, id)
	return err != nil || p.State != store.ApprovalOpen
}

func approvedNote(p store.Approval, text string) string {
	if text != p.Text {
		return "返信を承認しました。文を少し直してあります。"
	}
	return "返信を承認しました。"
}

// finalText is what the person in ctx sends of what was asked for.
func (d *Desk) finalText(ctx context.Context, p store.Approval, text string) (string, error) {
	if text == "" {
		return p.Text, nil
	}
	if !who(ctx).masked {
		return text, nil
	}
	v, err := d.veilOf(ctx, p.InquiryID)
	if err != nil {
		return "", err
	}
	if v.text(p.Text) == text {
		return p.Text, nil
	}
	text = v.bare(text)
	return text, stillMasked(text)
}

// ReturnApproval gives a reply back with words (戻す).
func (d *Desk) ReturnApproval(ctx context.Context, in ApprovalWords) error {
	p, err := d.decidable(ctx, in.ID)
	if err != nil {
		return err
	}
	words, err := shortWords(in.Text)
	if err != nil {
		return err
	}
	if words == "" {
		return refuse("empty", "直してほしいところが書かれていません。まだ戻していません。ひとこと書いてから、もう一度お試しください。")
	}
	err = d.store.ReturnApproval(ctx, actor(ctx), in.ID, in.Version, words, note("返信を戻しました。直して、もう一度頼んでください。", words))
	return d.changed(p.InquiryID, decided(err))
}

// WithdrawApproval takes back what one asked for; the draft stays.
func (d *Desk) WithdrawApproval(ctx context.Context, in ApprovalWords) error {
	p, err := d.approvalInReach(ctx, in.ID)
	if err != nil {
		return err
	}
	if p.AskedBy != actor(ctx).Staff && !who(ctx).free() {
		return refuse("not_yours", "承認を頼んだのは、ほかの担当者です。何も変えていません。")
	}
	err = d.store.WithdrawApproval(ctx, actor(ctx), in.ID, in.Version)
	return d.changed(p.InquiryID, decided(err))
}

// SayApproval adds words and calls the other side.
func (d *Desk) SayApproval(ctx context.Context, in ApprovalWords) error {
	p, err := d.approvalInReach(ctx, in.ID)
	if err != nil {
		return err
	}
	may, err := d.mayAgree(ctx)
	if err != nil {
		return err
	}
	mine := p.AskedBy == actor(ctx).Staff
	if !may && !mine {
		return refuse("not_yours", "この返信に言葉を添えられるのは、頼んだ人と、承認する人です。何も変えていません。")
	}
	words, err := shortWords(in.Text)
	if err != nil {
		return err
	}
	if words == "" {
		return refuse("empty", "言葉が書かれていません。何も変えていません。")
	}
	to := p.AskedBy
	if mine {
		to = 0
	}
	err = d.store.SayApproval(ctx, actor(ctx), in.ID, to, words, note("承認待ちの返信について：", words))
	return d.changed(p.InquiryID, decided(err))
}
