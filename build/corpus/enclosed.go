package corpus

import (
	"fmt"
	"math/rand/v2"
)

// file is an attachment: what its number makes of it.
type file struct {
	name, media string
	id, size    int
}

// repeated is how many files the shop sends again and again, such as the leaflet
// on sending things back.
const repeated = 20

// enclosed are the files of the i-th mail: photos of customers, papers of the shop.
func (t *talk) enclosed(d *rand.Rand, i int) []file {
	if d.IntN(1000) >= 38 {
		return nil
	}
	id := t.id*8 + i
	if d.IntN(5) == 0 {
		id = -1 - d.IntN(repeated)
	}
	size := rand.New(rand.NewPCG(t.s.o.Seed, uint64(id))) // belongs to the file, not to the mail
	if t.out(i) {
		return []file{{name: fmt.Sprintf("hinata-%d.pdf", id&0xfff), media: "application/pdf", id: id, size: 30_000 + size.IntN(90_000)}}
	}
	var all []file
	for k := range 1 + d.IntN(3)*d.IntN(2) {
		all = append(all, file{name: fmt.Sprintf("IMG_%04d.JPG", (id+k)&0x1fff), media: "image/jpeg", id: id + k<<40, size: 40_000 + size.IntN(260_000)})
	}
	return all
}

// file writes an attachment: the beginning of its kind, then bytes that nothing
// can make smaller.
func (m *Mail) file(s *Shop, f file, set charset) {
	m.add("Content-Type: " + f.media + "; name=\"" + f.name + "\"\r\nContent-Disposition: attachment; filename=\"" + f.name + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n")
	var seed [32]byte
	for i := range 8 {
		seed[i], seed[8+i] = byte(uint64(f.id)>>(8*i)), byte(s.o.Seed>>(8*i))
	}
	b := make([]byte, f.size)
	_, _ = rand.NewChaCha8(seed).Read(b)
	copy(b, map[string]string{
		"application/pdf": "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n",
		"image/jpeg":      "\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00",
	}[f.media])
	m.Raw = append64(m.Raw, b)
}
