package plain

import (
	"fmt"
	"slices"

	"madoguchi/app/export/book"
	"madoguchi/app/export/month"
	"madoguchi/app/export/table"
)

// Cover is what the first sheet says beside what can be counted.
type Cover struct {
	From, To string // days
	Created  string // 2026-11-01 09:15, Japanese time; the caller's, so that the same file can be written again
	Batch    string
	Words    string // which mapping of names was used
	Program  string // ours with its version, "" to leave it out
}

// Package is everything that one workbook for the accountant holds.
type Package struct {
	Cover      Cover
	Events     []book.Event
	Documents  []book.Document
	Reconciled []Reconciled
	Reasons    []Reason
	Warnings   []book.Warning
}

// Advice stands on the cover: the desk helps with bookkeeping and advises nobody.
const Advice = "この資料は記帳の補助です。税務上の判断は税理士にご確認ください。"

// Sheets are the cover and the sheets behind it.
func (p Package) Sheets(s book.Shop) ([]table.Fact, []table.Table) {
	return p.facts(s), []table.Table{
		Events(p.Events, s), Monthly(p.Events, s), Settlement(p.Reconciled, s), Documents(p.Documents, s), Reasons(p.Reasons, s), Warnings(p.Warnings),
	}
}

func (p Package) facts(s book.Shop) []table.Fact {
	var whole month.Sums
	lines := 0
	for _, e := range p.Events {
		whole.Add(s, e)
		lines += len(e.Lines)
	}
	count := func(label string, n int64) table.Fact {
		return table.Fact{Label: label, Value: fmt.Sprint(n), Kind: table.Number}
	}
	text := func(label, v string) table.Fact { return table.Fact{Label: label, Value: v} }
	all := []table.Fact{
		text("店舗名", s.Name),
		text("登録番号", s.InvoiceNumber),
		{Label: "期間の初日", Value: p.Cover.From, Kind: table.Day},
		{Label: "期間の末日", Value: p.Cover.To, Kind: table.Day},
		{Label: "作成日時", Value: p.Cover.Created, Kind: table.Moment},
		text("書き出しの番号", p.Cover.Batch),
		text("経理方式", said(s.Method, "税込経理", book.MethodExcluded, "税抜経理")),
		text("課税区分", taxation(s)),
		text("売上計上基準", said(s.Recognition, "出荷基準", book.OnArrival, "着荷基準", book.OnPayment, "入金基準")),
		text("端数処理", said(s.Rounding, "切捨て", book.RoundHalf, "四捨五入", book.RoundUp, "切上げ")),
		text("対応表", p.Cover.Words),
		count("記録の件数", int64(len(p.Events))),
		count("仕訳の行数", int64(lines)),
		count("返金10%(税込)", whole.Return10),
		count("うち消費税10%", whole.Tax10),
		count("返金8%(税込)", whole.Return8),
		count("うち消費税8%", whole.Tax8),
		count("モール精算で相殺される見込み", whole.Mall),
		count("銀行から出た金額", whole.Bank),
		count("後日請求される金額", whole.Later),
		count("証憑の件数", int64(len(p.Documents))),
		count("警告の件数", int64(len(p.Warnings))),
		text("お読みください", Advice),
	}
	if p.Cover.Program != "" {
		all = slices.Insert(all, len(all)-1, text("作成したプログラム", p.Cover.Program))
	}
	if p.Cover.Created == "" { // a bundle tells no time
		all = slices.DeleteFunc(all, func(f table.Fact) bool { return f.Kind == table.Moment })
	}
	return all
}

func taxation(s book.Shop) string {
	if s.Taxation == book.TaxationSimplified {
		return fmt.Sprintf("簡易課税（第%d種）", s.BusinessClass)
	}
	return said(s.Taxation, "原則課税", book.TaxationExempt, "免税")
}

// said is the Japanese for a word of the settings; the usual case comes first.
func said(word, usual string, others ...string) string {
	if i := slices.Index(others, word); i >= 0 && i%2 == 0 {
		return others[i+1]
	}
	return usual
}
