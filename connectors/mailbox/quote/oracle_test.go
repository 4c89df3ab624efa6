package quote

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// The looks before the expressions may only say no where the expressions do. These
// are the expressions alone.

func plainAttribution(bare string) bool {
	if len(bare) > 900 || len(bare) < 6 {
		return false
	}
	if c := bare[len(bare)-1]; c != ':' && !strings.HasSuffix(bare, "ました") && !strings.HasSuffix(bare, "。") {
		return false
	}
	for _, a := range attributions {
		if a.form.MatchString(bare) {
			return true
		}
	}
	return false
}

func plainOverTwo(first, second string) bool {
	if !plainAttribution(first+" "+second) && !plainAttribution(first+second) {
		return false
	}
	return opening.MatchString(first) || !plainAttribution(second)
}

func plainNarrow(s string) string {
	s = norm.NFKC.String(strings.ToValidUTF8(s, "�"))
	return strings.TrimSpace(strings.NewReplacer("\u200b", "", "\u200c", "", "\u200d", "", "\u2060", "", "\ufeff", "", "\u202a", "", "\u202c", "", "\u200e", "", "\u200f", "").Replace(s))
}

func compareLines(t *testing.T, first, second string) {
	t.Helper()
	a, b := narrow(first), narrow(second)
	if a != plainNarrow(first) {
		t.Errorf("%q: %q", first, a)
	}
	for what, pair := range map[string][2]bool{
		"attribution": {attribution(a), plainAttribution(a)},
		"over two":    {overTwo(a, b), plainOverTwo(a, b)},
		"original":    {original(a), originals.MatchString(a)},
		"forwarded":   {forwarded(a), forwards.MatchString(a)},
		"from":        {fromLine(a), from.MatchString(a)},
		"rule":        {ornament(a) && rule.MatchString(a), rule.MatchString(a)},
		"card":        {cardLine(a), card.MatchString(a)},
		"program":     {programLine(a), program.MatchString(a)},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s of %q, %q: %v", what, a, b, pair[0])
		}
	}
}

// told are lines by which mail programs tell something, and others like them.
var told = []string{
	"2024年3月1日(金) 12:00 山田 <a@example.jp>:", "2024年3月1日(金) 12:00 山田 <a@example.jp>", "に 山田 さんは書きました:", "2024/03/01に山田さんが書きま", "した。", "書き込みました。", "山田様が書きました",
	"On Fri, Mar 1, 2024 at 12:00 PM Yamada", "On Fri, Mar 1, 2024 Yamada <a@example.jp> wrote:", "<a@example.jp> wr", "ote:", "Am 1.3.2024 schrieb:", "Le vendredi a écrit :", "(2024/03/01 12:00), Yamada wrote:",
	"2024/03/01 12:00、山田 <a@example.jp>のメール:", "2024/03/01 12:00 <a@example.jp> のメッ", "セージ:", "In message <a>", "-----Original Message-----", "ーー転送ーー", "---- 元のメール ----", "Begin forwarded message:",
	"転送されたメッセージ:", "---------- Forwarded message ---------", "________________", "━━━━━━━━━━━━", "From: a", "*差出人:* a", "送信元 : b", "iPhoneから送信", "Sent from my iPhone", "私のiPhoneから送信", "Get Outlook for iOS",
	"TEL 03", "Ｅ－ｍａｉｌ", "Fax", "株式会社", "tel.", "ありがとうございました。", "よろしく:", "", "書", "きました。", "ﾒｰﾙ:",
}

func TestLines_are_told_as_by_the_expressions_alone(t *testing.T) {
	for _, a := range told {
		for _, b := range told {
			compareLines(t, a, b)
			compareLines(t, a+b, b)
			compareLines(t, a+" "+b, a)
		}
	}
}

func FuzzLines_are_told_as_by_the_expressions_alone(f *testing.F) {
	for i, a := range told {
		f.Add(a, told[(i+1)%len(told)])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) < 2000 {
			compareLines(t, a, b)
		}
	})
}
