package quote

import (
	"regexp"
	"strings"
)

const (
	deepest = 15 // lines from the end in which a signature can begin
	ruleLen = 8  // characters of a ruler
)

// rulers are the characters Japanese signatures are framed with, after narrow.
const rulers = "━─=-*◆■◇□●○_~＿＝―♪☆★+#･・･.：:｡"

var (
	// What only a business card says.
	card    = regexp.MustCompile(`(?i)会社|店|〒|tel\b|tel[:.]|fax|https?://|電話|e-?mail|住所|@`)
	heading = regexp.MustCompile(`^[■●▼【◆◇◎○□★]`)
	// Phones and apps say which program sent the mail.
	program = regexp.MustCompile(`^(?:(?:iPhone|iPad|Android|スマートフォン|Galaxy.{0,20}|Xperia.{0,20}|Outlook for .{1,20}|.{0,30}(?:アプリ|メール))(?:から|で)送信(?:しました)?[。.]?|Sent from my .{1,40}|Sent from .{1,30} for .{1,20}|Get Outlook for .{1,20}|私の?.{1,20}から送信.{0,10})$`)
)

// cardLine is card with a look at its plain words first.
func cardLine(bare string) bool {
	for _, w := range [...]string{"会社", "店", "〒", "電話", "住所", "@"} {
		if strings.Contains(bare, w) {
			return true
		}
	}
	return strings.ContainsAny(bare, "tTfFhHeE") && card.MatchString(bare)
}

// programLine is program behind a look at the words that are in all of its forms.
func programLine(bare string) bool {
	return (strings.Contains(bare, "送信") || strings.HasPrefix(bare, "Sent from") || strings.HasPrefix(bare, "Get Outlook")) && program.MatchString(bare)
}

// markSignature marks the signature of the last own text.
func markSignature(lines []line, kinds []Kind) {
	end := len(lines)
	for end > 0 && (kinds[end-1] != Own || lines[end-1].blank()) {
		end--
	}
	if end == 0 {
		return
	}
	begin := end
	switch {
	case programLine(lines[end-1].bare):
		begin = end - 1
	default:
		begin = signature(lines, kinds, end)
	}
	for n := begin; n < end; n++ {
		kinds[n] = Signature
	}
}

// signature returns where the signature of the own text before end begins, end
// when there is none.
func signature(lines []line, kinds []Kind, end int) int {
	first := max(0, end-deepest)
	for i := end - 1; i >= first && kinds[i] == Own; i-- {
		if lines[i].bare == "--" { // RFC 3676 §4.3; the space behind it is often lost
			return i
		}
	}
	begin := end
	for i := end - 1; i >= first && kinds[i] == Own; i-- {
		if ruler(lines[i].bare) {
			begin = i
		}
	}
	if begin == end || !carded(lines[begin:end]) || sections(lines[:begin], kinds) || headed(lines[begin:end]) {
		return end
	}
	return begin
}

// ruler is a line of one ornament, or of few that take turns.
func ruler(bare string) bool {
	n := 0
	for _, r := range bare {
		if r == ' ' {
			continue
		}
		if !strings.ContainsRune(rulers, r) {
			return false
		}
		n++
	}
	return n >= ruleLen
}

func carded(lines []line) bool {
	for _, l := range lines {
		if cardLine(l.bare) {
			return true
		}
	}
	return false
}

// mostRulers is how many a signature has: above, below and one in between.
const mostRulers = 3

// headed tells that the rulers of a short mail are section marks all the same: they
// are many, or what stands between two of them is a heading.
func headed(lines []line) bool {
	rulers, from := 0, 0
	for i, l := range lines {
		if !ruler(l.bare) {
			continue
		}
		if between := lines[from:i]; rulers > 0 && len(between) > 0 && heading.MatchString(between[0].bare) && !carded(between) {
			return true
		}
		rulers, from = rulers+1, i+1
	}
	return rulers > mostRulers
}

// sections: a mail that uses rulers as section marks, as the malls' mails do
// everywhere, has no signature that could be told from a section.
func sections(lines []line, kinds []Kind) bool {
	for i, l := range lines {
		if kinds[i] == Own && ruler(l.bare) {
			return true
		}
	}
	return false
}
