package folder

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

func seeds(f *testing.F, ext string) {
	files, err := filepath.Glob("testdata/*/in" + ext)
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
}

func FuzzJSON(f *testing.F) {
	seeds(f, ".json")
	for _, s := range []string{
		``, `[]`, `null`, `{"madoguchi":1e9}`, `{"madoguchi":1,"inquiries":{},"orders":[null,1,[]]}`, strings.Repeat("[", 20000),
		"{\"madoguchi\":1,\"inquiries\":[{\"thread\":\"\\u0000\\u202e\",\"messages\":[{\"text\":\"\\ud800\"}]}]}",
		`{"madoguchi":1,"orders":[{"number":"1","ordered_at":"9999-12-31T23:59:59-23:59","total":9223372036854775807}]}`,
		`{"madoguchi":1,"reply":{"thread":"a","id":"b","attachments":[{"file":"../../x"}]}}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, out := range []bool{false, true} {
			from := source{at: testNow, out: out, beside: besideOnly("beside.txt", "beside")}
			c, _ := readJSON(data, from)
			sound(t, c, data)
			again, _ := readJSON(data, from)
			if a, b := mustJSON(t, c.inquiries), mustJSON(t, again.inquiries); a != b {
				t.Errorf("read twice:\n%s\n%s", a, b)
			}
		}
	})
}

func FuzzTable(f *testing.F) {
	seeds(f, ".csv")
	for _, s := range []string{"", "date,text\n\"", "日時,本文\n2026-11-22,\x83\n", "date,text,date,text\n1,2\n", "\xff\xfed\x00a\x00", "PK\x03\x04", "注文番号\n\x00\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, charset := range []string{"", "utf-8", "cp932"} {
			c, _ := readTable(data, charset, testNow)
			sound(t, c, data)
		}
	})
}

// sound is what holds for everything that is read.
func sound(t *testing.T, c content, data []byte) {
	t.Helper()
	if len(c.inquiries)+len(c.orders) > len(data) {
		t.Errorf("%d items of %d bytes", len(c.inquiries)+len(c.orders), len(data))
	}
	for _, q := range c.inquiries {
		if !strings.HasPrefix(q.RemoteID, namedThread) || len(q.RemoteID) > len(namedThread)+maxThread || len(q.Messages) == 0 {
			t.Errorf("inquiry %q with %d messages", q.RemoteID, len(q.Messages))
		}
		for _, m := range q.Messages {
			if !strings.HasPrefix(m.RemoteID, q.RemoteID+"/") || m.SentAt.IsZero() || m.Direction == "" {
				t.Errorf("message %q at %v", m.RemoteID, m.SentAt)
			}
			if !utf8.ValidString(m.Text) || strings.ContainsRune(m.Text, 0) || strings.ContainsAny(q.RemoteID+m.Author, "\x00\n") {
				t.Errorf("text %q", m.Text)
			}
		}
	}
	for _, o := range c.orders {
		if o.Number == "" || o.Source != "file" {
			t.Errorf("order %q from %q", o.Number, o.Source)
		}
	}
}

func mustJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func FuzzCursor(f *testing.F) {
	f.Add("")
	f.Add(`{"read":"AAAAAAAAAAAA","at":"AAAAAAAAAAAA","place":-5,"bad":[{"moved":"../x"}]}`)
	f.Add(`{"read":"short"}`)
	f.Fuzz(func(t *testing.T, cur string) {
		d := newDesk(t)
		d.drop("a.json", one("A", "一"))
		d.drop("b.mbox", "From a@b Sat Nov 21 10:20:30 2026\nMessage-ID: <m@x>\nFrom: y@customer.example\n\nx\n")
		b, err := d.a.Pull(t.Context(), cur)
		if err != nil || b.Next == "" {
			t.Errorf("%q: %v", b.Next, err)
		}
	})
}
