package quote

import (
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// narrow is a line as it is compared: one width for each letter, no space at
// the ends, no characters that cannot be seen.
func narrow(s string) string {
	s = norm.NFKC.String(strings.ToValidUTF8(s, "�"))
	s = strings.Map(func(r rune) rune {
		switch r {
		case '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u202a', '\u202c', '\u200e', '\u200f':
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(s)
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
// after narrow. The sources stand beside each.
var attributions = []*regexp.Regexp{
	// Gmail in Japanese: 2024年3月1日(金) 12:00 山田 <a@b>:
	regexp.MustCompile(`^` + day + `.{0,20}\d{1,2}(?::|時)\d{2}.{0,200}[<\s][^<>\s]+@[^<>\s]+(?:<mailto:[^<>\s]+>)?>?\s*:$`),
	// older Gmail, and several others: … に 山田 さんは書きました: / 山田さんが…に書きました:
	regexp.MustCompile(`^.{0,250}` + day + `.{0,250}(?:は|が|より|を)?書き(?:込み)?ました[:。]?$`),
	regexp.MustCompile(`^.{0,250}(?:さん|様|氏|>)\s*(?:は|が)\s*書きました[:。]?$`),
	regexp.MustCompile(`^.{1,100}(?:さん|様|氏|>)\s*wrote\s*:$`),
	// Gmail and Apple in English, Becky!, Thunderbird: On …, X wrote: / (2024/03/01 12:00), X wrote:
	regexp.MustCompile(`^(?:On|Le|Am)\b.{0,300}\b(?:wrote|a écrit|schrieb)\s*:$`),
	regexp.MustCompile(`^\(?` + day + `.{0,200}\bwrote\s*:$`),
	// iPhone and Mac in Japanese: 2024/03/01 12:00、山田 <a@b>のメール:
	regexp.MustCompile(`^.{0,20}` + day + `[^、,<]{0,30}(?:[、,].{0,250}|.{0,250}>\s*(?:さん|様)?\s*(?:から)?)のメール\s*:$`),
	// others: 2024/03/01 12:00 <a@b> のメッセージ:
	regexp.MustCompile(`^.{0,20}` + day + `.{0,250}のメッセージ\s*:$`),
	// In message … / 「…」wrote
	regexp.MustCompile(`^In (?:message|article) .{0,250}\bwrote\s*:$`),
}

// opening is how the first of two lines of an attribution begins.
var opening = regexp.MustCompile(`^(?:\(?` + day + `|On\b|In (?:message|article)\b)`)

// overTwo tells whether two lines are one attribution that was wrapped.
func overTwo(first, second string) bool {
	if !attribution(first+" "+second) && !attribution(first+second) {
		return false
	}
	return opening.MatchString(first) || !attribution(second)
}

func attribution(bare string) bool {
	if len(bare) > 900 || len(bare) < 6 {
		return false
	}
	if c := bare[len(bare)-1]; c != ':' && !strings.HasSuffix(bare, "ました") && !strings.HasSuffix(bare, "。") {
		return false
	}
	for _, r := range attributions {
		if r.MatchString(bare) {
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

func original(bare string) bool { return originals.MatchString(bare) }

func forwarded(bare string) bool { return forwards.MatchString(bare) }

// headerBlock: Outlook writes the headers of the answered mail, mostly after a
// rule. Three of them in a row are no accident.
func headerBlock(lines []line, i int) bool {
	k := i
	if rule.MatchString(lines[k].bare) {
		for k++; k < len(lines) && lines[k].blank() && k-i < 3; k++ {
		}
	}
	if k+2 >= len(lines) || !from.MatchString(lines[k].bare) {
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
