package app

import (
	"context"
	"errors"
	"slices"
	"strings"

	"madoguchi/app/entryfile"
	"madoguchi/app/export/book"
)

// As many rows of a file as a person reads; the rest is counted.
const (
	shownRefused = 200
	shownRows    = 20
	shownWords   = 50
)

// EntryFileTooLarge says that a file of entries is not taken.
func EntryFileTooLarge() error { return entryFileRefusal(entryfile.ErrSize) }

// HoldEntryFile keeps a file of entries in memory until it is taken in or other files come.
func (d *Desk) HoldEntryFile(_ context.Context, name string, data []byte) (HeldFile, error) {
	if _, err := entryfile.Look(data); err != nil {
		return HeldFile{}, entryFileRefusal(err)
	}
	held := d.heldRows.add(name, data)
	return HeldFile{Token: held.token, Name: held.name, Size: int64(len(data))}, nil
}

func errEntryFileGone() error {
	return refuse("entry_file", "ファイルが手元に残っていません。何も取り込んでいません。ファイルをもう一度選んでください。")
}

// ImportEntries shows what a held file would bring and, with Apply, brings it: all of it or
// nothing. What comes in this way counts as confirmed.
func (d *Desk) ImportEntries(ctx context.Context, in EntryImport) (EntryFileView, error) {
	held := d.heldRows.find(in.Token)
	if held == nil {
		return EntryFileView{}, errEntryFileGone()
	}
	held.mu.Lock()
	defer held.mu.Unlock()
	columns, err := entryfile.Look(held.file)
	if err != nil {
		return EntryFileView{}, entryFileRefusal(err)
	}
	r, err := d.entryReading(ctx, in, columns)
	if err != nil {
		return EntryFileView{}, err
	}
	b, err := d.Books(ctx)
	if err != nil {
		return EntryFileView{}, err
	}
	view := EntryFileView{
		Name: held.name, Table: len(columns) > 0, Columns: entryColumns(columns), Fields: entryFields(r.m, columns),
		Words: append([]EntryFileWord{}, r.words...), Choices: entryChoices(b.Shop), Map: r.name, Maps: r.maps, Plan: EntryImportPlan{Rows: []EntryImportRow{}, Doubts: []EntryDoubt{}},
	}
	if wanting := entryfile.Wanting(r.m); view.Table && len(wanting) > 0 {
		view.Problem = "「" + strings.Join(wanting, "」「") + "」がどの列か分かりません。列を選ぶか、「決まった値を入れる」で値を決めてください。"
		return view, nil
	}
	p, err := d.entriesBy(ctx, held.file, r.m, in.Apply)
	if err != nil {
		return view, err
	}
	view.Words = unexplained(r.words, p.words)
	view.Plan = inShort(p.EntryImportPlan)
	return view, nil
}

// EntryColumns guesses the map of a file, for a person to go on from.
func (d *Desk) EntryColumns(data []byte) (entryfile.Map, error) {
	columns, err := entryfile.Look(data)
	if err != nil {
		return entryfile.Map{}, entryFileRefusal(err)
	}
	if len(columns) == 0 {
		return entryfile.Map{}, entryFileRefusal(errors.ErrUnsupported)
	}
	return entryfile.Guess(columns), nil
}

func entryMapOf(in EntryImport) entryfile.Map {
	m := entryfile.Map{Columns: map[string]string{}, Constants: map[string]string{}, Words: map[string]map[string]string{}}
	for _, f := range in.Fields {
		if len(f.Columns) > 0 {
			m.Columns[f.Key] = f.Columns[0]
		}
		if f.Constant != "" {
			m.Constants[f.Key] = f.Constant
		}
	}
	for _, w := range in.Words {
		if w.Ours == "" {
			continue
		}
		if m.Words[w.Field] == nil {
			m.Words[w.Field] = map[string]string{}
		}
		m.Words[w.Field][w.Word] = w.Ours
	}
	return m
}

func entryColumns(in []entryfile.Column) []OrderColumn {
	out := make([]OrderColumn, 0, len(in))
	for _, c := range in {
		out = append(out, OrderColumn{Name: c.Name, Samples: append([]string{}, c.Samples...)})
	}
	return out
}

func entryFields(m entryfile.Map, columns []entryfile.Column) []OrderField {
	out := []OrderField{}
	for _, key := range entryfile.Fields() {
		f := OrderField{Key: key, Label: entryfile.Label(key), Columns: []string{}, Constant: m.Constants[key], Samples: []string{}}
		for _, c := range columns {
			if m.Columns[key] == c.Name {
				f.Columns, f.Samples = []string{c.Name}, append(f.Samples, c.Samples...)
			}
		}
		out = append(out, f)
	}
	return out
}

// entryChoices are the fields that hold one of a few words.
func entryChoices(s book.Shop) []EntryFileChoice {
	var types, labels, channels, taxes []EntryWord
	for _, k := range book.Kinds() {
		types = append(types, EntryWord{Word: k.Code, Label: k.Label})
		labels = append(labels, EntryWord{Word: k.Label, Label: k.Label})
	}
	for _, c := range s.Channels {
		channels = append(channels, EntryWord{Word: c.Code, Label: c.Label})
	}
	for _, k := range book.Keys() {
		taxes = append(taxes, EntryWord{Word: k, Label: s.Label(k)})
	}
	rates := []EntryWord{{Word: "10%", Label: "10%"}, {Word: "8%", Label: "8%（軽減）"}, {Word: "対象外", Label: "対象外"}}
	return []EntryFileChoice{
		{Field: "type", Words: types},
		{Field: "type_label", Words: labels},
		{Field: "channel", Words: channels},
		{Field: "rate", Words: rates},
		{Field: "debit_tax", Words: taxes},
		{Field: "credit_tax", Words: taxes},
		{Field: "settled_by", Words: settledWords()},
	}
}

// unexplained are the words of a file that a person has explained, and those nobody has.
func unexplained(explained []EntryFileWord, found []entryfile.Word) []EntryFileWord {
	out := append([]EntryFileWord{}, explained...)
	for _, w := range found {
		known := func(e EntryFileWord) bool { return e.Field == w.Field && e.Word == w.Word }
		if !slices.ContainsFunc(out, known) && len(out) < len(explained)+shownWords {
			out = append(out, EntryFileWord{Field: w.Field, Word: w.Word})
		}
	}
	return out
}

// inShort leaves as many rows and doubts as a person reads, what is refused before the rest.
func inShort(p EntryImportPlan) EntryImportPlan {
	refused, others := []EntryImportRow{}, []EntryImportRow{}
	for _, r := range p.Rows {
		if r.Does == "refused" {
			refused = append(refused, r)
		} else {
			others = append(others, r)
		}
	}
	p.Rows = append(refused[:min(len(refused), shownRefused)], others[:min(len(others), shownRows)]...)
	p.Doubts = p.Doubts[:min(len(p.Doubts), shownRefused)]
	return p
}
