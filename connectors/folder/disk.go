package folder

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"runtime"
	"syscall"
)

// disk is every call that a full, broken or vanished disk can fail. Tests put
// faults in its place. All go through an os.Root, which no link and no name
// leaves.
type disk struct {
	open   func(path string) (*os.Root, error)
	read   func(root *os.Root, name string) (*os.File, error)
	write  func(f *os.File, data []byte) error // to the platter
	rename func(root *os.Root, from, to string) error
	settle func(root *os.Root, dir string) error // makes a rename survive a power cut
}

var realDisk = disk{
	open: openRoot,
	// Without waiting: a pipe that was put in the place of a file would block.
	read: func(root *os.Root, name string) (*os.File, error) {
		return root.OpenFile(name, os.O_RDONLY|nonBlocking, 0)
	},
	write: func(f *os.File, data []byte) error {
		if _, err := f.Write(data); err != nil {
			return err
		}
		return f.Sync()
	},
	rename: func(root *os.Root, from, to string) error { return root.Rename(from, to) },
	settle: settle,
}

// openRoot says in one way on all systems that something else lies there.
func openRoot(path string) (*os.Root, error) {
	root, err := os.OpenRoot(path)
	if err == nil {
		return root, nil
	}
	if st, e := os.Stat(path); e == nil && !st.IsDir() {
		return nil, syscall.ENOTDIR
	}
	return nil, err
}

// settle writes a directory down. Windows does it by itself, and many shares
// know no such call: there the rename is as safe as it can be.
func settle(root *os.Root, dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := root.Open(dir)
	if err != nil {
		return err
	}
	err = d.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) || errors.Is(err, fs.ErrPermission) {
		err = nil
	}
	return errors.Join(err, d.Close())
}

var (
	errChanged    = errors.New("the file changes while it is read")
	errTooLarge   = errors.New("the file is too large")
	errNoFile     = errors.New("not a plain file")
	errUnreadable = errors.New("the disk does not give the file")
)

// whole reads a plain file of at most limit bytes, unless it changes meanwhile.
func (d disk) whole(root *os.Root, name string, limit int64) ([]byte, error) {
	f, err := d.read(root, name)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // only read
	before, err := f.Stat()
	switch {
	case err != nil:
		return nil, err
	case !before.Mode().IsRegular():
		return nil, errNoFile
	case before.Size() > limit:
		return nil, errTooLarge
	}
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, err
	}
	after, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if after.Size() != before.Size() || !after.ModTime().Equal(before.ModTime()) || int64(len(data)) != before.Size() {
		return nil, errChanged
	}
	return data, nil
}
