package app

import (
	"context"
	"slices"
	"strings"

	"madoguchi/app/reply"
	"madoguchi/connectors/subject"
	"madoguchi/store"
)

// SetModel marks an answer as worth reading again (模範回答), or no longer.
func (d *Desk) SetModel(ctx context.Context, in ModelChange) error {
	if _, _, err := d.pastAnswer(ctx, in.ID); err != nil {
		return err
	}
	if err := d.store.SetModel(ctx, actor(ctx), in.ID, in.On, strings.TrimSpace(in.Note)); err != nil {
		return err
	}
	inquiry, err := d.store.InquiryOf(ctx, in.ID)
	return d.changed(inquiry, err)
}

// Models lists the marked answers in general words.
func (d *Desk) Models(ctx context.Context) (ModelList, error) {
	out := ModelList{Models: []ModelAnswer{}}
	all, err := d.store.Models(ctx, who(ctx).reach)
	if err != nil {
		return out, err
	}
	for _, m := range all {
		hidden, err := d.ownersOnly(ctx, m.Care, m.OwnerID)
		if err != nil {
			return out, err
		}
		if hidden {
			continue
		}
		g, err := d.generalOf(ctx, m.InquiryID)
		if err != nil {
			return out, err
		}
		out.Models = append(out.Models, ModelAnswer{
			InquiryID: m.InquiryID, MessageID: m.MessageID, At: m.At, By: m.By, Note: g.take(m.Note), Answer: g.answer(m.Text),
		})
	}
	return out, nil
}

// TemplateFrom makes a template of an answer or a draft (この返信をテンプレートに). It
// saves nothing: the editor shows it.
func (d *Desk) TemplateFrom(ctx context.Context, in TemplateSource) (TemplateStart, error) {
	q, err := d.store.Inquiry(ctx, in.ID)
	if err != nil {
		return TemplateStart{}, err
	}
	g, err := d.generalOf(ctx, q.ID)
	if err != nil {
		return TemplateStart{}, err
	}
	text := in.Text
	if in.Message != 0 {
		m, err := d.store.MessageByID(ctx, in.Message)
		if err != nil {
			return TemplateStart{}, err
		}
		if m.InquiryID != in.ID {
			return TemplateStart{}, store.ErrNotFound
		}
		text = m.Text
	} else if text, err = d.unveil(ctx, in.ID, text); err != nil {
		return TemplateStart{}, err
	}
	if strings.TrimSpace(text) == "" {
		return TemplateStart{}, refuse("empty", "本文が空です。返信を書いてから、もう一度お試しください。")
	}
	out := TemplateStart{
		Name: strings.Trim(holeSigns.Replace(g.take(strings.TrimPrefix(subject.Reply(q.Subject), "Re: "))), " 　・、。（）()"), Category: q.Topic, CategoryID: q.CategoryID, Body: g.answer(text),
	}
	out.Taken = takenFrom(g.of(ownWords(text)))
	for _, p := range reply.Lint(reply.Text{Body: out.Body}) {
		if !p.Warn {
			out.Holes++
		}
	}
	out.Variables = max(0, strings.Count(out.Body, "{")-out.Holes)
	return out, nil
}

// takenFrom names each value once, however often it stood in the text.
func takenFrom(g reply.General) []Was {
	out := []Was{}
	for _, t := range g.Taken {
		if one := (Was{Name: t.Name, Known: t.Known, Was: t.Was}); !slices.Contains(out, one) {
			out = append(out, one)
		}
	}
	return out
}

// holeSigns takes the braces away where a name is wanted.
var holeSigns = strings.NewReplacer("{", "", "}", "")
