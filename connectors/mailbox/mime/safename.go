package mime

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// SafeName makes a name from a mail fit for a disk on any system: composed
// characters (NFC), no path, no control or direction marks, none of Windows'
// signs or reserved names, at most 150 bytes. It is never empty.
func SafeName(name string) string {
	s := norm.NFC.String(strings.ToValidUTF8(name, "_"))
	s = strings.ReplaceAll(s, `\`, "/")
	s = path.Base(s)
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			return -1
		case strings.ContainsRune(`<>:"/\|?*`, r):
			return '_'
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, s)
	s = strings.Trim(s, " .")
	if s == "" || s == "_" {
		return "添付ファイル"
	}
	stem, _, _ := strings.Cut(s, ".")
	if reserved(strings.ToUpper(strings.TrimSpace(stem))) {
		s = "_" + s
	}
	return shorten(s, 150)
}

// reserved knows the device names of Windows, which also counts with ¹, ² and ³.
func reserved(stem string) bool {
	switch stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	port, ok := strings.CutPrefix(stem, "COM")
	if !ok {
		port, ok = strings.CutPrefix(stem, "LPT")
	}
	return ok && utf8.RuneCountInString(port) == 1 && strings.Contains("0123456789¹²³", port)
}

// shorten cuts a long name in front of its extension, at a character.
func shorten(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	ext := path.Ext(s)
	if len(ext) > 20 {
		ext = ""
	}
	cut := s[:limit-len(ext)]
	return strings.TrimRight(strings.ToValidUTF8(cut, ""), " .") + ext
}
