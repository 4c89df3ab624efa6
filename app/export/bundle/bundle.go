// Package bundle puts the files for the accountant into one zip. It is pure: the same files
// are the same bytes, for nothing in it tells when it was made.
package bundle

import (
	"archive/zip"
	"bytes"
)

// File is one of a bundle.
type File struct {
	Name string // with folders, parted by /
	What string // for the letter: a Japanese word
	Data []byte
}

// Zip is the files in their order.
func Zip(files []File) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(f.Data); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
