package endpoint

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"madoguchi/app/drafting"
	"madoguchi/app/drafting/draftingtest"
	"madoguchi/connectors"
)

var quick = Limits{Whole: 2 * time.Second, Silence: 300 * time.Millisecond}

func turns() []drafting.Turn {
	return drafting.Build(drafting.Request{Tone: drafting.Polite, Points: []string{"お待たせしています", "確認しています"}})
}

const answered = "お世話になっております。\nお待たせしています\n確認しています"

func ask(t *testing.T, model string, l Limits) (string, string) {
	t.Helper()
	e, err := Open(draftingtest.New(t).URL, model, "", l)
	if err != nil {
		t.Fatal(err)
	}
	text, err := e.Draft(t.Context(), turns(), func(string) {})
	return text, code(err)
}

func code(err error) string {
	var e *connectors.Error
	if errors.As(err, &e) {
		return e.Code
	}
	if err != nil {
		return err.Error()
	}
	return ""
}

func TestDraft_ends_every_answer_that_is_not_whole(t *testing.T) {
	for _, c := range []struct{ model, text, code string }{
		{draftingtest.Good, answered, ""},
		{draftingtest.Whole, answered, ""},
		{draftingtest.Cut, "お世話になって", "ai_cut"},
		{draftingtest.Length, "お世話になって", "ai_cut"},
		{draftingtest.Busy, "", "ai_busy"},
		{draftingtest.Ill, "", "ai_failed"},
		{draftingtest.Moved, "", "ai_elsewhere"},
		{draftingtest.Garbage, "", "ai_garbage"},
		{draftingtest.Empty, "", ""},
		{draftingtest.OneLine, "", "ai_long"},
		{draftingtest.Silent, "お", "ai_slow"},
		{draftingtest.Mute, "", "ai_slow"},
	} {
		if text, code := ask(t, c.model, quick); text != c.text || code != c.code {
			t.Errorf("%s: %q %q", c.model, text, code)
		}
	}
	if text, code := ask(t, draftingtest.Huge, quick); code != "ai_long" || len([]rune(text)) > 8200 {
		t.Errorf("%d letters, %s", len([]rune(text)), code)
	}
	if text, code := ask(t, draftingtest.Slow, Limits{Whole: 400 * time.Millisecond}); code != "ai_slow" || text == "" {
		t.Errorf("%q %s", text, code)
	}
	if _, code := ask(t, draftingtest.Huge, Limits{Letters: 1 << 30, Bytes: 100_000}); code != "ai_long" {
		t.Errorf("%s", code)
	}
}

func TestDraft_stops_within_a_second_of_the_cancel(t *testing.T) {
	for _, model := range []string{draftingtest.Slow, draftingtest.Silent, draftingtest.Mute} {
		s := draftingtest.New(t)
		e, err := Open(s.URL, model, "", Limits{})
		if err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithCancel(t.Context())
		began := make(chan struct{})
		ended := make(chan error)
		go func() {
			once := false
			_, err := e.Draft(ctx, turns(), func(string) {
				if !once {
					once = true
					close(began)
				}
			})
			ended <- err
		}()
		if model == draftingtest.Mute {
			for len(s.Asked()) == 0 {
				time.Sleep(time.Millisecond) // until the call has reached the other side
			}
		} else {
			<-began
		}
		at := time.Now()
		stop()
		if err := <-ended; !errors.Is(err, context.Canceled) || time.Since(at) > time.Second {
			t.Errorf("%s: %v after %v", model, err, time.Since(at))
		}
		select {
		case <-s.Gone():
		case <-time.After(5 * time.Second):
			t.Errorf("%s: the line stayed open", model)
		}
	}
}

func TestOpen_takes_no_address_that_leaves_this_machine_unencrypted(t *testing.T) {
	for address, want := range map[string]string{
		"http://127.0.0.1:11434/v1": "", "http://localhost:1234/v1/": "", "http://[::1]:8080/v1": "", "https://api.example/v1": "",
		"http://api.example/v1": "ai_plain", "http://127.0.0.1.example/v1": "ai_plain", "ftp://127.0.0.1/v1": "ai_plain", "http://10.0.0.5/v1": "ai_plain",
		"": "ai_address", "127.0.0.1:11434": "ai_address", "http://me:pw@127.0.0.1/v1": "ai_address", "https://api.example/v1?key=1": "ai_address",
	} {
		if _, err := Open(address, "m", "", Limits{}); code(err) != want {
			t.Errorf("%s: %q", address, code(err))
		}
	}
}

func TestOpen_knows_what_stays_here(t *testing.T) {
	for address, local := range map[string]bool{"http://127.0.0.1:1/v1": true, "https://localhost/v1": true, "https://127.0.0.1.example/v1": false, "https://api.example/v1": false} {
		e, err := Open(address, "m", "", Limits{})
		if err != nil || e.Local() != local {
			t.Errorf("%s: %v %v", address, e.Local(), err)
		}
	}
}

func TestDraft_brings_the_key_and_nothing_that_a_wrong_one_repeats(t *testing.T) {
	s := draftingtest.New(t)
	s.Key = "right"
	for key, want := range map[string]string{"right": "", "wrong": "ai_key", "": "ai_key"} {
		e, err := Open(s.URL, draftingtest.Good, key, quick)
		if err != nil {
			t.Fatal(err)
		}
		_, err = e.Draft(t.Context(), turns(), func(string) {})
		if code(err) != want || err != nil && strings.Contains(err.Error(), "wrong key") {
			t.Errorf("%q: %v", key, err)
		}
		models, err := e.Models(t.Context())
		if code(err) != want || want == "" && len(models) != 2 {
			t.Errorf("%q: %v %v", key, models, err)
		}
	}
}

func TestDraft_says_that_nobody_is_there(t *testing.T) {
	e, err := Open("http://127.0.0.1:1/v1", "m", "", quick)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Draft(t.Context(), turns(), func(string) {}); code(err) != "ai_away" {
		t.Error(err)
	}
}
