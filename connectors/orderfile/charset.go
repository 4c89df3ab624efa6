package orderfile

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

// unreadable stands where bytes mean nothing in the file's charset.
const unreadable = utf8.RuneError

// decode turns a file into text. Both malls write CP932, which x/text reads with
// the signs of NEC and IBM (①, 髙); every other tool writes UTF-8. A file that is
// valid as UTF-8 is taken for it: CP932 almost never is by accident.
func decode(data []byte) (text, charset string) {
	switch {
	case bytes.HasPrefix(data, []byte{0xEF, 0xBB, 0xBF}):
		return strings.ToValidUTF8(string(data[3:]), string(unreadable)), "UTF-8"
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}), bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return run(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), data), "UTF-16"
	case utf8.Valid(data):
		return string(data), "UTF-8"
	}
	// A UTF-8 file with a few broken bytes has fewer holes as what it is.
	broken := strings.ToValidUTF8(string(data), string(unreadable))
	sjis := run(japanese.ShiftJIS, data)
	if strings.Count(broken, string(unreadable)) < strings.Count(sjis, string(unreadable)) {
		return broken, "UTF-8"
	}
	return sjis, "CP932"
}

// run decodes what can be decoded; x/text puts U+FFFD for the rest and ends only
// at a cut last letter.
func run(e encoding.Encoding, data []byte) string {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return string(out) + string(unreadable)
	}
	return string(out)
}

func isZip(data []byte) bool { return bytes.HasPrefix(data, []byte("PK\x03\x04")) }

func isOLE(data []byte) bool { return bytes.HasPrefix(data, []byte{0xD0, 0xCF, 0x11, 0xE0}) }

// looksBinary: a list of orders holds no NUL.
func looksBinary(text string) bool {
	return strings.Count(text[:min(len(text), 64<<10)], "\x00") > 0
}
