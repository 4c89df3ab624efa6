package blobs

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// old makes a folder as programs before the shared file left it.
func old(t *testing.T, all ...[]byte) *Box {
	t.Helper()
	b := box(t)
	for _, data := range all {
		if err := writeSafely(b.path(Hash(data)), data); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

func fill() [][]byte {
	all := [][]byte{letter(1), []byte(`{"inquiryNumber":"1"}`), noise(Small + 1), {}}
	for i := range 600 {
		all = append(all, noise(20+i))
	}
	return all
}

func whole(t *testing.T, b *Box, all [][]byte) {
	t.Helper()
	for i, data := range all {
		got, err := b.Get(t.Context(), Hash(data))
		if err != nil || !bytes.Equal(got, data) {
			t.Fatalf("%d: %d bytes, %v", i, len(got), err)
		}
	}
}

func filesIn(t *testing.T, dir string) (n int) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && filepath.Dir(path) != dir {
			n++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestMoveOld_loses_nothing_wherever_it_is_broken_off(t *testing.T) {
	all := fill()
	b := old(t, all...)
	wrong := filepath.Join(b.dir, "00", Hash([]byte("another"))[2:])
	if err := os.MkdirAll(filepath.Dir(wrong), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(wrong, []byte("not what its name says"), 0o600); err != nil {
		t.Fatal(err)
	}
	whole(t, b, all)
	for step := 0; ; step++ {
		if step%3 == 0 { // the program ends and begins again
			if err := b.Close(); err != nil {
				t.Fatal(err)
			}
		}
		more := must[bool](t)(b.MoveOld(t.Context()))
		if step%2 == 0 {
			whole(t, b, all)
		}
		if !more {
			break
		}
	}
	whole(t, b, all)
	if n := filesIn(t, b.dir); n != 2 {
		t.Errorf("%d files are left, want the large one and the one that is wrong", n)
	}
	if left := must[int](t)(b.Moving(t.Context())); left != 0 {
		t.Errorf("%d folders to go", left)
	}
	s := must[Sizes](t)(b.Sizes(t.Context()))
	if n := s.Kinds[Mail].Count + s.Kinds[Answer].Count + s.Kinds[Attachment].Count; n != int64(len(all)) || s.Kinds[Mail].Count == 0 || s.Kinds[Answer].Count == 0 {
		t.Errorf("%+v", s)
	}
}

func TestMoveOld_in_two_programs_at_once(t *testing.T) {
	all := fill()
	b := old(t, all...)
	other := New(b.dir)
	defer other.Close() //nolint:errcheck // of a test
	done := make(chan error)
	go func() {
		for {
			more, err := other.MoveOld(context.Background())
			if err != nil || !more {
				done <- err
				return
			}
		}
	}()
	for must[bool](t)(b.MoveOld(t.Context())) {
		whole(t, b, all[:20])
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	whole(t, b, all)
}

func TestSnapshot_is_a_box_of_its_own(t *testing.T) {
	b := box(t)
	all := [][]byte{letter(1), noise(300)}
	keep(t, b, all...)
	copied := New(t.TempDir())
	defer copied.Close() //nolint:errcheck // of a test
	if err := b.Snapshot(t.Context(), filepath.Join(copied.dir, FileName)); err != nil {
		t.Fatal(err)
	}
	keep(t, b, noise(301))
	whole(t, copied, all)
	keep(t, copied, noise(302))
}
