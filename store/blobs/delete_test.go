package blobs

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// holds tells whether the bytes stand anywhere in the files of the box.
func holds(t *testing.T, b *Box, secret []byte) (found bool) {
	t.Helper()
	err := filepath.WalkDir(b.dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		found = found || bytes.Contains(data, secret)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestDelete_leaves_no_byte_on_the_disk(t *testing.T) {
	b := box(t)
	small, large := noise(3000), noise(Small+100)
	shas := keep(t, b, small, large, letter(1))
	for _, secret := range [][]byte{small[100:132], large[100:132]} {
		if !holds(t, b, secret) {
			t.Fatal("the test looks for something that never is there")
		}
	}
	before, err := b.Removals(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Delete(t.Context(), append(slices.Clone(shas[:2]), Hash([]byte("never kept")))); err != nil {
		t.Fatal(err)
	}
	for _, secret := range [][]byte{small[100:132], large[100:132]} {
		if holds(t, b, secret) {
			t.Error("deleted bytes are still on the disk")
		}
	}
	for _, sha := range shas[:2] {
		if _, err := b.Get(t.Context(), sha); !errors.Is(err, ErrNotFound) {
			t.Errorf("got %v", err)
		}
	}
	whole(t, b, [][]byte{letter(1)})
	if s := must[Sizes](t)(b.Sizes(t.Context())); s.Kinds[Mail].Count != 1 || s.Kinds[Mail].Size != int64(len(letter(1))) || s.Files.Count != 0 {
		t.Errorf("%+v", s)
	}
	if after := must[int64](t)(b.Removals(t.Context())); after == before {
		t.Error("nobody could know that something went")
	}
	keep(t, b, small)
	if !must[bool](t)(b.Has(t.Context(), []string{shas[0], shas[2]})) || must[bool](t)(b.Has(t.Context(), shas)) {
		t.Error("Has does not tell what is kept")
	}
}
