package store

import (
	"context"
	"maps"
	"slices"
)

// DraftFacts is what a draft is made of.
type DraftFacts struct {
	Typed  map[string]string `json:"typed,omitempty"`  // what was typed for a fact
	Parts  []DraftPart       `json:"parts,omitempty"`  // templates that were put in, in their order
	Ticked []string          `json:"ticked,omitempty"` // steps beside the reply that are done

	Records []DraftRecord `json:"records,omitempty"` // what the books shall know once it has left
}

// DraftPart is a filled template as it was put into a draft.
type DraftPart struct {
	Template int64        `json:"template"`
	Text     string       `json:"text"`
	Values   []DraftValue `json:"values"`
}

// DraftValue is a value of a filled template, with its place in the part's text.
type DraftValue struct {
	Name     string `json:"name"`
	Filter   string `json:"filter,omitempty"`
	Text     string `json:"text"`
	Source   string `json:"source"`
	Personal bool   `json:"personal,omitempty"`
	Missing  bool   `json:"missing,omitempty"`
	Why      string `json:"why,omitempty"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
}

// DraftRecord is an entry for the books that a person has ticked beside a reply.
type DraftRecord struct {
	Type    string `json:"type"`
	Amount  int64  `json:"amount"` // yen, 0 for the whole order
	Confirm bool   `json:"confirm,omitempty"`
}

// empty tells that a draft is made of nothing but a person's words.
func (f DraftFacts) empty() bool { return len(f.Typed)+len(f.Parts)+len(f.Ticked) == 0 }

// cleaned is DraftFacts as both databases can keep it.
func (f DraftFacts) cleaned() DraftFacts {
	out := DraftFacts{Typed: map[string]string{}, Parts: slices.Clone(f.Parts), Ticked: slices.Clone(f.Ticked), Records: slices.Clone(f.Records)}
	for name, text := range f.Typed {
		out.Typed[clean(name)] = clean(text)
	}
	for i, p := range out.Parts {
		out.Parts[i].Text, out.Parts[i].Values = clean(p.Text), slices.Clone(p.Values)
		for j := range out.Parts[i].Values {
			v := &out.Parts[i].Values[j]
			v.Name, v.Text = clean(v.Name), clean(v.Text)
		}
	}
	for i, s := range out.Ticked {
		out.Ticked[i] = clean(s)
	}
	for i := range out.Records {
		out.Records[i].Type = clean(out.Records[i].Type)
	}
	return out
}

// joinedFacts are those of two drafts that become one; where both say something of
// a fact, the first one's text stands first and so does its word.
func joinedFacts(a, b DraftFacts) DraftFacts {
	out := a.cleaned()
	for name, text := range b.Typed {
		if _, ok := out.Typed[name]; !ok {
			out.Typed[name] = text
		}
	}
	out.Parts = append(out.Parts, b.Parts...)
	out.Ticked = append(out.Ticked, b.Ticked...)
	for _, r := range b.Records {
		if !slices.Contains(out.Records, r) {
			out.Records = append(out.Records, r)
		}
	}
	return out
}

// mostTyped is how many values of one fact are remembered.
const mostTyped = 10

// RememberTyped keeps what was typed for the facts of a reply, to be offered again.
// The caller leaves out what is about a person.
func (s *Store) RememberTyped(ctx context.Context, inquiry int64, typed map[string]string) error {
	if len(typed) == 0 {
		return nil
	}
	return s.tx(ctx, func(t *txn) error {
		for _, name := range slices.Sorted(maps.Keys(typed)) {
			_, err := t.exec(`
				INSERT INTO typed_facts (name, body, inquiry_id, at) VALUES ($1, $2, $3, $4)
				ON CONFLICT (name, body) DO UPDATE SET inquiry_id = excluded.inquiry_id, at = excluded.at`,
				clean(name), clean(typed[name]), inquiry, t.now)
			if err != nil {
				return err
			}
			_, err = t.exec(`
				DELETE FROM typed_facts WHERE name = $1 AND body NOT IN (
					SELECT body FROM typed_facts WHERE name = $2 ORDER BY at DESC, body LIMIT $3)`, clean(name), clean(name), mostTyped)
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// TypedBefore are the last values of a fact, the newest first.
func (s *Store) TypedBefore(ctx context.Context, name string, limit int) ([]string, error) {
	return collect(ctx, s.read, scanText, `SELECT body FROM typed_facts WHERE name = $1 ORDER BY at DESC, body LIMIT $2`, name, limit)
}
