package freee

import (
	"fmt"

	"madoguchi/app/export/book"
)

// Preset is what freee calls things before a shop changes it: its own list of 税区分,
// with full-width brackets (read in November 2026). 控80 is documented, 控70 was only
// seen in programs of others. 普通預金 and the like are 口座 there, and keep their
// bank as 補助科目; any other sub-account is a 取引先.
func Preset(s book.Shop) book.Words {
	return book.Words{
		Encoding: book.UTF8, Tag: "問い合わせ", DueIn: 1, SubOf: []string{"普通預金", "当座預金", "現金"},
		Taxes: s.Preset(func(t book.Tax) book.TaxWord { return taxWord(s, t) }),
	}
}

func taxWord(s book.Shop, t book.Tax) book.TaxWord {
	names := map[string]string{book.Sales: "課税売上", book.SalesReturn: "課税売返", book.Purchase: "課対仕入"}
	w := book.TaxWord{Unsure: s.Taxation == book.TaxationSimplified && t.Family != book.Purchase}
	share := ""
	switch t.Invoice {
	case book.Transitional:
		share, w.Unsure = fmt.Sprintf("（控%d）", t.Share), t.Share < 80
	case book.NoDeduction: // 対象外 deducts nothing, whatever its own word may be
		w.Text, w.Unsure = "対象外", true
		return w
	}
	w.Text = names[t.Family] + share + "10%"
	if t.Rate == 8 {
		w.Text = names[t.Family] + share + "8%（軽）"
	}
	return w
}
