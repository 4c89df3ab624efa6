package app

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// shopWords are the settings that are words, by the name they are stored under.
func shopWords(s *ShopSettings) map[string]*string {
	return map[string]*string{
		"shop_name": &s.ShopName, "staff_name": &s.StaffName, "signature": &s.Signature, "hours": &s.Hours,
		"shop_phone": &s.ShopPhone, "return_to": &s.ReturnTo,
		"return_terms": &s.ReturnTerms, "return_postage": &s.ReturnPostage, "bank": &s.Bank, "tax_number": &s.TaxNumber,
	}
}

const longShopFact = 300 // letters of an address or a bank account

// goodShop writes what the shop says of itself as replies need it, and refuses
// what cannot be meant: a wrong number would stand in every letter.
func goodShop(s *ShopSettings) error {
	for _, to := range []*string{&s.ReturnTo, &s.ReturnTerms, &s.ReturnPostage, &s.Bank} {
		*to = strings.TrimSpace(strings.ReplaceAll(*to, "\r\n", "\n"))
		if utf8.RuneCountInString(*to) > longShopFact {
			return refuse("too_long", "返送先、返品の条件、返送料、振込先は、それぞれ 300 字までです。何も変えていません。短くしてから保存してください。")
		}
	}
	s.ShopPhone = strings.TrimSpace(norm.NFKC.String(s.ShopPhone))
	if n := len(digits(s.ShopPhone)); s.ShopPhone != "" && (n < 9 || n > 13) {
		return refuse("shop_phone", "店舗の電話番号として読めません。何も変えていません。03-1234-5678 のように、市外局番から入れてください。")
	}
	var ok bool
	if s.TaxNumber, ok = taxNumber(s.TaxNumber); !ok {
		return refuse("tax_number", "登録番号として読めません。何も変えていません。国税庁からの通知にある番号を、T と 13 桁の数字で入れてください。")
	}
	return nil
}

// taxNumber is a registration number of a qualified invoice issuer as it is written
// on papers: T and 13 figures. It is read the way people type it.
func taxNumber(typed string) (string, bool) {
	s := strings.ToUpper(norm.NFKC.String(typed))
	s = strings.NewReplacer(" ", "", "-", "", "‐", "", "－", "", "\n", "").Replace(s)
	if s == "" {
		return "", true
	}
	n := strings.TrimPrefix(s, "T")
	return "T" + n, len(n) == 13 && len(digits(n)) == 13
}

// taxDoubt says when a number is none of a company. The first of the 13 figures of a
// 法人番号 checks the others: 9 less the rest by 9 of their sum, every second one from
// the right counted twice (法人番号の指定等に関する省令 第2条). The tax office says
// nothing of the numbers of single traders, so this is a doubt and no refusal.
func taxDoubt(number string) string {
	n := strings.TrimPrefix(number, "T")
	if len(n) != 13 {
		return ""
	}
	sum := 0
	for i, r := range n[1:] {
		weight := 2 - i%2 // the first of the twelve has an even place from the right
		sum += int(r-'0') * weight
	}
	if int(n[0]-'0') == 9-sum%9 {
		return ""
	}
	return "法人番号としては正しくない番号です。通知の番号と見比べてください。個人事業主の番号なら、このままで構いません。"
}
