package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"madoguchi/app/reply"
	"madoguchi/app/secret"
	"madoguchi/app/worker"
	"madoguchi/connectors"
	"madoguchi/connectors/orderfile"
	"madoguchi/connectors/workday"
	"madoguchi/store"
)

// Desk is one open profile: everything a person can do is a method of it. All
// methods may be called concurrently.
type Desk struct {
	store     *store.Store
	worker    *worker.Worker
	box       *secret.Box
	kinds     []connectors.Spec
	now       func() time.Time
	log       *slog.Logger
	hub       hub
	signIns   signIns
	held      heldFiles[*orderfile.File] // lists of orders on their way in
	heldRows  heldFiles[[]byte]          // files of entries
	heldPaid  heldFiles[paidFile]        // settlements
	imports   mailImports
	evidence  evidenceRun
	caseFiles caseFiles
	machines  machineRuns
	profile   string
	version   string
	demo      bool
	logFile   *os.File

	calendar atomic.Pointer[workday.Calendar] // as it was read last, for the levels of rows
}

// Config is what a desk needs.
type Config struct {
	Profile    string // folder; made when it is not there
	Kinds      []connectors.Spec
	Passphrase string // for machines without a keychain
	Version    string
	Demo       bool
	Now        func() time.Time // time.Now when nil
	Log        *slog.Logger     // a file in the profile when nil
}

// Open opens the profile and makes what is missing in it. Nothing is polled or
// sent until Run or an explicit call.
func Open(ctx context.Context, c Config) (*Desk, error) {
	if err := os.MkdirAll(c.Profile, 0o700); err != nil {
		return nil, fmt.Errorf("profile folder: %w", err)
	}
	d := &Desk{kinds: c.Kinds, now: c.Now, log: c.Log, profile: c.Profile, version: c.Version, demo: c.Demo}
	if d.now == nil {
		d.now = time.Now
	}
	if err := d.openLog(); err != nil {
		return nil, err
	}
	d.tidyPapers()
	box, err := secret.OpenProfile(c.Profile, c.Passphrase)
	if err != nil {
		return nil, errors.Join(err, d.Close())
	}
	d.box = box
	d.store, err = store.Open(ctx, store.Config{
		Path:  filepath.Join(c.Profile, "madoguchi.db"),
		Blobs: filepath.Join(c.Profile, "blobs"), Backups: filepath.Join(c.Profile, "backups"),
		Malls: malls(c.Kinds), Now: d.now, Log: d.log,
	})
	if err != nil {
		return nil, errors.Join(err, d.Close())
	}
	// An import that was cut off comes first: nobody is to see half a file.
	if _, err := d.store.FinishImports(ctx); err != nil {
		d.log.Error("finish imports", "err", err)
	}
	d.worker = worker.New(worker.Config{
		Store: d.store, Kinds: c.Kinds, Box: box, Now: d.now, Log: d.log, Tell: d.tell, Check: d.lastCheck,
	})
	if err := d.firstStart(ctx); err != nil {
		return nil, errors.Join(err, d.Close())
	}
	if _, err := d.working(ctx); err != nil {
		return nil, errors.Join(err, d.Close())
	}
	if err := d.store.EndLostAI(ctx, d.now().Add(-longestDraft).UnixMilli()); err != nil {
		return nil, errors.Join(err, d.Close())
	}
	return d, nil
}

// firstStart gives a new profile its owner, its categories and its templates. A
// profile of before the categories gets them at its next start.
func (d *Desk) firstStart(ctx context.Context) error {
	if _, err := d.store.EnsureOwner(ctx, "店長"); err != nil {
		return err
	}
	if err := d.store.FirstCategories(ctx, usualCategories()); err != nil {
		return fmt.Errorf("categories: %w", err)
	}
	if err := d.store.MatchTemplateCategories(ctx); err != nil {
		return fmt.Errorf("categories of templates: %w", err)
	}
	if err := d.store.MatchTemplateLibrary(ctx, libraryWords()); err != nil {
		return fmt.Errorf("words of templates: %w", err)
	}
	done, err := d.store.Setting(ctx, "library")
	if err != nil || done != "" {
		return err
	}
	for _, t := range reply.Library() {
		_, err := d.store.SaveTemplate(ctx, store.Actor{}, fromLibrary(t))
		if err != nil && !errors.Is(err, store.ErrConflict) {
			return fmt.Errorf("template %s: %w", t.ID, err)
		}
	}
	if err := d.firstCalendar(ctx); err != nil {
		return err
	}
	return d.store.SetSetting(ctx, store.Actor{}, "library", "1")
}

// openLog writes the log into the profile unless the caller brought one. One
// file of the day before is enough to see what happened; nothing in it names a
// person.
func (d *Desk) openLog() error {
	if d.log != nil {
		return nil
	}
	dir := filepath.Join(d.profile, "logs")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	path := filepath.Join(dir, "madoguchi.log")
	if st, err := os.Stat(path); err == nil && st.Size() > 10<<20 {
		_ = os.Rename(path, path+".1")
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("log file: %w", err)
	}
	d.logFile, d.log = f, slog.New(slog.NewJSONHandler(f, nil))
	return nil
}

// Run polls, sends and watches for what is to be known until ctx ends.
func (d *Desk) Run(ctx context.Context) {
	boundMemory()
	var all sync.WaitGroup
	all.Go(func() { d.watchAlerts(ctx) })
	all.Go(func() { d.watchPapers(ctx) })
	all.Go(func() { d.prepareSearch(ctx) })
	all.Go(func() { d.prepareStorage(ctx) })
	all.Go(func() { d.prepareFigures(ctx) })
	d.worker.Run(ctx)
	all.Wait()
}

// Close closes the database. Run must have returned.
func (d *Desk) Close() error {
	d.signIns.close()
	d.machines.close()
	d.endCaseFiles()
	err := errors.Join(d.MailImportStop(context.Background()), d.endEvidence())
	if d.store != nil {
		err = errors.Join(err, d.store.Close())
	}
	if d.logFile != nil {
		err = errors.Join(err, d.logFile.Close())
	}
	return err
}

// Profile is the folder of this desk.
func (d *Desk) Profile() string { return d.profile }

// spec returns the kind of an account; an unknown kind keeps its stored word.
func (d *Desk) spec(kind string) connectors.Spec {
	for _, s := range d.kinds {
		if s.Kind == kind {
			return s
		}
	}
	if kind == store.PhonePlace {
		return phoneKind
	}
	return connectors.Spec{Kind: kind, Label: kind, Mark: "?", Shape: "square"}
}

// malls are the kinds that customers know as a mall.
func malls(specs []connectors.Spec) []string {
	var kinds []string
	for _, s := range specs {
		if s.Mall != "" {
			kinds = append(kinds, s.Kind)
		}
	}
	return kinds
}

// Log is where everything beside the desk writes too.
func (d *Desk) Log() *slog.Logger { return d.log }
