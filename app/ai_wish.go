package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode/utf8"

	"madoguchi/app/drafting"
	"madoguchi/app/drafting/endpoint"
	"madoguchi/app/textdiff"
	"madoguchi/connectors"
	"madoguchi/store"
)

const (
	mostPoints   = 20
	longestPoint = 400 // letters
	mostWritten  = 5   // messages of a customer
)

// DraftHelp tells whether a machine may help with an inquiry.
func (d *Desk) DraftHelp(ctx context.Context, in ID) (DraftHelp, error) {
	out := DraftHelp{InquiryID: in.ID, Tones: drafting.Tones()}
	set, err := d.DraftSettings(ctx)
	if err != nil || !set.On {
		return out, err
	}
	s, err := d.situation(ctx, in.ID)
	if err != nil {
		return out, err
	}
	out.On, out.Local, out.Model, out.Why = true, set.Local, set.Model, mayDraft(set, s)
	if p, ok := d.elsewhere(s); ok {
		out.Why = p.Text
	}
	if e, err := endpoint.Open(set.Endpoint, set.Model, "", endpoint.Limits{}); err == nil {
		out.Host = e.Host()
	}
	return out, nil
}

// DraftPreview shows exactly what would be sent, and sends nothing.
func (d *Desk) DraftPreview(ctx context.Context, in DraftWish) (DraftPreview, error) {
	w, err := d.worded(ctx, in)
	if err != nil {
		return DraftPreview{}, err
	}
	var text strings.Builder
	for i, t := range w.turns {
		if i > 0 {
			text.WriteString("\n\n――――――――\n\n")
		}
		text.WriteString(t.Content)
	}
	return DraftPreview{
		InquiryID: in.ID, Local: w.machine.Local(), Host: w.machine.Host(), Model: w.set.Model, Text: text.String(), Mark: w.mark,
	}, nil
}

// wording is a wish made ready to be asked.
type wording struct {
	set     DraftSettings
	machine *endpoint.Endpoint
	points  []string
	turns   []drafting.Turn
	mark    string // of exactly these words to exactly this machine
	veil    *drafting.Veil
	ground  drafting.Ground
}

// worded makes a wish ready, or says why no machine is asked.
func (d *Desk) worded(ctx context.Context, in DraftWish) (w wording, err error) {
	if w.set, err = d.DraftSettings(ctx); err != nil {
		return w, err
	}
	if !w.set.On {
		return w, refuse("ai_off", "下書きの手伝いは使わない設定です。何も送っていません。使うときは、店長が設定の「下書きの手伝い」で始めます。")
	}
	s, err := d.situation(ctx, in.ID)
	if err != nil {
		return w, err
	}
	if err := d.atMall(s); err != nil {
		return w, err
	}
	if why := mayDraft(w.set, s); why != "" {
		return w, refuse("ai_forbidden", "何も送っていません。"+why)
	}
	if w.points, err = d.goodPoints(ctx, in); err != nil {
		return w, err
	}
	if w.machine, err = d.machine(ctx, w.set); err != nil {
		return w, err
	}
	if w.ground, err = d.ground(ctx, s, w.points); err != nil {
		return w, err
	}
	r := drafting.Request{
		Shop: s.shop.ShopName, Tone: in.Tone, Points: w.points, Facts: factLines(d.facts(s), told),
		Longest: s.spec.Rules.MaxChars, Links: len(s.spec.Rules.LinkHosts) == 0,
	}
	if w.set.Written {
		r.Written = customerWords(s.messages)
	}
	w.veil = drafting.NewVeil(nil)
	if !w.machine.Local() {
		w.veil = drafting.NewVeil(personalOf(s))
		hide(&r, w.veil)
	}
	w.turns = drafting.Build(r)
	sum := sha256.Sum256(append([]byte(w.set.Endpoint+"\n"), w.machine.Body(w.turns)...))
	w.mark = hex.EncodeToString(sum[:])
	return w, nil
}

// hide puts placeholders into everything that is about a person. The shop's own
// name stays.
func hide(r *drafting.Request, v *drafting.Veil) {
	points := make([]string, len(r.Points))
	for i, p := range r.Points {
		points[i] = v.Hide(p)
	}
	r.Points = points
	for i := range r.Facts {
		r.Facts[i].Text = v.Hide(r.Facts[i].Text)
	}
	for i := range r.Written {
		r.Written[i] = v.Hide(r.Written[i])
	}
}

// customerWords are the newest words of the customer, without card numbers: nobody may
// have those.
func customerWords(messages []store.Message) []string {
	var out []string
	for _, m := range messages {
		if m.Direction == string(connectors.In) && strings.TrimSpace(m.Text) != "" {
			out = append(out, apply(m.Text, cardNumbers(m.Text)))
		}
	}
	return out[max(0, len(out)-mostWritten):]
}

// goodPoints are the points of a wish without empty lines.
func (d *Desk) goodPoints(ctx context.Context, in DraftWish) ([]string, error) {
	if !drafting.KnownTone(in.Tone) {
		return nil, refuse("ai_tone", "書き方が選ばれていません。何も送っていません。書き方を選んでください。")
	}
	var out []string
	for _, p := range in.Points {
		p, err := d.unveil(ctx, in.ID, strings.TrimSpace(p))
		if err != nil {
			return nil, err
		}
		if p = strings.TrimSpace(strings.TrimLeft(p, "・-*")); p != "" {
			out = append(out, strings.Join(strings.Fields(p), " "))
		}
		if utf8.RuneCountInString(p) > longestPoint {
			return nil, refuse("ai_points", "要点の 1 行が長すぎます。何も送っていません。1 行を 400 字までにしてください。")
		}
	}
	if len(out) == 0 {
		return nil, refuse("ai_points", "要点が空です。何も送っていません。伝えたいことを 1 行に 1 つずつ書いてください。")
	}
	if len(out) > mostPoints {
		return nil, refuse("ai_points", "要点が多すぎます。何も送っていません。20 行までにしてください。")
	}
	return out, nil
}

// DraftLog is what machines have drafted, and what people made of it.
func (d *Desk) DraftLog(ctx context.Context, in DraftLogQuery) (DraftLog, error) {
	limit := min(max(in.Limit, 1), 200)
	if in.Limit == 0 {
		limit = 50
	}
	out := DraftLog{Entries: []DraftLogEntry{}}
	rows, err := d.store.AIDrafts(ctx, in.Before, limit+1)
	if err != nil {
		return out, err
	}
	staff, err := d.store.Staffs(ctx)
	if err != nil {
		return out, err
	}
	names := map[int64]string{}
	for _, p := range staff {
		names[p.ID] = p.Name
	}
	if len(rows) > limit {
		rows = rows[:limit]
		out.Next = rows[limit-1].ID
	}
	for _, r := range rows {
		change := []TextPiece{}
		if r.Final != "" {
			change = pieces(textdiff.Diff(r.Body, r.Final))
		}
		out.Entries = append(out.Entries, DraftLogEntry{
			Number: r.ID, InquiryID: r.InquiryID, At: r.At, By: names[r.Staff], Host: r.Endpoint, Model: r.Model, Prompt: r.Prompt, Local: r.Local, Tone: r.Tone, Points: append([]string{}, r.Points...),
			State: r.State, Reason: r.Reason, Took: r.Took, Doubts: r.Doubts, Sent: r.Sent, Body: r.Body, Final: r.Final, Changed: r.Changed, Change: change,
		})
	}
	return out, nil
}
