// Package archive reads mails that lie in files: single mails (.eml), mbox files
// of every kind and Maildir folders, as mail programs keep or export them.
//
// It only reads, follows no links out of what a person chose, and believes
// nothing: a file may be anything. What cannot be a mail is left out and said.
// It knows nothing of accounts or of what is inside a mail.
package archive

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Limits on what is taken.
const (
	maxMail  = 64 << 20 // a larger mail is left out
	maxDepth = 12       // of folders in folders
	maxFiles = 2_000_000
	peek     = 4 << 10 // by which a file is told to be a mail
)

// Mail is one mail as it lies in its file.
type Mail struct {
	Raw  []byte
	At   time.Time // when it arrived as far as the file says, zero when it does not
	Sent bool      // it lies where sent mails are kept
	// From is the file it comes from, for a person, and Next the place to go on
	// reading that file after a break.
	From string
	Next int64
	// Left says why a mail or a file was left out, "" for a mail that was read.
	Left string
}

// Why something was left out.
const (
	LeftTooLarge   = "too_large"
	LeftUnreadable = "unreadable" // the disk or its rights
	LeftNoMail     = "no_mail"
	LeftOutlook    = "outlook" // a form that only Outlook reads
)

// File is one file with mails.
type File struct {
	Path string
	Kind string // "eml", "emlx", "mbox", "maildir", "outlook"
	Size int64
	At   time.Time
}

// Files lists the files with mails below the chosen paths in a fixed order.
// Folders of thrown-away mail, drafts and spam are left out, as is everything
// that no mail program writes.
func Files(ctx context.Context, paths []string) ([]File, error) {
	var out []File
	for _, p := range paths {
		root := filepath.Clean(p)
		st, err := os.Stat(root)
		if err != nil {
			return nil, err
		}
		if !st.IsDir() {
			out = append(out, File{Path: root, Kind: kindOfFile(root), Size: st.Size(), At: st.ModTime()})
			continue
		}
		if out, err = below(ctx, root, out); err != nil {
			return nil, err
		}
	}
	return slices.CompactFunc(out, func(a, b File) bool { return a.Path == b.Path }), nil
}

var errTooMany = errors.New("too many files")

// below walks one folder. What cannot be opened inside it stops nothing.
func below(ctx context.Context, root string, out []File) ([]File, error) {
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			if path == root {
				return err
			}
			return skip(e)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, path)
		switch {
		case e.IsDir() && path != root && (unwanted(e.Name()) || strings.Count(rel, string(filepath.Separator)) >= maxDepth):
			return filepath.SkipDir
		case !e.Type().IsRegular():
			return nil // folders are walked, links and devices are not
		case len(out) >= maxFiles:
			return errTooMany
		}
		kind := kindIn(path, e.Name())
		if kind == "" {
			return nil
		}
		info, err := e.Info()
		if err != nil {
			return nil //nolint:nilerr // gone since the folder was listed
		}
		out = append(out, File{Path: path, Kind: kind, Size: info.Size(), At: info.ModTime()})
		return nil
	})
	return out, err
}

func skip(e fs.DirEntry) error {
	if e != nil && e.IsDir() {
		return filepath.SkipDir
	}
	return nil
}

// Read yields the mails of a file from a place on.
func Read(ctx context.Context, f File, from int64) iter.Seq[Mail] {
	return func(yield func(Mail) bool) {
		sent := sentFolder(f.Path)
		switch {
		case f.Kind == "mbox", f.Kind == "eml" && looksLikeMbox(f.Path):
			readMbox(ctx, f, from, sent, yield)
		case from == 0:
			yield(readWhole(f, sent))
		}
	}
}

// readWhole reads a file that is one mail.
func readWhole(f File, sent bool) Mail {
	m := Mail{From: f.Path, Sent: sent, Next: max(f.Size, 1)}
	switch {
	case f.Kind == "outlook":
		m.Left = LeftOutlook
		return m
	case f.Size > maxMail:
		m.Left = LeftTooLarge
		return m
	}
	raw, err := os.ReadFile(f.Path)
	if f.Kind == "emlx" {
		raw = cutEmlx(raw)
	}
	switch {
	case err != nil:
		m.Left = LeftUnreadable
	case !isMail(raw):
		m.Left = LeftNoMail
	default:
		m.Raw = raw
		if f.Kind == "maildir" {
			m.At = maildirTime(f)
		}
	}
	return m
}

// cutEmlx takes the mail out of Apple's form: its length on the first line, the
// mail, then Apple's own notes.
func cutEmlx(raw []byte) []byte {
	line, rest, _ := bytes.Cut(raw, []byte("\n"))
	n, err := strconv.Atoi(string(bytes.TrimSpace(line)))
	if err != nil || n < 0 {
		return raw
	}
	return rest[:min(n, len(rest))]
}
