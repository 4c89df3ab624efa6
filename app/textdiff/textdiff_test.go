package textdiff

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func shown(all []Piece) string {
	var b strings.Builder
	for _, p := range all {
		switch p.Kind {
		case Gone:
			b.WriteString("[-" + p.Text + "-]")
		case New:
			b.WriteString("[+" + p.Text + "+]")
		default:
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func TestDiff_shows_what_a_reader_would_mark(t *testing.T) {
	for name, c := range map[string]struct{ a, b, want string }{
		"nothing":            {"本日発送します。", "本日発送します。", "本日発送します。"},
		"a day":              {"11月24日に発送します。", "11月27日に発送します。", "11月2[-4-][+7+]日に発送します。"},
		"a line more":        {"一\n三\n", "一\n二\n三\n", "一\n[+二\n+]三\n"},
		"a line less":        {"一\n二\n三\n", "一\n三\n", "一\n[-二\n-]三\n"},
		"from nothing":       {"", "はい。", "[+はい。+]"},
		"to nothing":         {"はい。", "", "[-はい。-]"},
		"no chance letters":  {"田中様、ご注文を確認しました。", "佐藤様、商品を発送しました。", "[-田中-][+佐藤+]様、[-ご注文を確認-][+商品を発送+]しました。"},
		"a surrogate letter": {"𠮷野様", "吉野様", "[-𠮷-][+吉+]野様"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := shown(Diff(c.a, c.b)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestDiff_holds_both_texts_whole(t *testing.T) {
	letters := []rune("あい\n𠮷。 e\u0301")
	r := rand.New(rand.NewPCG(7, 7))
	text := func() string {
		var b strings.Builder
		for range r.IntN(60) {
			b.WriteRune(letters[r.IntN(len(letters))])
		}
		return b.String()
	}
	for range 3000 {
		holds(t, text(), text())
	}
	holds(t, strings.Repeat("あ", 2500)+"い", strings.Repeat("う", 2500)) // beyond the table
}

func holds(t *testing.T, a, b string) {
	t.Helper()
	var first, second strings.Builder
	pieces := Diff(a, b)
	for _, p := range pieces {
		if p.Kind != New {
			first.WriteString(p.Text)
		}
		if p.Kind != Gone {
			second.WriteString(p.Text)
		}
	}
	if first.String() != a || second.String() != b {
		t.Fatalf("%q and %q became %q and %q", a, b, first.String(), second.String())
	}
	if slices.ContainsFunc(pieces, func(p Piece) bool { return p.Text == "" }) {
		t.Fatalf("an empty piece: %+v", pieces)
	}
}
