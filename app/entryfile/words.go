package entryfile

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"madoguchi/app/export/book"

	"golang.org/x/text/unicode/norm"
)

var dayParts = regexp.MustCompile(`^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:[ T].*)?$`)

// date reads a day the way programs and people write it.
func date(cell string) (string, bool) {
	p := dayParts.FindStringSubmatch(norm.NFKC.String(cell))
	if p == nil {
		return cell, false
	}
	n := func(i int) int { v, _ := strconv.Atoi(p[i]); return v }
	month, day := n(2), n(3)
	if p[4] != "" {
		month, day = n(4), n(5)
	}
	d := time.Date(n(1), time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return d.Format(time.DateOnly), d.Day() == day && int(d.Month()) == month
}

var spelled = strings.NewReplacer("円", "", "¥", "", "￥", "", "\\", "", " ", "")

// threes are figures parted by threes; 12,00 may have been 1,200 or 12.00.
var threes = regexp.MustCompile(`^\d{1,3}(,\d{3})+$`)

// yen reads whole yen; nothing is none.
func yen(cell string) (int64, bool) {
	s := strings.TrimSuffix(spelled.Replace(norm.NFKC.String(cell)), ".0")
	if s == "" {
		return 0, true
	}
	if threes.MatchString(s) {
		s = strings.ReplaceAll(s, ",", "")
	}
	n, err := strconv.ParseInt(s, 10, 64)
	return n, err == nil && n >= 0
}

// percent reads a tax rate; nothing and 対象外 are 0.
func percent(cell string) (int, bool) {
	s := strings.TrimSuffix(strings.TrimSpace(norm.NFKC.String(cell)), "%")
	switch s {
	case "", "0", "対象外", "不課税":
		return 0, true
	case "10":
		return 10, true
	case "8", "軽減8", "8(軽減)":
		return 8, true
	}
	return 0, false
}

func (t *table) channel(cell string) (string, bool) {
	for _, c := range append(t.shop.Channels, book.UsualChannels()...) {
		if cell != "" && (cell == c.Code || cell == c.Label || cell == c.Short) {
			return c.Code, true
		}
	}
	return cell, false
}

// typeOf is a type by its code or its name.
func typeOf(cell, label string) (string, bool) {
	for _, k := range book.Kinds() {
		if cell == k.Code || cell == k.Label || cell == "" && label == k.Label {
			return k.Code, true
		}
	}
	return cell, false
}

// tax is a tax by its key or its name; nothing is 対象外.
func (t *table) tax(cell string) (string, bool) {
	if cell == "" {
		return book.OutOfScope, true
	}
	for _, k := range book.Keys() {
		if cell == k || cell == book.Label(k) {
			return k, true
		}
	}
	return cell, false
}

func settled(cell string) (string, bool) {
	words := map[string]string{
		"": "", "モール精算": book.ByMall, "銀行": book.ByBank, "現金": book.ByCash, "運送会社の請求": book.ByCarrier, "未払": book.ByPayable,
	}
	for word, by := range words {
		if cell == word || cell == by {
			return by, true
		}
	}
	return cell, false
}

// memo is the reason without what our own file puts before it.
func (t *table) memo(cell string, e book.Event) string {
	e.Memo = ""
	return strings.TrimPrefix(strings.TrimPrefix(cell, t.shop.Summary(e)), " ")
}
