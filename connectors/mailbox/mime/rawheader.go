package mime

import (
	"regexp"
	"unicode/utf8"
)

var charsetRE = regexp.MustCompile(`(?i)\bcharset\s*=\s*["']?([a-z0-9_:.-]{2,40})`)

// textCharset is the Japanese charset that a mail names for its text, "" if it
// names none. Whoever writes raw bytes into a header writes them in the same.
func textCharset(h Header, body []byte) string {
	_, cp := mediaType(h.contentType())
	label := canonical(cp.get("charset"))
	if label == "" {
		if m := charsetRE.FindSubmatch(body[:min(len(body), 8<<10)]); m != nil {
			label = canonical(string(m[1]))
		}
	}
	switch label {
	case "shift_jis", "euc-jp":
		return label
	}
	return ""
}

// readRaw turns raw bytes of the fields into UTF-8 where the charset fits them.
// A name of one kanji cannot be told from a European word in any other way.
func (h Header) readRaw(label string, c carrier) {
	if label == "" {
		return
	}
	for i, f := range h.fields {
		if !has8bit(f.value) || utf8.Valid(f.value) && strongUTF8(f.value) || has2022Escape(f.value) || len(f.value) > maxHeaderText {
			continue
		}
		if s, ok := decodeLabel(f.value, label, c); ok && trusted(f.value, label) {
			h.fields[i].value = []byte(s)
		}
	}
}
