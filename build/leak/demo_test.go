package leak

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"madoguchi/app/demo"
	"madoguchi/app/demo/content"
)

// TestDemo_leaves_no_trace_in_its_logs looks through what build/e2e.sh and
// build/window.sh have kept of the program that ran there on the demo shop.
func TestDemo_leaves_no_trace_in_its_logs(t *testing.T) {
	dir := os.Getenv("LEAK_LOGS")
	if dir == "" {
		t.Skip("LEAK_LOGS names no folder with logs")
	}
	w := Words{}
	addShop(t, w)
	addTyped(t, w)
	for _, program := range []string{"browser", "window"} {
		w.Check(t, filepath.Join(dir, program))
	}
}

// TestDemo_words_are_those_of_the_shop keeps the search from searching for nothing.
func TestDemo_words_are_those_of_the_shop(t *testing.T) {
	w := Words{}
	addShop(t, w)
	addTyped(t, w)
	kinds := map[string]int{}
	for _, kind := range w {
		kinds[kind]++
	}
	for kind, least := range map[string]int{"key": 4, "name": 80, "address": 80, "phone number": 80, "message": 300, "typed text": 5} {
		if kinds[kind] < least {
			t.Errorf("%d words are a %s, want at least %d", kinds[kind], kind, least)
		}
	}
}

// addShop takes the people, the letters and the keys of the demo shop.
func addShop(t *testing.T, w Words) {
	t.Helper()
	now := time.Date(2026, time.November, 20, 12, 0, 0, 0, time.UTC)
	shop, err := content.Read(now)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range shop.People {
		w.AddName(p.Name)
		w.AddName(p.Kana)
		w.Add("address", p.To, p.City+p.To, p.Mail)
		w.AddPhone(p.Phone)
	}
	for _, thread := range append(shop.Threads, shop.Later...) {
		w.Add("address", thread.From, thread.To)
		for _, post := range thread.Posts {
			w.AddText("message", post.Text)
		}
	}
	for _, answers := range shop.Answers {
		w.AddText("message", answers...)
	}
	running, err := demo.Start(t.Context(), demo.Options{Now: func() time.Time { return now }, Pace: -1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(running.Close)
	for _, account := range running.Accounts() {
		for _, secret := range account.Secrets {
			w.Add("key", secret)
		}
	}
}

// literal is a Japanese sentence or a password in a test of the page.
var literal = regexp.MustCompile(`(?:fill|type)\('([^']+)'\)|(?:TEXT|RIGHT)\s*=\s*'([^']+)'`)

// addTyped takes what the tests of the page type into its fields.
func addTyped(t *testing.T, w Words) {
	t.Helper()
	files, err := filepath.Glob("../../frontend/e2e/*.ts")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range literal.FindAllStringSubmatch(string(source), -1) {
			if text := m[1] + m[2]; len(text) > 5 { // "wrong" and the like are words of a log, too
				w.Add("typed text", text)
			}
		}
	}
}
