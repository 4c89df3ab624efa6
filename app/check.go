package app

import (
	"context"
	"errors"
	"slices"

	"madoguchi/app/reply"
	"madoguchi/connectors"
	"madoguchi/connectors/subject"
	"madoguchi/store"
)

// Check lists everything that stands in the way of a text, and the facts that
// stand in it.
func (d *Desk) Check(ctx context.Context, in CheckQuery) (Checked, error) {
	s, err := d.situation(ctx, in.ID)
	if err != nil {
		return Checked{}, err
	}
	s.writing = writing{in.Template, in.SeenID, in.Accepted}
	return d.checkedFor(ctx, s, in)
}

// checkedFor checks what would be sent. Who sees masks gets the places of the
// masked text.
func (d *Desk) checkedFor(ctx context.Context, s situation, in CheckQuery) (Checked, error) {
	text, err := d.unveil(ctx, in.ID, in.Text)
	if err != nil {
		return Checked{}, err
	}
	facts, err := d.unveilFacts(ctx, s, in.Facts)
	if err != nil {
		return Checked{}, err
	}
	out, err := d.checked(ctx, s, text, in.Files, facts)
	if err != nil || !who(ctx).masked {
		return out, err
	}
	v, err := d.veilOf(ctx, in.ID)
	movePlaces(text, v.edits(text), out.Values, out.Problems)
	return out, err
}

func (d *Desk) checked(ctx context.Context, s situation, text string, files []DraftFile, facts DraftFacts) (out Checked, err error) {
	if err = d.made(ctx, &s, facts); err != nil {
		return out, err
	}
	out = Checked{Chars: reply.Count(text, s.spec.Rules), Values: d.tracedValues(s, text)}
	if out.Asks, err = d.asks(ctx, s, facts.Parts, text); err != nil {
		return out, err
	}
	b, err := d.beside(ctx, facts.Parts)
	if err != nil {
		return out, err
	}
	out.Steps, out.Next, out.Follow = b.steps, b.next, b.follow
	if s.start == nil {
		if out.MustAsk, err = d.mustAsk(ctx, s.inquiry.ID, s.writing.template); err != nil {
			return out, err
		}
	}
	if out.Problems, err = d.problems(ctx, s, text, files); err != nil {
		return out, err
	}
	out.Problems = append(out.Problems, d.stale(s, text)...)
	s.records = facts.Records
	promised, err := d.promising(ctx, &s, text)
	if err != nil {
		return out, err
	}
	accept(promised, s.writing.accepted)
	out.Problems = append(out.Problems, promised...)
	if out.Records, err = d.recordLines(ctx, s, text, facts); err != nil {
		return out, err
	}
	undone := b.undone(facts.Ticked)
	accept(undone, s.writing.accepted)
	out.Problems = append(out.Problems, undone...)
	return out, err
}

// problems asks the reply room and the account's connector.
func (d *Desk) problems(ctx context.Context, s situation, text string, files []DraftFile) ([]Problem, error) {
	out, err := d.everything(ctx, s, text, files)
	for i, p := range out {
		if p.Key == "" {
			out[i].Key = p.Code + ":" + reply.Key(p.Text)
		}
	}
	accept(out, s.writing.accepted)
	return out, err
}

func (d *Desk) everything(ctx context.Context, s situation, text string, files []DraftFile) ([]Problem, error) {
	if p, ok := d.elsewhere(s); ok {
		return []Problem{p}, nil
	}
	c, err := d.surroundings(ctx, s, files)
	if err != nil {
		return nil, err
	}
	out := []Problem{}
	for _, p := range reply.Check(text, c) {
		out = append(out, Problem(p))
	}
	doubts, err := d.doubts(ctx, s, text)
	if err != nil {
		return nil, err
	}
	out = append(out, doubts...)
	if s.start != nil {
		out = append(out, s.startProblems()...)
	}
	conn, err := d.worker.Connector(s.account)
	if err != nil {
		e := connectors.As(err)
		return append(out, Problem{Code: codeOf(e), Text: textOf(e)}), nil
	}
	if checker, ok := conn.(connectors.Checker); ok {
		r := connectors.Reply{Thread: remoteThread(s), Text: text, To: recipients(s), Subject: d.subject(s), Public: s.inquiry.Public, Charset: s.charset}
		if s.start != nil {
			r.Order, r.Category = s.inquiry.OrderNumber, s.inquiry.Category
		}
		if r.Files, err = d.contents(files); err != nil {
			return nil, err
		}
		for _, p := range checker.Check(r) {
			if !slices.ContainsFunc(out, func(o Problem) bool { return o.Code == p.Code && o.Start == p.Start }) {
				out = append(out, Problem{Code: p.Code, Text: p.Text, Start: p.Start, End: p.End, Warn: p.Warn})
			}
		}
	}
	if s.inquiry.Public && s.spec.Marks.Private {
		offerPrivate(out)
	}
	return out, nil
}

// offerPrivate names the repair of what may not stand where others can read it:
// making the thread private first.
func offerPrivate(all []Problem) {
	for i, p := range all {
		if p.Code == "public" || p.Code == "public_private" || p.Code == "file_public" {
			all[i].Fix = "private"
		}
	}
}

// contents reads the files of a reply. A channel judges a file by its bytes; one
// that is not kept here has none, and is for the channel to refuse.
func (d *Desk) contents(files []DraftFile) ([]connectors.File, error) {
	out := make([]connectors.File, 0, len(files))
	for _, f := range files {
		data, err := d.store.Blob(f.SHA256)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return nil, err
		}
		out = append(out, connectors.File{Name: f.Name, Type: f.Type, Data: data})
	}
	return out, nil
}

// remoteThread is the name by which the other side knows the inquiry, "" while what is
// written in it is its first text.
func remoteThread(s situation) string {
	if s.start != nil {
		return ""
	}
	return s.inquiry.RemoteID
}

// recipients are taken from the thread, never typed.
func recipients(s situation) []connectors.Person {
	if s.inquiry.Address == "" {
		return nil
	}
	return []connectors.Person{{Name: s.inquiry.Customer, Address: s.inquiry.Address}}
}

// subject of the answer; channels without subjects have none.
func (d *Desk) subject(s situation) string {
	if s.start != nil && s.start.Subject {
		return s.inquiry.Subject
	}
	if s.start != nil || s.spec.Rules.NoSubject {
		return ""
	}
	return subject.Reply(s.inquiry.Subject)
}
