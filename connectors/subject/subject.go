// Package subject compares and answers the subjects of mails.
//
// It is pure. Two mails are never joined by a subject alone.
package subject

import (
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"
)

var (
	subjectPrefix = regexp.MustCompile(`(?i)^\s*(?:` +
		`(?:re|fw|fwd|aw|sv|wg|tr|rv|返信|転送|回复|答复)\s*(?:\[\d+\]|\(\d+\)|\^\d+|\*\d+)?\s*:|` +
		`【(?:re|fw|fwd|返信|転送)】|` +
		`(?:\*+spam\*+|\[spam\??\])|` + // what the shop's own filter puts in front
		`[\[(]([a-z0-9_.-]{1,60})\s*[:#, ]\s*\d+[\])])\s*`)

	// A number behind these words tells two matters apart: no mailing list.
	matter = regexp.MustCompile(`(?i)^(?:order|ticket|case|inquiry|invoice|ref|no|id)\b`)

	unseen = strings.NewReplacer("\u200b", "", "\u200c", "", "\u200d", "", "\u2060", "", "\ufeff", "", "\u200e", "", "\u200f", "")
)

var spaces = regexp.MustCompile(`[\s\p{Zs}]+`)

// Normal is the subject without what replies, forwards and mailing lists
// put in front, folded by NFKC, for comparison only.
func Normal(s string) string {
	if len(s) > 4000 {
		s = strings.ToValidUTF8(s[:4000], "")
	}
	s = unseen.Replace(norm.NFKC.String(s))
	for {
		f := subjectPrefix.FindStringSubmatch(s)
		if f == nil || matter.MatchString(f[1]) {
			break
		}
		s = s[len(f[0]):]
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
