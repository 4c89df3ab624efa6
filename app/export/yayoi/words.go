package yayoi

import (
	"fmt"

	"madoguchi/app/export/book"
)

// Editions, and what they differ in.
const (
	Desktop = "desktop" // 弥生会計
	Online  = "online"  // 弥生会計 オンライン, やよいの青色申告 オンライン
)

// Preset is what 弥生 calls things before a shop changes it. Seen in files of real
// companies: 課税売上込10%, 課対仕入込10%適格, 軽減; in freee's description of the
// format: 区分80% (read in November 2026). The rest is marked as unsure.
func Preset(s book.Shop) book.Words {
	return book.Words{Edition: Desktop, Encoding: book.CP932, Taxes: s.Preset(func(t book.Tax) book.TaxWord {
		return taxWord(s, t)
	})}
}

func taxWord(s book.Shop, t book.Tax) book.TaxWord {
	names := map[string]string{book.Sales: "課税売上", book.SalesReturn: "課税売返", book.Purchase: "課対仕入"}
	text := names[t.Family] + "込"
	if s.Excluded() {
		text = names[t.Family] + "内"
	}
	class := s.Taxation == book.TaxationSimplified && t.Family != book.Purchase
	if class {
		text += string([]rune("一二三四五六")[min(max(s.BusinessClass, 1), 6)-1])
	}
	if t.Rate == 8 {
		text += "軽減"
	}
	return book.TaxWord{
		Text:   text + fmt.Sprintf("%d%%", t.Rate) + invoice(t),
		Unsure: class || t.Invoice == book.NoDeduction || t.Invoice == book.Transitional && t.Share < 70,
	}
}

// invoice is the end of a purchase's name. Without one the company's own setting
// decides, so every answer that a person gave is written.
func invoice(t book.Tax) string {
	switch t.Invoice {
	case book.Qualified:
		return "適格"
	case book.Transitional:
		return fmt.Sprintf("区分%d%%", t.Share)
	case book.NoDeduction:
		return "控不"
	}
	return ""
}
