package app

import (
	"cmp"
	"slices"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/scam"
	"madoguchi/store"
)

func (d *Desk) about(q store.Inquiry) About {
	if q.AboutKind == "" {
		return About{}
	}
	spec := d.spec(q.AboutKind)
	return About{Kind: q.AboutKind, ID: q.AboutID, Mall: cmp.Or(spec.Mall, spec.Label), URL: q.RemoteURL}
}

// replyAtMall is the code of the one problem a reply to an announced inquiry has.
const replyAtMall = "reply_at_mall"

// elsewhere says why nothing can be sent to an inquiry that a notice mail
// announces: behind the notice there is nobody who reads.
func (d *Desk) elsewhere(s situation) (Problem, bool) {
	if s.inquiry.AboutKind == "" {
		return Problem{}, false
	}
	return Problem{
		Code: replyAtMall,
		Text: "この問い合わせには、ここからは返信できません。お知らせメールで届いたものです。" + d.about(s.inquiry).Mall + "の画面で返信してから、「完了」にしてください。",
	}, true
}

// atMall refuses a reply that would reach nobody.
func (d *Desk) atMall(s situation) error {
	p, ok := d.elsewhere(s)
	if !ok {
		return nil
	}
	return &Refusal{Code: p.Code, Text: "送っていません。" + p.Text, Problems: []Problem{p}}
}

// mark is the sign of a row: a notice carries that of the mall it speaks for.
func (d *Desk) mark(r store.InquiryRow) (mark, shape string) {
	kind := r.Kind
	if r.AboutKind != "" {
		kind = r.AboutKind
	}
	spec := d.spec(kind)
	return spec.Mark, spec.Shape
}

// mallOf names the mall whose letter a message is, "" for every other message. What
// the own mail server holds for a forgery gets no mall's name.
func mallOf(m store.Message) string {
	if m.Kind != connectors.Official && m.Kind != connectors.NoticeOf || m.Direction == string(connectors.Out) {
		return ""
	}
	if slices.ContainsFunc(m.Cues, func(c connectors.Cue) bool { return c.Code == "auth_failed" }) {
		return "モールを名乗る差出人"
	}
	return cmp.Or(scam.Owner(m.Address), "モール")
}
