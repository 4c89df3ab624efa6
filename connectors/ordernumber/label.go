package ordernumber

import (
	"strings"
	"unicode/utf8"
)

// labels are the words in front of a number: their beginnings, and what follows.
var labels = [...]struct {
	begin string
	ends  []string
}{
	{"注文", []string{"番号", "id", "no.", "no", "ナンバー", "コード", "#"}},
	{"受注", []string{"番号", "id", "no.", "no"}},
	{"オーダー", []string{"番号", "id", "no.", "no"}},
	{slipLabel, []string{"番号"}},
	{"order", []string{"number", "no.", "no", "id", "#"}},
}

// slipLabel may also be the parcel company's: what looks like a parcel number behind it
// is refused.
const slipLabel = "伝票"

// labelAt is where a text holds the beginning of a label, -1 when nowhere.
func labelAt(s string) int {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case 'o', 'O':
			if i+5 <= len(s) && strings.EqualFold(s[i:i+5], "order") {
				return i
			}
		case 0xE3, 0xE4, 0xE5, 0xE6: // of オ, 伝, 受, 注
			for _, w := range [...]string{"注文", "受注", "オーダー", "伝票"} {
				if strings.HasPrefix(s[i:], w) {
					return i
				}
			}
		}
	}
	return -1
}

// readLabels finds the numbers behind label words.
func (f *finder) readLabels(s string) {
	h := &f.labelled
	for at := labelAt(s); at >= 0; at = labelAt(s) {
		s = s[at:]
		from := behindLabel(s)
		to := from
		if from > 0 {
			from = behindJoint(s, from)
			to = numberEnd(s, from)
		}
		if to == from {
			s = s[1:]
			continue
		}
		if !h.try() {
			return
		}
		n := strings.TrimRight(s[from:to], "-_")
		if !isConfuser(n, strings.HasPrefix(s, slipLabel)) && digits(n) >= minDigits {
			h.found = append(h.found, Match{n, Labelled, false})
		}
		s = s[to:]
	}
}

// behindLabel is the place behind the label with which a text begins, 0 when that is
// only the beginning of one.
func behindLabel(s string) int {
	for _, l := range labels {
		if !foldedPrefix(s, l.begin) {
			continue
		}
		at := behindSpace(s, len(l.begin))
		for _, end := range l.ends {
			if foldedPrefix(s[at:], end) {
				return at + len(end)
			}
		}
	}
	return 0
}

func foldedPrefix(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

func behindSpace(s string, at int) int {
	for at < len(s) && strings.IndexByte("\t\n\f\r ", s[at]) >= 0 {
		at++
	}
	return at
}

// mostJoints is how many characters may stand between a label and its number.
const mostJoints = 12

// behindJoint is the place behind what stands between a label and its number.
func behindJoint(s string, at int) int {
	for range mostJoints {
		r, n := utf8.DecodeRuneInString(s[at:])
		if n == 0 || !strings.ContainsRune("\t\n\f\r :：[](){}【】『』「」〔〕=|>*・.は#", r) {
			break
		}
		at += n
	}
	if foldedPrefix(s[at:], "is") {
		if behind := behindSpace(s, at+2); behind > at+2 {
			return behind
		}
	}
	return at
}

// The sizes of a number behind a label: letters in front, of which the last may be
// parted by a dash, and a letter or digit with what follows it.
const (
	maxLetters = 20
	minRest    = 2
	maxRest    = 60
)

// numberEnd is where the number ends that begins at a place; that place when none does.
func numberEnd(s string, at int) int {
	end, letters := at, 0
	for end < len(s) && end < at+maxLetters+2+maxRest && isAccount(s[end]) {
		if isLetter(s[end]) && letters == end-at && letters < maxLetters {
			letters++
		}
		end++
	}
	for ; letters >= 0; letters-- {
		first := at + letters
		if letters > 0 && first < end && !isWord(s[first]) {
			first++
		}
		if first < end && isWord(s[first]) && end-first > minRest {
			return min(end, first+1+maxRest)
		}
	}
	return at
}
