package app

import (
	"slices"
	"strconv"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

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
