package app

import (
	"context"
	"strings"
	"unicode/utf8"

	"madoguchi/app/drafting"
	"madoguchi/store"

	"golang.org/x/text/unicode/norm"
)

// codeUnverified blocks words of a machine that neither the records nor the points
// bear out.
const codeUnverified = "unverified"

// doubts finds in a text what a machine has put there and nothing bears out. What
// a person wrote is the person's; it is held against the records by the other
// checks.
func (d *Desk) doubts(ctx context.Context, s situation, text string) ([]Problem, error) {
	if s.inquiry.ID == 0 {
		return nil, nil // a first text: no machine has helped with it
	}
	drafts, err := d.store.OpenAI(ctx, s.inquiry.ID)
	if err != nil || len(drafts) == 0 {
		return nil, err
	}
	var points, confirmed []string
	for _, a := range drafts {
		points, confirmed = append(points, a.Points...), append(confirmed, a.Confirmed...)
	}
	g, err := d.ground(ctx, s, points)
	if err != nil {
		return nil, err
	}
	theirs := map[string]bool{}
	for _, a := range drafts {
		for _, b := range drafting.Verify(a.Body, g, nil) {
			theirs[b.Key()] = true
		}
	}
	var out []Problem
	for _, b := range drafting.Verify(text, g, confirmed) {
		if theirs[b.Key()] {
			out = append(out, doubtful(b))
		}
	}
	return out, nil
}

// What to do stands beside it: the list says that changing ends it, the button that
// confirming does.
var doubtWords = map[string]string{
	drafting.KindToken:   "「%」は、隠した個人情報の印がそのまま残ったものです。正しい言葉に直してください。",
	drafting.KindLink:    "リンク「%」は、注文の記録にも要点にもありません。",
	drafting.KindNumber:  "「%」は、注文の記録にも要点にもありません。",
	drafting.KindYen:     "金額「%」は、注文の記録にも要点にもありません。",
	drafting.KindDate:    "日時「%」は、注文の記録にも要点にもありません。",
	drafting.KindID:      "番号「%」は、注文の記録にも要点にもありません。",
	drafting.KindName:    "名前「%」は、この問い合わせの人ではありません。",
	drafting.KindAddress: "住所「%」は、注文の記録にも要点にもありません。",
	drafting.KindWord:    "「%」は、注文の記録にも要点にもありません。",
	drafting.KindPromise: "「%」は、要点で頼んでいない約束か報告です。",
}

func doubtful(b drafting.Doubt) Problem {
	p := Problem{Code: codeUnverified, Start: b.Start, End: b.End, Fix: "confirm", FixTo: b.Text}
	if b.Kind == drafting.KindToken {
		p.Fix = "fill"
	}
	p.Text = "手伝いが書いた" + strings.Replace(doubtWords[b.Kind], "%", clipped(b.Text), 1)
	return p
}

func clipped(s string) string {
	const longest = 40
	if utf8.RuneCountInString(s) <= longest {
		return s
	}
	return string([]rune(s)[:longest]) + "…"
}

// ConfirmDoubt keeps that a person has held a value of a machine against the
// records, by typing it once more.
func (d *Desk) ConfirmDoubt(ctx context.Context, in DoubtConfirm) error {
	drafts, err := d.store.OpenAI(ctx, in.ID)
	if err != nil {
		return err
	}
	if len(drafts) == 0 {
		return store.ErrNotFound
	}
	value, err := d.unveil(ctx, in.ID, in.Value)
	if err != nil {
		return err
	}
	typed, err := d.unveil(ctx, in.ID, in.Typed)
	if err != nil {
		return err
	}
	if same := func(s string) string { return strings.Join(strings.Fields(norm.NFKC.String(s)), "") }; same(value) == "" || same(value) != same(typed) {
		return refuse("confirm_differs", "入れた文字が、本文の言葉と違います。まだ確かめたことにしていません。注文や記録を見て、同じ文字を入れるか、本文を直してください。")
	}
	if strings.ContainsAny(value, "⟦⟧") {
		return refuse("confirm_token", "隠した個人情報の印は、確かめたことにできません。本文の印を正しい言葉に直してください。")
	}
	if err := d.store.ConfirmAI(ctx, actor(ctx), drafts[0].ID, value); err != nil {
		return err
	}
	d.tell(EventInquiries, in.ID)
	return nil
}
