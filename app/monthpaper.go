package app

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"madoguchi/app/export/book"
	"madoguchi/app/export/month"
	"madoguchi/app/export/plain"
	"madoguchi/app/paper"
)

// MonthPDF is the sheet of a month as a PDF, and the name to save it under. The same books
// are the same bytes.
func (d *Desk) MonthPDF(ctx context.Context, in MonthQuery) (name string, data []byte, err error) {
	b, err := d.Books(ctx)
	if err != nil {
		return "", nil, err
	}
	page, err := d.monthSheet(ctx, in.Month, b.Shop)
	if err != nil {
		return "", nil, err
	}
	data, err = monthPaper(page, b.Shop)
	return MonthName(in.Month), data, err
}

// MonthName is what the sheet of a month is saved as.
func MonthName(month string) string { return "月のまとめ_" + month + ".pdf" }

const mostReasons = 15

// monthPaper sets a sheet: what it comes to, each mall, the year, and why.
func monthPaper(page MonthPage, shop book.Shop) ([]byte, error) {
	s := page.Sheet
	title := monthWords(s.Month) + "のまとめ"
	p, err := paper.New(paper.Sheet{Title: title, Foot: strings.Join(compact(shop.Name, title, "金額は税込（円）"), "　")})
	if err != nil {
		return nil, err
	}
	p.Title(title)
	p.Gap(4)
	p.Facts(monthFacts(page, shop))
	p.Gap(4)
	p.Small(plain.Advice)
	monthTable(p, "すべてのモール", s.Whole)
	if len(s.Malls) > 1 {
		for _, m := range s.Malls {
			monthTable(p, m.Label, m)
		}
	}
	monthPlots(p, s)
	monthReasons(p, s)
	return p.Bytes(), nil
}

// monthWords is a month as people write it.
func monthWords(month string) string {
	var year, n int
	_, _ = fmt.Sscanf(month, "%d-%d", &year, &n)
	return fmt.Sprintf("%d年%d月", year, n)
}

func monthFacts(page MonthPage, shop book.Shop) []paper.Pair {
	w := page.Sheet.Whole
	pairs := []paper.Pair{
		{Name: "店舗", Value: shop.Name},
		{Name: "返金", Value: changed(w.Now.Refunds(), w.Before.Refunds())},
		{Name: "返送・再送の送料", Value: changed(w.Now.Postage(), w.Before.Postage())},
		{Name: "お詫び・補償", Value: changed(w.Now.Amends(), w.Before.Amends())},
		{Name: "モールの精算", Value: "相殺される見込み " + yen(w.Now.Mall)},
		{Name: "銀行", Value: "出た金額 " + yen(w.Now.Bank)},
		{Name: "後日の請求", Value: "請求される金額 " + yen(w.Now.Later)},
		{Name: "領収書", Value: fmt.Sprintf("%d 件（前月 %d 件）", w.Receipts, w.ReceiptsThen)},
	}
	if page.Drafts > 0 {
		pairs = append(pairs, paper.Pair{Name: "下書き", Value: fmt.Sprintf("%d 件（このまとめに入っていません）", page.Drafts)})
	}
	if page.Locked {
		return append(pairs, paper.Pair{Name: "月締め", Value: "締めています"})
	}
	return append(pairs, paper.Pair{Name: "月締め", Value: "まだ締めていません。数字は変わることがあります"})
}

// changed is a sum beside that of the month before.
func changed(now, then int64) string {
	return fmt.Sprintf("%s（前月 %s、差 %s）", yen(now), yen(then), plus(now-then))
}

// plus shows which way a difference goes.
func plus(n int64) string {
	if n > 0 {
		return "+" + inYen(n)
	}
	return inYen(n)
}

// inYen is an amount without its sign of yen.
func inYen(n int64) string { return strings.Replace(yen(n), "¥", "", 1) }

func monthTable(p *paper.Paper, name string, m month.Mall) {
	p.Heading(name)
	var rows [][]string
	for _, r := range m.Rows {
		rows = append(rows, monthRow(r.Label, r))
	}
	if len(rows) == 0 {
		p.Text("この月と前の月に、確定した記録はありません。")
		return
	}
	p.Table([]paper.Column{
		{Name: "種別", Share: 2.7},
		{Name: "件数", Share: 0.65, Right: true},
		{Name: "金額", Share: 1.1, Right: true},
		{Name: "10%", Share: 1.1, Right: true},
		{Name: "うち税", Share: 0.9, Right: true},
		{Name: "8%", Share: 1, Right: true},
		{Name: "うち税", Share: 0.8, Right: true},
		{Name: "対象外", Share: 1, Right: true},
		{Name: "前月", Share: 1.1, Right: true},
		{Name: "差", Share: 1.1, Right: true},
	}, append(rows, monthRow("合計（仕訳あり）", m.Total)))
}

func monthRow(label string, r month.Row) []string {
	cells := []string{label, fmt.Sprint(r.Count), inYen(r.Amount)}
	if r.Journal {
		for _, n := range []int64{r.Amount10, r.Tax10, r.Amount8, r.Tax8, r.Amount0} {
			cells = append(cells, unlessNone(n))
		}
	} else {
		cells = append(cells, "仕訳なし", "", "", "", "")
	}
	return append(cells, inYen(r.AmountThen), plus(r.Amount-r.AmountThen))
}

// unlessNone leaves a cell empty for nothing: a sheet is read faster.
func unlessNone(n int64) string {
	if n == 0 {
		return ""
	}
	return inYen(n)
}

// monthPlots draw a year: each kind of outlay by itself, every month with its number.
func monthPlots(p *paper.Paper, s month.Sheet) {
	for _, plot := range []struct {
		name string
		of   func(month.Point) int64
	}{
		{"返金の 13 か月", func(m month.Point) int64 { return m.Refunds }},
		{"返送・再送の送料の 13 か月", func(m month.Point) int64 { return m.Postage }},
		{"お詫び・補償の 13 か月", func(m month.Point) int64 { return m.Amends }},
	} {
		var bars []paper.Bar
		for i, m := range s.Series {
			value := plot.of(m)
			bars = append(bars, paper.Bar{Name: barMonth(s.Series, i), Value: value, Text: inYen(value), Dark: m.Month == s.Month})
		}
		p.Plot(plot.name, bars)
	}
}

// barMonth names a month below its bar, with the year where one begins.
func barMonth(all []month.Point, i int) string {
	year, n, _ := strings.Cut(all[i].Month, "-")
	n = strings.TrimPrefix(n, "0")
	if i == 0 || n == "1" {
		return year[2:] + "年" + n + "月"
	}
	return n + "月"
}

func monthReasons(p *paper.Paper, s month.Sheet) {
	if len(s.Reasons) == 0 {
		return
	}
	p.Heading("理由（金額の多い順）")
	var rows [][]string
	for _, r := range s.Reasons[:min(len(s.Reasons), mostReasons)] {
		rows = append(rows, []string{r.Mall, r.Label, cmp.Or(r.Reason, "—"), fmt.Sprint(r.Count), inYen(r.Amount)})
	}
	p.Table([]paper.Column{
		{Name: "モール", Share: 1.6},
		{Name: "種別", Share: 1.8},
		{Name: "理由（摘要）", Share: 4},
		{Name: "件数", Share: 0.7, Right: true},
		{Name: "金額", Share: 1.2, Right: true},
	}, rows)
	if more := len(s.Reasons) - mostReasons; more > 0 {
		p.Small(fmt.Sprintf("ほか %d 件", more))
	}
}
