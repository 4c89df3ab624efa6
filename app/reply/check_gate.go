package reply

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// Sixty expressions are looked for in a letter at every pause of its writer, and
// few of them stand in one. Looking for a word is some hundred times cheaper than
// running an expression, so each runs only where one of the words stands without
// which it cannot match.

var gates sync.Map // *regexp.Regexp → []string

// may tells whether an expression can match the text at all.
func (d *draft) may(re *regexp.Regexp) bool {
	words, ok := gates.Load(re)
	if !ok {
		words, _ = gates.LoadOrStore(re, needs(re))
	}
	all, _ := words.([]string)
	if len(all) == 0 {
		return true
	}
	if d.small == "" {
		d.small = strings.ToLower(d.plain.text)
	}
	return slices.ContainsFunc(all, func(w string) bool { return strings.Contains(d.small, w) })
}

// needs are words, in small letters, one of which stands in whatever the expression
// matches; none when that cannot be said.
func needs(re *regexp.Regexp) []string {
	tree, err := syntax.Parse(re.String(), syntax.Perl)
	if err != nil {
		return nil
	}
	return needed(tree)
}

func needed(t *syntax.Regexp) []string {
	switch t.Op {
	case syntax.OpLiteral:
		return []string{strings.ToLower(string(t.Rune))}
	case syntax.OpCharClass:
		return lettersOf(t.Rune)
	case syntax.OpCapture, syntax.OpPlus:
		return needed(t.Sub[0])
	case syntax.OpRepeat:
		if t.Min > 0 {
			return needed(t.Sub[0])
		}
	case syntax.OpAlternate:
		var all []string
		for _, s := range t.Sub {
			words := needed(s)
			if words == nil {
				return nil
			}
			all = append(all, words...)
		}
		return all
	case syntax.OpConcat:
		var best []string
		for _, s := range t.Sub {
			if words := needed(s); words != nil && (best == nil || shortestOf(words) > shortestOf(best)) {
				best = words
			}
		}
		return best
	}
	return nil
}

// shortestOf is the length of the word that is easiest to find by chance.
func shortestOf(words []string) int {
	n := len(words[0])
	for _, w := range words {
		n = min(n, len(w))
	}
	return n
}

// lettersOf are the letters of a small class, given as pairs from–to.
func lettersOf(pairs []rune) []string {
	const most = 16
	var all []string
	for i := 0; i+1 < len(pairs); i += 2 {
		for r := pairs[i]; r <= pairs[i+1]; r++ {
			if len(all) == most {
				return nil
			}
			if c := string(unicode.ToLower(r)); !slices.Contains(all, c) {
				all = append(all, c)
			}
		}
	}
	return all
}
