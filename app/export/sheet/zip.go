package sheet

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"hash"
	"hash/crc32"
	"io"
	"io/fs"
	"maps"
	"slices"

	"github.com/xuri/excelize/v2"
)

// sorted writes the parts of a workbook in the order of their names and without
// times, so that the same sheets are the same bytes. The library takes its streams
// from a map. Until then the parts wait compressed, for a sheet of messages is long.
type sorted struct {
	out   *zip.Writer
	parts map[string]*part
}

func newZip(w io.Writer) excelize.ZipWriter {
	return &sorted{zip.NewWriter(w), map[string]*part{}}
}

// part is a file inside a workbook.
type part struct {
	packed  bytes.Buffer
	deflate *flate.Writer
	sum     hash.Hash32
	size    uint64
}

func (p *part) Write(b []byte) (int, error) {
	p.size += uint64(len(b))
	_, _ = p.sum.Write(b) // it never fails
	return p.deflate.Write(b)
}

func (z *sorted) Create(name string) (io.Writer, error) {
	p := &part{sum: crc32.NewIEEE()}
	var err error
	p.deflate, err = flate.NewWriter(&p.packed, flate.DefaultCompression)
	z.parts[name] = p
	return p, err
}

// AddFS is part of the library's interface; it is for parts of an opened file.
func (z *sorted) AddFS(fs.FS) error { return errEmbedded }

func (z *sorted) Close() error {
	for _, name := range slices.Sorted(maps.Keys(z.parts)) {
		p := z.parts[name]
		if err := p.deflate.Close(); err != nil {
			return err
		}
		to, err := z.out.CreateRaw(&zip.FileHeader{
			Name: name, Method: zip.Deflate, CRC32: p.sum.Sum32(), UncompressedSize64: p.size, CompressedSize64: uint64(p.packed.Len()),
		})
		if err != nil {
			return err
		}
		if _, err := to.Write(p.packed.Bytes()); err != nil {
			return err
		}
	}
	return z.out.Close()
}
