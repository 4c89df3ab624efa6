package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"madoguchi/app/export/book"
	"madoguchi/app/reply"
	"madoguchi/connectors/jst"
	"madoguchi/store"
)

// mostRecords is how many entries one reply may make: far more than it promises.
const mostRecords = 10

// madeRecord is what is ticked, with the entry that it will be.
type madeRecord struct {
	DraftRecord
	entry  store.Entry
	amount int64
	doubts []EntryDoubt
	why    string // no entry can be made of it yet, in Japanese
}

// madeOf makes the entries of what is ticked for a text ready. They are whole but for their day.
func (d *Desk) madeOf(ctx context.Context, s situation, text string, records []DraftRecord) ([]madeRecord, error) {
	if len(records) > mostRecords {
		return nil, refuse("records", "1 通の返信で記録できるのは 10 件までです。下書きはそのままです。")
	}
	var out []madeRecord
	for _, r := range records {
		if !recordable(r.Type) || r.Amount < 0 || r.Amount > book.MaxAmount {
			return nil, refuse("entry_type", "記録の種別か金額が読めません。下書きはそのままです。記録の行を選び直してください。")
		}
		m := madeRecord{DraftRecord: r, amount: r.Amount, why: partOfWhat(r, text)}
		if m.why == "" {
			var err error
			if m, err = d.madeRecord(ctx, s, r); err != nil {
				return nil, err
			}
		}
		out = append(out, m)
	}
	return out, nil
}

// partOfWhat asks for the amount of a refund that may be a part of its order: elsewhere no
// amount means all of it. A transfer is of all of it when the text says so.
func partOfWhat(r DraftRecord, text string) string {
	whole := func(p reply.Promise) bool { return p.Kind == reply.PromiseRefund && p.Whole && p.Yen == 0 }
	switch {
	case r.Amount > 0:
	case r.Type == book.RefundPartial:
		return "金額を入れてください。全額なら種別を「返品・全額返金」にしてください。"
	case r.Type == book.RefundBank && !slices.ContainsFunc(reply.Promises(text), whole):
		return "金額を入れてください。本文からは、全額か一部か分かりません。"
	}
	return ""
}

func (d *Desk) madeRecord(ctx context.Context, s situation, r DraftRecord) (madeRecord, error) {
	m := madeRecord{DraftRecord: r, amount: r.Amount}
	kind, _ := book.KindOf(r.Type)
	wish := EntryWish{ID: s.inquiry.ID, Order: s.inquiry.OrderNumber, Type: r.Type, Amount: r.Amount, Date: jst.Day(d.leavesAt(s))}
	later := kind.Outlay && r.Amount == 0
	if later {
		wish.Amount = 1 // for the accounts; what it costs stands on a bill to come
	}
	p, err := d.propose(ctx, wish, "")
	var no *Refusal
	if errors.As(err, &no) && no.Code == "entry_amount" {
		m.why = no.Text
		return m, nil
	}
	if err != nil {
		return m, err
	}
	b, err := d.Books(ctx)
	if err != nil {
		return m, err
	}
	m.entry, m.doubts = entryIn(b.Shop, p.Entry), p.Entry.Doubts
	if later {
		m.entry.Amount = 0
		for i := range m.entry.Lines {
			l := &m.entry.Lines[i]
			l.Amount, l.Tax, l.TaxSource = 0, 0, ""
		}
		if m.doubts, err = d.draftDoubts(ctx, b.Shop, m.entry); err != nil {
			return m, err
		}
	}
	m.entry.MessageID, m.entry.OutboxID = 0, 0 // of the answer that promises it
	m.amount = m.entry.Amount
	return m, nil
}

// leavesAt is when a text leaves, as far as it is known.
func (d *Desk) leavesAt(s situation) time.Time {
	if s.leaves != 0 {
		return jst.Of(s.leaves)
	}
	return d.now()
}

// promising makes what is ticked ready to be recorded when the text has left, and holds it
// against the text.
func (d *Desk) promising(ctx context.Context, s *situation, text string) ([]Problem, error) {
	if len(s.records) == 0 {
		return nil, nil
	}
	if !mayRecord(ctx) {
		return nil, forbidden(who(ctx).role)
	}
	made, err := d.madeOf(ctx, *s, text, s.records)
	if err != nil {
		return nil, err
	}
	s.promised = nil
	for _, m := range made {
		stands := m.Confirm && mayStand(ctx) && m.why == "" && len(blocking(m.doubts)) == 0
		s.promised = append(s.promised, store.Promised{Entry: m.entry, Confirm: stands})
	}
	return recordProblems(ctx, text, made), nil
}

// recordProblems are what speaks against recording: an amount that nobody knows, one that is not
// the one of the text, and what the books would refuse.
func recordProblems(ctx context.Context, text string, made []madeRecord) []Problem {
	var out []Problem
	for _, m := range made {
		kind, _ := book.KindOf(m.Type)
		switch {
		case m.why != "":
			out = append(out, Problem{Code: "record_amount_missing", Text: "「" + kind.Label + "」として記録する" + m.why})
		case m.Confirm && !mayStand(ctx):
			out = append(out, Problem{Code: "record_confirm", Text: "記録を確定できるのは店長だけです。「確定もする」を外すと、下書きとして残ります。"})
		case m.Confirm && len(blocking(m.doubts)) > 0:
			out = append(out, Problem{Code: "record_confirm", Text: "「" + kind.Label + "」は、このままでは確定できません（" + blocking(m.doubts)[0].Text + "）。「確定もする」を外すと、下書きとして残ります。"})
		}
	}
	return append(append(out, recordTwice(made)...), otherAmounts(text, made)...)
}

// recordTwice warns of a refund that the books may know already, or that is more than its
// order: nobody looks at one again that a reply confirms.
func recordTwice(made []madeRecord) []Problem {
	var out []Problem
	for _, m := range made {
		kind, _ := book.KindOf(m.Type)
		for _, w := range m.doubts {
			if !kind.Refund || w.Block || w.Before == "" && w.Column != "注文番号" || w.Column != "注文番号" && w.Column != "金額" {
				continue
			}
			text := "「" + kind.Label + "」の記録：" + w.Text
			out = append(out, Problem{Code: "record_twice", Warn: true, Text: text, Key: "record_twice:" + reply.Key(text+w.Before)})
		}
	}
	return out
}

// otherAmounts warns of a text that promises another amount than is recorded. Several
// sentences may be one entry and the other way round.
func otherAmounts(text string, made []madeRecord) []Problem {
	var out []Problem
	all := reply.Promises(text)
	for _, kind := range []string{reply.PromiseRefund, reply.PromisePoints, reply.PromiseCoupon, reply.PromiseCash} {
		var said []reply.Promise
		for _, p := range all {
			if p.Kind == kind && p.Yen > 0 {
				said = append(said, p)
			}
		}
		var amounts []int64
		for _, m := range made {
			if slices.Contains(families[kind], m.Type) && m.why == "" {
				amounts = append(amounts, m.amount)
			}
		}
		if len(said) == 0 || len(amounts) == 0 || agree(said, amounts) {
			continue
		}
		var told, kept []string
		for _, p := range said {
			told = append(told, reply.Yen(p.Yen))
		}
		for _, a := range amounts {
			kept = append(kept, reply.Yen(a))
		}
		out = append(out, Problem{
			Code: "record_amount", Warn: true, Start: said[0].Start, End: said[0].End,
			Text: fmt.Sprintf("本文の金額（%s）と、記録する金額（%s）が違います。どちらが正しいか確かめてください。", strings.Join(told, "、"), strings.Join(kept, "、")),
			Key:  "record_amount:" + reply.Key(strings.Join(append(told, kept...), " ")),
		})
	}
	return out
}

// agree: every amount that is recorded stands in the text, or both come to the same.
func agree(said []reply.Promise, amounts []int64) bool {
	var told, kept int64
	each := true
	for _, p := range said {
		told += p.Yen
	}
	for _, a := range amounts {
		kept += a
		each = each && slices.ContainsFunc(said, func(p reply.Promise) bool { return p.Yen == a })
	}
	return each || told == kept
}

// recordsOf are the records of an answer: as its sender says, else as the draft with the
// same words.
func recordsOf(facts DraftFacts, draft store.Draft, text string) []DraftRecord {
	if facts.Records == nil && draft.Text == text {
		return recordsOut(draft.Facts.Records)
	}
	return facts.Records
}

func recordsOut(all []store.DraftRecord) []DraftRecord {
	out := []DraftRecord{}
	for _, r := range all {
		out = append(out, DraftRecord(r))
	}
	return out
}

func storeRecords(all []DraftRecord) []store.DraftRecord {
	var out []store.DraftRecord
	for _, r := range all {
		out = append(out, store.DraftRecord(r))
	}
	return out
}

// linesOut are records as a list shows them.
func linesOut(all []store.DraftRecord) []RecordLine {
	out := []RecordLine{}
	for _, r := range all {
		l := lineOf(r.Type, r.Amount)
		l.Ticked, l.Confirm, l.From = true, r.Confirm, "person"
		out = append(out, l)
	}
	return out
}

// linesPromised are those of an answer on its way.
func linesPromised(all []store.Promised) []RecordLine {
	out := []RecordLine{}
	for _, p := range all {
		l := lineOf(p.Type, p.Amount)
		l.Label, l.Ticked, l.Confirm, l.From = cmp.Or(p.Label, l.Label), true, p.Confirm, "person"
		out = append(out, l)
	}
	return out
}
