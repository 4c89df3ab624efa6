package app

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// How personal data looks to those who may not see it. Everything here is pure:
// a text goes in, a text with holes comes out.

const hole = "＊＊＊"

// maskName keeps the family name: 渡辺 翔 is 渡辺＊＊. A name without a space keeps
// its first letter, or two of them when it is longer.
func maskName(name string) string {
	name = strings.TrimSpace(name)
	if name == "" || strings.Contains(name, "＊") {
		return name
	}
	if family, _, ok := cutSpace(name); ok {
		return family + "＊＊"
	}
	runes := []rune(name)
	keep := 1
	if len(runes) > 3 {
		keep = 2
	}
	return string(runes[:keep]) + "＊＊"
}

func cutSpace(name string) (family, given string, ok bool) {
	i := strings.IndexAny(name, " 　")
	if i <= 0 {
		return "", "", false
	}
	_, size := utf8.DecodeRuneInString(name[i:])
	return name[:i], strings.TrimSpace(name[i+size:]), true
}

// maskPhone keeps the first part and the last four digits.
func maskPhone(s string) string {
	d := digits(s)
	if len(d) < 8 {
		if s == "" || strings.Contains(s, "＊") {
			return s
		}
		return hole
	}
	return d[:headOf(d)] + "-＊＊＊＊-" + d[len(d)-4:]
}

// headOf is how long the first part of a number is: mobile and IP numbers and
// 0120 by their plan, others as long as Tokyo and Osaka or three.
func headOf(d string) int {
	switch {
	case strings.HasPrefix(d, "0120"), strings.HasPrefix(d, "0800"):
		return 4
	case strings.HasPrefix(d, "03"), strings.HasPrefix(d, "06"):
		return 2
	}
	return 3
}

// maskMail keeps the first letter.
func maskMail(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || strings.Contains(s, "＊") {
		return s
	}
	first, _ := utf8.DecodeRuneInString(s)
	if !strings.Contains(s, "@") {
		return string(first) + hole
	}
	return string(first) + hole + "@" + hole
}

func maskZip(s string) string {
	if s == "" || strings.Contains(s, "＊") {
		return s
	}
	return hole
}

// maskRest hides what follows prefecture and city.
func maskRest(s string) string {
	if s == "" {
		return ""
	}
	return hole
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9':
			return r
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		}
		return -1
	}, s)
}

// What gives a person away inside a text, whoever wrote it. Digits may be
// full-width, the hyphens are those that an input method offers.
var (
	hyphen    = `[-‐‑–—−ー－ 　()（）]?`
	number    = `[0-9０-９]`
	mailShape = regexp.MustCompile(`[A-Za-z0-9._%+\-]+[@＠][A-Za-z0-9.\-]+\.[A-Za-z]{2,}`)
	zipShape  = regexp.MustCompile(`〒[ 　]*` + number + `{3}[-‐‑–—−ー－]?` + number + `{4}|` + number + `{3}[-‐‑–—−ー－]` + number + `{4}`)
	telShape  = regexp.MustCompile(`[0０](?:` + hyphen + number + `){9,10}`)
	digitRun  = regexp.MustCompile(number + `+(?:[- －‐　]` + number + `+)*`)
	digitPart = regexp.MustCompile(`[^ 　]+`) // what hyphens join belongs together
	// After prefecture and city come block and house: what has a number behind a word.
	placeShape = regexp.MustCompile(`((?:東京都|北海道|(?:京都|大阪)府|\p{Han}{2,3}県)[ 　]*(?:\p{Han}{1,6}市\p{Han}{1,4}区|[\p{Han}ヶケ]{1,7}[市区町村]|[\p{Han}ヶケ]{1,6}郡[\p{Han}ヶケ]{1,6}[町村]))[^\s、。「」<>&]*`)
)

// restShape is what may follow a known part of an address: block, house, room.
var restShape = regexp.MustCompile(`^[0-9０-９\-‐‑–—−ー－]+(?:号室?|番地?|階)?`)

// edit is one place of a text that was replaced, in bytes of the text before.
type edit struct {
	start, end int
	with       string
}

// alone returns the places of a shape that stand alone: an order number that
// holds such digits is none.
func alone(text string, shape *regexp.Regexp, with func(string) (string, bool)) []edit {
	var out []edit
	for _, at := range shape.FindAllStringIndex(text, -1) {
		if inNumber(text, at[0], at[1]) {
			continue
		}
		if w, ok := with(text[at[0]:at[1]]); ok {
			out = append(out, edit{at[0], at[1], w})
		}
	}
	return out
}

func inNumber(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return partOfNumber(before) || partOfNumber(after)
}

func partOfNumber(r rune) bool {
	return r >= '0' && r <= '9' || r >= '０' && r <= '９' || r == '-' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '_'
}

// luhn tells whether digits are built as the number of a payment card is
// (ISO/IEC 7812-1 annex B).
func luhn(d string) bool {
	sum := 0
	for i := range len(d) {
		n := int(d[len(d)-1-i] - '0')
		if i%2 == 1 {
			if n *= 2; n > 9 {
				n -= 9
			}
		}
		sum += n
	}
	return sum%10 == 0
}

// cardNumbers finds what looks like the number of a payment card: whole groups of
// a run of digits, 14 to 16 of them.
func cardNumbers(text string) []edit {
	var out []edit
	for _, run := range digitRun.FindAllStringIndex(text, -1) {
		if inNumber(text, run[0], run[1]) {
			continue
		}
		parts := digitPart.FindAllStringIndex(text[run[0]:run[1]], -1)
		for from := 0; from < len(parts); from++ {
			to := cardEnd(text[run[0]:run[1]], parts, from)
			if to < 0 {
				continue
			}
			out = append(out, edit{run[0] + parts[from][0], run[0] + parts[to][1], "＊＊＊＊-＊＊＊＊-＊＊＊＊-＊＊＊＊"})
			from = to
		}
	}
	return out
}

// cardEnd is the last group of a card number that begins with group from, -1 for
// none. A card that is written in groups has groups of four or more, but for the
// last. An order number is joined by hyphens and longer.
func cardEnd(run string, parts [][]int, from int) int {
	all := ""
	for to := from; to < len(parts); to++ {
		word := run[parts[to][0]:parts[to][1]]
		part := digits(word)
		if to > from && len(part) < utf8.RuneCountInString(word) {
			return -1
		}
		if all += part; len(all) > 16 {
			return -1
		}
		if len(all) >= 14 && luhn(all) && strings.Trim(all, "0") != "" {
			return to
		}
		if len(part) < 4 || len(part) < utf8.RuneCountInString(word) {
			return -1
		}
	}
	return -1
}

// giveaways finds mail addresses, telephone numbers, postal codes and addresses.
func giveaways(text string) []edit {
	always := func(mask func(string) string) func(string) (string, bool) {
		return func(s string) (string, bool) { return mask(s), true }
	}
	var out []edit
	for _, at := range mailShape.FindAllStringIndex(text, -1) {
		out = append(out, edit{at[0], at[1], maskMail(text[at[0]:at[1]])})
	}
	out = append(out, cardNumbers(text)...)
	out = append(out, alone(text, telShape, always(maskPhone))...)
	out = append(out, alone(text, zipShape, always(func(string) string { return "〒" + hole }))...)
	for _, at := range placeShape.FindAllStringSubmatchIndex(text, -1) {
		if at[1] > at[3] {
			out = append(out, edit{at[3], at[1], hole})
		}
	}
	return out
}

// veil hides what is known of the people of one inquiry, and what gives anybody
// away.
type veil struct{ pairs []pair }

// pair is a value and how it looks.
type pair struct{ plain, mask string }

// add keeps a value that texts may repeat. One letter says nothing.
func (v *veil) add(plain, mask string) {
	plain = strings.TrimSpace(plain)
	if utf8.RuneCountInString(plain) < 2 || plain == mask || strings.Contains(plain, "＊") {
		return
	}
	if !slices.Contains(v.pairs, pair{plain, mask}) {
		v.pairs = append(v.pairs, pair{plain, mask})
	}
}

// name keeps a name as people write it: with either space, without one, and the
// given name alone.
func (v *veil) name(s string) {
	mask := maskName(s)
	family, given, ok := cutSpace(strings.TrimSpace(s))
	if !ok {
		v.add(s, mask)
		return
	}
	for _, space := range []string{" ", "　", ""} {
		v.add(family+space+given, mask)
	}
	v.add(given, mask) // so that it can be put back, and says no more
}

// sorted puts longer values first: a name must go before its family name.
func (v *veil) sorted() []pair {
	out := slices.Clone(v.pairs)
	slices.SortStableFunc(out, func(a, b pair) int { return len(b.plain) - len(a.plain) })
	return out
}

// edits are the places of a text that are hidden, in order and apart.
func (v *veil) edits(text string) []edit {
	all := giveaways(text)
	for _, p := range v.sorted() {
		for at := 0; ; {
			i := strings.Index(text[at:], p.plain)
			if i < 0 {
				break
			}
			end := at + i + len(p.plain)
			if p.mask == hole {
				end += len(restShape.FindString(text[end:]))
			}
			all = append(all, edit{at + i, end, p.mask})
			at = end
		}
	}
	slices.SortStableFunc(all, func(a, b edit) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return b.end - a.end
	})
	out := all[:0]
	end := 0
	for _, e := range all {
		if e.start < end {
			if e.end > end { // it overlaps: what is left of it goes too
				out[len(out)-1].end, end = e.end, e.end
			}
			continue
		}
		out, end = append(out, e), e.end
	}
	return out
}

func (v *veil) text(s string) string { return apply(s, v.edits(s)) }

func apply(s string, edits []edit) string {
	if len(edits) == 0 {
		return s
	}
	var b strings.Builder
	at := 0
	for _, e := range edits {
		b.WriteString(s[at:e.start])
		b.WriteString(e.with)
		at = e.end
	}
	return b.String() + s[at:]
}

// moved returns where a place of the text, in UTF-16 units, is after the edits; a
// place inside an edit goes to its beginning.
func moved(s string, edits []edit, place int) int {
	out := place
	for _, e := range edits {
		start, end := units(s[:e.start]), units(s[:e.end])
		if place <= start {
			break
		}
		if place < end {
			return out - (place - start)
		}
		out += units(e.with) - (end - start)
	}
	return out
}

// bare puts back what the masks of a text stand for. Where two values look the
// same, the one that was added first counts: the writer of the inquiry.
func (v *veil) bare(text string) string {
	pairs := slices.Clone(v.pairs)
	slices.SortStableFunc(pairs, func(a, b pair) int { return len(b.mask) - len(a.mask) })
	var replace []string
	seen := map[string]bool{}
	for _, p := range pairs {
		if strings.Trim(p.mask, "＊〒") == "" || seen[p.mask] {
			continue // says nothing of what it was
		}
		seen[p.mask] = true
		replace = append(replace, p.mask, p.plain)
	}
	return strings.NewReplacer(replace...).Replace(text)
}

// plainOf returns what one mask stands for.
func (v *veil) plainOf(mask string) []string {
	var out []string
	for _, p := range v.pairs {
		if p.mask == mask {
			out = append(out, p.plain)
		}
	}
	return out
}

// learn keeps what a text gives away, so that its masks can be put back.
func (v *veil) learn(text string) {
	for _, e := range giveaways(text) {
		if strings.Trim(e.with, "＊-") != "" && !strings.HasPrefix(e.with, "〒") {
			v.add(text[e.start:e.end], e.with)
		}
	}
}

// cardWarning stands above a message in which a number was hidden from everybody.
const cardWarning = "カード番号らしき文字を隠しました。カードの番号は店で預かれません。"

// withoutCard hides what looks like the number of a payment card, from owners
// too: a shop must not keep one. The mail's own form is left out with it.
func withoutCard(m *Message) {
	edits := cardNumbers(m.Text)
	if len(edits) == 0 {
		return
	}
	m.Text = apply(m.Text, edits)
	m.Warnings = append(slices.Clone(m.Warnings), cardWarning)
}
