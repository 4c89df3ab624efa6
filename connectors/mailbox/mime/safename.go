package mime

import (
	"path"
	"strings"
	"unicode"

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

// reserved knows the device names of Windows.
func reserved(stem string) bool {
	switch stem {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	if len(stem) != 4 || stem[3] < '0' || stem[3] > '9' {
		return false
	}
	return stem[:3] == "COM" || stem[:3] == "LPT"
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
