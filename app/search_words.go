package app

import (
	"context"
	"slices"
	"strings"

	"madoguchi/app/ask"
	"madoguchi/store"
	"madoguchi/store/fold"
)

// question is what was typed, as the store is asked.
type question struct {
	find  store.FindQuery
	chips []SearchChip
	words []askedWord // to be found, not those to be left out
}

type askedWord struct {
	typed string
	word  store.Word
}

func (q question) empty() bool {
	return len(q.find.Words) == 0 && len(q.find.Filters) == 0 && q.find.From == 0 && q.find.To == 0
}

// terms are what is marked in a text.
func (q question) terms() []fold.Term {
	var terms []fold.Term
	for _, w := range q.words {
		terms = append(terms, w.word.Term)
	}
	return terms
}

// question reads the search box.
func (d *Desk) question(ctx context.Context, typed string) (question, error) {
	q := question{chips: []SearchChip{}}
	q.find.Told = func(done, all int64) { howFar(ctx, done, all) }
	apart, err := d.store.NumbersApart(ctx)
	if err != nil {
		return q, err
	}
	for _, p := range ask.Parse(typed) {
		chip := SearchChip{Text: typed[p.Start:p.End], Key: string(p.Key), Not: p.Not, Without: ask.Without(typed, p)}
		chip.Problem, err = d.addPart(ctx, &q, p, apart)
		if err != nil {
			return q, err
		}
		q.chips = append(q.chips, chip)
	}
	return q, nil
}

// places are where the words of some filters are looked for.
var places = map[ask.Key]store.Part{
	ask.Word: 0, ask.Name: store.PartWho, ask.Phone: store.PartWho, ask.Order: store.PartFacts, ask.Tracking: store.PartFacts,
}

// addPart adds one thing that was typed and says why it cannot be used.
func (d *Desk) addPart(ctx context.Context, q *question, p ask.Part, numbers bool) (problem string, err error) {
	if strings.TrimSpace(p.Text) == "" {
		return "続けて言葉を入れてください。", nil
	}
	if in, ok := places[p.Key]; ok {
		term, ok := fold.Word(p.Text, numbers)
		if !ok {
			return "探せる文字がありません。", nil
		}
		w := store.Word{Term: term, Not: p.Not, In: in}
		q.find.Words = append(q.find.Words, w)
		if !p.Not {
			q.words = append(q.words, askedWord{p.Text, w})
		}
		return "", nil
	}
	switch p.Key {
	case ask.Period:
		return d.addPeriod(q, p), nil
	case ask.Files:
		return addFiles(q, p), nil
	}
	return d.addNamed(ctx, q, p)
}

func (d *Desk) addPeriod(q *question, p ask.Part) string {
	span, ok := ask.ParsePeriod(p.Text, d.now())
	if !ok {
		return "期間は 2024、2024-10、2024-10..2025-01、先月 のように書いてください。"
	}
	if p.Not {
		return "期間は除けません。"
	}
	if !span.From.IsZero() {
		q.find.From = max(q.find.From, span.From.UnixMilli())
	}
	if to := span.To; !to.IsZero() && (q.find.To == 0 || to.UnixMilli() < q.find.To) {
		q.find.To = to.UnixMilli()
	}
	return ""
}

func addFiles(q *question, p ask.Part) string {
	with := map[string]bool{"あり": true, "有": true, "有り": true, "なし": false, "無": false, "無し": false}
	yes, ok := with[fold.Fold(p.Text)]
	if !ok {
		return "添付は「あり」か「なし」と書いてください。"
	}
	q.find.Filters = append(q.find.Filters, store.Filter{By: "files", Not: yes == p.Not})
	return ""
}

// named is something that a filter can name.
type named struct {
	id    int64
	state string
	names []string
}

// addNamed adds a filter by name: everything whose name or reading contains the
// text. A name that nothing has finds nothing, and says so.
func (d *Desk) addNamed(ctx context.Context, q *question, p ask.Part) (string, error) {
	all, err := d.namedBy(ctx, p.Key)
	if err != nil {
		return "", err
	}
	f := store.Filter{By: string(p.Key), Not: p.Not}
	want := fold.Fold(p.Text)
	for _, n := range all {
		if !slices.ContainsFunc(n.names, func(name string) bool { return strings.Contains(fold.Fold(name), want) }) {
			continue
		}
		if n.state != "" {
			f.States = append(f.States, n.state)
		} else {
			f.IDs = append(f.IDs, n.id)
		}
	}
	q.find.Filters = append(q.find.Filters, f)
	if len(f.IDs)+len(f.States) == 0 {
		return "「" + p.Text + "」という" + filterWords[p.Key] + "はありません。", nil
	}
	return "", nil
}

var filterWords = map[ask.Key]string{
	ask.Owner: "担当者", ask.Account: "接続", ask.State: "対応状況", ask.Category: "分類", ask.Tag: "タグ",
}

func (d *Desk) namedBy(ctx context.Context, key ask.Key) ([]named, error) {
	switch key {
	case ask.State:
		var all []named
		for state, name := range stateNames {
			all = append(all, named{state: state, names: []string{name}})
		}
		slices.SortFunc(all, func(a, b named) int { return strings.Compare(a.state, b.state) })
		return all, nil
	case ask.Owner:
		return collectNamed(ctx, d.store.Staffs, func(s store.Staff) named { return named{id: s.ID, names: []string{s.Name, s.Kana}} })
	case ask.Account:
		return collectNamed(ctx, d.store.Accounts, func(a store.Account) named {
			spec := d.spec(a.Kind)
			return named{id: a.ID, names: []string{a.Name, spec.Label, spec.Mall}}
		})
	case ask.Category:
		return collectNamed(ctx, d.store.Categories, func(c store.Category) named { return named{id: c.ID, names: []string{c.Name, c.Reading}} })
	case ask.Tag:
		return collectNamed(ctx, d.store.Tags, func(t store.Tag) named { return named{id: t.ID, names: []string{t.Name, t.Reading}} })
	}
	return nil, nil
}

func collectNamed[T any](ctx context.Context, list func(context.Context) ([]T, error), as func(T) named) ([]named, error) {
	all, err := list(ctx)
	out := make([]named, 0, len(all))
	for _, v := range all {
		out = append(out, as(v))
	}
	return out, err
}
