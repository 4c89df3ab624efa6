package reply

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// loose is a text without what people put between letters and digits: blanks, a line
// break, dashes, dots, brackets. 「本町1丁目2番3号」 is in it what 「本町１-２-３」 is, and a
// number that the mail has wrapped is one number. It is for values that are known;
// what the shop writes in general is looked for in the text itself.
type loose struct {
	text     string
	from, to []int // for each byte the bytes of the text it stands for
}

// barrier stands where so much was left out that what follows is something else.
const barrier = '\x00'

const (
	mostBetween = 4 // signs between two parts of one value
	mostBreaks  = 1 // line breaks
)

// looseOf makes it. Digits of all kinds, 一 to 九 among them, become plain ones.
func looseOf(s string) loose {
	b := loosener{source: s}
	for i, r := range s {
		if i >= b.next {
			b.rune(i, r)
		}
	}
	return loose{b.out.String(), b.from, b.to}
}

type loosener struct {
	source          string
	next            int // what was taken together with the letter before
	out             strings.Builder
	from, to        []int
	between, breaks int
	last            rune // that was kept
}

func (b *loosener) rune(i int, r rune) {
	b.next = i + len(string(r))
	if r >= '｡' && r <= 'ﾟ' { // narrow kana; the mark of a voiced one is a letter of its own
		if rest := b.source[b.next:]; strings.HasPrefix(rest, "ﾞ") || strings.HasPrefix(rest, "ﾟ") {
			b.next += len("ﾞ")
		}
		r, _ = firstRune(norm.NFKC.String(b.source[i:b.next]))
	}
	r = unicode.ToLower(narrowRune(r, b.last))
	if d := strings.IndexRune("〇一二三四五六七八九", r); d >= 0 {
		r = '0' + rune(d)/3
	}
	if unit := b.unit(i); unit > 0 {
		b.next = i + unit
		return
	}
	if droppable(r) {
		b.between++
		if r == '\n' {
			b.breaks++
		}
		return
	}
	if b.between > mostBetween || b.breaks > mostBreaks {
		b.keep(barrier, i, i)
	}
	b.between, b.breaks = 0, 0
	b.keep(r, i, b.next)
}

func (b *loosener) keep(r rune, from, to int) {
	n, _ := b.out.WriteRune(r)
	for range n {
		b.from, b.to = append(b.from, from), append(b.to, to)
	}
	b.last = r
}

// unit is how long the word is that makes a digit a part of an address.
func (b *loosener) unit(i int) int {
	if b.last < '0' || b.last > '9' {
		return 0
	}
	for _, u := range []string{"丁目", "番地", "号室", "番", "号"} {
		if strings.HasPrefix(b.source[i:], u) {
			return len(u)
		}
	}
	return 0
}

func droppable(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("-._・·/~〜|:()[]「」『』*+=\u200b\u200c\u200d\u2060\ufeff\u00ad", r)
}

func firstRune(s string) (rune, bool) {
	for _, r := range s {
		return r, true
	}
	return 0, false
}

// anywhere are the places where a value stands, however it was typed. A value of
// fewer than three letters stands in too much.
func (d *draft) anywhere(value string) []span {
	w := strings.ReplaceAll(looseOf(value).text, string(barrier), "")
	if len([]rune(w)) < 3 {
		return nil
	}
	var all []span
	for from := 0; ; {
		i := strings.Index(d.loose.text[from:], w)
		if i < 0 {
			return all
		}
		start, end := from+i, from+i+len(w)
		if d.loose.whole(start, end) {
			all = append(all, d.loose.span(start, end))
		}
		from = end
	}
}

// findLoose is find in the loose text: group 0 of every match.
func (d *draft) findLoose(re *regexp.Regexp) [][]span {
	var all [][]span
	for _, m := range re.FindAllStringIndex(d.loose.text, most) {
		all = append(all, []span{d.loose.span(m[0], m[1])})
	}
	return all
}

func (b loose) span(start, end int) span {
	return span{b.from[start], b.to[end-1], b.text[start:end]}
}

// whole tells that a place does not begin or end within a number or a word of
// plain letters: 500円 is not in 1,500円, and Kim is not in kimono.
func (b loose) whole(start, end int) bool {
	joined := func(i int) bool { // the bytes i-1 and i
		return i > 0 && i < len(b.text) && b.to[i-1] == b.from[i] && (digit(b.text[i-1]) && digit(b.text[i]) || latin(b.text[i-1]) && latin(b.text[i]))
	}
	amount := start > 1 && digit(b.text[start]) && b.text[start-1] == ',' && digit(b.text[start-2])
	return !joined(start) && !joined(end) && !amount
}

func digit(c byte) bool { return c >= '0' && c <= '9' }
func latin(c byte) bool { return c >= 'a' && c <= 'z' }
