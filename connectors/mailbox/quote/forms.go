package quote

import (
	"regexp"
	"strings"

	"madoguchi/connectors/nfkc"
)

// narrow is a line as it is compared: one width for each letter, no space at
// the ends, no characters that cannot be seen.
func narrow(s string) string {
	if s = nfkc.String(strings.ToValidUTF8(s, "�")); strings.ContainsFunc(s, unseen) {
		s = strings.Map(func(r rune) rune {
			if unseen(r) {
				return -1
			}
			return r
		}, s)
	}
	return strings.TrimSpace(s)
}

func unseen(r rune) bool {
	if r < 0x200B || r > 0x2060 {
		return r == '\ufeff'
	}
	switch r {
	case '\u200b', '\u200c', '\u200d', '\u2060', '\u202a', '\u202c', '\u200e', '\u200f':
		return true
	}
	return false
}

// quoted: the marks that mail programs put before a quoted line.
func quoted(bare string) bool {
	return strings.HasPrefix(bare, ">") || strings.HasPrefix(bare, "| ") || bare == "|"
}

// The date or time without which a sentence is no attribution, in any of the
// forms that follow: 2024年3月1日, 2024/03/01, 2024-03-01, Mar 1, 2024.
const day = `(?:(?:\d{4}|令和\s*(?:元|\d{1,2})|平成\s*\d{1,2})\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|` +
	`(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2},?\s+\d{4}|\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,?\s+\d{4})`

// attributions are the lines by which mail programs introduce a quoted mail,
// after narrow, each with words of which one must stand there. The sources stand
// beside each.
var attributions = []struct {
	words [3]string // some may be empty
	form  *regexp.Regexp
}{
	// Gmail in Japanese: 2024年3月1日(金) 12:00 山田 <a@b>:
	{[3]string{"@"}, regexp.MustCompile(`^` + day + `.{0,20}\d{1,2}(?::|時)\d{2}.{0,200}[<\s][^<>\s]+@[^<>\s]+(?:<mailto:[^<>\s]+>)?>?\s*:$`)},
	// older Gmail, and several others: … に 山田 さんは書きました: / 山田さんが…に書きました:
	{[3]string{"書き"}, regexp.MustCompile(`^.{0,250}` + day + `.{0,250}(?:は|が|より|を)?書き(?:込み)?ました[:。]?$`)},
	{[3]string{"書きました"}, regexp.MustCompile(`^.{0,250}(?:さん|様|氏|>)\s*(?:は|が)\s*書きました[:。]?$`)},
	{[3]string{"wrote"}, regexp.MustCompile(`^.{1,100}(?:さん|様|氏|>)\s*wrote\s*:$`)},
	// Gmail and Apple in English, Becky!, Thunderbird: On …, X wrote: / (2024/03/01 12:00), X wrote:
	{[3]string{"wrote", "a écrit", "schrieb"}, regexp.MustCompile(`^(?:On|Le|Am)\b.{0,300}\b(?:wrote|a écrit|schrieb)\s*:$`)},
	{[3]string{"wrote"}, regexp.MustCompile(`^\(?` + day + `.{0,200}\bwrote\s*:$`)},
	// iPhone and Mac in Japanese: 2024/03/01 12:00、山田 <a@b>のメール:
	{[3]string{"のメール"}, regexp.MustCompile(`^.{0,20}` + day + `[^、,<]{0,30}(?:[、,].{0,250}|.{0,250}>\s*(?:さん|様)?\s*(?:から)?)のメール\s*:$`)},
	// others: 2024/03/01 12:00 <a@b> のメッセージ:
	{[3]string{"のメッセージ"}, regexp.MustCompile(`^.{0,20}` + day + `.{0,250}のメッセージ\s*:$`)},
	// In message … / 「…」wrote
	{[3]string{"wrote"}, regexp.MustCompile(`^In (?:message|article) .{0,250}\bwrote\s*:$`)},
}

// opening is how the first of two lines of an attribution begins.
var opening = regexp.MustCompile(`^(?:\(?` + day + `|On\b|In (?:message|article)\b)`)

// overTwo tells whether two lines are one attribution that was wrapped.
func overTwo(first, second string) bool {
	if !mayEnd(second) || !mayAttribute(first, second) {
		return false
	}
	if !attribution(first+" "+second) && !attribution(first+second) {
		return false
	}
	return opening.MatchString(first) || !attribution(second)
}

// mayEnd tells whether the last line of an attribution can end like this, a cheap
// look before the expressions.
func mayEnd(bare string) bool {
	return strings.HasSuffix(bare, ":") || strings.HasSuffix(bare, "。") || strings.HasSuffix(bare, "た") || bare == ""
}

// mayAttribute tells whether two lines, or the place where they meet, hold a word
// of an attribution.
func mayAttribute(first, second string) bool {
	if !strings.HasSuffix(second, ":") && second != "" {
		const wrote = "書き" // without a colon no other form ends
		return strings.Contains(first, wrote) || strings.Contains(second, wrote) || meets(first, second, wrote)
	}
	for _, a := range attributions {
		for _, w := range a.words {
			if w != "" && (strings.Contains(first, w) || strings.Contains(second, w) || meets(first, second, w)) {
				return true
			}
		}
	}
	return false
}

// meets tells whether a word begins in one line and ends in the next.
func meets(first, second, word string) bool {
	for i := 1; i < len(word); i++ {
		if strings.HasSuffix(first, word[:i]) && strings.HasPrefix(second, word[i:]) {
			return true
		}
	}
	return false
}

func attribution(bare string) bool {
	if len(bare) > 900 || len(bare) < 6 {
		return false
	}
	if c := bare[len(bare)-1]; c != ':' && !strings.HasSuffix(bare, "ました") && !strings.HasSuffix(bare, "。") {
		return false
	}
	for _, a := range attributions {
		if holdsOne(bare, a.words[:]) && a.form.MatchString(bare) {
			return true
		}
	}
	return false
}

func holdsOne(s string, words []string) bool {
	for _, w := range words {
		if w != "" && strings.Contains(s, w) {
			return true
		}
	}
	return false
}

var (
	// Outlook, the carriers' phones and most web mailers.
	originals = regexp.MustCompile(`(?i)^[-_=*─━]{3,}\s*(?:original message|original mail|元のメッセージ|元のメール|元メール|受信メッセージ|受信メール|返信元メッセージ|引用元メッセージ|引用元メール|返信元メール)\s*[-_=*─━]{3,}$`)
	forwards  = regexp.MustCompile(`(?i)^(?:[-_=*─━]{3,}\s*(?:forwarded message|forwarded by .{0,100}|転送メッセージ|転送されたメッセージ|転送メール|転送)\s*[-_=*─━]{3,}|begin forwarded message:|転送されたメッセージ[:]?)$`)
	rule      = regexp.MustCompile(`^[_\-=*ー―─━]{10,}$`)
	from      = regexp.MustCompile(`(?i)^\*?(?:from|差出人|送信者|送信元)\*?\s*:`)
	sent      = regexp.MustCompile(`(?i)^\*?(?:sent|date|送信日時|日時|日付|送信日)\*?\s*:`)
	to        = regexp.MustCompile(`(?i)^\*?(?:to|宛先|受信者|cc|件名|subject)\*?\s*:`)
)

func original(bare string) bool { return ornament(bare) && originals.MatchString(bare) }

func forwarded(bare string) bool {
	return (ornament(bare) || strings.HasPrefix(bare, "転送") || bare != "" && bare[0]|' ' == 'b') && forwards.MatchString(bare)
}

// ornament tells whether a line begins with a sign that rules are made of.
func ornament(bare string) bool {
	if bare == "" {
		return false
	}
	switch bare[0] {
	case '-', '_', '=', '*':
		return true
	}
	return strings.HasPrefix(bare, "─") || strings.HasPrefix(bare, "━") || strings.HasPrefix(bare, "ー") || strings.HasPrefix(bare, "―")
}

// headerBlock: Outlook writes the headers of the answered mail, mostly after a
// rule. Three of them in a row are no accident.
func headerBlock(lines []line, i int) bool {
	k := i
	if ornament(lines[k].bare) && rule.MatchString(lines[k].bare) {
		for k++; k < len(lines) && lines[k].blank() && k-i < 3; k++ {
		}
	}
	if k+2 >= len(lines) || !fromLine(lines[k].bare) {
		return false
	}
	n := min(k+5, len(lines))
	var dated, named bool
	for _, l := range lines[k+1 : n] {
		dated = dated || sent.MatchString(l.bare)
		named = named || to.MatchString(l.bare)
	}
	return dated && named
}

func fromLine(bare string) bool { return strings.Contains(bare, ":") && from.MatchString(bare) }
