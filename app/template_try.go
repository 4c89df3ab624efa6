package app

import (
	"context"
	"errors"
	"slices"
	"strings"

	"madoguchi/app/reply"
	"madoguchi/connectors/subject"
	"madoguchi/store"
)

// tries is how many inquiries a template is tried with.
const tries = 20

// PreviewTemplate fills a template, as it is being written, with the facts of an
// inquiry or an order, and tells the mistakes of its texts. It keeps nothing.
func (d *Desk) PreviewTemplate(ctx context.Context, in TemplateTrial) (TemplatePreview, error) {
	t, shared, err := d.trial(ctx, in)
	if err != nil {
		return TemplatePreview{}, err
	}
	out := TemplatePreview{
		Values: []Value{}, Problems: []Problem{}, Mistakes: lint(t.Body, shared), InSubject: lint(t.Subject, shared), Texts: []TemplateText{},
	}
	for _, one := range t.Texts {
		out.Texts = append(out.Texts, TemplateText{Channel: one.Channel, Subject: one.Subject, Body: one.Body, Problems: lint(one.Body, shared)})
	}
	s, err := d.trialOf(ctx, in)
	if errors.Is(err, errNothingToTry) {
		return out, nil
	}
	if err != nil {
		return out, err
	}
	out.InquiryID, out.OrderNumber, out.Customer = s.inquiry.ID, s.inquiry.OrderNumber, s.inquiry.Customer
	if s.order != nil {
		out.OrderNumber = s.order.Number
	}
	out.Kind, out.Label = s.inquiry.Kind, s.spec.Label
	text := t.For(s.inquiry.Kind)
	filled := reply.Fill(reply.Text{Body: text.Body, Snippets: shared}, d.facts(s))
	out.Text, out.Values, out.Chars = filled.Text, values(filled.Values), reply.Count(filled.Text, s.spec.Rules)
	out.Subject = d.trialSubject(s, text.Subject, shared)
	out.Problems, err = d.trialProblems(ctx, s, filled.Text)
	return out, err
}

// trial is a template as it is being written.
func (d *Desk) trial(ctx context.Context, in TemplateTrial) (store.Template, map[string]string, error) {
	t := store.Template{ID: in.Template.ID, Subject: in.Template.Subject, Body: in.Template.Body, CategoryID: in.Template.CategoryID}
	for _, one := range in.Template.Texts {
		if strings.TrimSpace(one.Body) == "" {
			one.Body = t.Body
		}
		t.Texts = append(t.Texts, store.TemplateText{Channel: one.Channel, Subject: one.Subject, Body: one.Body})
	}
	shared, err := d.snippets(ctx)
	return t, shared, err
}

// trialSubject is the subject of the answer, or of a mail that begins.
func (d *Desk) trialSubject(s situation, own string, shared map[string]string) string {
	if s.spec.Rules.NoSubject {
		return ""
	}
	if own == "" {
		return subject.Reply(s.inquiry.Subject)
	}
	return reply.Fill(reply.Text{Body: own, Snippets: shared}, d.facts(s)).Text
}

// trialProblems are what would stop a reply for its words. How the account stands
// at the moment is no matter of a template.
func (d *Desk) trialProblems(ctx context.Context, s situation, text string) ([]Problem, error) {
	out := []Problem{}
	c, err := d.surroundings(ctx, s, nil)
	if err != nil {
		return out, err
	}
	for _, p := range reply.Check(text, c) {
		if !p.Warn {
			p.Fix, p.FixTo = "", ""
			out = append(out, Problem(p))
		}
	}
	return out, nil
}

var errNothingToTry = errors.New("nothing to try a template with")

// trialOf is the situation that a template is tried in.
func (d *Desk) trialOf(ctx context.Context, in TemplateTrial) (situation, error) {
	if in.Order != "" {
		return d.orderSituation(ctx, strings.TrimSpace(in.Order))
	}
	if in.Inquiry != 0 {
		return d.situation(ctx, in.Inquiry)
	}
	rows, _, err := d.fitting(ctx, in, 1)
	if err != nil || len(rows) == 0 {
		return situation{}, errors.Join(err, errNothingToTry)
	}
	return d.situation(ctx, rows[0].ID)
}

// orderSituation is the situation of a first text about an order.
func (d *Desk) orderSituation(ctx context.Context, number string) (situation, error) {
	all, err := d.store.OrderByNumber(ctx, number)
	if err != nil {
		return situation{}, err
	}
	if len(all) == 0 {
		return situation{}, refuse("order_unknown", "「"+number+"」という注文は、ここにはありません。番号を確かめるか、問い合わせの番号を入れてください。")
	}
	o := all[0]
	var s situation
	if s.account, err = d.store.Account(ctx, o.Account); err != nil {
		return s, err
	}
	s.spec = d.spec(s.account.Kind)
	s.order, s.orders, s.orderFrom, s.orderKind = &o.Order, o.ID, o.Account, o.Kind
	s.inquiry.Account, s.inquiry.Kind, s.inquiry.AccountName = s.account.ID, s.account.Kind, s.account.Name
	s.inquiry.Customer, s.inquiry.OrderNumber, s.inquiry.OrderID = o.Buyer.Name, o.Number, o.ID
	if s.shop, err = d.Shop(ctx); err != nil {
		return s, err
	}
	w, err := d.working(ctx)
	if err != nil {
		return s, err
	}
	s.calendar = w.Calendar
	if s.numbers, err = d.store.NumberOptions(ctx); err != nil {
		return s, err
	}
	return s, d.sign(ctx, &s)
}

// fitting are the newest inquiries that a template would answer: of its category
// and channel, or else the newest with an order.
func (d *Desk) fitting(ctx context.Context, in TemplateTrial, most int) ([]store.InquiryRow, bool, error) {
	const looked = 400 // rows among which those with an order are looked for
	var accounts []int64
	if in.Channel != "" {
		all, err := d.store.Accounts(ctx)
		if err != nil {
			return nil, false, err
		}
		accounts = []int64{0} // none of that kind is none at all
		for _, a := range all {
			if a.Kind == in.Channel {
				accounts = append(accounts, a.ID)
			}
		}
	}
	written := func(r store.InquiryRow) bool { return r.Kind != store.PhonePlace && who(ctx).reach.Has(r.OwnerID) }
	if in.Template.CategoryID != 0 {
		page, err := d.store.Inquiries(ctx, store.InquiryQuery{Sort: "new", Accounts: accounts, Category: in.Template.CategoryID, Limit: looked})
		rows := slices.DeleteFunc(page.Rows, func(r store.InquiryRow) bool { return !written(r) })
		if err != nil || len(rows) > 0 {
			return rows[:min(most, len(rows))], true, err
		}
	}
	page, err := d.store.Inquiries(ctx, store.InquiryQuery{Sort: "new", Accounts: accounts, Limit: looked})
	rows := slices.DeleteFunc(page.Rows, func(r store.InquiryRow) bool { return !written(r) || r.OrderNumber == "" })
	return rows[:min(most, len(rows))], false, err
}

// TryTemplate fills a template, as it is being written, for the last 20 inquiries
// it would fit and tells which would have a hole or a problem (過去20件で試す).
func (d *Desk) TryTemplate(ctx context.Context, in TemplateTrial) (TemplateTries, error) {
	out := TemplateTries{Tries: []TemplateTry{}}
	t, shared, err := d.trial(ctx, in)
	if err != nil {
		return out, err
	}
	rows, fits, err := d.fitting(ctx, in, tries)
	if err != nil {
		return out, err
	}
	out.Fitting = fits
	for _, r := range rows {
		one, err := d.tryOn(ctx, t, shared, r)
		if err != nil {
			return out, err
		}
		if len(one.Missing)+len(one.Problems) == 0 {
			out.Whole++
		}
		out.Tries = append(out.Tries, one)
	}
	return out, nil
}

func (d *Desk) tryOn(ctx context.Context, t store.Template, shared map[string]string, r store.InquiryRow) (TemplateTry, error) {
	s, err := d.situation(ctx, r.ID)
	if err != nil {
		return TemplateTry{}, err
	}
	one := TemplateTry{
		InquiryID: r.ID, Customer: r.Customer, Subject: r.Subject, OrderNumber: r.OrderNumber, Kind: r.Kind,
		Mark: s.spec.Mark, Shape: s.spec.Shape, Problems: []string{},
	}
	text, f := reply.Text{Body: t.For(r.Kind).Body, Snippets: shared}, d.facts(s)
	one.Missing = missing(text, f)
	problems, err := d.trialProblems(ctx, s, reply.Fill(text, f).Text)
	for _, p := range problems {
		if p.Code != "hole" {
			one.Problems = append(one.Problems, p.Text)
		}
	}
	return one, err
}
