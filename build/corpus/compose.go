package corpus

import (
	"fmt"
	"math/rand/v2"
	"time"

	"madoguchi/connectors/jst"
)

// talk is what a conversation is about: who asks what about which purchase.
type talk struct {
	s        *Shop
	id       int
	start    time.Time
	who      person
	order    purchase // its number is empty where none is named
	item     product
	topic    topic
	subject  string
	staff    word
	theirs   charset // of the customer's mail program
	ours     charset // of the shop's
	html     bool    // the customer's program writes HTML
	quotes   bool    // replies repeat what they answer
	ourStart bool    // the shop wrote first
}

func (s *Shop) talk(id int, start time.Time) talk {
	d := s.dice(ofConversation, id)
	t := talk{s: s, id: id, start: start, item: s.product(d.IntN(products)), topic: pick(d, s.v.topics), staff: pick(d, s.v.lists["staff"])}
	if d.IntN(100) < 65 {
		n := s.near(start.Add(-time.Duration(d.IntN(20*24))*time.Hour), s.o.Size.Orders)
		t.order = s.purchase(n)
		t.who, t.item = s.person(t.order.buyer), s.product(t.order.items[0])
		if t.order.kind == "rakuten" && d.IntN(10) < 3 {
			t.who.mail = masked(t.order.number)
		}
	} else {
		t.who = s.person(d.IntN(2 * s.o.Size.Orders))
	}
	t.theirs, t.ours = throwCharset(d), throwCharset(d)
	t.html, t.quotes, t.ourStart = d.IntN(100) < 18, d.IntN(100) < 80, d.IntN(12) == 0
	p := pen{}
	t.fill(&p, d, pick(d, t.topic.subjects))
	t.subject = string(p.buf)
	return t
}

// throwCharset gives nearly half of all mail programs ISO-2022-JP.
func throwCharset(d *rand.Rand) charset {
	switch n := d.IntN(100); {
	case n < 50:
		return jis
	case n < 54:
		return sjis
	}
	return utf8
}

// out tells whether the shop wrote the i-th mail.
func (t *talk) out(i int) bool { return (i%2 == 1) != t.ourStart }

// text writes the i-th mail as its writer sees it, with what it quotes.
func (t *talk) text(p *pen, i, depth int) {
	d := t.s.dice(ofWriting, t.id*8+i)
	if t.out(i) {
		t.answer(p, d)
	} else {
		t.ask(p, d, i)
	}
	if i == 0 || !t.quotes || depth == 0 {
		return
	}
	p.line()
	p.ascii(fmt.Sprintf("On %s, %s wrote:\n", jst.In(t.start).Format("2006/01/02 15:04"), t.address(i-1)))
	before := pen{set: p.set, buf: make([]byte, 0, 4<<10)}
	t.text(&before, i-1, depth-1)
	p.quote(before.buf)
}

func (t *talk) address(i int) string {
	if t.out(i) {
		return t.s.o.Address
	}
	return t.who.mail
}

func (t *talk) ask(p *pen, d *rand.Rand, i int) {
	v := t.s.v
	t.some(p, d, v.common['o'], 1+d.IntN(2))
	p.line()
	t.some(p, d, t.topic.asks, 2+d.IntN(4))
	t.some(p, d, v.common['f'], 2+d.IntN(8))
	p.line()
	t.some(p, d, v.common['c'], 1)
	if i > 0 && d.IntN(3) > 0 {
		p.word(t.who.family.word)
		p.line()
		return
	}
	p.word(t.who.family.word, ascii(" "), t.who.given.word)
	p.line()
	if d.IntN(2) == 0 {
		t.slot(p, d, "zip")
		t.slot(p, d, "addr")
		p.ascii("\nTEL ")
		t.slot(p, d, "tel")
		p.ascii("\n" + t.who.mail + "\n")
	}
}

func (t *talk) answer(p *pen, d *rand.Rand) {
	v := t.s.v
	t.some(p, d, v.common['p'], 1)
	p.line()
	t.some(p, d, v.common['h'], 1)
	p.line()
	t.some(p, d, t.topic.answers, 3+d.IntN(3))
	p.line()
	t.some(p, d, v.common['i'], 1+d.IntN(3))
	t.some(p, d, v.common['z'], 1)
	p.ascii("\n--------------------------------\n")
	for _, ph := range v.common['g'] {
		t.fill(p, d, ph)
		p.line()
	}
	p.ascii("TEL 03-0000-0000  " + t.s.o.Address + "\nhttps://hinata.example/\n--------------------------------\n")
}

// some writes different sentences, a line each.
func (t *talk) some(p *pen, d *rand.Rand, from []phrase, n int) {
	at := d.IntN(len(from))
	step := 1 + d.IntN(3)
	for gcd(step, len(from)) != 1 {
		step++ // meets every sentence before it comes back to the first
	}
	for range min(n, len(from)) {
		t.fill(p, d, from[at])
		p.line()
		at = (at + step) % len(from)
	}
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func (t *talk) fill(p *pen, d *rand.Rand, ph phrase) {
	for i, w := range ph.plain {
		p.word(w)
		if i < len(ph.slots) {
			t.slot(p, d, ph.slots[i])
		}
	}
}

// slot writes what a name in braces stands for.
func (t *talk) slot(p *pen, d *rand.Rand, name string) {
	v := t.s.v
	switch name {
	case "name":
		p.word(t.who.family.word, t.who.given.word)
	case "family":
		p.word(t.who.family.word)
	case "kana":
		p.word(t.who.family.kana, t.who.given.kana)
	case "item":
		p.word(t.item.series, v.of("の"), t.item.material, t.item.noun)
	case "series":
		p.word(t.item.series)
	case "material":
		p.word(t.item.material)
	case "noun":
		p.word(pick(d, v.lists["noun"]))
	case "colour":
		p.word(t.item.colour)
	case "colour2":
		p.word(pick(d, v.lists["colour"]))
	case "rare2":
		p.word(pick(d, v.lists["rare"]))
	case "staff":
		p.word(t.staff)
	case "pref":
		p.word(t.who.at.state)
	case "addr":
		p.word(t.who.at.state, t.who.at.city, t.who.town, ascii(t.who.street))
		if t.who.room > 0 {
			p.word(ascii(" "), t.who.house, ascii(fmt.Sprint(t.who.room)))
		}
	default:
		t.figure(p, d, name)
	}
}

// figure writes a slot that is made of digits, or one of a list.
func (t *talk) figure(p *pen, d *rand.Rand, name string) {
	v := t.s.v
	switch name {
	case "order":
		t.number(p, d, t.order.number)
	case "code":
		p.ascii(t.item.code)
	case "code2":
		p.ascii(t.s.product(d.IntN(products)).code)
	case "n":
		p.ascii(fmt.Sprint(2 + d.IntN(28)))
	case "n2":
		p.ascii(fmt.Sprint(5 + d.IntN(40)))
	case "yen":
		p.ascii(fmt.Sprintf("%d,%03d", 1+d.IntN(30), d.IntN(100)*10))
	case "tel":
		t.number(p, d, t.who.phone)
	case "zip":
		p.word(v.of("〒"), ascii(t.who.at.zip[:3]+"-"+t.who.at.zip[3:]+" "))
	case "track":
		n := track(d.Uint64())
		p.ascii(n[:4] + "-" + n[4:8] + "-" + n[8:])
	case "regno":
		p.ascii(fmt.Sprintf("%013d", 7_000_000_000_000+d.Int64N(1e12)))
	case "date":
		day := jst.In(t.start).AddDate(0, 0, d.IntN(24)-12)
		p.word(ascii(fmt.Sprint(int(day.Month()))), v.of("月"), ascii(fmt.Sprint(day.Day())), v.of("日"))
	default:
		p.word(pick(d, v.lists[name]))
	}
}

// number writes digits as people do: one in eight in full width. Who bought
// nothing has looked up the number of a parcel.
func (t *talk) number(p *pen, d *rand.Rand, digits string) {
	if digits == "" {
		digits = fmt.Sprintf("%08d", d.IntN(1e8))
	}
	if d.IntN(8) > 0 {
		p.ascii(digits)
		return
	}
	for i := range len(digits) {
		if c := digits[i]; c >= '0' && c <= '9' {
			p.word(t.s.v.digits[c-'0'])
		} else {
			p.ascii(digits[i : i+1])
		}
	}
}
