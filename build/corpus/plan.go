package corpus

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"time"
)

// blockSize mails are planned together: how long its threads are is the same in
// every block, who writes and when is not.
const blockSize = 100

// kind is what sort of letter a mail is.
type kind int

const (
	talking kind = iota
	orderMail
	shippedMail
	inquiryMail
	newsletter
	bounced
	automatic
	fraud
)

// threads are the lengths of the conversations of a block: 70 mails in 23.
func threads() []int {
	return []int{8, 7, 6, 5, 5, 4, 4, 4, 3, 3, 3, 3, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1}
}

// singles are the other 30: what machines write.
func singles() []kind {
	all := slices.Repeat([]kind{orderMail}, 13)
	all = append(all, slices.Repeat([]kind{newsletter}, 7)...)
	all = append(all, slices.Repeat([]kind{shippedMail}, 3)...)
	return append(all, inquiryMail, inquiryMail, bounced, bounced, automatic, automatic, fraud)
}

// letter is the place of a mail: the i-th of so many in a conversation.
type letter struct {
	conversation int
	kind         kind
	i, of        int
	start, at    time.Time // of the conversation, of this mail
}

type block struct {
	no   int
	plan []letter // the newest first
}

// perBlock is more than the conversations of a block, so that their numbers differ.
const perBlock = 64

func (s *Shop) block(no int) block {
	d, b := s.dice(ofBlock, no), block{no: no}
	lengths := threads()
	d.Shuffle(len(lengths), func(i, j int) { lengths[i], lengths[j] = lengths[j], lengths[i] })
	for c, n := range lengths {
		b.add(s, d, letter{conversation: no*perBlock + c, of: n})
	}
	for c, k := range singles() {
		b.add(s, d, letter{conversation: no*perBlock + len(lengths) + c, kind: k, of: 1})
	}
	slices.SortStableFunc(b.plan, func(x, y letter) int {
		return cmp.Or(y.at.Compare(x.at), x.conversation-y.conversation, y.i-x.i)
	})
	return b
}

// add lays the mails of a conversation behind each other: the shop answers within
// a day and a half, customers when they like.
func (b *block) add(s *Shop, d *rand.Rand, l letter) {
	l.start = s.at(b.no*blockSize, s.o.Size.Mails, d.Float64()*blockSize)
	at, hurry := l.start, time.Duration(1+d.IntN(90))*time.Minute
	for l.i = range l.of {
		l.at = at
		if latest := s.o.Newest.Add(-time.Duration(l.of-l.i) * hurry); at.After(latest) {
			l.at = latest
		}
		b.plan = append(b.plan, l)
		wait := 10 + d.IntN(30*60)
		if l.i%2 == 1 {
			wait = 20 + d.IntN(50*60)
		}
		at = at.Add(time.Duration(wait) * time.Minute)
	}
}
