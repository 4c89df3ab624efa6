package main

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime/pprof"
	"strconv"
	"time"

	"madoguchi/app"
)

// childSign is the first argument of the program that synchronises: a process of
// its own, so that its memory and processor time are its own.
const childSign = "first-sync"

// patience is how long a first sync may bring nothing new.
const patience = 10 * time.Minute

// childSync connects the mailbox as a person does and lets the desk work until
// everything can be found. Its arguments are profile, settings, how many mails
// there are, and the moment of the oldest one of the newest.
func childSync(args []string) error {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	var settings map[string]string
	if err := json.Unmarshal([]byte(args[1]), &settings); err != nil {
		return err
	}
	all, err := strconv.Atoi(args[2])
	if err != nil {
		return err
	}
	from, err := strconv.ParseInt(args[3], 10, 64)
	if err != nil {
		return err
	}
	d, as, err := openDesk(ctx, args[0], time.Now)
	if err != nil {
		return err
	}
	defer d.Close()
	db, err := beside(args[0])
	if err != nil {
		return err
	}
	defer db.Close()
	end, err := profiled()
	if err != nil {
		return err
	}
	defer end()
	began := time.Now()
	if _, err := d.SaveAccount(as, app.AccountForm{Kind: "mailbox", Name: "mail", Settings: settings}); err != nil {
		return err
	}
	worked := make(chan struct{})
	go func() { d.Run(ctx); close(worked) }() // ends with stop, awaited below
	w := watch{ctx: ctx, db: db, began: began, all: all, from: from}
	if err := w.wait(); err != nil {
		return err
	}
	w.out.CPU, w.out.Memory = processor().Seconds(), memory()
	stop()
	<-worked
	if st, err := os.Stat(filepath.Join(args[0], "madoguchi.db")); err == nil {
		w.out.Bytes = float64(st.Size()) / 1e6
	}
	return json.NewEncoder(os.Stdout).Encode(w.out)
}

// watch looks at the database from outside, as rarely as is still exact.
type watch struct {
	ctx   context.Context
	db    *sql.DB
	began time.Time
	all   int
	from  int64
	out   synced
}

func (w *watch) wait() error {
	last, moved := -1, time.Now()
	for {
		mails, err := w.look()
		if err != nil {
			return err
		}
		if w.out.Found > 0 {
			w.out.Mails = mails
			return nil
		}
		if mails != last {
			last, moved = mails, time.Now()
		}
		if w.out.Listed == 0 && time.Since(moved) > patience {
			return fmt.Errorf("only %d of %d mails came", mails, w.all)
		}
		time.Sleep(w.pause())
	}
}

// pause is short as long as the newest are awaited.
func (w *watch) pause() time.Duration {
	if w.out.Newest == 0 {
		return 10 * time.Millisecond
	}
	return 100 * time.Millisecond
}

func (w *watch) look() (mails int, err error) {
	now := time.Since(w.began).Seconds()
	if w.out.Newest == 0 {
		var there int
		if err := w.one(&there, `SELECT COUNT(*) FROM messages WHERE sent_at >= $1 AND partial = 0`, w.from); err != nil {
			return 0, err
		}
		if there >= min(newest, w.all) {
			w.out.Newest = now
		}
	}
	if err := w.one(&mails, `SELECT COUNT(*) FROM messages`); err != nil || mails < w.all {
		return mails, err
	}
	if w.out.Listed == 0 {
		w.out.Listed = now
	}
	var due int
	if err := w.one(&due, `SELECT EXISTS (SELECT 1 FROM docs_due)`); err != nil {
		return mails, err
	}
	if due == 0 && w.out.Newest > 0 {
		w.out.Found = now
	}
	return mails, nil
}

func (w *watch) one(to *int, query string, args ...any) error {
	return w.db.QueryRowContext(w.ctx, query, args...).Scan(to)
}

// profiled writes where the processor time of the first synchronisation went, if
// BENCH_PROFILE names a file (go tool pprof reads it).
func profiled() (end func(), err error) {
	path := os.Getenv("BENCH_PROFILE")
	if path == "" {
		return func() {}, nil
	}
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	return func() {
		pprof.StopCPUProfile()
		_ = f.Close()
	}, pprof.StartCPUProfile(f)
}

// memory is the most this process has had, in MB.
func memory() float64 {
	status, _ := os.ReadFile("/proc/self/status")
	for line := range bytes.Lines(status) {
		if rest, ok := bytes.CutPrefix(line, []byte("VmHWM:")); ok {
			kb, _ := strconv.ParseFloat(string(bytes.TrimSuffix(bytes.TrimSpace(rest), []byte(" kB"))), 64)
			return kb / 1024
		}
	}
	return 0
}
