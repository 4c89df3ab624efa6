package archive

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func write(t *testing.T, root string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		p := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// all reads every mail of every file below a folder.
func all(t *testing.T, paths ...string) []Mail {
	t.Helper()
	files, err := Files(t.Context(), paths)
	if err != nil {
		t.Fatal(err)
	}
	var out []Mail
	for _, f := range files {
		for m := range Read(t.Context(), f, 0) {
			out = append(out, m)
		}
	}
	return out
}

func raws(mails []Mail) []string {
	var out []string
	for _, m := range mails {
		if m.Left == "" {
			out = append(out, string(m.Raw))
		} else {
			out = append(out, "left: "+m.Left)
		}
	}
	return out
}

func TestRead_mbox_of_every_kind(t *testing.T) {
	const a, b = "Subject: a\n\ntext\n", "Subject: b\n\nmore\n"
	sep := "From shop@example.test Sat Feb 03 10:20:30 2024\n"
	for name, c := range map[string]struct {
		file string
		want []string
	}{
		"plain":                     {sep + a + "\n" + sep + b + "\n", []string{a, b}},
		"CRLF":                      {crlf(sep + a + "\n" + sep + b + "\n"), []string{crlf(a), crlf(b)}},
		"BOM":                       {"\xEF\xBB\xBF" + sep + a, []string{a}},
		"thunderbird":               {"From - Sat Feb 03 10:20:30 2024\n" + a + "\nFrom - \n" + b, []string{a, b}},
		"gmail takeout":             {"From 1789@xxx Sat Feb 03 10:20:30 +0000 2024\n" + a + "\n", []string{a}},
		"mboxrd quotes twice":       {sep + "Subject: a\n\n>From me\n>>From you\n", []string{"Subject: a\n\nFrom me\n>From you\n"}},
		"a From line in the text":   {sep + "Subject: a\n\nx\n\nFrom the shop I bought 2 bags\nend\n", []string{"Subject: a\n\nx\n\nFrom the shop I bought 2 bags\nend\n"}},
		"a From_ line in the text":  {sep + "Subject: a\n\nx\n\n" + sep + "quoted by nobody\n", []string{"Subject: a\n\nx\n\n" + sep + "quoted by nobody\n"}},
		"no empty line in between":  {sep + "Subject: a\n\nx\n" + sep + "Subject: b\n\ny\n", []string{"Subject: a\n\nx\n" + sep + "Subject: b\n\ny\n"}},
		"length says: not quoted":   {sep + "Content-Length: 11\n\n>From me\nx\n\n", []string{"Content-Length: 11\n\n>From me\nx\n"}},
		"cut off":                   {sep + a + "\n" + sep + "Subj", []string{a, "left: no_mail"}},
		"nothing but a From_ line":  {sep, nil},
		"no From_ line at all":      {a, []string{a}},
		"no mail at all":            {sep + "just words\n", []string{"left: no_mail"}},
		"two empty mails":           {sep + "\n" + sep + a, []string{a}},
		"date first, zone, no name": {"From  3 Feb 2024 10:20\n" + a, []string{a}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, dir, map[string]string{"x.mbox": c.file})
			if got := raws(all(t, dir)); !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func crlf(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }

func TestRead_goes_on_in_the_middle_of_an_mbox(t *testing.T) {
	dir := t.TempDir()
	sep := "From a@b Sat Feb 03 10:20:30 2024\n"
	write(t, dir, map[string]string{"x.mbox": sep + "Subject: 1\n\nx\n\n" + sep + "Subject: 2\n\nx\n\n" + sep + "Subject: 3\n\nx\n"})
	whole := all(t, dir)
	if len(whole) != 3 || !whole[0].At.Equal(time.Date(2024, 2, 3, 10, 20, 30, 0, time.UTC)) {
		t.Fatalf("%d mails, first at %v", len(whole), whole[0].At)
	}
	files, _ := Files(t.Context(), []string{dir})
	for i, m := range whole {
		var rest []Mail
		for r := range Read(t.Context(), files[0], m.Next) {
			rest = append(rest, r)
		}
		if !slices.Equal(raws(rest), raws(whole[i+1:])) {
			t.Errorf("after mail %d: %q", i+1, raws(rest))
		}
	}
}

func TestFiles_finds_what_mail_programs_write(t *testing.T) {
	dir := t.TempDir()
	mail := "Subject: x\n\ny\n"
	write(t, dir, map[string]string{
		"cur/1700000000.M1.host:2,S":           mail,
		"new/1700000001.M2.host":               mail,
		"tmp/1700000002.M3.host":               mail, // half written
		"cur/dovecot-uidlist":                  "3 V1",
		".Sent/cur/1700000003.M4.host:2,RS":    mail,
		".Trash/cur/1700000004.M5.host:2,T":    mail,
		".INBOX.&kAFP4W4IMH8-/cur/1700000005.": mail,
		"out/送信済みトレイ/a.eml":                    mail,
		"out/b.EML":                            mail,
		"out/c.emlx":                           "14\n" + mail + "<plist/>",
		"out/d.msg":                            "\xd0\xcf\x11\xe0",
		"out/readme.txt":                       "Subject: no\n",
		"out/broken.eml":                       "\x00\x01\x02",
		"Thunderbird/INBOX":                    "From - Sat Feb 03 10:20:30 2024\n" + mail,
		"Thunderbird/INBOX.msf":                "index",
	})
	if err := os.Symlink("/", filepath.Join(dir, "out", "link")); err != nil {
		t.Log("no links here:", err)
	}
	got := map[string]string{}
	for _, m := range all(t, dir) {
		rel, _ := filepath.Rel(dir, m.From)
		got[filepath.ToSlash(rel)] = map[bool]string{true: "sent ", false: ""}[m.Sent] + m.Left + string(m.Raw)
	}
	want := map[string]string{
		"cur/1700000000.M1.host:2,S": mail, "new/1700000001.M2.host": mail, ".Sent/cur/1700000003.M4.host:2,RS": "sent " + mail,
		".INBOX.&kAFP4W4IMH8-/cur/1700000005.": "sent " + mail, "out/送信済みトレイ/a.eml": "sent " + mail, "out/b.EML": mail, "out/c.emlx": mail,
		"out/d.msg": LeftOutlook, "out/broken.eml": LeftNoMail, "Thunderbird/INBOX": mail,
	}
	for k, w := range want {
		if got[k] != w {
			t.Errorf("%s: %q, want %q", k, got[k], w)
		}
		delete(got, k)
	}
	if len(got) > 0 {
		t.Errorf("and more: %q", got)
	}
}

func TestRead_maildir_names_say_when_a_mail_came(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"cur/1700000000.M1.host:2,S": "Subject: x\n\ny\n"})
	if m := all(t, dir); len(m) != 1 || m[0].At.Unix() != 1700000000 {
		t.Errorf("%+v", m)
	}
}

func FuzzMbox(f *testing.F) {
	f.Add([]byte("From a@b Sat Feb 03 10:20:30 2024\r\nSubject: a\r\n\r\n>From x\r\n\r\nFrom - \nSubject: b\n\n>>From y"), int64(0))
	f.Add([]byte("\xEF\xBB\xBFFrom a@b Sat Feb 03 10:20:30 2024\nContent-Length: 4\n\n>Fr\n\nFrom  3 Feb 2024 10:20\n\n"), int64(7))
	path := filepath.Join(f.TempDir(), "x.mbox")
	f.Fuzz(func(t *testing.T, data []byte, from int64) {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		size, last := 0, int64(-1)
		file := File{Path: path, Kind: "mbox", Size: int64(len(data))}
		for m := range Read(t.Context(), file, max(from, 0)) {
			if m.Left == "" && len(m.Raw) == 0 {
				t.Error("an empty mail")
			}
			if m.Next <= last {
				t.Errorf("place %d after %d", m.Next, last)
			}
			last = m.Next
			size += len(m.Raw)
		}
		if size > len(data) {
			t.Errorf("%d bytes of %d", size, len(data))
		}
	})
}
