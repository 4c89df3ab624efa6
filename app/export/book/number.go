package book

import (
	"errors"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// ErrNumber says that a text is no registration number.
var ErrNumber = errors.New("no registration number")

// RegistrationNumber is a number of a qualified invoice issuer (登録番号) as it is
// written on papers: T and 13 figures. It is read the way people type it, "" stays
// "". A doubt is a Japanese sentence about a number that may yet be right.
func RegistrationNumber(typed string) (number, doubt string, err error) {
	s := strings.ToUpper(norm.NFKC.String(typed))
	s = strings.NewReplacer(" ", "", "-", "", "‐", "", "－", "", "−", "", "ー", "", "\n", "").Replace(s)
	if s == "" {
		return "", "", nil
	}
	n := strings.TrimPrefix(s, "T")
	if len(n) != 13 || strings.Trim(n, "0123456789") != "" {
		return "T" + n, "", ErrNumber
	}
	if !companyNumber(n) {
		doubt = "法人番号としては正しくない番号です。通知の番号と見比べてください。個人事業主の番号なら、このままで構いません。"
	}
	return "T" + n, doubt, nil
}

// companyNumber tells whether 13 figures can be a 法人番号: the first checks the
// others, 9 less the rest by 9 of their sum, every second one from the right counted
// twice (法人番号の指定等に関する省令 第2条). The tax office says nothing of the
// numbers of single traders, so a wrong one is a doubt and no refusal.
func companyNumber(n string) bool {
	sum := 0
	for i, r := range n[1:] {
		sum += int(r-'0') * (2 - i%2) // the first of the twelve has an even place from the right
	}
	return int(n[0]-'0') == 9-sum%9
}
