package app

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"madoguchi/app/export/book"
	"madoguchi/app/settle"
	"madoguchi/store"
)

// JudgeSettlement keeps what a person says of entries and rows: that there is nothing to
// compare, with a reason, or that they belong together. It changes no entry.
func (d *Desk) JudgeSettlement(ctx context.Context, in SettlementJudgement) error {
	in.Reason = oneLine(in.Reason)
	if len(in.Entries)+len(in.Rows) == 0 {
		return refuse("settlement_nothing", "どの記録についての判断か分かりません。何も変えていません。一覧から選んでください。")
	}
	if sentence, sure := book.Private(in.Reason); sure {
		return refuse("entry_private", strings.Replace(sentence, "摘要", "理由", 1)+"何も変えていません。")
	}
	all, err := verdicts(in)
	if err == nil && in.Verdict == "" {
		err = d.store.UnjudgeSettlement(ctx, actor(ctx), all)
	} else if err == nil {
		err = d.store.JudgeSettlement(ctx, actor(ctx), all)
	}
	if errors.Is(err, store.ErrNotFound) {
		return refuse("settlement_gone", "その記録か精算書の行は、もうありません。何も変えていません。一覧を読み直してください。")
	}
	return err
}

// verdicts are what is kept of a judgement.
func verdicts(in SettlementJudgement) (all []store.SettlementVerdict, err error) {
	switch in.Verdict {
	case "", store.SettlementOut:
		if in.Verdict != "" && in.Reason == "" {
			return nil, refuse("settlement_reason", "対象外にする理由が空です。何も変えていません。税理士に渡す表に残るので、短く書いてください。")
		}
		for _, id := range in.Entries {
			all = append(all, store.SettlementVerdict{EntryID: id, Verdict: in.Verdict, Reason: in.Reason})
		}
		for _, id := range in.Rows {
			all = append(all, store.SettlementVerdict{RowID: id, Verdict: in.Verdict, Reason: in.Reason})
		}
		return all, nil
	case store.SettlementLink:
		for _, e := range in.Entries {
			for _, r := range in.Rows {
				all = append(all, store.SettlementVerdict{EntryID: e, RowID: r, Verdict: in.Verdict, Reason: in.Reason})
			}
		}
		if len(all) > 0 {
			return all, nil
		}
		return nil, refuse("settlement_link", "結び付けるには、記録と精算書の行が 1 つずつ要ります。何も変えていません。両方を選んでください。")
	}
	return nil, refuse("settlement_verdict", "その判断はできません。何も変えていません。対象外か、結び付けるを選んでください。")
}

// RecordSettlement writes a draft of what a mall has taken off and nobody has recorded.
// Whoever confirms it says whether it is right.
func (d *Desk) RecordSettlement(ctx context.Context, in SettlementRecord) (Entry, error) {
	if in.Date != "" && !isDay(in.Date) {
		return Entry{}, refuse("day", "発生日が日付として読めません。何も記録していません。2026-10-03 のように入れてください。")
	}
	r, err := d.store.SettlementRow(ctx, in.ID)
	if errors.Is(err, store.ErrNotFound) {
		return Entry{}, refuse("settlement_gone", "その精算書の行は、もうありません。何も記録していません。一覧を読み直してください。")
	}
	if err != nil {
		return Entry{}, err
	}
	if err := d.settlementUnknown(ctx, r); err != nil {
		return Entry{}, err
	}
	wish := EntryWish{Order: r.Order, Type: book.RefundPartial, Date: cmp.Or(in.Date, r.Day), Amount: r.Amount, Note: oneLine("精算書にあった相殺 " + r.Round)}
	rates, _, err := d.orderRates(ctx, r.Order)
	if err != nil {
		return Entry{}, err
	}
	var whole int64
	for _, rate := range rates {
		whole += rate.Amount
	}
	if whole == r.Amount {
		wish.Type, wish.Amount = book.RefundFull, 0
	}
	p, err := d.propose(ctx, wish, r.Channel)
	if err != nil {
		return Entry{}, err
	}
	return d.saveEntry(ctx, p.Entry, d.store.DraftSettlement)
}

// settlementUnknown refuses to record what stands in the books or in a draft, or what a
// person or another file has settled: the list that was looked at may be an old one.
func (d *Desk) settlementUnknown(ctx context.Context, r store.SettlementRow) error {
	b, err := d.Books(ctx)
	if err != nil {
		return err
	}
	h, err := d.heldAgainst(ctx, b.Shop.Channel(r.Channel), period{r.Day, r.Day})
	if err != nil {
		return err
	}
	unknown := func(l settle.Line) bool { return l.State == settle.Unknown && slices.Contains(l.Rows, r.ID) }
	if !slices.ContainsFunc(h.matched, unknown) || h.drafts[deductionOf(r.Order, r.Amount)] != 0 {
		return errSettlementRecorded()
	}
	return nil
}

func errSettlementRecorded() error {
	return refuse("settlement_recorded", "この差し引きは、もう記録か下書きになっているか、対象外になっています。新しい記録は作っていません。一覧を読み直し、下書きがあれば確定してください。")
}
