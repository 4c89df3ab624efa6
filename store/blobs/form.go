package blobs

import "github.com/klauspost/compress/s2"

// form is how the bytes of a row lie. The numbers are stored.
type form int

const (
	plain form = 0
	quick form = 1 // an s2 block: quick to make, because mails wait
	file  form = 2 // in a file of their own; the row holds none
)

// smallest is what pays the header of a frame.
const smallest = 64

// pays tells whether a shorter form is worth its reading. What shrinks by less
// than a tenth stays as it is: pictures and archives are compressed already.
func pays(short, size int) bool { return size >= smallest && short <= size/10*9 }

// pack returns bytes as they are taken in.
func pack(data []byte) (form, []byte) {
	if short := s2.Encode(nil, data); pays(len(short), len(data)) {
		return quick, short
	}
	return plain, data
}

func unpack(f form, stored []byte, size int) ([]byte, error) {
	switch f {
	case plain:
		return stored, nil
	case quick:
		if n, err := s2.DecodedLen(stored); err != nil || n != size || n > Small {
			return nil, ErrDamaged // a damaged length must not ask for memory
		}
		return s2.Decode(nil, stored)
	}
	return nil, ErrDamaged
}
