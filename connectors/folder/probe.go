package folder

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"madoguchi/connectors"
)

// Probe lists the folder and tries whether a reply could be written: it makes a
// file under a name that nobody fetches, and takes it away.
func (a *account) Probe(ctx context.Context) error {
	_, err := within(ctx, func() (struct{}, error) { return struct{}{}, a.probe() })
	return err
}

func (a *account) probe() error {
	root, err := a.disk.open(a.set.path)
	if err != nil {
		return refusedFolder(err)
	}
	defer root.Close() //nolint:errcheck // closed files only
	if _, _, err := a.look(root); err != nil {
		return refusedFolder(err)
	}
	dir := dirOut
	st, err := root.Lstat(dirOut)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		dir = "." // Send makes out/ when there is a reply
	case err != nil:
		return refusedReply(err)
	case !st.IsDir():
		return refusedReply(errNoFile)
	}
	return a.tryWriting(root, dir)
}

func (a *account) tryWriting(root *os.Root, dir string) error {
	name := dir + "/.madoguchi-test.tmp"
	if err := a.put(root, name, []byte("ok\n")); err != nil {
		_ = root.Remove(name)
		return refusedReply(err)
	}
	if err := root.Remove(name); err != nil {
		return refusedReply(err)
	}
	return nil
}

var _ connectors.Connector = (*account)(nil)
