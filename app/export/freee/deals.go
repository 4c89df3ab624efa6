package freee

import (
	"fmt"
	"strings"
	"time"

	"madoguchi/app/export/book"
	"madoguchi/app/export/clean"
	"madoguchi/app/export/table"
)

func dealColumns() []string {
	return []string{
		"収支区分", "管理番号", "発生日", "決済期日", "取引先コード", "取引先", "勘定科目", "税区分", "金額", "税計算区分", "税額", "備考", "品目", "部門",
		"メモタグ（複数指定可、カンマ区切り）", "セグメント1", "セグメント2", "セグメント3", "決済日", "決済口座", "決済金額",
	}
}

// WriteDeals is the outlays of a month for 取引インポート. Refunds and points are no
// deals and stay out of it.
func WriteDeals(month []book.Event, s book.Shop, w book.Words) ([]byte, []book.Warning, error) {
	events, err := s.Journal(month, w)
	if err != nil {
		return nil, nil, err
	}
	f := file{shop: s, words: w, cells: clean.New(w)}
	var b strings.Builder
	table.Record(&b, dealColumns())
	gone := undone(events)
	for _, e := range events {
		kind, sign := e.Meaning()
		switch {
		case !kind.Outlay, gone[e.ID]:
			continue
		case sign < 0 && gone[e.RelatedID]:
			f.cells.Warn(e.ID, "収支区分", "訂正で取り消された取引なので、元の取引も取消も書いていません。前に取り込んでいたら、freee で元の取引を消してください。", e.RelatedID, "")
			continue
		case sign < 0:
			f.cells.Warn(e.ID, "収支区分", "費用の訂正は、取引の形式では書けません。freee で元の取引を直接直すか、仕訳の形式を使ってください。", e.RelatedID, "")
			continue
		}
		for i, l := range e.Lines {
			table.Record(&b, f.deal(e, i, l))
		}
	}
	return f.encode(b.String())
}

// undone are the events that another one of the same file takes back: together they are
// nothing, and a file that cannot say "back" must not say "there".
func undone(events []book.Event) map[string]bool {
	here, gone := map[string]bool{}, map[string]bool{}
	for _, e := range events {
		here[e.ID] = true
	}
	for _, e := range events {
		if e.Type == book.Reversal && here[e.RelatedID] {
			gone[e.RelatedID] = true
		}
	}
	return gone
}

// deal is one row: the first of an event opens a deal, the others are its lines.
func (f file) deal(e book.Event, i int, l book.Line) []string {
	word, _ := f.words.Tax(l.DebitTax)
	r := make([]string, len(dealColumns()))
	r[6] = f.cells.Text(e.ID, "勘定科目", f.words.Account(l.Debit), 0)
	r[7] = f.cells.Text(e.ID, "税区分", word.Text, 0)
	r[8] = fmt.Sprint(l.Amount)
	r[9], r[10] = f.inner(l, word.Text)
	r[11] = f.cells.Text(e.ID, "備考", f.shop.Summary(e), 0)
	r[14] = f.tag(e)
	if i > 0 {
		return r
	}
	r[0], r[1], r[2] = "支出", e.ID, date(e.Date)
	other := f.cells.Text(e.ID, "取引先", f.words.Sub(l.CreditSub), 0)
	if e.SettledBy == book.ByBank || e.SettledBy == book.ByCash {
		r[18], r[19], r[20] = r[2], other, fmt.Sprint(e.Total())
		if other == "" {
			r[19] = f.cells.Text(e.ID, "決済口座", f.words.Account(l.Credit), 0)
		}
		return r
	}
	r[3], r[5] = f.due(e.Date), other
	return r
}

// inner is 税計算区分 and 税額. What may be deducted of an unregistered supplier's tax
// freee reckons itself.
func (f file) inner(l book.Line, word string) (how, tax string) {
	t, _ := book.ReadKey(l.DebitTax)
	switch {
	case word == "対象外":
		return "", ""
	case t.Invoice == book.Qualified || t.Invoice == book.Unsaid:
		return "内税", fmt.Sprint(f.shop.Tax(l))
	}
	return "内税", ""
}

// due is the end of the month in which bills are paid.
func (f file) due(day string) string {
	d, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return time.Date(d.Year(), d.Month()+time.Month(f.words.DueIn)+1, 0, 0, 0, 0, 0, time.UTC).Format("2006/01/02")
}
