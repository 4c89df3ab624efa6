package ordernumber

import (
	"math/rand/v2"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"
)

// oracle is Find as plainly as the rule: the whole text is normalised, and every
// expression goes through all of it.
func oracle(text string, o Options) []Match {
	if len(text) > maxText {
		text = strings.ToValidUTF8(text[:maxText], "")
	}
	if !hasDigits(text) {
		return nil
	}
	return oracleMatches(oracleDashes(zeroWidth.Replace(norm.NFKC.String(text))), o)
}

// oracleDashes makes every dash between digits a plain one. Twice, because the digit
// behind one dash may be the one before the next; what was replaced must not match again.
func oracleDashes(s string) string {
	const replaced = "\ufdd0 dash \ufdd0"
	s = accountDash.ReplaceAllString(s, "$1-$2")
	s = dashes.ReplaceAllString(dashes.ReplaceAllString(s, "$1"+replaced+"$2"), "$1"+replaced+"$2")
	return strings.ReplaceAll(s, replaced, "-")
}

// hasDigits tells whether a text has four digits, ASCII or full width, anywhere.
func hasDigits(s string) bool {
	n := 0
	for _, r := range s {
		if r >= '0' && r <= '9' || r >= '０' && r <= '９' {
			n++
		}
	}
	return n >= 4
}

// oracleMatches are the expressions alone.
func oracleMatches(s string, o Options) []Match {
	var found []Match
	if oracleRun(s) >= 5 {
		found = append(found, oracleRakuten(s, o)...)
		found = append(found, oracleYahoo(s, o)...)
		found = append(found, oraclePlain(s, amazonRE, Amazon)...)
		found = append(found, oraclePlain(s, makeshopRE, MakeShop)...)
	}
	return rank(append(found, oracleLabelled(s)...))
}

// oracleRakuten reads 店舗ID-date-serial. The date must be one; a foreign shop id
// makes the match a mere candidate.
func oracleRakuten(s string, o Options) []Match {
	var out []Match
	each(rakutenRE, s, func(f []string) {
		day, err := time.Parse("20060102", f[2])
		if err != nil || !o.Now.IsZero() && day.After(o.Now.Add(24*time.Hour)) {
			return
		}
		own := len(o.ShopIDs) == 0
		for _, id := range o.ShopIDs {
			own = own || id == f[1]
		}
		out = append(out, Match{f[1] + "-" + f[2] + "-" + f[3], Rakuten, own})
	})
	return out
}

// oracleYahoo needs the account: word-12345678 alone could be a product code.
func oracleYahoo(s string, o Options) []Match {
	if len(o.YahooAccounts) == 0 {
		return nil
	}
	var out []Match
	each(accountRE, s, func(f []string) {
		for _, a := range o.YahooAccounts {
			if strings.EqualFold(a, f[1]) {
				out = append(out, Match{a + "-" + f[2], Yahoo, true})
			}
		}
	})
	return out
}

func oraclePlain(s string, re *regexp.Regexp, kind string) []Match {
	var out []Match
	each(re, s, func(f []string) { out = append(out, Match{f[1], kind, true}) })
	return out
}

// each calls f for every match. RE2 has no lookaround, so the boundary after
// one match may be the boundary before the next: go on one byte earlier.
func each(re *regexp.Regexp, s string, f func([]string)) {
	for n := 0; n < 200; n++ {
		loc := re.FindStringSubmatchIndex(s)
		if loc == nil {
			return
		}
		groups := make([]string, len(loc)/2)
		for i := range groups {
			groups[i] = s[loc[2*i]:loc[2*i+1]]
		}
		f(groups)
		s = s[loc[len(loc)-1]:]
	}
}

var (
	rakutenRE  = regexp.MustCompile(`(?:^|[^0-9-])([0-9]{5,8})-(20[0-9]{6})-([0-9]{6,12})(?:[^0-9]|$)`)
	amazonRE   = regexp.MustCompile(`(?:^|[^0-9-])([0-9]{3}-[0-9]{7}-[0-9]{7})(?:[^0-9-]|$)`)
	makeshopRE = regexp.MustCompile(`(?:^|[^0-9A-Za-z])(P[0-9]{15,18})(?:[^0-9A-Za-z]|$)`)
)

var (
	// Dashes that NFKC leaves alone. A space or one line break next to the dash goes
	// with it, and the marks of a quote that was wrapped there.
	dashes = regexp.MustCompile(`([0-9])[ \t]?(?:\r?\n[>|]*)?[ \t]?[-ー―‐‑‒–—−][ \t]?(?:\r?\n[>|]*)?[ \t]?([0-9])`)
	// The same in front of a number that follows an account name.
	accountDash = regexp.MustCompile(`([A-Za-z0-9])[ \t]?[-ー‐‑‒–—−―][ \t]?([0-9]{8})`)
	// accountRE is an account at Yahoo!ショッピング and a number.
	accountRE = regexp.MustCompile(`(?:^|[^0-9A-Za-z_-])([A-Za-z0-9][A-Za-z0-9_-]{0,60}[A-Za-z0-9])-([0-9]{8})(?:[^0-9-]|$)`)
	// labelRE is a label word and the number behind it.
	labelRE = regexp.MustCompile(`(?i)(ご?注文\s*(?:番号|id|no\.?|ナンバー|コード|#)|受注\s*(?:番号|id|no\.?)|オーダー\s*(?:番号|id|no\.?)|伝票\s*番号|order\s*(?:number|no\.?|id|#)|ご?注文\s*#|\border\s*#)` +
		`[\s:：\[\](){}【】『』「」〔〕=|>*・.は#]{0,12}(?:is\s+)?((?:[A-Za-z]{1,20}[-_]?)?[A-Za-z0-9][A-Za-z0-9_-]{2,60})`)
)

var (
	phoneRE    = regexp.MustCompile(`^0[0-9]{1,4}-[0-9]{1,4}-[0-9]{3,4}$|^0[0-9]{9,10}$|^81-?[0-9]{1,4}-[0-9]{1,4}-[0-9]{4}$`)
	postcodeRE = regexp.MustCompile(`^[0-9]{3}-[0-9]{4}$`)
	parcelRE   = regexp.MustCompile(`^[0-9]{4}-[0-9]{4}-[0-9]{4}$`)
	invoiceRE  = regexp.MustCompile(`(?i)^T[0-9]{13}$`)
	dateRE     = regexp.MustCompile(`^(?:19|20)[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}$`)
	parcelRun  = regexp.MustCompile(`^[0-9]{11,13}$`)
)

// oracleConfuser recognises numbers of everyday mails that are no order numbers.
// Behind 伝票番号 a bare run of 11 to 13 digits is a parcel number.
func oracleConfuser(n string, slip bool) bool {
	for _, re := range []*regexp.Regexp{phoneRE, postcodeRE, parcelRE, invoiceRE, dateRE} {
		if re.MatchString(n) {
			return true
		}
	}
	if slip && parcelRun.MatchString(n) {
		return true
	}
	if len(n) == 8 && strings.HasPrefix(n, "20") {
		if _, err := time.Parse("20060102", n); err == nil {
			return true
		}
	}
	return false
}

// oracleRun is the length of the longest run of digits.
func oracleRun(s string) int {
	best, run := 0, 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			run = 0
			continue
		}
		run++
		best = max(best, run)
	}
	return best
}

// oracleLabelled returns the numbers behind a label word.
func oracleLabelled(s string) []Match {
	var out []Match
	each(labelRE, s, func(f []string) {
		n := strings.TrimRight(f[2], "-_")
		if !oracleConfuser(n, strings.Contains(f[1], "伝票")) && digits(n) >= 4 {
			out = append(out, Match{n, Labelled, false})
		}
	})
	return out
}

var oracleOptions = []Options{
	{},
	{YahooAccounts: []string{"my-store", "abc"}, ShopIDs: []string{"246369"}, Now: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)},
}

func compare(t *testing.T, text string) {
	t.Helper()
	for _, o := range oracleOptions {
		if got, want := Find(text, o), oracle(text, o); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// bricks are what random texts are made of: labels, numbers, dashes and everything
// that stands between them.
var bricks = []string{
	"注文", "番号", "ご注文番号", "注文番号：", "受注No.", "オーダー", "オータ\u3099ー番号", "伝票番号", "Order #", "order", "number", "ｵｰﾀﾞｰ番号", "注文ID", "注文ﾅﾝﾊﾞｰ", "㊟文番号",
	"246369", "20210426", "20261122", "00006744", "0000006744", "250", "1234567", "P171323551145213", "731", "my-store", "abc", "10012345", "A1234", "12", "３", "１２３４５", "①", "½", "²", "㋀", "𝟏", "⑩",
	"-", "－", "ー", "―", "‐", "−", " - ", "-\r\n> ", "-\n", "\n|", "\u200b", "\u00ad", "・", ":", "＝", "#", " ", "　", "\n", "\t", "\f", ",", "/", "_", "は", "です", "の件", "。", "…", "「", "】", "─", "😀", "ﾟ", "\u3099", "\u0301", "\u0338", "\xe3", "\xff", "が", "山田", "タ", "x", "is ", "ſ", "K", "TEL", "03", "〒150-0001", "=",
	"090-1234-5678", "T1234567890123", "1234-5678-9012", "2024-03-01", "81-90-1234-5678", "0120", "20261331", "1234567890123",
}

func TestFind_is_what_every_expression_finds_in_the_whole_text(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 15_000 {
		var b strings.Builder
		for range 1 + random.IntN(14) {
			b.WriteString(bricks[random.IntN(len(bricks))])
		}
		compare(t, b.String())
		if t.Failed() {
			return
		}
	}
	compare(t, strings.Repeat("注文番号 A1234 250-1234567-7654321、", 300))
	compare(t, strings.Repeat("246369-20210426-00006744です my-store-10012345abc-10012346 ", 300)+strings.Repeat("あ", maxText))
}

func TestIsConfuser_is_what_the_expressions_say(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 300_000 {
		n := make([]byte, 1+random.IntN(16))
		for i := range n {
			n[i] = "0123456789012345678900198124--T"[random.IntN(31)]
		}
		for _, slip := range []bool{false, true} {
			if got := isConfuser(string(n), slip); got != oracleConfuser(string(n), slip) {
				t.Fatalf("%s: %v", n, got)
			}
		}
	}
}

// Every character that ends a region is one to normalising and to every expression,
// whatever mark stands behind it.
func TestKindOf_hard_characters_stay_what_they_are(t *testing.T) {
	matters := regexp.MustCompile(`[0-9A-Za-z_\s:：\[\](){}【】『』「」〔〕=|>*・.は#ご注文番号ナンバーコード受オダ伝票ー―‐‑‒–—−-]`)
	var marks []rune
	for r := rune(0x300); r < 0x1F000; r++ {
		if p := norm.NFKC.PropertiesString(string(r)); !p.BoundaryBefore() {
			marks = append(marks, r)
		}
	}
	for r := rune(0); r <= 0x10FFFF; r++ {
		if r >= 0xD800 && r <= 0xDFFF {
			continue
		}
		form := norm.NFKC.String(string(r))
		if strings.ContainsAny(form, "0123456789") && !holdsDigit(r) && (r < '0' || r > '9') {
			t.Errorf("%U holds a digit", r)
		}
		if kindOf(r) == soft && form != string(r) {
			t.Errorf("%U becomes %q", r, form)
		}
		if kindOf(r) != hard {
			continue
		}
		if matters.MatchString(form) {
			t.Errorf("%U is %q, which matters", r, form)
		}
		if norm.NFKC.PropertiesString(string(r)).BoundaryAfter() {
			continue
		}
		for _, m := range marks {
			if together := norm.NFKC.String(string(r) + string(m)); r != 'こ' && matters.MatchString(together) {
				t.Errorf("%U and %U are %q, which matters", r, m, together)
			}
		}
	}
}

// The bytes that are looked at eight at a time are those that may begin a digit, and
// beside them no others but some that a second look refuses.
func TestNextDigit_finds_every_character_that_holds_a_digit(t *testing.T) {
	around := []string{"", "あ", "aあい", "注文の品が届", "\xe3", "──"}
	for r := rune(0); r <= 0x1FFFF; r++ {
		for _, before := range around {
			s := before + string(r) + "かきくけこabcdefgh"
			want := len(s)
			if holdsDigit(r) || r >= '0' && r <= '9' {
				want = len(before)
			}
			if got := nextDigit(s, 0); got != want {
				t.Fatalf("%q: %d, want %d", s, got, want)
			}
		}
	}
}

func TestPlainDashes_replaces_what_the_expressions_do(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	pieces := []string{"1", "23", "a", "_", "12345678", "-", "ー", "−", "–", "\xe2", " ", "\t", "\n", "\r\n", ">", "|", "\r", "あ", ""}
	for range 300_000 {
		var b strings.Builder
		for range 1 + random.IntN(12) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		if got, want := plainDashes(b.String()), oracleDashes(b.String()); got != want {
			t.Fatalf("%q: %q, want %q", b.String(), got, want)
		}
	}
}

func FuzzFind_is_what_every_expression_finds_in_the_whole_text(f *testing.F) {
	for i := range bricks {
		f.Add(bricks[i] + bricks[(i*7+3)%len(bricks)] + bricks[(i*11+5)%len(bricks)])
	}
	f.Fuzz(compare)
}
