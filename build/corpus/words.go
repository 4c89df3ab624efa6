package corpus

import (
	"bytes"
	"embed"
	"fmt"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
)

//go:embed words/*.txt
var files embed.FS

// charset is how the letters of a mail are written.
type charset int

const (
	utf8 charset = iota
	jis
	sjis
	charsets
)

func (c charset) String() string { return [...]string{"UTF-8", "ISO-2022-JP", "Shift_JIS"}[c] }

// word is a piece of text in every charset, made once.
type word [charsets]string

// ascii is a word that is the same in all of them.
func ascii(s string) word { return word{s, s, s} }

// poorer is what a writer without these letters has instead.
func poorer() *strings.Replacer { return strings.NewReplacer("髙", "高", "﨑", "崎", "邉", "辺") }

func newWord(s string) word {
	plain := poorer().Replace(s)
	return word{s, encode(japanese.ISO2022JP, plain), encode(japanese.ShiftJIS, plain)}
}

// encode panics at a letter that the charset has not: the words lie in this folder.
func encode(e encoding.Encoding, s string) string {
	out, err := e.NewEncoder().String(s)
	if err != nil {
		panic(fmt.Sprintf("corpus: %q: %v", s, err))
	}
	return out
}

// name is somebody's family or given name.
type name struct {
	word, kana word
	roman      string
}

// place is a town with its postcode and the beginning of its telephone numbers.
type place struct {
	state, city word
	zip, phone  string
}

// phrase is a sentence with slots; an even part is plain, an odd one a slot.
type phrase struct {
	plain []word
	slots []string // one less than plain
}

// topic is what customers write about.
type topic struct{ subjects, asks, answers []phrase }

type vocabulary struct {
	families, given []name
	places          []place
	lists           map[string][]word
	topics          []topic
	common          map[byte][]phrase // by the letter before them in phrases.txt
	digits          [10]word          // in full width
	joints          map[string]word   // の, 月 …: what stands between slots
	poorer          *strings.Replacer
}

func lines(file string) []string {
	b, err := files.ReadFile("words/" + file + ".txt")
	if err != nil {
		panic(err)
	}
	return strings.Split(strings.TrimSpace(string(b)), "\n")
}

func readVocabulary() *vocabulary {
	v := &vocabulary{lists: map[string][]word{}, common: map[byte][]phrase{}, joints: map[string]word{}, poorer: poorer()}
	v.families, v.given = names("families"), names("given")
	for _, l := range lines("places") {
		f := strings.Fields(l)
		v.places = append(v.places, place{newWord(f[0]), newWord(f[1]), f[2], f[3]})
	}
	for list, file := range map[string]string{
		"town": "towns", "series": "series", "material": "materials", "noun": "nouns",
		"colour": "colours", "rare": "rare", "company": "companies",
	} {
		for _, l := range lines(file) {
			v.lists[list] = append(v.lists[list], newWord(l))
		}
	}
	for _, l := range lines("lists") {
		list, all, _ := strings.Cut(l, " ")
		for one := range strings.SplitSeq(all, "|") {
			v.lists[list] = append(v.lists[list], newWord(one))
		}
	}
	for i := range v.digits {
		v.digits[i] = newWord(string(rune('０' + i)))
	}
	for _, w := range []string{"の", "月", "日", "〒"} {
		v.joints[w] = newWord(w)
	}
	v.readPhrases()
	return v
}

// of is a word that stands between slots.
func (v *vocabulary) of(s string) word { return v.joints[s] }

func names(file string) (all []name) {
	for _, l := range lines(file) {
		f := strings.Fields(l)
		all = append(all, name{newWord(f[0]), newWord(f[1]), f[2]})
	}
	return all
}

func (v *vocabulary) readPhrases() {
	common := false
	for _, l := range lines("phrases") {
		if strings.HasPrefix(l, "#") {
			continue
		}
		if strings.HasPrefix(l, "[") {
			if common = l == "[common]" || l == "[letters]"; !common {
				v.topics = append(v.topics, topic{})
			}
			continue
		}
		p := newPhrase(l[2:])
		if common {
			v.common[l[0]] = append(v.common[l[0]], p)
			continue
		}
		t := &v.topics[len(v.topics)-1]
		switch l[0] {
		case 's':
			t.subjects = append(t.subjects, p)
		case 'q':
			t.asks = append(t.asks, p)
		case 'a':
			t.answers = append(t.answers, p)
		}
	}
}

func newPhrase(s string) (p phrase) {
	for {
		before, rest, more := strings.Cut(s, "{")
		p.plain = append(p.plain, newWord(before))
		if !more {
			return p
		}
		slot, after, _ := strings.Cut(rest, "}")
		p.slots, s = append(p.slots, slot), after
	}
}

// pen writes in one charset.
type pen struct {
	set charset
	buf []byte
}

// Between two words in ISO-2022-JP there is no need to leave it and come back.
const (
	toASCII = "\x1b(B"
	toJIS   = "\x1b$B"
)

func (p *pen) word(ws ...word) {
	for _, w := range ws {
		s := w[p.set]
		if p.set == jis && strings.HasPrefix(s, toJIS) && bytes.HasSuffix(p.buf, []byte(toASCII)) {
			p.buf, s = p.buf[:len(p.buf)-len(toASCII)], s[len(toJIS):]
		}
		p.buf = append(p.buf, s...)
	}
}

func (p *pen) ascii(s string) { p.buf = append(p.buf, s...) }

func (p *pen) line() { p.buf = append(p.buf, '\n') }

// quote adds lines behind a mark, as a reply repeats them.
func (p *pen) quote(lines []byte) {
	for l := range bytes.Lines(lines) {
		p.ascii("> ")
		p.buf = append(p.buf, l...)
	}
}

// decoded is what in has written, read again.
func (v *vocabulary) decoded(set charset, b []byte) []byte {
	from := encoding.Encoding(japanese.ISO2022JP)
	if set == sjis {
		from = japanese.ShiftJIS
	}
	out, err := from.NewDecoder().Bytes(b)
	if err != nil {
		panic(fmt.Sprintf("corpus: %q: %v", b, err))
	}
	return out
}
