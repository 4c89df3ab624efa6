package command

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors/mailbox"
)

// mailFolder is what another mail program left: an mbox with an old thread, a
// recent question and a mail that the mailbox has too, and files beside it.
func (b *bench) mailFolder() (dir, shared string) {
	b.t.Helper()
	dir = b.t.TempDir()
	at := func(days int) string { return time.Now().AddDate(0, 0, -days).Format(time.RFC1123Z) }
	mail := func(id, from, to, subject, text string, days int, more string) string {
		return fmt.Sprintf("Message-ID: <%s>\r\nFrom: %s\r\nTo: %s\r\nDate: %s\r\nSubject: %s\r\n%s\r\n%s\r\n", id, from, to, at(days), subject, more, text)
	}
	shop := "shop@example.test"
	shared = mail("shared@customer.example", "a@customer.example", shop, "shared", "in both places", 3, "")
	old := mail("old@customer.example", "b@customer.example", shop, "old question", "long ago", 500, "")
	answer := mail("ans@example.test", shop, "b@customer.example", "Re: old question", "answered then", 499, "In-Reply-To: <old@customer.example>\r\n")
	recent := mail("recent@customer.example", "c@customer.example", shop, "recent question", "From here on\r\nplease answer", 2, "")
	box := ""
	for _, m := range []string{old, answer, recent, shared} {
		box += "From x@y Sat Feb 03 10:20:30 2024\r\n" + strings.ReplaceAll(m, "\nFrom ", "\n>From ") + "\r\n"
	}
	for name, text := range map[string]string{"old.mbox": box, "Sent/a.eml": answer, "pst.msg": "x"} {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o700); err != nil {
			b.t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o600); err != nil {
			b.t.Fatal(err)
		}
	}
	return dir, shared
}

func TestMailImport_old_mail_is_done_and_recent_mail_is_work(t *testing.T) {
	b := newBench(t)
	b.add(mailbox.Spec, "メール", b.mail.Settings())
	dir, shared := b.mailFolder()
	b.mail.Deliver([]byte(shared), time.Now())
	b.must("sync")

	done := b.must("mail", "import", dir, "--account", "メール")
	if done["taken"] != 3.0 || done["known"] != 2.0 || done["left"] != 1.0 {
		t.Fatalf("taken %v, known %v, left %v", done["taken"], done["known"], done["left"])
	}
	rows := b.everything()
	if q := rows["old@customer.example"]; q == nil || q["state"] == "new" || q["message_count"] != 2.0 {
		t.Errorf("the old thread: %v", q)
	}
	if q := rows["recent@customer.example"]; q == nil || q["state"] != "new" {
		t.Errorf("the recent question: %v", q)
	}
	again := b.must("mail", "import", dir, "--account", "メール")
	if again["taken"] != 0.0 || again["known"] != 5.0 {
		t.Errorf("again: taken %v, known %v", again["taken"], again["known"])
	}
	b.must("sync")
	if n := len(b.everything()); n != len(rows) {
		t.Errorf("%d inquiries after another sync, %d before", n, len(rows))
	}
}

func TestMailImport_says_what_it_cannot_take(t *testing.T) {
	b := newBench(t)
	b.addAll()
	dir := t.TempDir()
	for _, args := range [][]string{
		{"mail", "import", dir, "--account", "メール"},
		{"mail", "import", filepath.Join(dir, "no"), "--account", "メール"},
		{"mail", "import", dir, "--account", "楽天店"},
	} {
		if code, _, errs := b.say(args...); code != exitFailed || !strings.Contains(errs, "何も取り込んでいません") {
			t.Errorf("%v: exit %d, %s", args, code, errs)
		}
	}
	if code, _, _ := b.say("doctor", "--dry-run"); code != exitUsage {
		t.Errorf("doctor --dry-run alone: exit %d", code)
	}
}

func TestReparse_reads_once_per_version(t *testing.T) {
	b := newBench(t)
	b.add(mailbox.Spec, "メール", b.mail.Settings())
	dir, _ := b.mailFolder()
	b.must("mail", "import", dir, "--account", "メール")
	before := b.everything()
	for i, want := range []float64{4, 4, 0} {
		args := []string{"doctor", "--reparse"}
		if i == 0 {
			args = append(args, "--dry-run", "--account", "メール")
		}
		done := b.must(args...)
		if done["mails"] != want || done["changed"] != 0.0 || done["missing"] != 0.0 {
			t.Errorf("run %d: %v", i, done)
		}
	}
	if done := b.must("doctor", "--reparse", "--all"); done["mails"] != 4.0 {
		t.Errorf("all again: %v", done)
	}
	after := b.everything()
	for id, q := range before {
		if after[id]["state"] != q["state"] || after[id]["unread"] != q["unread"] {
			t.Errorf("%s: %v became %v", id, q, after[id])
		}
	}
}

func TestMailParse_in_a_charset_of_choice(t *testing.T) {
	b := newBench(t)
	f := b.file("x.eml", "Subject: x\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\n\x93\xfa\x96{\r\n")
	if m := b.must("mail", "parse", f, "--charset", "shift_jis"); strings.TrimSpace(m["text"].(string)) != "日本" {
		t.Errorf("%v", m["text"])
	}
	if code, _, _ := b.say("mail", "parse", f, "--charset", "klingon"); code != exitFailed {
		t.Errorf("exit %d", code)
	}
}

// everything are the inquiries of every state.
func (b *bench) everything() map[string]map[string]any {
	b.t.Helper()
	out := map[string]map[string]any{}
	for _, state := range []string{"new", "working", "review", "waiting", "snoozed", "done", "ignored"} {
		for id, q := range b.inquiries("--state", state) {
			out[id] = q
		}
	}
	return out
}
