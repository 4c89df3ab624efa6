package ordernumber

import (
	"math/bits"
	"unicode/utf8"
)

// nextDigit is the first place from i on where a character holds something of a
// digit, the end of the text when there is none. That is nearly all that is done with
// a text, so eight bytes are looked at together.
func nextDigit(s string, i int) int {
	for ; i+9 <= len(s); i += 8 {
		for some := mayBegin(eight(s[i:]), eight(s[i+1:])); some != 0; some &= some - 1 {
			if at := i + bits.TrailingZeros64(some)/8; beginsDigit(s[at:]) {
				return at
			}
		}
	}
	for ; i < len(s); i++ {
		if beginsDigit(s[i:]) {
			return i
		}
	}
	return len(s)
}

// eight are the first eight bytes of a text as a number, the first one lowest.
func eight(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// ones is a byte eight times.
const ones = 0x0101010101010101

// mayBegin marks, in its highest bit, every byte with which a character of beginsDigit
// begins: an ASCII digit, 0xC2, 0xE2, 0xEF and above. Kana begin with the byte of ㋀
// and are most of a text, so that one counts only before the bytes of ㈀ to ㏿: next
// are the bytes behind.
func mayBegin(b, next uint64) uint64 {
	const high, low = 0x80 * ones, 0x7F * ones
	number := ^((b^'0'*ones)&low + 0x76*ones | b)
	above := b & (b&low + 0x11*ones)
	return high & (number | above | equal(b&(0xDF*ones), 0xC2) | equal(b, 0xE3)&equal(next&(0xF8*ones), 0x88))
}

// equal marks the bytes that are c.
func equal(b, c uint64) uint64 {
	const low = 0x7F * ones
	b ^= c * ones
	return ^(b&low + low | b)
}

// beginsDigit tells whether a text begins with a character that holds a digit.
func beginsDigit(s string) bool {
	if s[0] < utf8.RuneSelf {
		return isDigit(s[0])
	}
	if s[0] == 0xE3 && len(s) > 1 && (s[1] < 0x88 || s[1] > 0x8F) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	return holdsDigit(r)
}
