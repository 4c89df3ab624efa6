// Package corpus makes up the years of a shop: the mails of its mailbox byte for
// byte, the inquiries and orders of its two malls. Everything is invented, and
// everything follows from a seed: the same Options give the same bytes on every
// machine, in any order and from several goroutines, because each item is
// computed from its number alone. Nothing is kept, so a shop of millions of mails
// takes no more memory than one of a hundred.
//
//	shop := corpus.New(corpus.Options{Seed: 1, Size: corpus.Small})
//	for m := range shop.Mails() { … m.Folder, m.At, m.Raw … } // oldest first
//	shop.Mail(0)          // the newest mail, raw
//	shop.MailInquiry(0)   // the same mail as a mailbox would hand it to the store
//	shop.Text(0)          // its subject and text alone: what a search looks through
//	shop.Inquiry(0)       // the newest inquiry at a mall; shop.MallOf(0) says which
//	shop.Order(0)         // the newest order
//
// The mails are what a shop of household goods gets: customers in threads of one
// to eight mails with quotes and signatures, order mails of 楽天 and Yahoo!, letters
// to all customers, mails that came back, machines that answer. 45 % are
// ISO-2022-JP, about 15 % have HTML and 3 % files of incompressible bytes, a fifth
// of which repeat others byte for byte. Who writes has usually bought something:
// the numbers, names, addresses and telephones of mails, inquiries and orders fit
// each other. It is used by tests and by `make bench` only.
package corpus

import (
	"iter"
	"math/rand/v2"
	"time"
)

// Size is how much a shop has; see Small, Mid and Large.
type Size struct {
	Orders    int
	Inquiries int // at the two malls
	Mails     int
}

// The sizes to live with: five years of a small, a middling and a large shop.
func Small() Size { return Size{Orders: 18_000, Inquiries: 4_000, Mails: 100_000} }
func Mid() Size   { return Size{Orders: 90_000, Inquiries: 20_000, Mails: 450_000} }
func Large() Size { return Size{Orders: 600_000, Inquiries: 130_000, Mails: 2_500_000} }

// Named returns a size by its name: small, mid or large.
func Named(name string) (Size, bool) {
	f, ok := map[string]func() Size{"small": Small, "mid": Mid, "large": Large}[name]
	if !ok {
		return Size{}, false
	}
	return f(), true
}

// OfMails is a shop with so many mails and what fits them of the rest.
func OfMails(n int) Size { return Size{Orders: max(n/5, 1), Inquiries: max(n/25, 1), Mails: n} }

// Options say which shop; only Size is needed.
type Options struct {
	Seed    uint64
	Size    Size
	Years   int       // 5 when zero
	Newest  time.Time // when the newest things came; a day of 2026 when zero
	Address string    // of the shop's mailbox; shop@hinata.example when empty
}

// RakutenShop and YahooSeller are the shop's names at the malls.
const (
	RakutenShop = "389114"
	YahooSeller = "hinata-zakka"
)

// Shop is the invented shop. Its methods may be called from several goroutines.
type Shop struct {
	o    Options
	span time.Duration
	v    *vocabulary
}

// New prepares the words once, which takes some milliseconds.
func New(o Options) *Shop {
	if o.Years == 0 {
		o.Years = 5
	}
	if o.Newest.IsZero() {
		o.Newest = time.Date(2026, 11, 20, 3, 0, 0, 0, time.UTC)
	}
	if o.Address == "" {
		o.Address = "shop@hinata.example"
	}
	o.Newest = o.Newest.UTC().Truncate(time.Second)
	return &Shop{o: o, span: time.Duration(o.Years) * 365 * 24 * time.Hour, v: readVocabulary()}
}

// Size is what the shop has.
func (s *Shop) Size() Size { return s.o.Size }

// Mails yields every mail once, the oldest first as a server numbers them.
func (s *Shop) Mails() iter.Seq[Mail] { return s.Between(0, s.o.Size.Mails) }

// Between yields the mails that Mail numbers from newest up to, not including,
// end; the oldest first.
func (s *Shop) Between(newest, end int) iter.Seq[Mail] {
	return func(yield func(Mail) bool) {
		var b block
		for n := end - 1; n >= newest; n-- {
			if no := n / blockSize; b.plan == nil || b.no != no {
				b = s.block(no)
			}
			if !yield(s.mail(b.plan[n%blockSize], n)) {
				return
			}
		}
	}
}

// Mail is the n-th mail, 0 being the newest.
func (s *Shop) Mail(n int) Mail { return s.mail(s.letter(n), n) }

func (s *Shop) letter(n int) letter { return s.block(n / blockSize).plan[n%blockSize] }

// at is the moment of the n-th of so many things that lie evenly in the years.
func (s *Shop) at(n, of int, jitter float64) time.Time {
	back := (float64(n) + jitter) * float64(s.span) / float64(max(of, 1))
	return s.o.Newest.Add(-time.Duration(back)).Truncate(time.Second)
}

// near is the number of the thing that lies closest to a moment.
func (s *Shop) near(t time.Time, of int) int {
	n := int(float64(s.o.Newest.Sub(t)) / float64(s.span) * float64(of))
	return min(max(n, 0), of-1)
}

// What a number is thrown for; the same number of another sort has other dice.
const (
	ofBlock = iota
	ofConversation
	ofWriting
	ofPerson
	ofOrder
	ofProduct
	ofInquiry
	ofFile
)

// dice fall the same for the same thing of the same seed.
func (s *Shop) dice(sort uint64, id int) *rand.Rand {
	return rand.New(rand.NewPCG(s.o.Seed^sort*0x9e3779b97f4a7c15, mix(uint64(id)+sort<<56)))
}

// mix spreads neighbouring numbers (the end of MurmurHash3).
func mix(x uint64) uint64 {
	x = (x ^ x>>33) * 0xff51afd7ed558ccd
	x = (x ^ x>>33) * 0xc4ceb9fe1a85ec53
	return x ^ x>>33
}
