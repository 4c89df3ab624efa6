package sheet

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"slices"

	"github.com/xuri/excelize/v2"
)

// sorted writes the parts of a workbook in the order of their names and without
// times, so that the same sheets are the same bytes. The library takes its streams
// from a map.
type sorted struct {
	out   *zip.Writer
	parts map[string]*bytes.Buffer
}

func newZip(w io.Writer) excelize.ZipWriter {
	return &sorted{zip.NewWriter(w), map[string]*bytes.Buffer{}}
}

func (z *sorted) Create(name string) (io.Writer, error) {
	z.parts[name] = &bytes.Buffer{}
	return z.parts[name], nil
}

// AddFS is part of the library's interface; it is for parts of an opened file.
func (z *sorted) AddFS(fs.FS) error { return errEmbedded }

func (z *sorted) Close() error {
	var names []string
	for name := range z.parts {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		part, err := z.out.Create(name)
		if err != nil {
			return err
		}
		if _, err := part.Write(z.parts[name].Bytes()); err != nil {
			return err
		}
	}
	return z.out.Close()
}
