package store

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"madoguchi/connectors"
	"madoguchi/store/fold"
)

// The words by which people and orders are found. A masked address says who
// somebody is within one shop only, so it is a word of its own sort.
const (
	byMail = "mail:"
	byMask = "mask:"
	byTel  = "tel:"
	byName = "name:"
	byKana = "kana:"
	byZip  = "zip:"
)

// masked tells whether 楽天 stands between the shop and the address
// (あんしんメルアド).
func masked(address string) bool {
	_, domain, _ := strings.Cut(lowerAddress(address), "@")
	return domain == "fw.rakuten.ne.jp" || strings.HasSuffix(domain, ".fw.rakuten.ne.jp")
}

// addressWord is the word of a mail address, "" for none.
func addressWord(address string) string {
	a := lowerAddress(address)
	switch {
	case !strings.Contains(a, "@"):
		return ""
	case masked(a):
		return byMask + a
	}
	return byMail + a
}

// phoneWord is the word of a telephone number: as dialled in Japan. A number
// that only fills a field, such as 9999999999, is none.
func phoneWord(phone string) string {
	digits := fold.Digits(phone)
	if strings.Contains(fold.Fold(phone), "+81") {
		digits = "0" + strings.TrimPrefix(strings.TrimPrefix(digits, "81"), "0")
	}
	if len(digits) < 9 || strings.Trim(digits, digits[:1]) == "" {
		return ""
	}
	return byTel + digits
}

// honorifics may stand behind a name.
var honorifics = []string{"様", "さま", "さん", "殿", "御中"}

// plainName is a name as it is compared: folded, in one piece, without an
// honorific. A single character is no name.
func plainName(name string) string {
	n := strings.Join(strings.Fields(fold.Fold(name)), "")
	for _, h := range honorifics {
		n = strings.TrimSuffix(n, h)
	}
	if utf8.RuneCountInString(n) < 2 || strings.Contains(n, "@") {
		return ""
	}
	return n
}

// nameWords are the words of a name: one that is written in kana only is also
// a reading.
func nameWords(name, kana string) []string {
	var words []string
	if n := plainName(name); n != "" {
		words = append(words, byName+n)
		if kana == "" && allKana(n) {
			kana = n
		}
	}
	if k := plainName(kana); k != "" && allKana(k) {
		words = append(words, byKana+k)
	}
	return words
}

func allKana(folded string) bool {
	return strings.IndexFunc(folded, func(r rune) bool { return !unicode.Is(unicode.Hiragana, r) && r != 'ー' }) < 0
}

// contactsOf are the contacts by which a person is known, the surest first. A
// masked address is one within its account only.
func contactsOf(account int64, p connectors.Person) []string {
	var all []string
	switch w := addressWord(p.Address); {
	case strings.HasPrefix(w, byMask):
		all = append(all, byMask+strconv.FormatInt(account, 10)+":"+strings.TrimPrefix(w, byMask))
	case w != "":
		all = append(all, w)
	}
	if w := phoneWord(p.Phone); w != "" {
		all = append(all, w)
	}
	return all
}

// contactOf is a contact as it is shown: without the account a mask belongs to.
func contactOf(contact string) Contact {
	kind, value, _ := strings.Cut(contact, ":")
	if kind+":" == byMask {
		_, value, _ = strings.Cut(value, ":")
	}
	return Contact{Kind: kind, Value: value}
}
