package app

import (
	"context"
	"slices"

	"madoguchi/app/reply"
	"madoguchi/store"
)

// unveilFacts gives the real values back to what a person who sees masks sends. A
// part is known by its masked text: as it is kept with the draft, or as it comes out
// of its template. Of any other part only the words count.
func (d *Desk) unveilFacts(ctx context.Context, s situation, in DraftFacts) (DraftFacts, error) {
	if !who(ctx).masked {
		return in, nil
	}
	v, err := d.veilOf(ctx, s.inquiry.ID)
	if err != nil {
		return in, err
	}
	kept, err := d.store.Draft(ctx, s.inquiry.ID)
	if err != nil {
		return in, err
	}
	out := DraftFacts{Typed: map[string]string{}, Ticked: in.Ticked}
	for name, text := range in.Typed {
		if old := kept.Facts.Typed[name]; old != "" && v.text(old) == text {
			text = old
		}
		out.Typed[name] = v.bare(text)
	}
	s.typed = out.Typed
	for _, p := range in.Parts {
		same := func(k store.DraftPart) bool { return k.Template == p.Template && v.text(k.Text) == p.Text }
		if i := slices.IndexFunc(kept.Facts.Parts, same); i >= 0 {
			out.Parts = append(out.Parts, partOut(kept.Facts.Parts[i]))
			continue
		}
		text, err := d.templateText(ctx, p.Template, s)
		if err != nil {
			return in, err
		}
		part := DraftPart{Template: p.Template, Text: v.bare(p.Text)}
		if filled := reply.Fill(text, d.facts(s)); v.text(filled.Text) == p.Text || filled.Text == part.Text {
			part.Text, part.Values = filled.Text, values(filled.Values)
		}
		out.Parts = append(out.Parts, part)
	}
	return out, nil
}

func partOut(p store.DraftPart) DraftPart {
	out := DraftPart{Template: p.Template, Text: p.Text, Values: []Value{}}
	for _, v := range p.Values {
		out.Values = append(out.Values, Value(v))
	}
	return out
}

func factsOut(f store.DraftFacts) DraftFacts {
	out := DraftFacts{Typed: map[string]string{}, Parts: []DraftPart{}, Ticked: append([]string{}, f.Ticked...)}
	for name, text := range f.Typed {
		out.Typed[name] = text
	}
	for _, p := range f.Parts {
		out.Parts = append(out.Parts, partOut(p))
	}
	return out
}

func storeFacts(f DraftFacts) store.DraftFacts {
	out := store.DraftFacts{Typed: f.Typed, Ticked: f.Ticked}
	for _, p := range f.Parts {
		part := store.DraftPart{Template: p.Template, Text: p.Text}
		for _, v := range p.Values {
			part.Values = append(part.Values, store.DraftValue(v))
		}
		out.Parts = append(out.Parts, part)
	}
	return out
}
