package reply

import (
	"regexp"
	"strings"
)

// narrowed is a text with plain digits, letters and dashes, and for each of its
// bytes the byte of the text as it was written: an input method offers three
// kinds of digits and seven dashes, and a telephone number is the same in all.
type narrowed struct {
	text string
	at   []int
}

func narrow(s string) narrowed {
	var b strings.Builder
	at := make([]int, 0, len(s)+1)
	var last rune
	for i, r := range s {
		last = narrowRune(r, last)
		n, _ := b.WriteRune(last)
		for range n {
			at = append(at, i)
		}
	}
	return narrowed{b.String(), append(at, len(s))}
}

func narrowRune(r, before rune) rune {
	switch {
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r == '　':
		return ' '
	case r == '￥':
		return '¥'
	case strings.ContainsRune("‐‑‒–—―−－", r), r == 'ー' && before >= '0' && before <= '9':
		return '-'
	}
	return r
}

// span is a place of the text as written, and what stands there in plain letters.
type span struct {
	start, end int
	word       string
}

// find returns the groups of every match, group 0 first. A group that took no
// part has no word. The sign behind one match may stand before the next.
func (d *draft) find(re *regexp.Regexp) [][]span {
	if !d.may(re) {
		return nil
	}
	var all [][]span
	for from := 0; from <= len(d.plain.text) && len(all) < most; {
		m := re.FindStringSubmatchIndex(d.plain.text[from:])
		if m == nil {
			return all
		}
		groups := make([]span, len(m)/2)
		next := from + m[1]
		for i := range groups {
			if m[2*i] < 0 {
				continue
			}
			start, end := from+m[2*i], from+m[2*i+1]
			groups[i] = span{d.plain.at[start], d.plain.at[end], d.plain.text[start:end]}
			if i == len(groups)-1 && i > 0 {
				next = end
			}
		}
		all = append(all, groups)
		from = max(next, from+m[0]+1)
		for from < len(d.plain.text) && d.plain.text[from]&0xC0 == 0x80 {
			from++ // never inside a letter
		}
	}
	return all
}

// quoted tells that a place stands in a line that an earlier mail has brought.
func (d *draft) quoted(at int) bool {
	line := strings.TrimSpace(lineAt(d.text, at))
	return strings.HasPrefix(line, ">") || strings.HasPrefix(line, "＞")
}

// said tells whether the customer has written a value in this thread.
func (d *draft) said(value string) bool {
	v := letters(value)
	return v != "" && strings.Contains(d.saidBare, v)
}

// letters is a text without what people put between letters as they like.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \n\t-,、。", r) {
			return -1
		}
		return r
	}, strings.ToLower(narrow(s).text))
}

func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, narrow(s).text)
}
