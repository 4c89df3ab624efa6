// Package subject compares and answers the subjects of mails.
//
// It is pure. Two mails are never joined by a subject alone.
package subject

import (
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"
)

var subjectPrefix = regexp.MustCompile(`(?i)^\s*(?:(?:re|fw|fwd|aw|sv|wg|tr|rv|返信|転送|回复|答复)\s*(?:\[\d+\]|\(\d+\)|\^\d+|\*\d+)?\s*:|\[[^\[\]]{1,60}[:#]\s*\d+\])\s*`)

var spaces = regexp.MustCompile(`[\s\p{Zs}]+`)

// Normal is the subject without what replies, forwards and mailing lists
// put in front, folded by NFKC, for comparison only.
func Normal(s string) string {
	if len(s) > 4000 {
		s = strings.ToValidUTF8(s[:4000], "")
	}
	s = norm.NFKC.String(s)
	for {
		t := subjectPrefix.ReplaceAllString(s, "")
		if t == s {
			break
		}
		s = t
	}
	return strings.ToLower(strings.TrimSpace(spaces.ReplaceAllString(s, " ")))
}

var replyPrefix = regexp.MustCompile(`(?i)^\s*(?:re|ｒｅ|返信)\s*(?:\[\d+\]|\(\d+\))?\s*[:：]`)

// Reply puts "Re: " in front, once.
func Reply(s string) string {
	if replyPrefix.MatchString(s) {
		return strings.TrimSpace(s)
	}
	return strings.TrimSpace("Re: " + strings.TrimSpace(s))
}
