package folder

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
)

// putAway moves what an earlier batch has read: its cursor is saved, so that a
// crash in between only leaves a file where it was. It returns what is left.
func (a *account) putAway(root *os.Root, all []file, m *memory) []file {
	known := m.read()
	var left []file
	for _, f := range all {
		if f.dir == dirOut || !known[f.mark] {
			left = append(left, f)
			continue
		}
		bad := -1
		for i, b := range m.Bad {
			if b.Mark == f.mark {
				bad = i
			}
		}
		dir := dirDone
		if bad >= 0 {
			dir = dirBad
		}
		to, err := a.moveTo(root, f, dir)
		if err != nil {
			// It stays and is known: nothing is lost and nothing is read twice.
			a.env.Log.Warn("file not put away", "err", bare(err))
			left = append(left, f)
			continue
		}
		if bad >= 0 {
			m.Bad[bad].Moved = to
		}
	}
	return left
}

// moveTo moves a file under a name that is free: nothing is ever written over.
func (a *account) moveTo(root *os.Root, f file, dir string) (string, error) {
	if err := root.Mkdir(dir, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", err
	}
	if st, err := root.Lstat(dir); err != nil || !st.IsDir() {
		return "", errors.Join(err, errNoFile)
	}
	ext := path.Ext(f.name)
	for n := 1; n < 1000; n++ {
		to := path.Join(dir, f.name)
		if n > 1 {
			to = path.Join(dir, fmt.Sprintf("%s (%d)%s", strings.TrimSuffix(f.name, ext), n, ext))
		}
		if isThere(root, to) {
			continue
		}
		return to, a.disk.rename(root, f.path(), to)
	}
	return "", fs.ErrExist
}
