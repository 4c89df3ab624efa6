package fold

import (
	"math/bits"
	"strings"
	"sync"
	"unicode/utf8"
)

// Tokens cuts a folded text into the words of the index, each once: pairs of
// neighbours for Japanese, triples for a–z and 0–9. The shorter tails of a run are
// words of their own where no other word begins with them. So every character begins a
// word, and even a one-character question is answered by the index.
func Tokens(folded string) []string { return strings.Fields(Cut(folded)) }

// Cut is the tokens of a text with spaces between them, as the index is given them.
func Cut(folded string) string {
	c, _ := cutters.Get().(*cutter)
	defer cutters.Put(c)
	c.begin(folded)
	for i := 0; i < len(folded); {
		r, n, class := rune(folded[i]), 1, 0
		switch {
		case r < utf8.RuneSelf:
			class = int(asciiClass[r])
		case i+2 < len(folded) && leads[folded[i]] && folded[i+1]&0xC0 == 0x80 && folded[i+2]&0xC0 == 0x80:
			r, n, class = r&0xF<<12|rune(folded[i+1]&0x3F)<<6|rune(folded[i+2]&0x3F), 3, 2
			if r < 0x4E00 && (r < 'ぁ' || r > 'ゖ') {
				class = classOf(r)
			}
		default:
			r, n = utf8.DecodeRuneInString(folded[i:])
			class = classOf(r)
		}
		if class != c.size {
			c.endRun(i)
			c.size = class
		}
		i += n
		if class > 0 {
			c.letter(r, i-n, i)
		}
	}
	c.endRun(len(folded))
	c.addTails()
	return string(c.out[:max(len(c.out)-1, 0)])
}

// asciiClass is classOf for the first characters.
var asciiClass = func() (t [utf8.RuneSelf]uint8) {
	for r := range t {
		t[r] = uint8(classOf(rune(r)))
	}
	return t
}()

// leads are the bytes with which kana and kanji begin, which have three each.
var leads = [256]bool{0xE3: true, 0xE4: true, 0xE5: true, 0xE6: true, 0xE7: true, 0xE8: true, 0xE9: true}

// cutter holds what cutting needs, so that a text of a mail costs one allocation.
// A token fits one number, three characters of 21 bits.
type cutter struct {
	text  string
	out   []byte
	tails []tail

	size    int    // of the tokens of the run at hand
	letters int    // of the run so far
	last    uint64 // the last three of them
	at      [3]int // where those stand, the newest at the end

	seen  []uint64 // the tokens that are there, none of which is 0
	shift int      // from a product to a place among them

	first [1 << 10]uint64 // bits of the characters with which a token begins
	pairs [1 << 8]uint64  // bits of the pairs with which a triple begins
}

// tail is what is left of a run where a whole token has no room.
type tail struct {
	token    uint64
	letters  int
	from, to int
}

var cutters = sync.Pool{New: func() any { return new(cutter) }}

const letterBits = 21

// begin makes room: there are at most as many tokens as letters, and the table stays
// half empty.
func (c *cutter) begin(folded string) {
	width := bits.Len(uint(max(2*letters(folded), 256) - 1))
	if 1<<width > cap(c.seen) {
		c.seen = make([]uint64, 1<<width)
	}
	c.seen, c.shift = c.seen[:1<<width], 64-width
	clear(c.seen)
	c.first, c.pairs = [1 << 10]uint64{}, [1 << 8]uint64{}
	c.text, c.out, c.tails = folded, c.out[:0], c.tails[:0]
	c.size, c.letters = 0, 0
}

// letters is utf8.RuneCountInString without a look whether they are ones.
func letters(s string) (n int) {
	for i := range len(s) {
		n += int((^s[i]>>7 | s[i]>>6) & 1) // no bytes but 10xxxxxx go on with a letter
	}
	return n
}

// letter adds the token that ends with a letter.
func (c *cutter) letter(r rune, from, to int) {
	c.last = c.last<<letterBits | uint64(r)
	c.at = [3]int{c.at[1], c.at[2], from}
	if c.letters++; c.letters >= c.size {
		c.add(c.last&(1<<(letterBits*c.size)-1), c.at[3-c.size], to, c.size)
	}
}

// endRun notes the tails of a run with which no token begins so far.
func (c *cutter) endRun(end int) {
	for n := min(c.size-1, c.letters); n > 0; n-- {
		t := tail{c.last & (1<<(letterBits*n) - 1), n, c.at[3-n], end}
		if !c.begun(t) {
			c.tails = append(c.tails, t)
		}
	}
	c.letters = 0
}

// addTails adds the tails with which no token begins, the longer ones first.
func (c *cutter) addTails() {
	for n := 2; n > 0; n-- {
		for _, t := range c.tails {
			if t.letters == n && !c.begun(t) {
				c.add(t.token, t.from, t.to, n)
			}
		}
	}
}

// add writes a token of so many letters that comes for the first time, and notes with
// what it begins.
func (c *cutter) add(token uint64, from, to, letters int) {
	if !c.fresh(token) {
		return
	}
	c.out = append(append(c.out, c.text[from:to]...), ' ')
	if letters == 3 {
		pair := pairOf(token >> letterBits)
		c.pairs[pair>>6] |= 1 << (pair & 63)
	}
	if letters == 1 {
		return
	}
	if first := token >> (letterBits * (letters - 1)); first < 1<<16 {
		c.first[first>>6] |= 1 << (first & 63)
	}
}

// begun tells whether a longer token begins with a tail.
func (c *cutter) begun(t tail) bool {
	if t.letters == 2 {
		pair := pairOf(t.token)
		return c.pairs[pair>>6]>>(pair&63)&1 > 0
	}
	if t.token < 1<<16 {
		return c.first[t.token>>6]>>(t.token&63)&1 > 0
	}
	return strings.Contains(" "+string(c.out), " "+c.text[t.from:t.to]) // such letters are rare
}

// pairOf packs two letters of triples: the last seven bits of a–z, 0–9 and ０–９ differ.
func pairOf(token uint64) uint64 { return token>>letterBits&0x7F<<7 | token&0x7F }

// fresh tells whether a token comes for the first time. The odd number of Fibonacci
// hashing spreads neighbours over the table.
func (c *cutter) fresh(token uint64) bool {
	mask := len(c.seen) - 1
	for at := int(token * 0x9E3779B97F4A7C15 >> c.shift); ; at = (at + 1) & mask {
		switch c.seen[at] {
		case 0:
			c.seen[at] = token
			return true
		case token:
			return false
		}
	}
}
