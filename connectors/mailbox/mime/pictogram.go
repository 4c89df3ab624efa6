package mime

import (
	"bytes"
	"strings"
	"sync"
)

// carrier is whose pictograms the user area of Shift_JIS holds. The three
// carriers used the same codes for different pictures.
type carrier int

const (
	anyCarrier carrier = iota
	docomo
	au
	softbank
)

// carrierOf guesses the carrier from the domains a mail came through.
func carrierOf(header string) carrier {
	h := strings.ToLower(header)
	for _, d := range []struct {
		domain string
		c      carrier
	}{
		{"docomo.ne.jp", docomo},
		{"ezweb.ne.jp", au},
		{"au.com", au},
		{"dion.ne.jp", au},
		{"softbank.ne.jp", softbank},
		{"vodafone.ne.jp", softbank},
		{"disney.ne.jp", softbank},
		{"i.softbank.jp", softbank},
	} {
		if strings.Contains(h, "@"+d.domain) || strings.Contains(h, "."+d.domain) {
			return d.c
		}
	}
	return anyCarrier
}

// of narrows an unknown carrier down by the codes a text uses: only docomo has
// F8xx, only au F3xx, F4xx and F640. What is left is read as SoftBank, which
// sent its pictograms in Shift_JIS more than the others did.
func (c carrier) of(b []byte) carrier {
	if c != anyCarrier {
		return c
	}
	for i := 0; i+1 < len(b); i++ {
		_, _, ok := sjisCell(b[i], b[i+1])
		if !ok || b[i] < 0x81 {
			continue
		}
		switch b[i] {
		case 0xF8:
			return docomo
		case 0xF3, 0xF4, 0xF6:
			return au
		}
		i++
	}
	return anyCarrier
}

// pictogram returns the emoji of a Shift_JIS code, 〓 where Unicode has none.
func (c carrier) pictogram(code uint16) string {
	order := []carrier{softbank, docomo, au}
	if c != anyCarrier {
		order = []carrier{c}
	}
	for _, c := range order {
		if s := emoji()[c][code]; s != "" {
			return s
		}
	}
	return string(geta)
}

// pictogramJIS returns au's pictogram at a JIS cell; au's gateway puts the
// codes F640–F7FC at the rows 85–88, 22 rows below their Shift_JIS place.
func pictogramJIS(row, cell int) string {
	if row < 85 || row > 88 {
		return string(geta)
	}
	b := sjisBytes(row+22, cell)
	return au.pictogram(uint16(b[0])<<8 | uint16(b[1]))
}

// webPages are the pages of SoftBank's web code (ESC $ page … SI) and where
// each starts in Shift_JIS.
var webPages = map[byte]uint16{'G': 0xF941, 'E': 0xF741, 'F': 0xF7A1, 'O': 0xF9A1, 'P': 0xFB41, 'Q': 0xFBA1}

func isWebCode(b []byte) bool {
	return len(b) > 3 && b[0] == 0x1B && b[1] == '$' && webPages[b[2]] != 0 &&
		bytes.IndexByte(b[3:min(len(b), 64)], 0x0F) > 0
}

// softbankWeb reads one run of web code and returns the bytes it took.
func softbankWeb(b []byte) (string, int) {
	var out strings.Builder
	i := 3
	for i < len(b) && b[i] >= 0x21 && b[i] <= 0x7E {
		code := webPages[b[2]] + uint16(b[i]-0x21)
		if webPages[b[2]]&0xFF == 0x41 && code&0xFF >= 0x7F {
			code++ // 7F is no second byte of Shift_JIS
		}
		out.WriteString(softbank.pictogram(code))
		i++
	}
	if i < len(b) && b[i] == 0x0F {
		i++
	}
	return out.String(), i
}

// emoji is the table of Unicode's EmojiSources by carrier and code.
var emoji = sync.OnceValue(func() [4]map[uint16]string {
	t := [4]map[uint16]string{docomo: {}, au: {}, softbank: {}}
	for _, line := range strings.Fields(emojiSources) {
		f := strings.Split(line, ";")
		if len(f) < 4 {
			continue
		}
		var s strings.Builder
		for _, cp := range strings.Split(f[0], "+") {
			s.WriteRune(rune(parseHex(cp)))
		}
		for i, c := range []carrier{docomo, au, softbank} {
			if f[i+1] != "" {
				t[c][uint16(parseHex(f[i+1]))] = s.String()
			}
		}
	}
	return t
})

func parseHex(s string) (n int) {
	for i := range len(s) {
		if !isHex(s[i]) {
			return 0
		}
		n = n<<4 | int(unhex(s[i]))
	}
	return n
}
