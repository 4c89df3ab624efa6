package folder

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mime"
)

func answer(thread string) connectors.Reply {
	return connectors.Reply{
		Thread: thread, MailID: "r1@shop.example", Subject: "Re: 色ちがい", Text: "お送りします。", Order: "S-1",
		To:    []connectors.Person{{Name: "佐藤 次郎", Address: "sato@customer.example"}},
		Files: []connectors.File{{Name: "送り状:1.pdf", Type: "application/pdf", Data: []byte("%PDF")}},
	}
}

// replies are the names in out/.
func (d *desk) replies() (names []string) {
	d.t.Helper()
	entries, err := os.ReadDir(filepath.Join(d.dir, dirOut))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		d.t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestSend_writes_one_whole_file(t *testing.T) {
	for thread, ext := range map[string]string{namedThread + "WEB-1": ".json", "q1@customer.example": ".eml"} {
		d := newDesk(t)
		r := answer(thread)
		// After an earlier reply of ours InRef is set in every thread.
		r.InRef, r.Refs = "r0@shop.example", []string{"q1@customer.example"}
		rec, err := d.a.Send(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		names := d.replies()
		if len(names) != 1 || filepath.Ext(names[0]) != ext || strings.ContainsAny(names[0], `<>:"/\|?*@ `) {
			t.Fatalf("%s: %q", thread, names)
		}
		data, err := os.ReadFile(filepath.Join(d.dir, dirOut, names[0]))
		if err != nil {
			t.Fatal(err)
		}
		if ext == ".eml" {
			if m := mime.Parse(data); m.Text != "お送りします。" || len(m.Attachments) != 1 || m.MessageID != r.MailID || len(m.References) != 2 {
				t.Errorf("mail %+v", m)
			}
		} else {
			var f jsonFile
			if err := json.Unmarshal(data, &f); err != nil || f.Reply == nil || f.Reply.Thread != "WEB-1" || string(f.Reply.Attachments[0].Data) != "%PDF" {
				t.Errorf("json %s: %v", data, err)
			}
		}
		again, err := d.a.Send(t.Context(), r)
		if err != nil || len(d.replies()) != 1 || again.RemoteID != rec.RemoteID {
			t.Errorf("the same reply again: %q, %v", d.replies(), err)
		}
		found, finding, err := d.a.FindSent(t.Context(), r)
		if err != nil || finding != connectors.Delivered || found.RemoteID != rec.RemoteID {
			t.Errorf("found %+v %q %v, sent %+v", found, finding, err, rec)
		}
		if got := d.pull(); !ids(got)[rec.RemoteID] || got.Inquiries[0].Subject != "" && ext == ".json" {
			t.Errorf("read back: %v %q", ids(got), got.Inquiries[0].Subject)
		}
	}
}

// errKilled ends Send where a crash would: nothing after it runs.
var errKilled = errors.New("killed")

func TestSend_killed_at_any_step_is_never_sent_twice(t *testing.T) {
	for name, c := range map[string]struct {
		fault func(*disk)
		want  connectors.Finding
		count int
	}{
		"before the file is whole":        {func(k *disk) { k.write = func(*os.File, []byte) error { panic(errKilled) } }, connectors.Absent, 1},
		"between writing and renaming":    {func(k *disk) { k.rename = func(*os.Root, string, string) error { panic(errKilled) } }, connectors.Absent, 1},
		"between renaming and the answer": {func(k *disk) { k.settle = func(*os.Root, string) error { panic(errKilled) } }, connectors.Delivered, 1},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			r := answer(namedThread + "WEB-1")
			c.fault(&d.a.disk)
			kill(t, d.a, r)
			d.a = newAccountLike(t, d) // the program starts again
			_, finding, err := d.a.FindSent(t.Context(), r)
			if err != nil || finding != c.want {
				t.Fatalf("finding %q, %v", finding, err)
			}
			if got := d.pull(); (len(got.Inquiries) == 1) != (c.want == connectors.Delivered) {
				t.Errorf("an unfinished reply was read: %v", ids(got))
			}
			if _, err := d.a.Send(t.Context(), r); err != nil {
				t.Fatal(err)
			}
			if names := d.replies(); len(names) != c.count {
				t.Errorf("%q", names)
			}
		})
	}
}

// kill runs a delivery that dies on the way.
func kill(t *testing.T, a *account, r connectors.Reply) {
	t.Helper()
	defer func() {
		if recover() != errKilled { //nolint:errorlint // the very value
			t.Fatal("it was not killed")
		}
	}()
	o, err := a.write(r, testNow)
	if err != nil {
		t.Fatal(err)
	}
	var g gate
	_, _ = a.deliver(o, testNow, &g)
}

func TestSend_says_why_it_could_not(t *testing.T) {
	failing := func(err error) func(*disk) {
		return func(k *disk) {
			k.write = func(*os.File, []byte) error { return &os.PathError{Op: "write", Path: "/home/taro/秘密", Err: err} }
		}
	}
	for name, c := range map[string]struct {
		fault  func(*disk)
		reason connectors.Reason
		code   string
	}{
		"disk full":         {failing(syscall.ENOSPC), connectors.Temporary, "disk_full"},
		"quota":             {failing(errQuota), connectors.Temporary, "disk_full"},
		"read-only":         {failing(syscall.EROFS), connectors.Auth, "not_writable"},
		"no right":          {failing(syscall.EACCES), connectors.Auth, "not_writable"},
		"too large":         {failing(syscall.EFBIG), connectors.Rejected, "reply_too_large"},
		"broken disk":       {failing(syscall.EIO), connectors.Temporary, "reply_not_written"},
		"unplugged":         {func(k *disk) { k.open = func(string) (*os.Root, error) { return nil, os.ErrNotExist } }, connectors.Temporary, "folder_missing"},
		"renaming refused":  {func(k *disk) { k.rename = func(*os.Root, string, string) error { return syscall.EACCES } }, connectors.Auth, "not_writable"},
		"renamed, line cut": {func(k *disk) { k.settle = func(*os.Root, string) error { return syscall.EIO } }, connectors.Unsure, "reply_unsure"},
		"renamed with an error": {func(k *disk) {
			k.rename = func(r *os.Root, from, to string) error { return errors.Join(r.Rename(from, to), syscall.EIO) }
		}, connectors.Unsure, "reply_unsure"},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			c.fault(&d.a.disk)
			_, err := d.a.Send(t.Context(), answer(namedThread+"WEB-1"))
			e := connectors.As(err)
			if err == nil || e.Reason != c.reason || e.Code != c.code || !strings.HasSuffix(e.Text, "。") {
				t.Fatalf("%v, text %q", err, e.Text)
			}
			if strings.Contains(err.Error(), "taro") {
				t.Errorf("a path is in the error: %v", err)
			}
			if n := len(d.replies()); (n == 1) != (c.reason == connectors.Unsure) {
				t.Errorf("%q", d.replies())
			}
		})
	}
}

func TestSend_out_that_leaves_the_folder_is_refused(t *testing.T) {
	d := newDesk(t)
	outside := t.TempDir()
	if err := os.Symlink(outside, filepath.Join(d.dir, dirOut)); err != nil {
		t.Skip("no links here")
	}
	_, err := d.a.Send(t.Context(), answer(namedThread+"WEB-1"))
	if connectors.ReasonOf(err) != connectors.Auth {
		t.Errorf("%v", err)
	}
	if entries, _ := os.ReadDir(outside); len(entries) != 0 {
		t.Errorf("written outside: %v", entries)
	}
}

// A share that hangs: what was not renamed when Send gave up is never renamed
// afterwards.
func TestSend_given_up_is_not_followed_by_a_rename(t *testing.T) {
	d := newDesk(t)
	hangs, goes := make(chan struct{}), make(chan struct{})
	d.a.disk.write = func(f *os.File, b []byte) error {
		close(hangs)
		<-goes
		return realDisk.write(f, b)
	}
	renamed := false
	d.a.disk.rename = func(r *os.Root, from, to string) error { renamed = true; return r.Rename(from, to) }
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-hangs; cancel() }()
	_, err := d.a.Send(ctx, answer(namedThread+"WEB-1"))
	if connectors.ReasonOf(err) != connectors.Temporary {
		t.Errorf("%v", err)
	}
	close(goes)
	for len(d.replies()) > 0 { // the writer behind it takes its unfinished file away and ends
		runtime.Gosched()
	}
	if renamed {
		t.Error("a reply that was told as not sent was sent")
	}
}

func TestSend_a_rename_that_hangs_is_unknown(t *testing.T) {
	d := newDesk(t)
	hangs, goes := make(chan struct{}), make(chan struct{})
	t.Cleanup(func() { close(goes) })
	d.a.disk.rename = func(*os.Root, string, string) error { close(hangs); <-goes; return syscall.EIO }
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-hangs; cancel() }()
	if _, err := d.a.Send(ctx, answer(namedThread+"WEB-1")); connectors.ReasonOf(err) != connectors.Unsure {
		t.Errorf("%v", err)
	}
}

func TestFindSent_what_was_fetched_cannot_be_told(t *testing.T) {
	d := newDesk(t)
	r := answer(namedThread + "WEB-1")
	if _, err := d.a.Send(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(d.dir, dirOut, d.replies()[0])); err != nil {
		t.Fatal(err)
	}
	if _, finding, err := d.a.FindSent(t.Context(), r); err != nil || finding != connectors.CannotTell {
		t.Errorf("finding %q, %v: the other system may have taken it", finding, err)
	}
}

func TestCheck_a_mail_needs_both_addresses(t *testing.T) {
	d := newDesk(t, "address", "")
	r := answer("q1@customer.example")
	r.To = []connectors.Person{{Name: "名前だけ"}}
	if got := d.a.Check(r); len(got) != 2 {
		t.Errorf("%v", got)
	}
	if _, err := d.a.Send(t.Context(), r); connectors.ReasonOf(err) != connectors.Rejected {
		t.Errorf("%v", err)
	}
	r.Thread = namedThread + "WEB-1"
	if got := d.a.Check(r); len(got) != 0 {
		t.Errorf("a JSON reply needs no address: %v", got)
	}
}

func TestProbe_leaves_nothing(t *testing.T) {
	d := newDesk(t)
	if err := d.a.Probe(t.Context()); err != nil {
		t.Fatal(err)
	}
	if entries, _ := os.ReadDir(d.dir); len(entries) != 0 {
		t.Errorf("%v", entries)
	}
	d.a.disk.write = func(*os.File, []byte) error { return syscall.EROFS }
	if err := d.a.Probe(t.Context()); connectors.ReasonOf(err) != connectors.Auth {
		t.Errorf("a folder without the right to write passes: %v", err)
	}
}

func TestOpen_refuses_wrong_settings_in_words(t *testing.T) {
	for name, s := range map[string]connectors.Settings{
		"half a path":   {"path": "窓口/受け渡し"},
		"NUL":           {"path": "/a\x00b"},
		"no address":    {"path": "/a", "address": "見本の店"},
		"charset":       {"path": "/a", "charset": "ebcdic"},
		"unknown doing": {"path": "/a", "done": "delete"},
	} {
		_, err := Spec.Open(s, connectors.Env{})
		if e := connectors.As(err); e.Reason != connectors.Auth || !strings.HasSuffix(e.Text, "。") {
			t.Errorf("%s: %v %q", name, err, e.Text)
		}
	}
}
