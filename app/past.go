package app

import (
	"context"
	"strings"

	"madoguchi/app/alike"
	"madoguchi/app/reply"
	"madoguchi/connectors/mailbox/quote"
	"madoguchi/store"
	"madoguchi/store/fold"
)

const mostAlike = 6

// Alike lists earlier questions that are like the open one, with their answers.
func (d *Desk) Alike(ctx context.Context, in ID) (AlikeList, error) {
	out := AlikeList{Alike: []AlikeAnswer{}}
	ctx = together(ctx)
	q, err := d.store.Inquiry(ctx, in.ID)
	if err != nil || store.ByPhone(q.RemoteID) {
		return out, err
	}
	asked, err := d.askedNow(ctx, q)
	if err != nil {
		return out, err
	}
	cases, weights, err := d.store.AnsweredLike(ctx, store.AlikeQuery{
		Tokens: alike.Wanted(asked.Subject + "\n" + asked.Text), Except: q.ID, Customer: q.CustomerID, Category: q.CategoryID, Reach: who(ctx).reach,
	})
	if err != nil {
		return out, err
	}
	past, pairs, err := d.pairsOf(ctx, cases)
	if err != nil {
		return out, err
	}
	seen := map[string]int{}
	inquiries := map[int64]bool{}
	for f := range alike.Rank(asked, past, weights, d.now().UnixMilli()) {
		p := pairs[f.Index]
		if inquiries[p.inquiry.ID] {
			continue
		}
		inquiries[p.inquiry.ID] = true
		one, err := d.alikeAnswer(ctx, p, f.Reasons)
		if err != nil {
			return out, err
		}
		same := strings.Join(strings.Fields(fold.Fold(one.Answer)), "")
		if at, ok := seen[same]; ok {
			out.Alike[at].More++
			continue
		}
		if len(out.Alike) == mostAlike {
			break
		}
		seen[same] = len(out.Alike)
		out.Alike = append(out.Alike, one)
	}
	return out, nil
}

// askedNow is what the customer wants, without names and numbers: they would find
// the same customer and no other.
func (d *Desk) askedNow(ctx context.Context, q store.Inquiry) (alike.Question, error) {
	g, err := d.generalOf(ctx, q.ID)
	if err != nil {
		return alike.Question{}, err
	}
	messages, err := d.store.Messages(ctx, q.ID)
	if err != nil {
		return alike.Question{}, err
	}
	var now, before []string
	for _, m := range messages {
		switch m.Direction {
		case "in":
			now = append(now, m.Text)
		case "out":
			if len(now) > 0 {
				before, now = now, nil
			}
		}
	}
	if len(now) == 0 {
		now = before
	}
	for i, text := range now {
		now[i] = ownWords(text)
	}
	return alike.Question{
		Subject: alike.Plain(g.take(q.Subject)), Text: alike.Plain(g.take(strings.Join(now, "\n"))),
		Kind: q.Kind, Item: itemOf(q.ItemCode, q.ItemName), Category: q.CategoryID, Customer: q.CustomerID,
	}, nil
}

func itemOf(code, name string) string {
	if code != "" {
		return code
	}
	return name
}

// ownWords are what the writer wrote now: nothing quoted, forwarded or signed.
func ownWords(text string) string {
	var b strings.Builder
	for _, p := range quote.Parts(text) {
		if p.Kind == quote.Own {
			b.WriteString(text[p.Start:p.End])
		}
	}
	return strings.TrimSpace(b.String())
}

// questionAnswer is what was asked and what was answered to it.
type questionAnswer struct {
	inquiry  store.Answered
	question string
	answer   store.Said
}

// pairsOf cuts conversations into questions and answers. What is for owners alone
// is left out.
func (d *Desk) pairsOf(ctx context.Context, cases []store.Answered) ([]alike.Question, []questionAnswer, error) {
	var past []alike.Question
	var pairs []questionAnswer
	for _, c := range cases {
		hidden, err := d.ownersOnly(ctx, c.Care, c.OwnerID)
		if err != nil {
			return nil, nil, err
		}
		if hidden {
			continue
		}
		for _, p := range cut(c) {
			pairs = append(pairs, p)
			past = append(past, alike.Question{
				Subject: alike.Plain(c.Subject), Text: alike.Plain(p.question), Kind: c.Kind, Item: itemOf(c.ItemCode, c.Item),
				Category: c.CategoryID, Customer: c.CustomerID, Model: p.answer.Model, At: p.answer.At,
			})
		}
	}
	return past, pairs, nil
}

func cut(c store.Answered) []questionAnswer {
	var out []questionAnswer
	var asked []string
	answered := false
	for _, s := range c.Said {
		if s.Ours && (len(asked) == 0 || answered && !s.Model) {
			continue
		}
		words := ownWords(s.Text)
		switch {
		case words == "":
		case s.Ours:
			answered = true
			out = append(out, questionAnswer{inquiry: c, question: strings.Join(asked, "\n"), answer: s})
		case answered:
			asked, answered = []string{words}, false
		default:
			asked = append(asked, words)
		}
	}
	return out
}

func (d *Desk) alikeAnswer(ctx context.Context, p questionAnswer, reasons []string) (AlikeAnswer, error) {
	g, err := d.generalOf(ctx, p.inquiry.ID)
	if err != nil {
		return AlikeAnswer{}, err
	}
	return AlikeAnswer{
		InquiryID: p.inquiry.ID, MessageID: p.answer.ID, At: p.answer.At, Mall: d.spec(p.inquiry.Kind).Mall,
		Question: g.take(p.question), Answer: g.answer(p.answer.Text), Reasons: orEmpty(reasons), Model: p.answer.Model,
	}, nil
}

// general takes what belongs to one inquiry out of its texts.
type general struct {
	facts reply.Facts
	known reply.Case
}

func (d *Desk) generalOf(ctx context.Context, inquiry int64) (general, error) {
	s, err := d.situation(ctx, inquiry)
	if err != nil {
		return general{}, err
	}
	v, err := d.veilOf(ctx, inquiry)
	if err != nil {
		return general{}, err
	}
	g := general{facts: d.facts(s), known: reply.Case{Numbers: reply.OrderNumbers(s.numbers)}}
	for _, p := range v.sorted() {
		if !strings.EqualFold(p.plain, g.facts.ShopMail) {
			g.known.Private = append(g.known.Private, p.plain)
		}
	}
	return g, nil
}

func (g general) of(text string) reply.General { return reply.Generalize(text, g.facts, g.known) }

func (g general) take(text string) string { return g.of(text).Text }

// answer is a text of the shop; its signature is that of whoever answers next.
func (g general) answer(text string) string {
	body := g.take(ownWords(text))
	if signature := strings.TrimSpace(g.facts.Signature); signature != "" && strings.Contains(text, signature) {
		body = strings.TrimSpace(strings.ReplaceAll(body, g.take(signature), "")) + "\n\n{署名?}"
	}
	return body
}

// UsePast fills an earlier answer with the facts of the open inquiry. What it has no
// fact for stays a hole, which cannot be sent.
func (d *Desk) UsePast(ctx context.Context, in PastUse) (Composed, error) {
	body, _, err := d.pastAnswer(ctx, in.Message)
	if err != nil {
		return Composed{}, err
	}
	return d.filledWith(ctx, in.ID, body)
}

// filledWith fills a text that is no template of the shop.
func (d *Desk) filledWith(ctx context.Context, inquiry int64, body string) (Composed, error) {
	s, err := d.situation(ctx, inquiry)
	if err != nil {
		return Composed{}, err
	}
	text := reply.Text{Body: body}
	filled := reply.Fill(text, d.facts(s))
	out := Composed{Text: filled.Text, Values: values(filled.Values), Subject: d.subject(s)}
	s.parts = []reply.Part{{Template: text, Text: filled.Text, Values: filled.Values}}
	if out.Asks, err = d.asks(ctx, s, []DraftPart{{Text: out.Text, Values: out.Values}}, out.Text); err != nil {
		return out, err
	}
	out.Problems, err = d.problems(ctx, s, filled.Text, nil)
	return out, err
}

// pastAnswer is an answer of the shop in general words.
func (d *Desk) pastAnswer(ctx context.Context, message int64) (string, store.Inquiry, error) {
	m, err := d.store.MessageByID(ctx, message)
	if err != nil {
		return "", store.Inquiry{}, err
	}
	q, err := d.store.Inquiry(ctx, m.InquiryID)
	if err != nil {
		return "", q, err
	}
	hidden, err := d.ownersOnly(ctx, q.Care, q.OwnerID)
	if err != nil {
		return "", q, err
	}
	if m.Direction != "out" || hidden || !who(ctx).reach.Has(q.OwnerID) {
		return "", q, store.ErrNotFound
	}
	g, err := d.generalOf(ctx, q.ID)
	return g.answer(m.Text), q, err
}
