package bundle

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"
)

func TestZip_is_the_same_bytes_and_tells_no_time(t *testing.T) {
	files := []File{{Name: "はじめにお読みください.txt", Data: []byte("本文")}, {Name: "書類/a.pdf", Data: bytes.Repeat([]byte("x"), 10_000)}}
	one, err := Zip(files)
	two, _ := Zip(files)
	if err != nil || !bytes.Equal(one, two) {
		t.Fatalf("%v, %d and %d bytes", err, len(one), len(two))
	}
	z, err := zip.NewReader(bytes.NewReader(one), int64(len(one)))
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil || f.Name != files[i].Name || !bytes.Equal(data, files[i].Data) || f.ModifiedTime != 0 || f.NonUTF8 {
			t.Errorf("%s: %d bytes, %v", f.Name, len(data), err)
		}
	}
}
