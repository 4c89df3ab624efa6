package archive

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// FuzzWholeFile: a file that should be one mail is that mail or is left, with a
// reason.
func FuzzWholeFile(f *testing.F) {
	f.Add([]byte("Subject: a\r\n\r\nb"), "eml")
	f.Add([]byte("12\nSubject: a\n\nrest that is Apple's"), "emlx")
	f.Add([]byte("99999999999999999999\nSubject: a\n\n"), "emlx")
	f.Add([]byte("-1\nSubject: a\n\n"), "emlx")
	f.Add([]byte("Return-Path: <a@b>\n\n"), "maildir")
	f.Add([]byte{}, "outlook")
	path := filepath.Join(f.TempDir(), "1700000000.M1.host")
	f.Fuzz(func(t *testing.T, data []byte, kind string) {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		m := readWhole(File{Path: path, Kind: kind, Size: int64(len(data))}, false)
		if (m.Left == "") == (len(m.Raw) == 0) || m.Next < 1 {
			t.Errorf("%+v", m)
		}
		if !bytes.Contains(data, m.Raw) {
			t.Errorf("%q is no part of %q", m.Raw, data)
		}
	})
}

// FuzzStamp: the first line of a mail in an mbox says when it came, or nothing.
func FuzzStamp(f *testing.F) {
	for _, s := range []string{"From a@b Sat Feb 03 10:20:30 2024", "From - Sat Feb  3 10:20 2024 +0900", "From  3 Feb 2024 10:20", "From "} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		if at := stamp(line); !at.IsZero() && (at.Year() < 1970 || at.After(time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC))) {
			t.Errorf("%q came at %v", line, at)
		}
	})
}
