package orderfile

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Why a cell cannot be read. They are shown to the person as they are.
var (
	errLetters = errors.New("読めない文字があります。元の画面からダウンロードし直すか、この値を直してください。")
	errLong    = errors.New("値が長すぎます（上限 32,767 文字）。")
	errRounded = errors.New("表計算ソフト（Excel）が桁を丸めた数字です（1.23E+11 の形）。元のファイルを Excel で開かずに、そのまま取り込んでください。")
	errYen     = errors.New("金額として読めません。")
	errCount   = errors.New("個数として読めません。")
	errRate    = errors.New("税率として読めません。")
	errDate    = errors.New("日付として読めません。")
	errParts   = errors.New("1 つの注文番号の行が多すぎます（上限 1,000 行）。注文番号の列が正しいか確かめてください。")
	errNumber  = errors.New("注文番号がありません。")
)

// tidy is a cell without what Excel and spaces put around it: ="00123" and '00123
// guard leading zeros.
func tidy(cell string) string {
	s := strings.TrimSpace(cell)
	if inner, ok := strings.CutPrefix(s, `="`); ok && strings.HasSuffix(inner, `"`) {
		s = strings.ReplaceAll(inner[:len(inner)-1], `""`, `"`)
	}
	s = strings.TrimPrefix(s, "'")
	return strings.TrimSpace(s)
}

// text reads a cell as words.
func text(cell string) (string, error) {
	s := tidy(cell)
	switch {
	case strings.ContainsRune(s, unreadable):
		return "", errLetters
	case len(s) > maxCell && utf8.RuneCountInString(s) > maxCell:
		return "", errLong
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, strings.ReplaceAll(s, "\r\n", "\n")), nil
}

// code reads a cell that is made of plain letters and digits, such as a number:
// their width does not matter, and Excel must not have rounded it.
func code(cell string) (string, error) {
	s, err := text(cell)
	s = strings.TrimSpace(norm.NFKC.String(s))
	if err == nil && rounded.MatchString(s) {
		return "", errRounded
	}
	return strings.TrimSuffix(s, ".0"), err
}

// rounded is how Excel writes a long number.
var rounded = regexp.MustCompile(`^\d(\.\d+)?[eE]\+?\d+$`)

// minus are the signs that stand before what is taken off.
var minus = strings.NewReplacer("▲", "-", "△", "-", "−", "-", "ー", "-", "‐", "-", "–", "-")

// yen reads an amount: ¥1,980 １９８０円 ▲300 (300) 1980.00.
func yen(cell string) (int64, error) {
	s, err := code(cell)
	if err != nil {
		return 0, err
	}
	if s = minus.Replace(s); strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") {
		s = "-" + s[1:len(s)-1]
	}
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune("¥\\円, ", r) {
			return -1
		}
		return r
	}, s)
	whole, rest, _ := strings.Cut(s, ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	const most = 1_000_000_000_000
	if err != nil || n > most || n < -most || strings.Trim(rest, "0") != "" {
		return 0, errYen
	}
	return n, nil
}

func count(cell string) (int64, error) {
	s, err := code(cell)
	if err != nil {
		return 0, err
	}
	s = strings.TrimSpace(strings.TrimRight(strings.ReplaceAll(s, ",", ""), "個点枚本箱袋セットケース"))
	whole, rest, _ := strings.Cut(s, ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil || n < 0 || n > 1_000_000 || strings.Trim(rest, "0") != "" {
		return 0, errCount
	}
	return n, nil
}

// rate reads a tax rate in percent: 10, 10%, 0.1, 8.0.
func rate(cell string) (int, error) {
	s, err := code(cell)
	if err != nil {
		return 0, err
	}
	f, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(s), "%"), 64)
	if err == nil && f > 0 && f < 1 && !strings.HasSuffix(s, "%") {
		f *= 100
	}
	n := int(f + 0.5)
	if err != nil || !(f >= 0 && f <= 100) {
		return 0, errRate
	}
	return n, nil
}

// zip keeps the digits; Excel drops zeros at the front, of which a Japanese
// postcode has up to two.
func zip(s string) string {
	d := digits(s)
	if len(d) >= 5 && len(d) < 7 {
		d = strings.Repeat("0", 7-len(d)) + d
	}
	return d
}

// phone gives back the zero that Excel has dropped.
func phone(s string) string {
	s = strings.Trim(norm.NFKC.String(s), "- ")
	if d := digits(s); d == s && (len(d) == 9 || len(d) == 10) && d[0] != '0' {
		return "0" + s
	}
	return s
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, norm.NFKC.String(s))
}

// yes reads a flag.
func yes(s string) bool {
	switch strings.ToLower(s) {
	case "1", "true", "yes", "はい", "済", "済み", "有", "あり":
		return true
	}
	return false
}
