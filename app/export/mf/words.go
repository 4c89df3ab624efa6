package mf

import (
	"fmt"

	"madoguchi/app/export/book"
)

// Preset is what マネーフォワード calls things before a shop changes it. Seen in a
// file that the service wrote in October 2026: 課税売上 10%, 課税仕入 10%, (軽)8%,
// 対象外 and 70%控除; 返還等 stands in a table that others made of its names. It has
// no word we know for a purchase without any deduction: 対象外 deducts nothing.
func Preset(s book.Shop) book.Words {
	return book.Words{Encoding: book.CP932, Tag: "問い合わせ", Taxes: s.Preset(func(t book.Tax) book.TaxWord {
		return taxWord(s, t)
	})}
}

func taxWord(s book.Shop, t book.Tax) book.TaxWord {
	names := map[string]string{book.Sales: "課税売上", book.SalesReturn: "課税売上-返還等", book.Purchase: "課税仕入"}
	w := book.TaxWord{Text: names[t.Family] + " 10%"}
	if t.Rate == 8 {
		w.Text = names[t.Family] + " (軽)8%"
	}
	if s.Taxation == book.TaxationSimplified && t.Family != book.Purchase {
		w.Text += " " + string([]rune("一二三四五六")[min(max(s.BusinessClass, 1), 6)-1]) + "種"
		w.Unsure = true
	}
	switch t.Invoice {
	case book.Qualified:
		w.Invoice = "適格"
	case book.Transitional:
		w.Invoice, w.Unsure = fmt.Sprintf("%d%%控除", t.Share), t.Share < 70
	case book.NoDeduction:
		w.Text, w.Unsure = "対象外", true
	}
	return w
}
