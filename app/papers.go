package app

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// papers is the folder of files that wait to be saved.
func (d *Desk) papers() string { return filepath.Join(d.profile, "papers") }

// papersFor is how long a file may be left by a program that was killed.
const papersFor = 24 * time.Hour

// clearPapers forgets the file that waits, and those that nobody waits for any
// more: they hold what customers wrote. Another program may have this profile open
// too, so that new files of others stay.
func (d *Desk) clearPapers(token string) error {
	if token != "" {
		if err := os.Remove(d.paperPath(token)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	left, err := os.ReadDir(d.papers())
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, f := range left {
		if st, e := f.Info(); e != nil || time.Since(st.ModTime()) <= waitOf(f.Name()) {
			continue
		}
		if e := os.Remove(filepath.Join(d.papers(), f.Name())); e != nil && !errors.Is(e, fs.ErrNotExist) {
			err = errors.Join(err, e)
		}
	}
	return err
}

// waitOf is how long a file may lie there: one of inquiries or messages no longer than its
// token is good for.
func waitOf(name string) time.Duration {
	if ext := filepath.Ext(name); ext == ".csv" || ext == ".xlsx" {
		return caseFileFor
	}
	return papersFor
}

// tidyPapers is clearPapers where something else is to be done: that goes on.
func (d *Desk) tidyPapers() {
	if err := d.clearPapers(""); err != nil {
		d.log.Warn("files that waited to be saved stay for now", "err", err)
	}
}

// watchPapers takes files away whose time is over, also where nobody makes another one.
func (d *Desk) watchPapers(ctx context.Context) {
	tick := time.NewTicker(5 * time.Minute)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			d.tidyPapers()
		}
	}
}
