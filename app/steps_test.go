package app

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func quiet(string, int64, int64) {}

func TestDoctor_says_how_far_it_is(t *testing.T) {
	d, _ := broken(t)
	var said []string
	var last [2]int64
	must[Report](t)(d.Doctor(t.Context(), func(what string, done, all int64) {
		said = append(said, what)
		if all > 0 {
			last = [2]int64{done, all}
		}
	}))
	if want := []string{"データベースを調べています", "元のメールと添付を調べています", "容量と接続を調べています"}; !slices.Equal(said, want) {
		t.Errorf("says %q", said)
	}
	if last[0] == 0 || last[0] != last[1] {
		t.Errorf("looked at %d of %d", last[0], last[1])
	}
}

// Somebody who has had enough is not told that the data is broken.
func TestDoctor_ends_when_it_is_stopped_at_any_step(t *testing.T) {
	d, _ := broken(t)
	for stopAt := range 3 {
		ctx, stop := context.WithCancel(t.Context())
		n := 0
		r, err := d.Doctor(ctx, func(string, int64, int64) {
			if n == stopAt {
				stop()
			}
			n++
		})
		if !errors.Is(err, context.Canceled) || r.Bad() {
			t.Errorf("stopped at step %d: %v, %+v", stopAt, err, r.Findings)
		}
	}
}

func TestBackup_that_is_stopped_leaves_nothing(t *testing.T) {
	d, _ := backedUp(t)
	out := filepath.Join(t.TempDir(), "控え.zip")
	ctx, stop := context.WithCancel(t.Context())
	if _, err := d.CreateBackup(ctx, BackupPlace{File: out}, func(string, int64, int64) { stop() }); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if left := must[[]fs.DirEntry](t)(os.ReadDir(filepath.Dir(out))); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestCopying_says_how_far_it_is_and_stops_in_the_middle_of_a_file(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	var said []int64
	c := &copying{ctx: ctx, all: 3 * stepEvery, step: func(_ string, done, all int64) { said = append(said, done, all) }}
	for range 2 {
		must[int](t)(c.Write(make([]byte, stepEvery)))
	}
	if want := []int64{4, 12, 8, 12}; !slices.Equal(said, want) {
		t.Errorf("says %v", said)
	}
	stop()
	if _, err := c.Write([]byte("x")); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
