package blobs

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

func box(t *testing.T) *Box {
	t.Helper()
	b := New(filepath.Join(t.TempDir(), "窓口 blobs"))
	t.Cleanup(func() { _ = b.Close() })
	return b
}

func must[T any](t *testing.T) func(T, error) T {
	t.Helper()
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// noise does not shrink.
func noise(n int) []byte {
	r := rand.New(rand.NewPCG(1, uint64(n)))
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return b
}

// letter shrinks.
func letter(n int) []byte {
	return []byte(fmt.Sprintf("Subject: %d\r\n\r\n", n) + strings.Repeat("お世話になっております。注文の件です。\r\n", 40+n%7))
}

func keep(t *testing.T, b *Box, data ...[]byte) []string {
	t.Helper()
	items := make([]Item, len(data))
	for i, d := range data {
		items[i] = Item{Data: d, Kind: Mail}
	}
	if err := b.Keep(t.Context(), items); err != nil {
		t.Fatal(err)
	}
	shas := make([]string, len(items))
	for i, it := range items {
		if shas[i] = it.SHA; it.SHA != Hash(data[i]) {
			t.Fatalf("kept under %s", it.SHA)
		}
	}
	return shas
}

func TestBox_gives_back_every_size_byte_for_byte(t *testing.T) {
	b := box(t)
	for name, data := range map[string][]byte{
		"nothing": {}, "one": {0}, "a letter": letter(1), "noise": noise(5000), "the largest small one": noise(Small),
		"a file": noise(Small + 1), "a large text": bytes.Repeat(letter(2), 300),
	} {
		sha := keep(t, b, data)[0]
		if got := must[[]byte](t)(b.Get(t.Context(), sha)); !bytes.Equal(got, data) {
			t.Errorf("%s came back with %d bytes", name, len(got))
		}
		r := must[io.ReadCloser](t)(b.Open(t.Context(), sha))
		if got := must[[]byte](t)(io.ReadAll(r)); !bytes.Equal(got, data) {
			t.Errorf("%s streamed %d bytes", name, len(got))
		}
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestBox_keeps_equal_bytes_once_and_text_compressed(t *testing.T) {
	b := box(t)
	keep(t, b, letter(1), letter(1), noise(5000), noise(Small+1))
	keep(t, b, letter(1), noise(5000), noise(Small+1))
	s := must[Sizes](t)(b.Sizes(t.Context()))
	sum := s.Kinds[Mail]
	if size := int64(len(letter(1)) + 5000 + Small + 1); sum.Count != 3 || sum.Size != size {
		t.Errorf("%+v, want 3 of %d", sum, size)
	}
	if small := sum.Stored - Small - 1 - 5000; small <= 0 || small > int64(len(letter(1))/2) {
		t.Errorf("a letter of %d lies in %d", len(letter(1)), small)
	}
	if s.Files.Count != 1 || s.File == 0 {
		t.Errorf("%+v", s)
	}
}

func TestBox_survives_a_close_and_is_shared_by_two_programs(t *testing.T) {
	b := box(t)
	other := New(b.dir)
	defer other.Close() //nolint:errcheck // of a test
	var all sync.WaitGroup
	for i := range 40 {
		which := []*Box{b, other}[i%2]
		all.Go(func() {
			err := which.Keep(t.Context(), []Item{{Data: letter(i / 4), Kind: Mail}, {Data: noise(100 + i), Kind: Attachment}})
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	for i := range 40 {
		for _, data := range [][]byte{letter(i / 4), noise(100 + i)} {
			if got := must[[]byte](t)(b.Get(t.Context(), Hash(data))); !bytes.Equal(got, data) {
				t.Errorf("%d is %d bytes", i, len(got))
			}
		}
	}
	s := must[Sizes](t)(b.Sizes(t.Context()))
	if s.Kinds[Mail].Count != 10 || s.Kinds[Attachment].Count != 40 {
		t.Errorf("%+v", s)
	}
}

func TestBox_knows_nothing_of_other_names(t *testing.T) {
	b := box(t)
	sha := keep(t, b, noise(10))[0]
	for _, bad := range []string{"", "../../etc/passwd", strings.Repeat("0", 64), strings.ToUpper(sha), sha[:62]} {
		if _, err := b.Get(t.Context(), bad); !errors.Is(err, ErrNotFound) {
			t.Errorf("%q: %v", bad, err)
		}
		if _, err := b.Open(t.Context(), bad); !errors.Is(err, ErrNotFound) {
			t.Errorf("open %q: %v", bad, err)
		}
	}
}

func TestCheck_names_what_is_damaged_and_nothing_else(t *testing.T) {
	b := box(t)
	shas := keep(t, b, letter(1), noise(900), noise(Small+5), letter(2), noise(Small+6))
	read := int64(0)
	count := func(done int64) { read = done }
	if got := must[[]string](t)(b.Check(t.Context(), count)); got != nil {
		t.Fatalf("says %v of a sound box", got)
	}
	for i, sha := range shas[:2] {
		sum, _ := parse(sha)
		if _, err := b.write.Exec(`UPDATE blobs SET data = ? WHERE sha256 = ?`, []byte{byte(i), 9, 9}, sum); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(b.path(shas[2]), noise(Small+4), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(b.path(shas[4])); err != nil {
		t.Fatal(err)
	}
	got := must[[]string](t)(b.Check(t.Context(), count))
	if read != 5 {
		t.Errorf("says that it has read %d", read)
	}
	if want := []string{shas[0], shas[1], shas[2], shas[4]}; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("names %v, want %v", got, want)
	}
	for i, want := range []error{ErrDamaged, ErrDamaged, ErrDamaged, nil, ErrNotFound} {
		if _, err := b.Get(t.Context(), shas[i]); !errors.Is(err, want) {
			t.Errorf("%d: %v", i, err)
		}
	}
}

func TestKeep_brings_back_a_file_that_was_lost(t *testing.T) {
	b := box(t)
	data := noise(Small + 9)
	sha := keep(t, b, data)[0]
	if err := os.Remove(b.path(sha)); err != nil {
		t.Fatal(err)
	}
	keep(t, b, data)
	if got := must[[]byte](t)(b.Get(t.Context(), sha)); !bytes.Equal(got, data) {
		t.Error("it is still missing")
	}
}
