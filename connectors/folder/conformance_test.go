package folder

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/connectortest"
	"madoguchi/connectors/mailbox/mime"
)

// long is a moment at which nobody writes to the files of a test any more.
const long = time.Hour

var testNow = time.Date(2026, 11, 22, 3, 0, 0, 0, time.UTC)

// drop puts a file that has come to rest into a folder.
func drop(t testing.TB, dir, name, text string) {
	t.Helper()
	p := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p+".tmp", []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(p+".tmp", testNow.Add(-long), testNow.Add(-long)); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(p+".tmp", p); err != nil {
		t.Fatal(err)
	}
}

// other is the system at the other end of the folder.
type other struct {
	t    *testing.T
	dir  string
	n    int
	disk disk
	mail bool
	uses int
}

func TestConformance_json(t *testing.T) {
	connectortest.Run(t, func(t *testing.T) connectortest.Subject { return subject(t, false) })
}

func TestConformance_mail(t *testing.T) {
	connectortest.Run(t, func(t *testing.T) connectortest.Subject { return subject(t, true) })
}

func subject(t *testing.T, mail bool) connectortest.Subject {
	o := &other{t: t, dir: filepath.Join(t.TempDir(), "受け渡し"), disk: realDisk, mail: mail}
	if err := os.Mkdir(o.dir, 0o755); err != nil {
		t.Fatal(err)
	}
	opens := o.disk.open
	o.disk.open = func(path string) (*os.Root, error) { o.uses++; return opens(path) }
	spec := Spec
	spec.Open = func(s connectors.Settings, env connectors.Env) (connectors.Connector, error) {
		c, err := open(s, env)
		if err != nil {
			return nil, err
		}
		c.(*account).disk = disk{
			open:   func(p string) (*os.Root, error) { return o.disk.open(p) },
			read:   realDisk.read,
			write:  func(f *os.File, b []byte) error { return o.disk.write(f, b) },
			rename: func(r *os.Root, from, to string) error { return o.disk.rename(r, from, to) },
			settle: realDisk.settle,
		}
		return c, nil
	}
	return connectortest.Subject{
		Spec: spec, Local: true, Env: connectors.Env{Now: func() time.Time { return testNow }},
		Settings: connectors.Settings{"path": o.dir, "name": "見本の店", "address": "shop@shop.example"},
		Ask:      o.ask, Again: o.again, Delivered: o.delivered, Calls: func() int { return o.uses },
		StoreThenCut: func() {
			o.disk.rename = func(r *os.Root, from, to string) error {
				o.disk.rename = realDisk.rename
				return errors.Join(realDisk.rename(r, from, to), syscall.EIO)
			}
		},
		Refuse: func() { o.disk.write = func(*os.File, []byte) error { return syscall.EFBIG } },
		Busy: func() {
			o.disk.open = func(path string) (*os.Root, error) { o.disk.open = opens; return nil, syscall.EBUSY }
		},
		Slow: func() {
			gone := make(chan struct{})
			t.Cleanup(func() { close(gone) })
			o.disk.open = func(string) (*os.Root, error) { <-gone; return nil, syscall.EIO }
		},
		Revoke: func() {
			o.must(os.Rename(o.dir, o.dir+".away"))
			o.must(os.WriteFile(o.dir, nil, 0o644))
		},
		Restore: func() {
			o.must(os.Remove(o.dir))
			o.must(os.Rename(o.dir+".away", o.dir))
		},
	}
}

func (o *other) must(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

// place is where files go that come while the folder has been taken away.
func (o *other) place() string {
	if _, err := os.Stat(o.dir + ".away"); err == nil {
		return o.dir + ".away"
	}
	return o.dir
}

func (o *other) ask(text string) string {
	o.n++
	thread := fmt.Sprintf("Q-%d", o.n)
	if o.mail {
		thread += "@customer.example"
		o.letter(thread, "", text)
		return thread
	}
	o.json(thread, text)
	return namedThread + thread
}

func (o *other) again(id, text string) {
	o.n++
	if o.mail {
		o.letter(fmt.Sprintf("more-%d@customer.example", o.n), id, text)
		return
	}
	o.json(strings.TrimPrefix(id, namedThread), text)
}

func (o *other) letter(id, ref, text string) {
	m := mime.Outgoing{
		From: mime.Address{Name: "山田 花子", Address: "hanako@customer.example"}, To: []mime.Address{{Address: "shop@shop.example"}},
		Subject: "商品について", Text: text, Date: testNow.Add(time.Duration(o.n-100) * time.Hour), MessageID: id,
	}
	if ref != "" {
		m.InReplyTo, m.References = ref, []string{ref}
	}
	drop(o.t, o.place(), fmt.Sprintf("in/メール %d.eml", o.n), string(mime.Build(m)))
}

func (o *other) json(thread, text string) {
	b, err := json.Marshal(map[string]any{"madoguchi": 1, "inquiries": []any{map[string]any{
		"thread": thread, "subject": "商品について", "customer": map[string]string{"name": "山田 花子", "address": "hanako@customer.example"},
		"messages": []any{map[string]any{"from": "customer", "text": text, "date": testNow.Add(time.Duration(o.n-100) * time.Hour).Format(time.RFC3339)}},
	}}})
	o.must(err)
	drop(o.t, o.place(), fmt.Sprintf("問い合わせ %d.json", o.n), string(b))
}

// delivered is what the other system finds in out/ for a thread.
func (o *other) delivered(id string) (texts []string) {
	names, err := filepath.Glob(filepath.Join(o.place(), dirOut, replyPrefix+"*"))
	o.must(err)
	for _, name := range names {
		data, err := os.ReadFile(name)
		o.must(err)
		switch filepath.Ext(name) {
		case ".eml":
			if m := mime.Parse(data); strings.Contains(strings.Join(m.References, " "), id) {
				texts = append(texts, m.Text)
			}
		case ".json":
			var f jsonFile
			o.must(json.Unmarshal(data, &f))
			if f.Reply != nil && namedThread+f.Reply.Thread == id {
				texts = append(texts, f.Reply.Text)
			}
		}
	}
	return texts
}
