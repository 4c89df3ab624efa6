package app

import (
	"context"
	"slices"

	"madoguchi/app/reply"
	"madoguchi/connectors"
	"madoguchi/store"
)

// offersShown is how many values are offered for one fact.
const offersShown = 6

// asks are the facts that a text still lacks, with what could be taken for each:
// what the template works out, what the calendar and the order say, and what was
// typed before.
func (d *Desk) asks(ctx context.Context, s situation, parts []DraftPart, text string) ([]Ask, error) {
	f := d.facts(s)
	sure, err := d.workedOut(ctx, parts, f)
	if err != nil {
		return nil, err
	}
	out := []Ask{}
	for _, a := range reply.Asks(text, s.parts, f) {
		ask := Ask{Name: a.Name, Kind: a.Kind, Help: a.Help, Why: a.Why, Personal: a.Personal, Setting: a.Setting, Offers: []Answer{}}
		add := func(text, label string, sure bool) {
			same := func(o Answer) bool { return o.Text == text }
			if text != "" && len(ask.Offers) < offersShown && !slices.ContainsFunc(ask.Offers, same) {
				ask.Offers = append(ask.Offers, Answer{Text: text, Label: label, Sure: sure})
			}
		}
		if usual := s.shop.usual(a.Name); usual != "" {
			ask.Setting = false
			add(usual, "設定", true)
		}
		add(sure[a.Name], "テンプレートの案", true)
		before, err := same(ctx, common{what: "typed", word: a.Name}, func() ([]string, error) { return d.store.TypedBefore(ctx, a.Name, 3) })
		if err != nil {
			return nil, err
		}
		if a.Kind == reply.KindDate {
			before = nil // the day of another customer's reply is over
		}
		for _, o := range a.Offers {
			if a.Personal && who(ctx).masked {
				continue // his words stand masked in the thread too
			}
			add(o.Text, o.Label, o.Sure && len(ask.Offers) == 0)
		}
		for i, b := range before {
			if i == 0 && len(ask.Offers) > 0 && sure[a.Name] == "" && a.Kind != reply.KindChoice {
				ask.Offers = append([]Answer{{Text: b, Label: "前回の言葉"}}, slices.DeleteFunc(ask.Offers, func(o Answer) bool { return o.Text == b })...)
				continue
			}
			add(b, "前回の言葉", false)
		}
		out = append(out, ask)
	}
	return out, nil
}

// usual is what the shop always says of a fact that each reply asks for.
func (s ShopSettings) usual(name string) string {
	return map[string]string{"返品条件": s.ReturnTerms, "返送料": s.ReturnPostage}[name]
}

// workedOut are the values that the templates of a draft offer for their facts.
func (d *Desk) workedOut(ctx context.Context, parts []DraftPart, f reply.Facts) (map[string]string, error) {
	all := map[string]string{}
	for _, p := range parts {
		t, err := d.readTemplate(ctx, p.Template)
		if err != nil {
			if err = ignoreGone(err); err != nil {
				return nil, err
			}
			continue
		}
		for name, text := range reply.Offered(t.Library, f) {
			all[name] = text
		}
	}
	return all, nil
}

// Suggest orders the templates that may answer an inquiry, the likeliest first: one
// that a rule names, then by what was asked, the topic, the state of the order and
// how often each is used.
func (d *Desk) Suggest(ctx context.Context, in ID) (Suggestions, error) {
	out := Suggestions{Suggestions: []Suggestion{}}
	s, err := d.situation(ctx, in.ID)
	if err != nil {
		return out, err
	}
	if s.nobodyAsks() && s.inquiry.TemplateID == 0 {
		return out, nil // the texts are for customers who ask
	}
	return d.suggested(ctx, s)
}

// SuggestStart is Suggest for a first text: nobody has asked anything yet, so the
// subject that the shop writes tells, and the state of the order rules out.
func (d *Desk) SuggestStart(ctx context.Context, in Start) (Suggestions, error) {
	in, _, err := d.bareStart(ctx, in)
	if err != nil {
		return Suggestions{}, err
	}
	s, err := d.beginning(ctx, in)
	if err != nil {
		return Suggestions{}, err
	}
	return d.suggested(ctx, s)
}

func (d *Desk) suggested(ctx context.Context, s situation) (Suggestions, error) {
	out := Suggestions{Suggestions: []Suggestion{}}
	all, err := d.store.Templates(ctx)
	if err != nil {
		return out, err
	}
	topics, err := d.topics(ctx)
	if err != nil {
		return out, err
	}
	f := d.facts(s)
	asked := reply.Asked{
		Topic: topics[s.inquiry.CategoryID], Channel: s.inquiry.Kind, Rule: s.inquiry.TemplateID, Facts: f,
		Text: s.asked(),
	}
	var fits []reply.Candidate
	byID := map[int64]store.Template{}
	for _, t := range all {
		byID[t.ID] = t
		fits = append(fits, reply.Candidate{ID: t.ID, Library: t.Library, Topic: topics[t.CategoryID], Uses: t.Uses})
	}
	shared, err := d.snippets(ctx)
	if err != nil {
		return out, err
	}
	var late []Suggestion // out of their days: offered last
	for _, r := range reply.Suggest(fits, asked) {
		t := byID[r.ID]
		lacks := missing(reply.Text{Body: t.For(s.inquiry.Kind).Body, Snippets: shared}, f)
		one := Suggestion{ID: t.ID, Name: t.Name, Why: r.Why, Missing: len(lacks)}
		if d.outOfTime(t) != "" {
			late = append(late, one)
			continue
		}
		out.Suggestions = append(out.Suggestions, one)
	}
	out.Suggestions = append(out.Suggestions, late...)
	return out, nil
}

// nobodyAsks tells that a mall, a machine or a fraud has written, or a customer only
// to say thanks.
func (s situation) nobodyAsks() bool {
	return s.inquiry.Official || s.inquiry.Scam || s.inquiry.Thanks || onlyMachines(s.messages)
}

// asked is what waits for an answer. The title tells of it as long as the shop has
// said nothing: afterwards it is that of an older question.
func (s situation) asked() string {
	if slices.ContainsFunc(s.messages, func(m store.Message) bool { return m.Direction == string(connectors.Out) }) {
		return lastWords(s.messages)
	}
	return s.inquiry.Subject + "\n" + lastWords(s.messages)
}

// topics are the words that the shop's categories stand for.
func (d *Desk) topics(ctx context.Context) (map[int64]string, error) {
	all, err := d.store.Categories(ctx)
	words := map[int64]string{}
	for _, c := range all {
		words[c.ID] = c.Topic
	}
	return words, err
}

// lastWords is what the customer wrote since the shop's last answer.
func lastWords(messages []store.Message) string {
	words := ""
	for _, m := range messages {
		switch {
		case m.Direction == "in":
			words += m.Text + "\n"
		case m.Direction == "out":
			words = ""
		}
	}
	return words
}
