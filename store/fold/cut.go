package fold

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// Tokens cuts a folded text into the words of the index, each once: pairs of
// neighbours for Japanese, triples for a–z and 0–9, and the shorter tails of
// each run. So every character starts a token and even a one-character question
// is answered by the index.
func Tokens(folded string) []string { return strings.Fields(Cut(folded)) }

// Cut is the tokens of a text with spaces between them, as the index is given them.
func Cut(folded string) string {
	c, _ := cutters.Get().(*cutter)
	defer cutters.Put(c)
	c.begin(len(folded))
	size := 0
	c.run = c.run[:0]
	for i := 0; i < len(folded); {
		r, n := rune(folded[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(folded[i:])
		}
		i += n
		class := classOf(r)
		if class != size {
			c.cut(size)
			size = class
		}
		if class > 0 {
			c.run = append(c.run, r)
		}
	}
	c.cut(size)
	return string(c.out)
}

// cutter holds what cutting needs, so that a text of a mail costs one allocation.
// A token fits one number, three characters of 21 bits, and a table of those that
// were seen needs no clearing: a place counts only with the number of this text.
type cutter struct {
	run   []rune
	out   []byte
	seen  []uint64
	texts []uint32
	text  uint32
}

var cutters = sync.Pool{New: func() any { return new(cutter) }}

// begin makes room: a text has at most as many tokens as bytes, and the table stays
// half empty.
func (c *cutter) begin(bytes int) {
	size := 1024
	for size < 2*bytes {
		size *= 2
	}
	if c.text++; size > len(c.seen) || c.text == 0 {
		c.seen, c.texts, c.text = make([]uint64, size), make([]uint32, size), 1
	}
	c.out = c.out[:0]
}

// cut adds the tokens of the run at hand and forgets it.
func (c *cutter) cut(size int) {
	run := c.run
	for i := range run {
		token := uint64(0)
		end := min(i+size, len(run))
		for _, r := range run[i:end] {
			token = token<<21 | uint64(r)
		}
		if !c.fresh(token) {
			continue
		}
		if len(c.out) > 0 {
			c.out = append(c.out, ' ')
		}
		for _, r := range run[i:end] {
			c.out = utf8.AppendRune(c.out, r)
		}
	}
	c.run = run[:0]
}

// fresh tells whether a token comes for the first time. No token is 0: a run has no
// separator in it.
func (c *cutter) fresh(token uint64) bool {
	mask := uint64(len(c.seen) - 1)
	// The odd number of Fibonacci hashing spreads neighbours over the table.
	for at := token * 0x9E3779B97F4A7C15 >> 20 & mask; ; at = (at + 1) & mask {
		switch {
		case c.texts[at] != c.text:
			c.texts[at], c.seen[at] = c.text, token
			return true
		case c.seen[at] == token:
			return false
		}
	}
}
