package book

import (
	"fmt"
	"slices"
)

// MaxAmount is the largest amount that every package reads.
const MaxAmount = 999_999_999

// Known is what a check holds events against, apart from themselves. Its zero value
// asks for nothing.
type Known struct {
	From, To string               // the year of accounts; "" for any
	Today    string               // "" where nothing may come from a clock, as in a file
	Orders   map[string][]PerRate // what the order of a number has at each rate; a Rate whose amount is less than 0 is unknown
	Exported map[string]string    // event → the file it already went out in
}

// Findings are what stands against writing a file.
type Findings struct {
	Blocks   []Warning `json:"blocks"`   // nothing is written while there is one
	Warnings []Warning `json:"warnings"` // a person reads them and decides
}

// Check looks for everything that keeps events out of a file, and for all that is
// doubtful, at once.
func (s Shop) Check(events []Event, known Known) Findings {
	f := Findings{Blocks: []Warning{}, Warnings: []Warning{}}
	if _, doubt, err := RegistrationNumber(s.InvoiceNumber); err != nil {
		f.warn("", "登録番号", "店舗の登録番号が、T と 13 桁の数字になっていません。設定で直してください。", s.InvoiceNumber)
	} else if doubt != "" {
		f.warn("", "登録番号", doubt, s.InvoiceNumber)
	}
	if s.Recognition == OnPayment {
		f.warn("", "売上計上基準", "入金基準は、ふつうの売上の計上基準ではありません。税理士に確認してください。", "")
	}
	seen := map[string]bool{}
	for _, e := range events {
		if seen[e.ID] && e.ID != "" {
			f.block(e.ID, "イベントID", "同じ番号の記録が 2 つあります。片方を取り除いてください。", e.ID)
		}
		seen[e.ID] = true
		s.checkEvent(&f, e, known)
		for i, l := range e.Lines {
			s.checkLine(&f, e, i, l)
		}
		s.checkOrder(&f, e, known.Orders[e.OrderNo])
	}
	checkBefore(&f, events, known.Exported)
	return f
}

// checkBefore tells of what went out before, once for each file: one line for every event
// would hide what else there is to see.
func checkBefore(f *Findings, events []Event, exported map[string]string) {
	var batches []string
	in := map[string][]string{}
	for _, e := range events {
		batch := exported[e.ID]
		if batch == "" {
			continue
		}
		if in[batch] == nil {
			batches = append(batches, batch)
		}
		in[batch] = append(in[batch], e.ID)
	}
	for _, batch := range batches {
		ids, id := in[batch], ""
		text := fmt.Sprintf("%d 件は、%s ですでに書き出した記録です。同じ会計ソフトに 2 度取り込まないでください。", len(ids), batch)
		if len(ids) == 1 {
			id, text = ids[0], batch+" ですでに書き出した記録です。同じ会計ソフトに 2 度取り込まないでください。"
		}
		f.warn(id, "状態", text, batch)
	}
}

func (s Shop) checkEvent(f *Findings, e Event, known Known) {
	if _, err := day(e.Date); err != nil {
		f.block(e.ID, "発生日", "発生日が日付として読めません。2026-10-03 のように直してください。", e.Date)
	} else if known.From != "" && (e.Date < known.From || e.Date > known.To) {
		f.block(e.ID, "発生日", fmt.Sprintf("発生日が会計年度（%s から %s）の外です。年度ごとに分けて書き出してください。", known.From, known.To), e.Date)
	} else if e.Date < InvoiceSystem {
		f.warn(e.ID, "発生日", "インボイス制度（2023-10-01）より前の日付です。税区分を確認してください。", e.Date)
	}
	checkYear(f, e, known.Today)
	if e.Status == StateDraft {
		f.block(e.ID, "状態", "まだ確定していない記録です。確定してから書き出してください。", "")
	}
	kind, ok := KindOf(e.Type)
	if !ok {
		f.block(e.ID, "種別", "知らない種別です。種別を選び直してください。", e.Type)
	}
	if v, _ := kind.Variant(e.Variant); len(v.Rows) > 0 && len(e.Lines) == 0 {
		f.warn(e.ID, "仕訳", "仕訳のない記録です。このまま書き出すと、会計ソフトのファイルには入りません。", "")
	}
	if !slices.Contains([]string{ByMall, ByBank, ByCash, ByCarrier, ByPayable}, e.SettledBy) {
		f.warn(e.ID, "精算の場所", "精算の場所が選ばれていないので、月の合計に入りません。", e.SettledBy)
	}
	if e.Gross < 0 || e.Gross > MaxAmount {
		f.block(e.ID, "金額", "金額は 0 円から 999,999,999 円までです。", fmt.Sprint(e.Gross))
	}
	if text, sure := Private(e.Memo); sure {
		f.block(e.ID, "摘要", text, e.Memo)
	} else if text != "" {
		f.warn(e.ID, "摘要", text, e.Memo)
	}
}

// longAgo is after how many days a day looks like a slip of the year: in January people
// still write the last one.
const longAgo = 180

// checkYear tells of a day that is probably a mistake: a confirmed entry keeps the number
// of its month for good, and nobody looks for it there.
func checkYear(f *Findings, e Event, today string) {
	d, err := day(e.Date)
	now, err2 := day(today)
	switch {
	case err != nil || err2 != nil:
	case d.After(now):
		f.warn(e.ID, "発生日", "発生日が今日より先です。年と月を確かめてください。", e.Date)
	case d.Before(now.AddDate(0, 0, -longAgo)):
		f.warn(e.ID, "発生日", "発生日が半年より前です。年と月を確かめてください。", e.Date)
	}
}

func (s Shop) checkLine(f *Findings, e Event, i int, l Line) {
	row := fmt.Sprintf("%d 行目の", i+1)
	if l.Amount <= 0 || l.Amount > MaxAmount {
		f.block(e.ID, row+"金額", "金額は 1 円から 999,999,999 円までです。向きは借方と貸方で表します。", fmt.Sprint(l.Amount))
	}
	if l.Debit == "" || l.Credit == "" {
		f.block(e.ID, row+"勘定科目", "借方か貸方の勘定科目が空です。", "")
	}
	if l.TaxSource != "" && (l.TaxYen < 0 || l.TaxYen > l.Amount) {
		f.block(e.ID, row+"消費税", "消費税が金額より大きいか、マイナスです。", fmt.Sprint(l.TaxYen))
	}
	if l.Rate != 0 && l.Rate != 8 && l.Rate != 10 {
		f.block(e.ID, row+"税率", "税率は 10%、8%、対象外のどれかです。", fmt.Sprint(l.Rate))
	}
	if e.Type != Reversal && s.Taxation != TaxationExempt { // that one takes back what is wrong as it stands
		s.checkGuess(f, e, row+"税率", l)
	}
	for side, k := range []Key{l.DebitTax, l.CreditTax} {
		s.checkTax(f, e, row+[]string{"借方税区分", "貸方税区分"}[side], k, l)
	}
}

// checkGuess tells of a rate that the program has chosen where the order does not say it.
func (s Shop) checkGuess(f *Findings, e Event, column string, l Line) {
	switch l.TaxSource {
	case TaxAssumed:
		f.warn(e.ID, column, "注文から税率が分からないので、10% としています。軽減税率 8% の商品がないか確かめてください。", fmt.Sprint(l.Amount))
	case TaxShared:
		f.warn(e.ID, column, "注文に送料や割引の税率がないので、送料は 10%、割引は税率の割合で分けています。金額を確かめてください。", fmt.Sprint(l.Amount))
	}
}

func (s Shop) checkTax(f *Findings, e Event, column string, k Key, l Line) {
	t, ok := ReadKey(k)
	switch {
	case k == "":
		f.block(e.ID, column, "税区分が空です。選んでください。", "")
	case !ok:
		f.block(e.ID, column, "知らない税区分です。選び直してください。", k)
	case t.Family != "" && t.Rate != l.Rate:
		f.block(e.ID, column, "税区分と税率が合いません。", k)
	case t.Family == Purchase && t.Invoice == Unsaid && e.Date >= InvoiceSystem && s.Taxation != TaxationExempt:
		f.warn(e.ID, column, "仕入れの相手がインボイスの登録事業者かどうかが、まだ選ばれていません。", k)
	case t.Invoice == Transitional && TransitionalShare(e.Date) != t.Share && e.Type != Reversal: // that one keeps its day's share
		f.warn(e.ID, column, fmt.Sprintf("経過措置の割合が、発生日の割合（%d%%）と違います。", TransitionalShare(e.Date)), k)
	}
}
