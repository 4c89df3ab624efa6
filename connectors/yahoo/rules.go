package yahoo

import (
	"bytes"
	"strings"
)

const (
	maxChars  = 2000
	warnChars = 1900
	maxFile   = 20 << 20
)

// normal is the text as it goes out: their line break is LF, and that is how
// they count.
func normal(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}

// chars counts code points, those beyond the basic plane twice: how they count
// is not documented, and this is never less than they can count.
func chars(text string) int {
	n := 0
	for _, r := range text {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// kindOf returns the extension of a file by its first bytes, "" for what they
// do not take.
func kindOf(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		return "jpg"
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		return "png"
	case bytes.HasPrefix(data, []byte("GIF87a")), bytes.HasPrefix(data, []byte("GIF89a")):
		return "gif"
	case bytes.HasPrefix(data, []byte("%PDF-")):
		return "pdf"
	}
	return ""
}
