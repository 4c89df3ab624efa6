// Command bench measures the desk against the goals of docs/performance.md, each
// against an anchor that runs in turns with it in the same run, and prints a table.
// It judges by ratios of medians, because milliseconds of a busy machine say little.
//
// It is started by build/bench.sh (make bench) from the root of the repository. It
// changes nothing of the shop's and keeps filled profiles under
// build/out/bench-cache. It reads databases beside the store, which the desk never
// does: what is measured must not be asked how it fares.
//
//	BENCH_SIZE=small|mid|large   small (default), 100,000 mails; mid, 450,000; large asks how each act's cost grows
//	BENCH_ONLY=G6,G7             only these goals
//	BENCH_SCALE=0.05             smaller stores and mailboxes, to try the program itself; its figures mean nothing
package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"madoguchi/build/corpus"
)

// bench is one run.
type bench struct {
	ctx   context.Context
	shop  *corpus.Shop
	size  string
	scale float64
	cache string // filled profiles
	temp  string // removed at the end
	only  map[string]bool
	out   report
	now   time.Time // the moment the shop's years end
}

func main() {
	if len(os.Args) > 1 && os.Args[1] == childSign {
		exit(childSync(os.Args[2:]))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	exit(run(ctx))
}

func exit(err error) {
	if err == nil {
		os.Exit(0)
	}
	fmt.Fprintln(os.Stderr, "bench:", err)
	os.Exit(1)
}

func run(ctx context.Context) (err error) {
	b := &bench{ctx: ctx, size: setting("BENCH_SIZE", "small"), only: map[string]bool{}, now: time.Date(2026, 11, 20, 3, 0, 0, 0, time.UTC)}
	slog.SetDefault(slog.New(slog.DiscardHandler))
	if b.scale, err = strconv.ParseFloat(setting("BENCH_SCALE", "1"), 64); err != nil {
		return fmt.Errorf("BENCH_SCALE: %w", err)
	}
	size, ok := corpus.Named(b.size)
	if !ok {
		return fmt.Errorf("BENCH_SIZE=%s: small, mid or large", b.size)
	}
	for _, goal := range strings.FieldsFunc(os.Getenv("BENCH_ONLY"), func(r rune) bool { return r == ',' || r == ' ' }) {
		b.only[goal] = true
	}
	b.shop = b.shopOf(size)
	if b.cache, err = filepath.Abs(setting("BENCH_CACHE", "build/out/bench-cache")); err != nil {
		return err
	}
	if b.temp, err = os.MkdirTemp("", "bench"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(b.temp)) }()
	goals := b.goals()
	if b.size == "large" {
		goals = []goal{{"growth", (*bench).growth}}
	}
	for _, g := range goals {
		if len(b.only) > 0 && !b.only[g.name] {
			continue
		}
		began := time.Now()
		if err := g.run(b); err != nil {
			return fmt.Errorf("%s: %w", g.name, err)
		}
		fmt.Fprintf(os.Stderr, "%s took %.0f s\n", g.name, time.Since(began).Seconds())
	}
	return b.finish()
}

// goal is one or more lines of the table that are measured together.
type goal struct {
	name string
	run  func(*bench) error
}

func (b *bench) goals() []goal {
	return []goal{
		{"G12", (*bench).numbers},
		{"G8", (*bench).indexing},
		{"G5", (*bench).recall},
		{"G6", (*bench).against},
		{"G7", (*bench).indexSize},
		{"G9", (*bench).lists},
		{"G10", (*bench).throughHTTP},
		{"G11", (*bench).whileWriting},
		{"G13", (*bench).lookUp},
		{"intake", (*bench).intake},
		{"acts", (*bench).acts},
		{"G14", (*bench).painted},
		{"G1", (*bench).firstSyncs},
	}
}

// shopOf is the shop at a size, or smaller where the program itself is tried.
func (b *bench) shopOf(s corpus.Size) *corpus.Shop {
	smaller := func(n int) int { return max(int(float64(n)*b.scale), 200) }
	return corpus.New(corpus.Options{
		Seed: 8, Newest: b.now, Address: shopAddress,
		Size: corpus.Size{Orders: smaller(s.Orders), Inquiries: smaller(s.Inquiries), Mails: smaller(s.Mails)},
	})
}

// shopAddress is the user of the test's Dovecot.
const shopAddress = "shop@example.test"

func setting(name, usual string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return usual
}

func say(format string, a ...any) { fmt.Fprintf(os.Stderr, "  "+format+"\n", a...) }
