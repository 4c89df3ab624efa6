package mime

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

// What is read by hand must be what the expressions read.

func compareDates(t *testing.T, s string) {
	t.Helper()
	quick, ok := usualDate(s)
	if !ok {
		return
	}
	if slow, found := anyDate(s); !found || !slow.Equal(quick) || slow.Format(time.RFC3339) != quick.Format(time.RFC3339) {
		t.Errorf("%q: %v, want %v", s, quick, slow)
	}
}

var datePieces = []string{
	"Fri", "Mon", "Sun", "Xxx", ",", ", ", " ", "  ", "1", "9", "20", "31", "32", "0", "Jan", "feb", "NOV", "Dec", "月", "2026", "1949", "2201", "26", "10:40:05", "1:02:03", "24:00:00", "23:59:60", "10:40", "+0900", "-0730", "+1500", "+0960", "GMT", "(JST)", "(UTC)", "(東京)", "pm", ".5",
}

func TestParseDate_of_the_usual_form_is_that_of_any_form(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	quick := 0
	for range 20_000 {
		p := func() string { return datePieces[random.IntN(len(datePieces))] }
		s := []string{p(), ", ", p(), " ", p(), " ", p(), " ", p(), " ", p(), " ", p()}
		for range random.IntN(14) { // most of it right, so that the quick way is gone
			usual := []string{"Fri", ", ", "20", " ", "Nov", " ", "2026", " ", "10:40:05", " ", "+0900", " ", "(JST)"}
			i := random.IntN(len(usual))
			s[i] = usual[i]
		}
		for _, text := range []string{strings.Join(s, ""), strings.Join(s[:11], ""), strings.Join(s[2:], "")} {
			compareDates(t, text)
		}
	}
	for day := range 365 {
		at := time.Date(2026, 1, 1+day, day%24, day%60, (day*7)%60, 0, time.FixedZone("", (day%28-14)*3600+1800*(day%2)))
		for _, form := range []string{time.RFC1123Z, "Mon, 2 Jan 2006 15:04:05 -0700 (JST)", "2 Jan 2006 15:04:05 -0700"} {
			compareDates(t, at.Format(form))
			if _, ok := usualDate(at.Format(form)); ok {
				quick++
			}
		}
	}
	if quick < 900 {
		t.Errorf("only %d of the usual dates go the quick way", quick)
	}
}

func FuzzUsualDate_is_that_of_any_form(f *testing.F) {
	f.Add("Fri, 20 Nov 2026 10:40:05 +0900 (JST)")
	f.Add("1 Jan 1970 0:00:00 -0000")
	f.Fuzz(compareDates)
}

func compareTokens(t *testing.T, field string) {
	t.Helper()
	var want []token
	for _, m := range authToken.FindAllStringSubmatch(field, -1) {
		want = append(want, token{m[1], m[2]})
	}
	if got := authTokens(field); !slices.Equal(got, want) {
		t.Errorf("%q: %q, want %q", field, got, want)
	}
}

func TestAuthTokens_are_those_of_the_expression(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	pieces := []string{"dkim", "DKIM", "dmarc", "spf", "domainkeys", "=", " = ", "=\t", "pass", "fail", "x", " ", ";", "; ", "\r\n\t", ".", "dKim", "é", "header.d=a", "1", "\v"}
	for range 12_000 {
		var b strings.Builder
		for range random.IntN(12) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		compareTokens(t, b.String())
	}
}

func FuzzAuthTokens_are_those_of_the_expression(f *testing.F) {
	f.Add("mx.example.jp; dkim=pass header.d=a; spf = fail;dmarc=pass(x)")
	f.Fuzz(compareTokens)
}

// plainBase64 is decodeBase64 without its quick way.
func plainBase64(b []byte) (out []byte, ok bool) {
	var acc uint32
	bits, end := 0, blockEnd{}
	ok = true
	for len(b) > 0 {
		line, rest := cutLine(b)
		if len(out) > 0 && end.isFooter(line) {
			return out, false
		}
		for _, x := range line {
			if x == '=' {
				acc, bits, end.padded = 0, 0, true
				continue
			}
			v := base64Value(x)
			if v < 0 {
				ok = ok && (x == ' ' || x == '\t' || x == '\r')
				continue
			}
			end.padded = false
			acc, bits = acc<<6|uint32(v), bits+6
			if bits >= 8 {
				bits -= 8
				out = append(out, byte(acc>>bits))
			}
		}
		end.whole = bits == 0
		end.blank = len(bytes.TrimSpace(line)) == 0
		b = rest
	}
	return out, ok
}

func compareBase64(t *testing.T, b []byte) {
	t.Helper()
	got, ok := decodeBase64(b)
	want, wantOK := plainBase64(b)
	if !bytes.Equal(got, want) || ok != wantOK {
		t.Errorf("%q: %q %v, want %q %v", b, got, ok, want, wantOK)
	}
}

func TestDecodeBase64_of_whole_lines_is_that_of_single_signs(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	pieces := []string{"QUJD", "44GC", "QUI=", "QQ==", "QU", "Q", "\r\n", "\n", "\n", " ", "-_", "----", "____", "=", "\x00", "!", "foot er\n", "\r", "+/+/", "44GC44GE44GG44GI44GK"}
	for range 15_000 {
		var b []byte
		for range random.IntN(14) {
			b = append(b, pieces[random.IntN(len(pieces))]...)
		}
		compareBase64(t, b)
	}
}

func FuzzBase64_of_whole_lines_is_that_of_single_signs(f *testing.F) {
	f.Add([]byte("QUJD\r\nQUI=\r\n-- \r\nfooter"))
	f.Fuzz(compareBase64)
}

func compareBrackets(t *testing.T, s string) {
	t.Helper()
	var ids, wantIDs []string
	bracketed(s, func(id string) { ids = append(ids, id) })
	for _, m := range idRE.FindAllStringSubmatch(s, -1) {
		wantIDs = append(wantIDs, m[1])
	}
	if !slices.Equal(ids, wantIDs) {
		t.Errorf("%q: %q, want %q", s, ids, wantIDs)
	}
	if got, want := uncommented(s), slowlyUncommented(s); got != want {
		t.Errorf("%q without comments: %q, want %q", s, got, want)
	}
	want := ""
	if m := receivedBy.FindStringSubmatch(unsaid(s)); m != nil {
		want = m[1]
	}
	if got := byHost(s); got != want {
		t.Errorf("%q is by %q, want %q", s, got, want)
	}
}

func TestBrackets_are_those_of_the_expressions(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	pieces := []string{"<", ">", "<a@b>", "(", ")", "((", "))", "(by x)", "from a", " by mx.example.jp ", "BY\t", "by", "xby y", " ", ";", "\"", "\\", "あ", "\xff", "\r\n", strings.Repeat("a", 997), strings.Repeat("あ", 998), ")by z", "ſ", "bby q"}
	for range 6_000 {
		var b strings.Builder
		for range random.IntN(16) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		compareBrackets(t, b.String())
	}
	for n := range 12 {
		compareBrackets(t, strings.Repeat("(a", n)+"(b)"+strings.Repeat(" c)", n)+" by x")
	}
}

func FuzzBrackets_are_those_of_the_expressions(f *testing.F) {
	f.Add("<a@b> (c (d)) by mx")
	f.Fuzz(compareBrackets)
}

func FuzzISO2022_in_runs_is_that_of_single_bytes(f *testing.F) {
	for _, s := range []string{"plain\r\n\x1b$B$3$s\x1b(Btext\x0e4\x0f", "\x1b(J\\\x1b(I123\nA\xb1\x1b$(Dab\x1bN1", "\x1b$B\n$3\x1b"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		d := &iso2022{}
		for i := 0; i < len(b); {
			i += d.step(b[i:])
		}
		if text, lost := decodeISO2022(b); text != d.out.String() || lost != d.broken {
			t.Fatalf("%q: %q, %d lost; byte by byte %q, %d", b, text, lost, d.out.String(), d.broken)
		}
	})
}

func FuzzWords_are_looked_for_where_one_can_be(f *testing.F) {
	f.Add("=?utf-8?q?a?= =?x?")
	f.Fuzz(func(t *testing.T, s string) {
		want := -1
		if loc := wordStart.FindStringIndex(s[:min(len(s), 1000)]); loc != nil {
			want = loc[0]
		}
		if at := nextWord([]byte(s)); at != want {
			t.Fatalf("%q: next word at %d, not %d", s, at, want)
		}
		p := splitter{s: s}
		if n := len(oneWord.FindString(s[:min(len(s), 1000)])); p.word() != n {
			t.Fatalf("%q: a word of %d, not %d", s, p.word(), n)
		}
	})
}
