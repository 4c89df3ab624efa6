package store

import (
	"math/bits"
	"strings"
	"sync"

	"madoguchi/connectors"
	"madoguchi/store/fold"
)

// Part is a kind of place in a document. A word may be wanted in some only.
type Part int

// The parts of a document, as bits.
const (
	PartWho   Part = 1 << iota // by whom: names, readings, addresses, telephone numbers
	PartFacts                  // subject, numbers, articles, what the shop has noted of the order
	PartIn                     // what the customer wrote
	PartOut                    // what the shop wrote
	PartMemo                   // notes and telephone memos
	PartOther                  // messages whose writer is not known
	partEnd
)

// firstPartSign begins the first part in a folded text, the next one the second:
// control characters that no field keeps.
const (
	firstPartSign = 0x1A
	partSigns     = "\x1a\x1b\x1c\x1d\x1e\x1f"
)

func (p Part) sign() byte { return byte(firstPartSign + bits.TrailingZeros(uint(p))) }

// Field is one text by which an inquiry or an order is found, as it is shown.
type Field struct {
	Part    Part
	Label   string // what it is: subject, name, kana, mail, phone, order, tracking, text, file …
	Message int64  // whose field it is, 0 for the inquiry itself
	Text    string
}

// document is the folded text of fields: the parts one behind the other, each
// behind its sign. A line break keeps a question from matching across two
// fields.
func document(fields []Field) string {
	b, _ := documents.Get().(*[]byte)
	defer documents.Put(b)
	text := (*b)[:0]
	for part := PartWho; part < partEnd; part <<= 1 {
		signed := false
		for _, f := range fields {
			if f.Part != part {
				continue
			}
			if !signed {
				text = append(text, part.sign())
				signed = true
			}
			from := len(text)
			text = fold.Append(text, unsigned(f.Text))
			text = appendForms(append(text, '\n'), f, text[from:])
		}
	}
	*b = text
	return string(text)
}

// documents are buffers in which one is made.
var documents = sync.Pool{New: func() any { return new([]byte) }}

// appendForms adds the ways in which a field is asked for and not written, a line each.
func appendForms(b []byte, f Field, folded []byte) []byte {
	b = fold.AppendNumbers(b, folded)
	switch f.Label {
	case "phone":
		return append(append(append(append(b, fold.Digits(f.Text)...), '\n'), fold.Phone(f.Text)...), '\n')
	case "tracking":
		return append(append(b, fold.Digits(f.Text)...), '\n')
	}
	return b
}

// unsigned cleans a text and takes the signs of the parts out of it. What is not UTF-8
// is replaced by folding.
func unsigned(s string) string {
	if !strings.ContainsAny(s, partSigns+"\x00") {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r >= firstPartSign && r < ' ' {
			return ' '
		}
		return r
	}, clean(s))
}

// parts tells in which parts of a folded document a text stands. In a document
// from before there were parts everything is a fact.
func parts(document, text string) Part {
	var found Part
	here := PartFacts
	for part := PartWho; part < partEnd; part <<= 1 { // they stand in this order
		end := strings.IndexByte(document, part.sign())
		if end < 0 {
			continue
		}
		if strings.Contains(document[:end], text) {
			found |= here
		}
		here, document = part, document[end+1:]
	}
	if strings.Contains(document, text) {
		found |= here
	}
	return found
}

func partOf(direction string) Part {
	switch connectors.Direction(direction) {
	case connectors.In:
		return PartIn
	case connectors.Out:
		return PartOut
	case connectors.Note, connectors.Call:
		return PartMemo
	}
	return PartOther
}

// orderFields returns everything by which an order is found.
func orderFields(o connectors.Order) []Field {
	var l fields
	l.order(o)
	for _, line := range o.Lines {
		l.add(PartFacts, "item", line.Name, line.Code, line.SKU)
	}
	return l.distinct()
}

// redocAbout writes the inquiries about an order again, after the shop has noted
// something of it.
func (t *txn) redocAbout(order int64) error {
	return t.redocAll(`
		SELECT q.id FROM inquiries q JOIN orders o ON o.number = q.order_number
		WHERE o.id = $1 AND q.order_number <> '' AND q.order_id = o.id ORDER BY q.id`, order)
}

func (t *txn) redocAll(query string, args ...any) error {
	ids, err := collect(t.ctx, t, scanID, query, args...)
	if err != nil {
		return err
	}
	for _, id := range ids {
		t.redocLater(id)
	}
	return nil
}

// fields gathers what a document is made of.
type fields struct {
	all []Field
	of  int64 // the message at hand
}

func (l *fields) add(part Part, label string, texts ...string) {
	for _, text := range texts {
		if text != "" {
			l.all = append(l.all, Field{Part: part, Label: label, Message: l.of, Text: text})
		}
	}
}

// order adds what an order and an inquiry about it are both found by.
func (l *fields) order(o connectors.Order) {
	l.add(PartFacts, "order", o.Number)
	l.person("", buyerOf(o))
	for _, p := range o.Parcels {
		l.person("to_", connectors.Person{Name: p.To.Name, Kana: p.To.Kana, Phone: p.To.Phone})
		l.add(PartFacts, "tracking", p.Number)
	}
	l.add(PartFacts, "remarks", o.Remarks)
	l.add(PartFacts, "memo", o.Memo)
}

func (l *fields) person(whose string, p connectors.Person) {
	l.add(PartWho, whose+"name", p.Name)
	l.add(PartWho, whose+"kana", p.Kana)
	l.add(PartWho, whose+"mail", p.Address)
	l.add(PartWho, "phone", p.Phone)
}

// distinct leaves out what the inquiry and its order say alike.
func (l *fields) distinct() []Field {
	type place struct {
		part    Part
		message int64
		text    string
	}
	seen := map[place]bool{}
	out := l.all[:0]
	for _, f := range l.all {
		if k := (place{f.Part, f.Message, f.Text}); !seen[k] {
			seen[k] = true
			out = append(out, f)
		}
	}
	return out
}
