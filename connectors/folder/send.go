package folder

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path"
	"sync/atomic"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mime"
)

// A reply is written under a name that nobody fetches, brought to the platter and
// then renamed: whoever looks into out/ sees a whole file or none. Until the
// rename begins it is certainly not sent.
const unfinishedReply = ".tmp"

// gate is what Send and the writing behind it agree by. Who turns it first has
// decided: a rename that has begun is not called off, and a Send that has given up
// is not followed by a rename.
type gate struct{ state atomic.Int32 }

func (g *gate) turn(to int32) bool { return g.state.CompareAndSwap(0, to) }

const (
	renaming int32 = 1
	givenUp  int32 = 2
)

// Send writes the reply into out/.
func (a *account) Send(ctx context.Context, r connectors.Reply) (connectors.Receipt, error) {
	if ctx.Err() != nil {
		return connectors.Receipt{}, ended(ctx)
	}
	now := a.env.Now()
	o, err := a.write(r, now)
	if err != nil {
		return connectors.Receipt{}, err
	}
	type answer struct {
		rec connectors.Receipt
		err error
	}
	var g gate
	done := make(chan answer, 1)
	go func() {
		rec, err := a.deliver(o, now, &g)
		done <- answer{rec, err}
	}()
	select {
	case x := <-done:
		return x.rec, x.err
	case <-ctx.Done():
	}
	if g.turn(givenUp) {
		return connectors.Receipt{}, ended(ctx)
	}
	select { // a healthy disk is done by now
	case x := <-done:
		return x.rec, x.err
	case <-time.After(500 * time.Millisecond):
		return connectors.Receipt{}, unsure(ctx.Err())
	}
}

func (a *account) deliver(o outgoing, now time.Time, g *gate) (connectors.Receipt, error) {
	root, err := a.disk.open(a.set.path)
	if err != nil {
		return connectors.Receipt{}, refusedReply(err)
	}
	defer root.Close() //nolint:errcheck // what was written is closed and checked
	if err := ready(root, dirOut); err != nil {
		return connectors.Receipt{}, refusedReply(err)
	}
	rec := connectors.Receipt{RemoteID: o.remoteID, At: now}
	final := path.Join(dirOut, o.name)
	if found, ok := a.lies(root, final); ok {
		return found, nil // an attempt before a crash: never a second file
	}
	temp := final + unfinishedReply
	if err := a.put(root, temp, o.data); err != nil {
		_ = root.Remove(temp)
		return connectors.Receipt{}, refusedReply(err)
	}
	if !g.turn(renaming) {
		_ = root.Remove(temp)
		return connectors.Receipt{}, refusedReply(context.Canceled)
	}
	if err := a.disk.rename(root, temp, final); err != nil {
		// Where the unfinished file still lies, nothing was renamed.
		if isThere(root, temp) && !isThere(root, final) {
			_ = root.Remove(temp)
			return connectors.Receipt{}, refusedReply(err)
		}
		return connectors.Receipt{}, unsure(err)
	}
	if err := a.disk.settle(root, dirOut); err != nil {
		return connectors.Receipt{}, unsure(err)
	}
	return rec, nil
}

// ready makes the folder of the replies.
func ready(root *os.Root, dir string) error {
	if err := root.Mkdir(dir, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	st, err := root.Lstat(dir)
	if err == nil && !st.IsDir() {
		return errNoFile
	}
	return err
}

// put writes a new file and brings it to the platter.
func (a *account) put(root *os.Root, name string, data []byte) error {
	if err := root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	return errors.Join(a.disk.write(f, data), f.Close())
}

// lies reads the receipt of a reply off its file in out/.
func (a *account) lies(root *os.Root, name string) (connectors.Receipt, bool) {
	st, err := root.Lstat(name)
	if err != nil || !st.Mode().IsRegular() {
		return connectors.Receipt{}, false
	}
	rec := connectors.Receipt{At: st.ModTime().UTC()}
	// The name says which reply it is; the content, where it is whole, its id.
	data, err := a.disk.whole(root, name, 1<<30)
	if err != nil {
		return rec, true
	}
	var f jsonFile
	if path.Ext(name) == ".eml" {
		rec.RemoteID = mailRemoteID(mime.Parse(data).MessageID, data)
	} else if json.Unmarshal(data, &f) == nil && f.Reply != nil {
		rec.RemoteID = replyRemoteID(namedThread+oneLine(f.Reply.Thread), oneLine(f.Reply.ID))
	}
	return rec, true
}

// FindSent looks for a reply in out/. One that is not there may have been fetched
// by the other system; only an unfinished file proves that it never was.
func (a *account) FindSent(ctx context.Context, r connectors.Reply) (connectors.Receipt, connectors.Finding, error) {
	type found struct {
		rec connectors.Receipt
		f   connectors.Finding
	}
	x, err := within(ctx, func() (found, error) {
		root, err := a.disk.open(a.set.path)
		if err != nil {
			return found{}, refusedFolder(err)
		}
		defer root.Close() //nolint:errcheck // only read
		final := path.Join(dirOut, replyName(r))
		if rec, ok := a.lies(root, final); ok {
			return found{rec, connectors.Delivered}, nil
		}
		if isThere(root, final+unfinishedReply) && !isThere(root, final) {
			return found{f: connectors.Absent}, nil
		}
		return found{}, nil
	})
	return x.rec, x.f, err
}
