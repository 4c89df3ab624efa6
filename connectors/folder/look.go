package folder

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"time"
)

// The places inside the folder.
const (
	dirIn   = "in"
	dirOut  = "out"
	dirDone = "読み込み済み"
	dirBad  = "読み取れません"
)

const (
	maxFiles = 20_000
	// quiet is how long nobody may have written to a file before it is read.
	quiet = 3 * time.Second
	// young is how long a file that looks cut off is taken for one that is still
	// being copied.
	young = time.Minute
)

// file is a file as the listing shows it.
type file struct {
	dir, name string
	kind      string // "eml", "mbox", "json", "table", "outlook"
	size      int64
	at        time.Time
	mark      string // changes with name, size and time
}

func (f file) path() string { return path.Join(f.dir, f.name) }

// kinds are the endings that are read. A picture beside a JSON file is read with
// it, and everything else is none of ours.
var kinds = map[string]string{
	".eml": "eml", ".mbox": "mbox", ".json": "json", ".csv": "table", ".tsv": "table", ".xlsx": "table", ".xls": "table",
	".msg": "outlook", ".pst": "outlook",
}

// look lists what can be read, the oldest first. tooMany says that some were left
// out.
func (a *account) look(root *os.Root) (all []file, tooMany bool, err error) {
	for _, dir := range []string{".", dirIn, dirOut} {
		found, more, err := list(root, dir)
		switch {
		case dir != "." && (errors.Is(err, fs.ErrNotExist) || isPlainMistake(root, dir)):
			continue // the shop uses no such folder, or something else of that name
		case err != nil:
			return nil, false, err
		}
		all, tooMany = append(all, found...), tooMany || more
	}
	slices.SortFunc(all, func(a, b file) int {
		return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.dir, b.dir), cmp.Compare(a.name, b.name))
	})
	return all, tooMany, nil
}

// isPlainMistake: a file or a link that leaves the folder is called in or out.
func isPlainMistake(root *os.Root, dir string) bool {
	st, err := root.Lstat(dir)
	return err == nil && !st.IsDir()
}

func list(root *os.Root, dir string) (out []file, tooMany bool, err error) {
	d, err := root.Open(dir)
	if err != nil {
		return nil, false, err
	}
	defer d.Close() //nolint:errcheck // only read
	entries, err := d.ReadDir(maxFiles + 1)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, false, err
	}
	for _, e := range entries[:min(len(entries), maxFiles)] {
		kind := kindOf(dir, e.Name())
		if kind == "" || !e.Type().IsRegular() {
			continue // links and devices are not followed
		}
		st, err := e.Info()
		if err != nil || !st.Mode().IsRegular() {
			continue // gone since the folder was listed
		}
		f := file{dir: strings.TrimPrefix(dir, "."), name: e.Name(), kind: kind, size: st.Size(), at: st.ModTime()}
		f.mark = markOf(f)
		out = append(out, f)
	}
	return out, len(entries) > maxFiles, nil
}

func kindOf(dir, name string) string {
	if unfinished(name) || dir == dirOut && !isReplyName(name) {
		return ""
	}
	return kinds[strings.ToLower(path.Ext(name))]
}

// unfinished names belong to a file that is being written, or to nobody: browsers,
// copying programs, Excel and Finder leave them.
func unfinished(name string) bool {
	low := strings.ToLower(name)
	if strings.HasPrefix(low, ".") || strings.HasPrefix(low, "~") || strings.HasSuffix(low, "~") {
		return true
	}
	switch path.Ext(low) {
	case ".tmp", ".temp", ".part", ".partial", ".filepart", ".crdownload", ".download", ".lock":
		return true
	}
	return false
}

// markOf is a short word for what the listing says of a file. 72 bits tell twenty
// thousand files apart and keep the cursor small.
func markOf(f file) string {
	h := sha256.New()
	for _, s := range []string{f.dir, f.name} {
		h.Write(binary.BigEndian.AppendUint64(nil, uint64(len(s))))
		h.Write([]byte(s))
	}
	h.Write(binary.BigEndian.AppendUint64(nil, uint64(f.size)))
	h.Write(binary.BigEndian.AppendUint64(nil, uint64(f.at.UnixNano())))
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil)[:markSize])
}

const markSize = 9

// settled tells that nobody is writing to a file any more. A share whose clock is
// ahead is trusted when the file has not changed since the last look. A reply is
// there whole or not at all.
func settled(f file, now time.Time, looked map[string]bool) bool {
	age := now.Sub(f.at)
	return f.dir == dirOut || age >= quiet || age < 0 && looked[f.mark]
}
