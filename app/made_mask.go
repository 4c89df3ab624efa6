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
	return d.bareFacts(ctx, s, v, kept.Facts, in)
}

func (d *Desk) bareFacts(ctx context.Context, s situation, v *veil, kept store.DraftFacts, in DraftFacts) (DraftFacts, error) {
	out := DraftFacts{Typed: map[string]string{}, Ticked: in.Ticked, Records: in.Records}
	for name, text := range in.Typed {
		if old := kept.Typed[name]; old != "" && v.text(old) == text {
			text = old
		}
		out.Typed[name] = v.bare(text)
	}
	s.typed = out.Typed
	for _, p := range in.Parts {
		same := func(k store.DraftPart) bool { return k.Template == p.Template && v.text(k.Text) == p.Text }
		if i := slices.IndexFunc(kept.Parts, same); i >= 0 {
			out.Parts = append(out.Parts, partOut(kept.Parts[i]))
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

// bareRequest gives the real values back to an answer of a person who sees masks, so
// that they and not the masks reach the customer.
func (d *Desk) bareRequest(ctx context.Context, s situation, in SendRequest) (SendRequest, error) {
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
	facts := in.Facts
	if len(facts.Parts) == 0 && in.Template != 0 { // from a list of many: nobody has kept what it is made of
		text, err := d.templateText(ctx, in.Template, s)
		if err != nil {
			return in, err
		}
		facts.Parts = []DraftPart{{Template: in.Template, Text: v.text(reply.Fill(text, d.facts(s)).Text)}}
	}
	if facts, err = d.bareFacts(ctx, s, v, kept.Facts, facts); err != nil {
		return in, err
	}
	in.Text = v.bareText(in.Text, kept.Text, facts.Parts)
	if len(in.Facts.Parts) > 0 || len(in.Facts.Typed) > 0 {
		in.Facts = facts
	}
	return in, leftMask(ctx, in.Text)
}

func partOut(p store.DraftPart) DraftPart {
	out := DraftPart{Template: p.Template, Text: p.Text, Values: []Value{}}
	for _, v := range p.Values {
		out.Values = append(out.Values, Value(v))
	}
	return out
}

func factsOut(f store.DraftFacts) DraftFacts {
	out := DraftFacts{Typed: map[string]string{}, Parts: []DraftPart{}, Ticked: append([]string{}, f.Ticked...), Records: recordsOut(f.Records)}
	for name, text := range f.Typed {
		out.Typed[name] = text
	}
	for _, p := range f.Parts {
		out.Parts = append(out.Parts, partOut(p))
	}
	return out
}

func storeFacts(f DraftFacts) store.DraftFacts {
	out := store.DraftFacts{Typed: f.Typed, Ticked: f.Ticked, Records: storeRecords(f.Records)}
	for _, p := range f.Parts {
		part := store.DraftPart{Template: p.Template, Text: p.Text}
		for _, v := range p.Values {
			part.Values = append(part.Values, store.DraftValue(v))
		}
		out.Parts = append(out.Parts, part)
	}
	return out
}
