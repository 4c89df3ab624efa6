package app

import (
	"strings"
	"unicode/utf8"

	"madoguchi/app/export/book"

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
	var err error
	if s.TaxNumber, _, err = book.RegistrationNumber(s.TaxNumber); err != nil {
		return refuse("tax_number", "登録番号として読めません。何も変えていません。国税庁からの通知にある番号を、T と 13 桁の数字で入れてください。")
	}
	return nil
}
