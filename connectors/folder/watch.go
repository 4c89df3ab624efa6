package folder

import (
	"context"
	"strings"
	"time"
)

// Watch looks at the names every few seconds and hints once for each change that
// has come to rest. Shares and many disks send no word of a change, so it asks.
func (a *account) Watch(ctx context.Context, hint func()) error {
	t := time.NewTicker(a.tick)
	defer t.Stop()
	told := "" // what was hinted at last
	for first := true; ; first = false {
		now, err := a.glance(ctx)
		switch {
		case ctx.Err() != nil:
			return nil
		case err != nil:
			return err
		case now.rest && first:
			told = now.word // what lay there before is the poll's business
		case now.rest && now.word != told:
			told = now.word
			hint()
		}
		select {
		case <-ctx.Done():
			return nil
		case <-t.C:
		}
	}
}

// view is a word for all that lies there, and whether all of it is at rest.
type view struct {
	word string
	rest bool
}

func (a *account) glance(ctx context.Context) (view, error) {
	return within(ctx, func() (view, error) {
		root, err := a.disk.open(a.set.path)
		if err != nil {
			return view{}, refusedFolder(err)
		}
		defer root.Close() //nolint:errcheck // only read
		all, _, err := a.look(root)
		if err != nil {
			return view{}, refusedFolder(err)
		}
		var b strings.Builder
		rest := true
		for _, f := range all {
			b.WriteString(f.mark)
			age := a.env.Now().Sub(f.at)
			rest = rest && (age >= quiet || age < 0)
		}
		return view{hash(b.String()), rest}, nil
	})
}
