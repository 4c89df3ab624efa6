package ask

import (
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"madoguchi/connectors/jst"
	"madoguchi/store/fold"
)

func TestParse_reads_what_people_type(t *testing.T) {
	for typed, want := range map[string][]Part{
		"返品　送料":         {{Text: "返品"}, {Text: "送料"}},
		`"返品 送料"`:       {{Text: "返品 送料"}},
		"“返品 送料”":       {{Text: "返品 送料"}},
		"返品 -不良":        {{Text: "返品"}, {Text: "不良", Not: true}},
		"返品 －不良":        {{Text: "返品"}, {Text: "不良", Not: true}},
		"名前：佐藤":         {{Key: Name, Text: "佐藤"}},
		`名前:"佐藤 美咲" 返品`: {{Key: Name, Text: "佐藤 美咲"}, {Text: "返品"}},
		"ﾀｸﾞ:急ぎ":        {{Key: Tag, Text: "急ぎ"}},
		"-状態:完了":        {{Key: State, Text: "完了", Not: true}},
		"価格:安い":         {{Text: "価格:安い"}},
		"http://a.jp":   {{Text: "http://a.jp"}},
		"担当:":           {{Key: Owner}},
		"-":             {{Text: "-"}},
		"ー":             {{Text: "ー"}},
		"ーあ":            {{Text: "ーあ"}},
		`"`:             nil,
		"090-1234-5678": {{Text: "090-1234-5678"}},
		`"閉じない 引用`:      {{Text: "閉じない 引用"}},
		"　 ":            nil,
	} {
		got := Parse(typed)
		for i := range got {
			got[i].Start, got[i].End = 0, 0
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %+v, want %+v", typed, got, want)
		}
	}
}

func TestWithout_leaves_the_rest_as_it_was_typed(t *testing.T) {
	typed := `返品　"a b"  -不良 担当:田中`
	var got []string
	for _, p := range Parse(typed) {
		got = append(got, Without(typed, p))
	}
	want := []string{`"a b"  -不良 担当:田中`, `返品 -不良 担当:田中`, `返品　"a b" 担当:田中`, `返品　"a b"  -不良`}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestParsePeriod_reads_dates_and_ranges(t *testing.T) {
	now := time.Date(2026, 11, 20, 10, 42, 0, 0, jst.Zone()) // a Friday
	for typed, want := range map[string]string{
		"2024": "2024-01-01 2025-01-01", "２０２４－１０": "2024-10-01 2024-11-01", "2024/10/5": "2024-10-05 2024-10-06",
		"2024年12月": "2024-12-01 2025-01-01", "2024年": "2024-01-01 2025-01-01", "2024-10..2025-01": "2024-10-01 2025-02-01",
		"2024〜": "2024-01-01 -", "..2024-02-29": "- 2024-03-01", "先月": "2026-10-01 2026-11-01", "今週": "2026-11-16 2026-11-23",
		"先週": "2026-11-09 2026-11-16", "昨日": "2026-11-19 2026-11-20", "去年..先月": "2025-01-01 2026-11-01",
	} {
		p, ok := ParsePeriod(typed, now)
		if got := dayOf(p.From) + " " + dayOf(p.To); !ok || got != want {
			t.Errorf("%q: got %s %v, want %s", typed, got, ok, want)
		}
	}
	for _, typed := range []string{"", "..", "20", "2024-13", "2024-02-30", "来世", "2024..2025..2026", "2024-1-1-1"} {
		if p, ok := ParsePeriod(typed, now); ok {
			t.Errorf("%q is %v", typed, p)
		}
	}
}

func dayOf(t time.Time) string {
	if t.IsZero() {
		return "-"
	}
	return jst.In(t).Format("2006-01-02")
}

// Whatever is typed: every part is a piece of it, in order, and without its parts
// nothing is left to look for.
func FuzzParse_takes_every_text(f *testing.F) {
	for _, s := range []string{`返品 "a b" -不良 名前:佐藤 期間:2024-10..`, `--a`, `"" "`, "担当：", "\xff:", "タグ:\"x y\"z"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		end := 0
		for _, p := range Parse(typed) {
			if p.Start < end || p.End <= p.Start || p.End > len(typed) {
				t.Fatalf("%q: %+v", typed, p)
			}
			end = p.End
			if utf8.ValidString(typed) && !strings.Contains(strings.NewReplacer(`"`, "", "“", "", "”", "", "＂", "", "„", "").Replace(typed[p.Start:p.End]), p.Text) {
				t.Errorf("%q: %q is not in it", typed, p.Text)
			}
			ParsePeriod(p.Text, time.Now())
			fold.Word(p.Text, true)
		}
		for rest, n := typed, 0; ; n++ {
			parts := Parse(rest)
			if len(parts) == 0 {
				break
			}
			if n > len(typed) {
				t.Fatalf("%q never ends", typed)
			}
			rest = Without(rest, parts[0])
		}
	})
}
