package rule

import (
	"slices"
	"strings"

	"madoguchi/store/fold"
)

// Match tells whether a rule is about an inquiry.
func (r Rule) Match(f Facts) bool { return r.When.match(f) }

func (g Group) match(f Facts) bool {
	if len(g.Tests)+len(g.Groups) == 0 {
		return true
	}
	for _, t := range g.Tests {
		if t.match(f) == g.Any {
			return g.Any
		}
	}
	for _, inner := range g.Groups {
		if inner.match(f) == g.Any {
			return g.Any
		}
	}
	return !g.Any
}

func (t Test) match(f Facts) bool { return t.holds(f) != t.Not }

func (t Test) holds(f Facts) bool {
	switch t.Fact {
	case Subject:
		return t.in(f.Subject)
	case Text:
		return t.in(f.Text)
	case Words:
		return t.in(f.Subject) || t.in(f.Text)
	case MallCategory:
		return t.in(f.MallCategory)
	case Item:
		return t.in(f.Items)
	case Payment:
		return t.in(f.Payment)
	case Sender:
		return slices.ContainsFunc(t.Words, func(w string) bool { return from(f.Sender, w) })
	case Account:
		return slices.Contains(t.IDs, f.Account)
	case Channel:
		return slices.Contains(t.Words, f.Channel)
	case Mall:
		return slices.Contains(t.Words, f.Mall)
	case OrderState:
		return slices.Contains(t.Words, f.OrderState)
	case Carrier:
		return slices.ContainsFunc(f.Carriers, func(c string) bool { return slices.Contains(t.Words, c) })
	case Kind:
		return slices.Contains(t.Words, f.Kind)
	}
	return t.plain(f)
}

// plain are the facts that are so or not, and the numbers.
func (t Test) plain(f Facts) bool {
	switch t.Fact {
	case Linked:
		return f.Linked
	case Files:
		return f.Files
	case Repeat:
		return f.Repeat
	case VIP:
		return f.VIP
	case Closed:
		return f.Closed
	case Foreign:
		return f.Foreign
	case Suspicious:
		return f.Suspicious
	case Amount:
		return f.Amount > 0 && f.Amount >= t.From
	case Weekday:
		return slices.Contains(t.IDs, f.Weekday)
	case Hours:
		if t.From <= t.To {
			return t.From <= f.Minute && f.Minute < t.To
		}
		return t.From <= f.Minute || f.Minute < t.To
	}
	return false
}

// in tells whether a folded text holds any of the words.
func (t Test) in(text string) bool {
	return slices.ContainsFunc(t.Words, func(w string) bool {
		w = strings.TrimSpace(fold.Fold(w))
		return w != "" && strings.Contains(text, w)
	})
}

// from tells whether an address is the word, or is of its domain or one below.
func from(address, word string) bool {
	word = strings.ToLower(strings.TrimSpace(word))
	domain, ok := strings.CutPrefix(word, "@")
	if !ok && strings.Contains(word, "@") {
		return address == word
	}
	if !ok {
		domain = word
	}
	_, have, _ := strings.Cut(address, "@")
	return domain != "" && (have == domain || strings.HasSuffix(have, "."+domain))
}

// IsForeign tells whether a text is in another language than Japanese. A short
// one, and one in kanji alone, may be either: it is taken for Japanese.
func IsForeign(text string) bool {
	letters, kana, kanji := 0, 0, 0
	for _, r := range text {
		switch {
		case r >= 0x3041 && r <= 0x30FE || r >= 0xFF66 && r <= 0xFF9F:
			kana++
		case r >= 0x3400 && r <= 0x9FFF:
			kanji++
		case r < 0x80 && !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'), r >= 0x2000 && r <= 0x303F, r >= 0xFF00 && r <= 0xFF0F:
			continue
		}
		letters++
	}
	const few, ratio = 16, 20
	if letters < few || kana*ratio >= letters {
		return false
	}
	// Chinese is written without kana, but so is an address in Japan.
	return kanji*2 < letters || kanji >= 2*few && kana == 0
}
