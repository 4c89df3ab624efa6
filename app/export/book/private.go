package book

import (
	"regexp"

	"golang.org/x/text/unicode/norm"
)

// What must not stand in a 摘要: books are kept for years and seen by many.
var (
	mailAddress = regexp.MustCompile(`[\w.+-]+@[\w-]+\.[\w.-]+`)
	phoneNumber = regexp.MustCompile(`(?:^|[^\d-])(?:0\d{9,10}|0\d{1,4}-\d{1,4}-\d{3,4}|\(?0\d{1,4}\)[ -]?\d{1,4}-\d{3,4}|\+81[ -]?\d[\d -]{7,11}\d)(?:$|[^\d-])`)
	postalCode  = regexp.MustCompile(`(?:^|[^\d-])\d{3}-\d{4}(?:$|[^\d-])|〒`)
	someone     = regexp.MustCompile(`[\p{Han}\p{Hiragana}\p{Katakana}ー]{1,10}(?:様|さま)`)
	// Between digits, what a Japanese keyboard types for a hyphen.
	dashed      = regexp.MustCompile(`(\d)\s*[ー‐‑–—―−]\s*(\d)`)
	spacedPhone = regexp.MustCompile(`(?:^|[^\d-])0\d{1,4}[ ・]\d{1,4}[ ・]\d{3,4}(?:$|[^\d-])`)
	nobody      = regexp.MustCompile(`(?:お?客|皆|仕|同|有り?|模|多|別)(?:様|さま)`)
	somewhere   = regexp.MustCompile(`[\p{Han}]{2,3}[都道府県][\p{Han}\p{Hiragana}\p{Katakana}ー]{1,8}[市区郡町村]|[市区町村][\p{Han}\p{Hiragana}\p{Katakana}]{1,10}\d+-\d+`)
)

// Private says what in a 摘要 tells of a person. What is sure keeps the event out of
// every file; the rest (names, addresses) is only asked about.
func Private(memo string) (sentence string, sure bool) {
	s := dashed.ReplaceAllString(dashed.ReplaceAllString(norm.NFKC.String(memo), "$1-$2"), "$1-$2") // 1ー2ー3 overlaps
	switch {
	case mailAddress.MatchString(s):
		return "摘要にメールアドレスがあります。帳簿には個人の連絡先を残さないので、消してください。", true
	case phoneNumber.MatchString(s), spacedPhone.MatchString(s):
		return "摘要に電話番号があります。帳簿には個人の連絡先を残さないので、消してください。", true
	case postalCode.MatchString(s):
		return "摘要に郵便番号があります。帳簿には個人の住所を残さないので、消してください。", true
	case someone.MatchString(nobody.ReplaceAllString(s, " ")):
		return "摘要にお客様の名前があるようです。名前なら消してください。", false
	case somewhere.MatchString(s):
		return "摘要に住所があるようです。住所なら消してください。", false
	}
	return "", false
}
