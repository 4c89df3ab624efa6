package topic

import (
	"bufio"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

// cases reads testdata/questions.txt: topic or "-", subject, text, by tabs.
func cases(t testing.TB) (all [][3]string) {
	t.Helper()
	f, err := os.Open("testdata/questions.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if line := lines.Text(); line != "" && !strings.HasPrefix(line, "#") {
			parts := strings.Split(line, "\t")
			if len(parts) != 3 {
				t.Fatalf("not three parts: %q", line)
			}
			all = append(all, [3]string(parts))
		}
	}
	return all
}

func TestOf_names_what_is_clear_and_nothing_else(t *testing.T) {
	right, silent, all := map[string]int{}, 0, cases(t)
	for _, c := range all {
		want, subject, text := c[0], c[1], c[2]
		if want == "-" {
			want = ""
		}
		switch got := Of(subject, text); got {
		case want:
			right[want]++
		case "":
			silent++
			t.Errorf("silent, want %q: %s | %s", want, subject, text)
		default:
			t.Errorf("%q, want %q: %s | %s", got, want, subject, text)
		}
	}
	if len(all) < 120 {
		t.Errorf("only %d questions", len(all))
	}
	for _, word := range append(slices.Sorted(maps.Keys(signs())), "") {
		if right[word] < 5 {
			t.Errorf("%q: only %d questions", word, right[word])
		}
	}
}

func TestOf_does_not_depend_on_how_it_is_typed(t *testing.T) {
	for _, c := range cases(t) {
		wide := strings.NewReplacer("キャンセル", "ｷｬﾝｾﾙ", "サイズ", "ｻｲｽﾞ", "、", "、\n　").Replace(c[2])
		if a, b := Of(c[1], c[2]), Of(c[1], wide); a != b {
			t.Errorf("%q, typed otherwise %q: %s", a, b, wide)
		}
	}
}

func FuzzOf(f *testing.F) {
	for _, c := range cases(f) {
		f.Add(c[1], c[2])
	}
	f.Fuzz(func(t *testing.T, subject, text string) {
		got := Of(subject, text)
		if got != Of(subject, text) {
			t.Fatal("two answers")
		}
		for _, u := range Usual() {
			if u.Word == got || got == "" {
				return
			}
		}
		t.Fatalf("%q is no topic", got)
	})
}
