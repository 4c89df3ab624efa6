package rakuten

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"madoguchi/connectors"
)

func seeds(f *testing.F, kind string) {
	files, err := filepath.Glob(filepath.Join("testdata", kind, "*", "in.json"))
	if err != nil || len(files) == 0 {
		f.Fatalf("no seeds: %v", err)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Add([]byte(`{"inquiryNumber":"1","orderNumber":"1","replies":[{"id":1e999},null,[]],"PackageModelList":[{"SenderModel":[],"ItemModelList":{"a":1}}]}`))
	f.Add([]byte(`[]`))
	f.Add([]byte(``))
}

func FuzzInquiry(f *testing.F) {
	seeds(f, "inquiry")
	f.Fuzz(func(t *testing.T, b []byte) {
		q, ok := readInquiry(b)
		if !ok {
			return
		}
		out, _ := ours(q, b, connectors.Out)
		if out.RemoteID == "" || len(out.Messages) == 0 || out.Subject == "" {
			t.Fatalf("%+v", out)
		}
		for _, m := range out.Messages {
			if !strings.HasPrefix(m.RemoteID, out.RemoteID+"#") || m.Deleted && m.Text != "" || !utf8.ValidString(m.Text) {
				t.Errorf("%+v", m)
			}
			for _, a := range m.Attachments {
				if a.Ref == "" {
					t.Error("a file without a reference")
				}
			}
		}
	})
}

func FuzzOrder(f *testing.F) {
	seeds(f, "order")
	secret := regexp.MustCompile(`(?i)"(sex|birth[a-z]*|card[a-z]*)":`)
	f.Fuzz(func(t *testing.T, b []byte) {
		o, ok := readOrder(b)
		if !ok {
			return
		}
		if !json.Valid(o.Raw) || secret.Match(o.Raw) || o.Status == "" {
			t.Errorf("%s %s", o.Status, o.Raw)
		}
	})
}

func FuzzRefusal(f *testing.F) {
	for _, s := range []string{
		`{"errors":[{"code":1}]}`, `{"error":"x"}`, `{"error":{"code":"IE001","targets":[1]}}`, `<errors><code>`, "\ufeff{}",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if readRefusal(b).words() == "" {
			t.Error("nothing to show")
		}
	})
}

func FuzzCursor(f *testing.F) {
	f.Add(newCursor(noon(), time.Time{}).String())
	f.Add(`{"v":1,"recent":{"run":{"floor":-9e18,"from":9,"to":1,"page":-1}}}`)
	f.Add(`{"v":1,"deep":{"done":99999999999,"run":{"floor":1,"from":1,"to":1,"page":1}}}`)
	f.Add(`{"v":1,"recent":{"run":{"from":1792700000,"to":1795000000,"page":1}}}`)
	f.Add("x")
	f.Fuzz(func(t *testing.T, s string) {
		c := readCursor(s, noon(), time.Time{})
		for range 400 {
			r := c.next(noon()).Run
			if r == nil || r.Page < 1 || r.Page > maxPage || r.From > r.To || r.To > noon().Unix() || r.To-r.From > int64(slice/time.Second) {
				t.Fatalf("%q leads to %+v", s, r)
			}
			p := c.next(noon())
			if !p.Run.advance(0, 0, time.Time{}) {
				p.Run, p.Done = nil, noon().Unix()
			}
			if !c.running() {
				return
			}
		}
		t.Fatalf("%q does not end", s)
	})
}

func FuzzRef(f *testing.F) {
	f.Add("/2026/11/20/370001/a", "写真[1].jpg")
	f.Fuzz(func(t *testing.T, path, label string) {
		if path == "" || !utf8.ValidString(path) || !utf8.ValidString(label) {
			return
		}
		got, ok := readRef(attachment{text(label), text(path)}.ref())
		if !ok || got.Path != path || got.Label != label {
			t.Errorf("%q %q became %+v", path, label, got)
		}
	})
}

func FuzzSafeName(f *testing.F) {
	f.Add("見積[改].pdf")
	f.Add(".png")
	f.Fuzz(func(t *testing.T, s string) {
		got := safeName(s)
		if got == "" || strings.ContainsAny(got, "[]\"\r\n/\\") || !utf8.ValidString(got) {
			t.Errorf("%q became %q", s, got)
		}
	})
}

func FuzzCheck(f *testing.F) {
	f.Add("😀 a@b.example www.shop.example")
	f.Fuzz(func(t *testing.T, s string) {
		for _, p := range (&shop{}).Check(connectors.Reply{Thread: "1", Text: s}) {
			if p.Start > p.End || p.End > units(s) {
				t.Errorf("%+v", p)
			}
		}
	})
}

func FuzzShape(f *testing.F) {
	f.Add([]byte(`{"list":[{"userName":"松原"}],"a b":null,"n":-1.5e9,"t":"x","o":{}}`))
	f.Add([]byte(`{"":1,"松原 はるか":true}`))
	f.Add([]byte(`[1]`))
	form := regexp.MustCompile(`^(no object|\{((\?|[A-Za-z][A-Za-z0-9_]*):(object|list\(\d+\)|text|bool|null|number)( |\})|…\}|\})*)$`)
	f.Fuzz(func(t *testing.T, b []byte) {
		if got := shape(b); !form.MatchString(got) {
			t.Errorf("%q became %s", b, got)
		}
	})
}

func FuzzMarked(f *testing.F) {
	f.Add([]byte(`{"result":{"ok":["1"],"error":[{"inquiryNumber":"2","errorMessage":"not found."}]}}`))
	f.Add([]byte(`{"result":{"ok":null,"error":{}}}`))
	f.Add([]byte(`{"result":{"error":[{"inquiryNumber":3,"errorMessage":["x"]},null]}}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		said, err := marked(b, []string{"1", "2"})
		if err == nil && said == nil {
			t.Errorf("%q: no answer and no error", b)
		}
	})
}

func FuzzForeign(f *testing.F) {
	f.Add("〜①㈱髙ﾒﾓ😀\u200b")
	f.Fuzz(func(t *testing.T, s string) {
		var kept strings.Builder
		for _, r := range s {
			if foreign(string(r)) == "" {
				kept.WriteRune(r)
			}
		}
		if bad := foreign(kept.String()); bad != "" {
			t.Errorf("%q: %s is fine alone, refused with others", s, bad)
		}
		if got := foreign(s); !utf8.ValidString(got) {
			t.Errorf("%q became %q", s, got)
		}
	})
}
