package app

import (
	"slices"
	"strconv"
	"testing"
	"time"

	"madoguchi/connectors/ordernumber"

	"madoguchi/connectors"
	"madoguchi/store"
)

// A customer of a mall may ask by mail: the receipt and the payment are the mall's then too.
func TestFacts_tell_the_mall_of_the_order_whichever_way_the_customer_writes(t *testing.T) {
	d := &Desk{kinds: []connectors.Spec{{Kind: "rakuten", Mall: "楽天市場"}, {Kind: "yahoo", Mall: "Yahoo!ショッピング"}, {Kind: "mailbox"}}}
	byMail := situation{spec: connectors.Spec{Kind: "mailbox"}, numbers: ordernumber.Options{YahooAccounts: []string{"mihondo"}}}
	for name, c := range map[string]struct {
		want   string
		change func(*situation)
	}{
		"at the mall itself":           {"楽天市場", func(s *situation) { s.spec = d.kinds[0] }},
		"an order that was read there": {"Yahoo!ショッピング", func(s *situation) { s.order, s.orderKind = &connectors.Order{Number: "10000001"}, "yahoo" }},
		"an order that came by a letter": {"楽天市場", func(s *situation) {
			s.order, s.orderKind = &connectors.Order{Number: "333333-20261119-0000100001"}, "mailbox"
		}},
		"a number nobody has read": {"Yahoo!ショッピング", func(s *situation) { s.inquiry.OrderNumber = "mihondo-10000001" }},
		"an order of the own shop": {"", func(s *situation) { s.order, s.orderKind = &connectors.Order{Number: "M-1001"}, "mailbox" }},
		"no order":                 {"", func(*situation) {}},
	} {
		s := byMail
		c.change(&s)
		if got := d.orderedAt(s); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestCheck_warns_before_a_machine_is_answered(t *testing.T) {
	d := open(t, &fake{})
	account := must[Account](t)(d.SaveAccount(t.Context(), form())).ID
	for i, c := range []struct {
		name string
		came []connectors.Message
		warn bool
	}{
		{"somebody is away", []connectors.Message{{Kind: connectors.Auto}}, true},
		{"a mail came back to our letter", []connectors.Message{{Direction: connectors.Out}, {Kind: connectors.Bounce}}, true},
		{"a mall's letter", []connectors.Message{{Kind: connectors.NoticeOf}}, true},
		{"a customer", []connectors.Message{{}}, false},
		{"a customer who is away now", []connectors.Message{{}, {Direction: connectors.Out}, {Kind: connectors.Auto}}, false},
		{"an official letter", []connectors.Message{{Kind: connectors.Official}}, false},
		{"a complaint", []connectors.Message{{Kind: connectors.Complaint}}, false},
		{"nobody knows who", []connectors.Message{{Kind: connectors.Auto}, {Direction: connectors.Unknown}}, false},
		{"nothing has come yet", []connectors.Message{{Direction: connectors.Out}}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := connectors.Inquiry{RemoteID: "machine" + strconv.Itoa(i), Subject: "質問", Messages: slices.Clone(c.came)}
			for n := range q.Messages {
				m := &q.Messages[n]
				m.RemoteID, m.Text, m.SentAt = q.RemoteID+"-"+strconv.Itoa(n), "本文です。", noon.Add(time.Duration(n)*time.Minute)
				if m.Direction == "" {
					m.Direction = connectors.In
				}
			}
			must[store.Ingested](t)(d.store.Ingest(t.Context(), account, connectors.Batch{Inquiries: []connectors.Inquiry{q}}))
			saved := must[store.Inquiry](t)(d.store.InquiryByRemote(t.Context(), account, q.RemoteID))
			got := must[Checked](t)(d.Check(t.Context(), CheckQuery{ID: saved.ID, Text: "ありがとうございます。"}))
			i := slices.IndexFunc(got.Problems, func(p Problem) bool { return p.Code == "automatic" })
			if (i >= 0) != c.warn || i >= 0 && !got.Problems[i].Warn {
				t.Errorf("problems %+v", got.Problems)
			}
		})
	}
}
