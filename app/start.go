package app

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

// Starters tells by which accounts the shop can write first, and why not by the
// others: to the buyer of an order, else to the customer of an inquiry.
func (d *Desk) Starters(ctx context.Context, in StartQuery) (Starters, error) {
	if err := d.startReach(ctx, in.Inquiry); err != nil {
		return Starters{}, err
	}
	if who(ctx).masked {
		if err := knownAddress(in.To); err != nil {
			return Starters{}, err
		}
	}
	out, order, err := d.whom(ctx, in)
	if err != nil {
		return Starters{}, err
	}
	if out.Ways, err = d.ways(ctx, order, out.Address); err != nil {
		return Starters{}, err
	}
	draft, err := d.store.StartDraft(ctx, out.Order, out.Address)
	out.Draft = startDraftOut(draft)
	out.Draft.Inquiry = in.Inquiry
	if err != nil {
		return Starters{}, err
	}
	v, err := d.startVeil(ctx, out.Order, in.Inquiry)
	if err != nil {
		return Starters{}, err
	}
	return veiled(ctx, d, out, v)
}

// whom finds the customer and the order of a first text.
func (d *Desk) whom(ctx context.Context, in StartQuery) (Starters, *store.Order, error) {
	out := Starters{Order: in.Order, Inquiry: in.Inquiry, Address: strings.TrimSpace(in.To)}
	if in.Inquiry != 0 {
		q, err := d.store.Inquiry(ctx, in.Inquiry)
		if err != nil {
			return out, nil, err
		}
		out.Customer, out.Address, out.Order = q.Customer, q.Address, cmp.Or(in.Order, q.OrderID)
	}
	if out.Order == 0 {
		return out, nil, nil
	}
	o, err := d.store.Order(ctx, out.Order)
	if err != nil {
		return out, nil, err
	}
	out.Customer, out.Address = o.Buyer.Name, cmp.Or(out.Address, o.Buyer.Address)
	out.Number, out.Brief, out.URL, out.Mall = o.Number, brief(o), o.URL, d.spec(o.Kind).Label
	out.Subject = "ご注文（" + o.Number + "）について"
	return out, &o, nil
}

// ways lists the accounts that could carry a first text: the order's own first,
// those that cannot last.
func (d *Desk) ways(ctx context.Context, order *store.Order, to string) ([]Way, error) {
	accounts, err := d.store.Accounts(ctx)
	if err != nil {
		return nil, err
	}
	out := []Way{}
	for _, a := range accounts {
		start := d.spec(a.Kind).Start
		if start == nil || start.ByOrder && (order == nil || order.Account != a.ID) {
			continue
		}
		out = append(out, d.way(a, *start, order, to))
	}
	rank := func(w Way) int {
		switch {
		case w.OK && w.ByOrder:
			return 0
		case w.OK:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(out, func(a, b Way) int { return cmp.Compare(rank(a), rank(b)) })
	return out, nil
}

func (d *Desk) way(a store.Account, start connectors.Start, order *store.Order, to string) Way {
	spec := d.spec(a.Kind)
	w := Way{
		Account: a.ID, Name: a.Name, Kind: a.Kind, Label: spec.Label, Mark: spec.Mark, Shape: spec.Shape,
		ByOrder: start.ByOrder, Subject: start.Subject, Rules: spec.Rules,
		Categories: append([]connectors.Choice{}, start.Categories...),
	}
	w.Why = d.blockedWay(a, start, order, to)
	w.OK = w.Why == ""
	return w
}

// blockedWay says why an account cannot reach the customer, "" when it can: a
// short text is held against the rules of the channel. An address that is not
// known yet can still be typed.
func (d *Desk) blockedWay(a store.Account, start connectors.Start, order *store.Order, to string) string {
	switch a.State {
	case store.AccountPaused:
		return textPaused
	case store.AccountStopped:
		return "この接続は止まっています。" + cmp.Or(a.ReasonText, "接続の画面で理由を確かめてください。")
	}
	conn, err := d.worker.Connector(a)
	if err != nil {
		return textOf(connectors.As(err))
	}
	checker, ok := conn.(connectors.Checker)
	if !ok || !start.ByOrder && to == "" {
		return ""
	}
	r := connectors.Reply{Subject: "ご注文について", Text: "ご連絡です。"}
	if start.ByOrder {
		r.Order = order.Number
	} else {
		r.To = []connectors.Person{{Address: to}}
	}
	if len(start.Categories) > 0 {
		r.Category = start.Categories[0].Code
	}
	for _, p := range checker.Check(r) {
		if !p.Warn {
			return p.Text
		}
	}
	return ""
}

const textPaused = "この接続は一時停止中です。接続の画面で再開してから送ってください。"

// beginning is the situation of a first text: an inquiry that does not exist yet.
func (d *Desk) beginning(ctx context.Context, in Start) (s situation, err error) {
	s.account, err = d.store.Account(ctx, in.Account)
	if errors.Is(err, store.ErrNotFound) {
		return s, refuse("start_account", "どの接続から送るかを選んでください。文はそのまま残っています。")
	}
	if err != nil {
		return s, err
	}
	s.writing = writing{template: in.Template, accepted: in.Accepted}
	s.spec = d.spec(s.account.Kind)
	if s.start = s.spec.Start; s.start == nil {
		return s, refuse("start_kind", "「"+s.spec.Label+"」の接続からは、店舗から先に連絡できません。ほかの接続を選んでください。")
	}
	s.inquiry = store.Inquiry{Address: strings.TrimSpace(in.To), Category: in.Category}
	s.inquiry.Account, s.inquiry.Kind, s.inquiry.AccountName = s.account.ID, s.account.Kind, s.account.Name
	s.inquiry.Customer, s.inquiry.Subject = strings.TrimSpace(in.Customer), strings.TrimSpace(in.Subject)
	if s.start.ByOrder {
		s.inquiry.Address = ""
	}
	if err := d.around(ctx, &s, in.Order); err != nil || s.order == nil {
		return s, err
	}
	s.inquiry.Customer, s.inquiry.OrderNumber, s.inquiry.OrderID = s.order.Buyer.Name, s.order.Number, in.Order
	return s, d.sign(ctx, &s)
}

// startProblems are what only a first text can have wrong.
func (s situation) startProblems() []Problem {
	var out []Problem
	add := func(code, text string, warn bool) { out = append(out, Problem{Code: code, Text: text, Warn: warn}) }
	if s.start.Subject && s.inquiry.Subject == "" {
		add("no_subject", "件名がありません。件名を書いてください。", false)
	}
	if strings.ContainsAny(s.inquiry.Subject, "\r\n") {
		add("bad_subject", "件名に改行があります。1 行で書いてください。", false)
	}
	known := slices.ContainsFunc(s.start.Categories, func(c connectors.Choice) bool { return c.Code == s.inquiry.Category })
	if len(s.start.Categories) > 0 && !known {
		add("category_missing", "問い合わせの種類が選ばれていません。種類を選んでください。", false)
	}
	if s.start.ByOrder && (s.order == nil || s.orderFrom != s.account.ID) {
		add("no_order", "この接続からは、この接続で受けた注文のお客様にだけ連絡できます。ほかの接続を選んでください。", false)
	}
	if s.order != nil && s.inquiry.Address != "" && s.order.Buyer.Address != "" && !strings.EqualFold(s.inquiry.Address, s.order.Buyer.Address) {
		add("to_differs", "宛先が、注文のお客様のメールアドレスと違います。この宛先でよいか確かめてください。", true)
	}
	return out
}

// sendAt is when a reply may leave: hold seconds from now, -1 for the shop's own.
func (d *Desk) sendAt(s situation, hold int) int64 {
	if hold < 0 {
		hold = s.shop.Hold
	}
	return d.now().Add(time.Duration(hold) * time.Second).UnixMilli()
}
