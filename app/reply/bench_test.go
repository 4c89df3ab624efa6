package reply

import (
	"strings"
	"testing"
)

// What a person waits for behind every pause of typing.
func BenchmarkCheck_a_long_reply(b *testing.B) {
	text := strings.Repeat(goodAtRakuten[0].text+"\n", 10)
	c := writing()
	c.Said, c.Last = text, text
	for b.Loop() {
		Check(text, c)
	}
}
