package app

import (
	"context"
	"slices"
	"strings"

	"madoguchi/app/alike"
	"madoguchi/store"
)

// FAQFrom makes an entry of an answer and the question before it (この質問と返信を
// よくある質問にする). It saves nothing: the editor shows it. Names and numbers of the
// case become {名前} marks, which an entry for the shop's pages is not saved with.
func (d *Desk) FAQFrom(ctx context.Context, in FAQSource) (FAQStart, error) {
	q, err := d.store.Inquiry(ctx, in.ID)
	if err != nil {
		return FAQStart{}, err
	}
	messages, err := d.store.Messages(ctx, q.ID)
	if err != nil {
		return FAQStart{}, err
	}
	at := slices.IndexFunc(messages, func(m store.Message) bool { return m.ID == in.Message })
	if at < 0 {
		return FAQStart{}, store.ErrNotFound
	}
	if messages[at].Direction != "out" || ownWords(messages[at].Text) == "" {
		return FAQStart{}, refuse("not_answer", "お店の返信ではないか、本文が空です。何も変えていません。お客様への返信を選んでください。")
	}
	g, err := d.generalOf(ctx, q.ID)
	if err != nil {
		return FAQStart{}, err
	}
	question := g.of(alike.Plain(askedBefore(messages[:at])))
	answer := g.of(ownWords(messages[at].Text))
	out := FAQStart{
		Question: shortened(holeSigns.Replace(question.Text)), Answer: withoutCourtesy(answer.Text, g), Category: q.Topic, CategoryID: q.CategoryID, Taken: []string{},
	}
	for _, t := range append(question.Taken, answer.Taken...) {
		if !slices.Contains(out.Taken, t.Name) {
			out.Taken = append(out.Taken, t.Name)
		}
	}
	return out, nil
}

// askedBefore is what the customer wrote last before an answer.
func askedBefore(messages []store.Message) string {
	var asked []string
	for _, m := range slices.Backward(messages) {
		if m.Direction == "out" && len(asked) > 0 {
			break
		}
		if words := ownWords(m.Text); m.Direction == "in" && words != "" {
			asked = append(asked, words)
		}
	}
	slices.Reverse(asked)
	return strings.Join(asked, "\n")
}

// withoutCourtesy is an answer without its first and last lines of courtesy: whom it is to,
// and who signs.
func withoutCourtesy(text string, g general) string {
	if signature := strings.TrimSpace(g.facts.Signature); signature != "" {
		text = strings.ReplaceAll(text, g.take(signature), "")
	}
	lines := strings.Split(strings.TrimSpace(text), "\n")
	first := strings.Join(strings.Fields(lines[0]), "")
	if known := strings.NewReplacer("{お客様名}", "", "{名前}", "", "{お客様名:姓}", "").Replace(first); known != first && strings.Trim(known, "様さま殿、。") == "" {
		lines = lines[1:]
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// shortened is a question in one line that fits its field; where it was cut, … says so.
func shortened(s string) string {
	r := []rune(strings.Trim(oneLine(s), " 　、"))
	if len(r) > questionLimit {
		return string(r[:questionLimit-1]) + "…"
	}
	return string(r)
}
