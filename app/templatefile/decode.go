package templatefile

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

// Decode returns UTF-8. A spreadsheet in Japan saves CSV as Shift_JIS unless told
// otherwise, and 「Unicode テキスト」 as UTF-16 with its mark.
func Decode(data []byte) ([]byte, error) {
	if text, ok := bytes.CutPrefix(data, []byte("\xEF\xBB\xBF")); ok {
		data = text
	}
	if bytes.HasPrefix(data, []byte("\xFF\xFE")) || bytes.HasPrefix(data, []byte("\xFE\xFF")) {
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
	}
	if utf8.Valid(data) {
		return data, nil
	}
	text, err := japanese.ShiftJIS.NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(text, utf8.RuneError) {
		return nil, ErrFormat
	}
	return text, nil
}
