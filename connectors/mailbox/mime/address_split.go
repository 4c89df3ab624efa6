package mime

import (
	"regexp"
	"strings"
)

// splitAddresses cuts at commas and semicolons outside of quotes, brackets and
// encoded words. A comma whose left side has no address belongs to the name:
// "山田, 太郎 <a@b>". It looks at each byte a fixed number of times: a list of
// thousands must not be slow.
func splitAddresses(s string) []string {
	p := splitter{
		s: s, lastQuote: strings.LastIndexByte(s, '"'), lastRound: strings.LastIndexByte(s, ')'),
		lastGroup: strings.LastIndexByte(s, ';'), lastAt: max(strings.LastIndexByte(s, '@'), strings.LastIndex(s, "＠")),
	}
	for p.i < len(s) {
		p.step(s[p.i])
		p.i++
	}
	return append(p.items, s[p.start:])
}

type splitter struct {
	s                                       string
	items                                   []string
	start, i                                int // of the piece, of what is looked at
	quote, angle                            bool
	round                                   int
	at, open, gap                           bool // the piece has an @, a <, a space or quote behind its first sign
	lastQuote, lastRound, lastGroup, lastAt int  // where the last one stands
}

func (p *splitter) step(ch byte) {
	plain := !p.quote && !p.angle && p.round == 0
	switch {
	case ch == '\\' && p.quote:
		p.i++
	case ch == '"' && (p.quote || p.i < p.lastQuote):
		p.quote, p.gap = !p.quote, true
	case ch == '=' && !p.quote && p.word() > 0:
		p.i += p.word() - 1 // what it spells is read later
	case p.quote:
		p.at = p.at || ch == '@'
	case ch == '(' && p.i < p.lastRound:
		p.round++
	case ch == ')' && p.round > 0:
		p.round--
	case ch == '<':
		p.angle, p.open = closes(p.s[p.i+1:]), true
	case ch == '>':
		p.angle = false
	case ch == '@':
		p.at = true
	case (ch == ',' || ch == ';') && plain:
		if p.at || p.whole() {
			p.cut(1)
		}
	case ch == ':' && plain && !p.at && !p.open && p.i < p.lastGroup:
		p.skip(1) // the name of a group: its members and a ; follow
	case ch >= 0x80 && plain:
		p.wide()
	case ch == ' ':
		p.gap = p.gap || strings.TrimSpace(p.s[p.start:min(p.i, p.start+8)]) != ""
	}
}

// word is the length of the encoded word that begins here, 0 for none.
func (p *splitter) word() int {
	if !strings.HasPrefix(p.s[p.i:], "=?") {
		return 0
	}
	return len(oneWord.FindString(p.s[p.i:min(len(p.s), p.i+1000)]))
}

// closes tells whether the bracket just opened has an end before the next one
// opens. No address is longer.
func closes(rest string) bool {
	i := strings.IndexAny(rest[:min(len(rest), 2000)], "<>")
	return i >= 0 && rest[i] == '>'
}

func (p *splitter) cut(width int) {
	p.items = append(p.items, p.s[p.start:p.i])
	p.skip(width)
}

func (p *splitter) skip(width int) {
	p.start = p.i + width
	p.i = p.start - 1
	p.at, p.open, p.gap = false, false, false
}

// whole tells that a piece without @ stands for itself, such as MAILER-DAEMON or
// an empty place between two commas.
func (p *splitter) whole() bool {
	last := strings.TrimRight(p.s[max(p.start, p.i-8):p.i], " ")
	if last == "" || strings.HasSuffix(last, ">") {
		return true
	}
	rest := p.s[p.i+1 : min(len(p.s), p.i+2000)]
	next, _, _ := strings.Cut(rest, ",")
	return !strings.Contains(next, "<") && !p.gap
}

var (
	oneWord      = regexp.MustCompile(`^=\?[^?\s]{1,60}\?[BbQq]\?[^?\s]*\?=`)
	wideSign     = regexp.MustCompile(`^[，、；]`)
	wideSignSize = len("，")
)

// endsAsOne tells whether a piece ends in an address.
func endsAsOne(s string) bool {
	s = strings.TrimRight(s, " \t")
	if strings.HasSuffix(s, ">") || strings.HasSuffix(s, "＞") {
		return true
	}
	host := strings.TrimRightFunc(s, func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '.' || r == '-'
	})
	return len(host) < len(s) && (strings.HasSuffix(host, "@") || strings.HasSuffix(host, "＠"))
}

// wide reads the full-width signs: @ of a copied address, and commas right behind
// an address where another one follows.
func (p *splitter) wide() {
	rest := p.s[p.i:]
	switch {
	case strings.HasPrefix(rest, "＠"):
		p.at = true
	case p.i < p.lastAt && wideSign.MatchString(rest[:min(len(rest), wideSignSize)]) && endsAsOne(p.s[max(p.start, p.i-300):p.i]):
		p.cut(wideSignSize)
	}
}
