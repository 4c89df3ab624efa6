package app

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"madoguchi/connectors"
	"madoguchi/store"
)

// threadCare judges the mails of a conversation: what the mailbox found in each,
// and what only the desk can know.
func (d *Desk) threadCare(ctx context.Context, q store.Inquiry, t *Thread) error {
	trusted, err := d.trusted(ctx)
	if err != nil {
		return err
	}
	some, err := d.store.Orders(ctx, store.OrderQuery{Limit: 1})
	if err != nil {
		return err
	}
	first := len(t.OtherInquiries)+len(t.OtherOrders)+len(t.Orders) == 0
	for i := range t.Messages {
		m := &t.Messages[i]
		if m.Direction != string(connectors.In) || !q.Mail {
			first = first && m.Direction != string(connectors.Out) // we have written: no stranger
			continue
		}
		if first {
			m.Cues = append(m.Cues, stranger(*m)...)
			first = false
		}
		if len(some.Rows) > 0 { // a shop without any order here cannot know
			m.Cues = append(m.Cues, unknownOrder(*m, *t)...)
		}
		m.Suspicious = connectors.Suspicious(m.Cues, slices.Contains(trusted, folded(m.Address)))
		m.Trustable = m.Suspicious && m.Address != "" && !connectors.Suspicious(m.Cues, true)
	}
	return nil
}

// stranger: who writes for the first time and brings a file and a link.
func stranger(m Message) []connectors.Cue {
	file := slices.ContainsFunc(m.Files, func(f File) bool { return !f.Inline })
	if !file || len(m.Links) == 0 {
		return nil
	}
	return []connectors.Cue{{Code: "first_contact", Text: "初めての差出人から、添付ファイルとリンクの両方が届いています。"}}
}

var ordered = regexp.MustCompile(`ご注文|御注文|注文番号|受注番号`)

// unknownOrder: the mail speaks of an order by a number that is not here.
func unknownOrder(m Message, t Thread) []connectors.Cue {
	if !ordered.MatchString(m.Subject+"\n"+m.Text) || len(t.Orders) > 0 {
		return nil
	}
	unknown := ""
	for _, l := range t.Links {
		if !strings.Contains(m.Subject+"\n"+m.Text, l.Number) {
			continue
		}
		if l.Known {
			return nil
		}
		unknown = l.Number
	}
	if unknown == "" {
		return nil
	}
	return []connectors.Cue{{Code: "order_unknown", Text: "書かれている注文番号 " + unknown + " は、窓口が受け取った注文にありません。"}}
}
