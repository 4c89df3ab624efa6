// Package bundle puts the files for the accountant into one zip. It is pure: the same files
// are the same bytes, for nothing in it tells when it was made. It holds one paper at a time
// and says what has to be kept to write the same bytes again: all but the papers.
package bundle

import (
	"archive/zip"
	"hash/crc32"
	"io"
)

// File is one of a bundle: its bytes, or a paper that is fetched when its turn comes.
type File struct {
	Name  string // with folders, parted by /
	What  string // for the letter: a Japanese word
	Data  []byte
	Paper int64 // 0: none
}

// Fetch gives the bytes of a paper, each time the same.
type Fetch func(paper int64) ([]byte, error)

// Write writes the files in their order, and returns what Again needs.
func Write(w io.Writer, files []File, fetch Fetch) ([]byte, error) {
	t := &twice{to: w}
	z := zip.NewWriter(t)
	for _, f := range files {
		add := func() error { return own(z, f) }
		if f.Paper != 0 {
			add = func() error { return t.paper(z, f, fetch) }
		}
		if err := add(); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return t.kept()
}

func own(z *zip.Writer, f File) error {
	w, err := z.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	_, err = w.Write(f.Data)
	return err
}

const (
	version = 20    // of the zip format
	inUTF8  = 0x800 // so is the name
)

// paper writes a paper as it is: only then do its bytes stand in the zip as they are kept, and no
// other version of the compression can write them otherwise.
func (t *twice) paper(z *zip.Writer, f File, fetch Fetch) error {
	data, err := fetch(f.Paper)
	if err != nil {
		return err
	}
	size := uint64(len(data))
	w, err := z.CreateRaw(&zip.FileHeader{
		Name: f.Name, Method: zip.Store, Flags: inUTF8, CreatorVersion: version, ReaderVersion: version,
		CRC32: crc32.ChecksumIEEE(data), CompressedSize64: size, UncompressedSize64: size,
	})
	if err != nil {
		return err
	}
	if err := z.Flush(); err != nil { // what comes before it is ours
		return err
	}
	t.begin(f.Paper)
	if _, err := w.Write(data); err != nil {
		return err
	}
	err = z.Flush()
	t.end()
	return err
}
