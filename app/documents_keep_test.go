package app

import (
	"testing"

	"madoguchi/connectors"
)

func TestKeepDocument_outlives_the_attachment_and_the_inquiry(t *testing.T) {
	bill := []byte("%PDF-1.7 bill of a carrier")
	m := letterFrom("bill@c.example", "yamato@c.example", "請求書をお送りします。")
	m.Messages[0].Attachments = []connectors.Attachment{{Name: "渡辺様分.pdf", Type: "application/pdf", Data: bill}}
	d, ids := mailDesk(t, m)
	ctx := asOwner(t, d)
	message := threadOf(t, d, ids[0]).Messages[0]
	in := NewDocument{Message: message.ID, File: message.Files[0].ID, Kind: docInvoice, Issued: "2026-03-31", Partner: "ミホン運輸", Amount: 15290}
	wrong := in
	wrong.File++
	if _, err := d.KeepDocument(ctx, wrong); err == nil {
		t.Error("a file of another message was kept")
	}
	in.Channel = "amazon"
	_, err := d.KeepDocument(ctx, in)
	refused(t, err, "channel")
	in.Channel, in.Rates = "yahoo", []DocumentRate{{Rate: 10, Amount: 14190}, {Rate: 8, Amount: 1000}}
	_, err = d.KeepDocument(ctx, in)
	refused(t, err, "document_rates")
	in.Rates = append(in.Rates, DocumentRate{Rate: 0, Amount: 100})
	x := must[Document](t)(d.KeepDocument(ctx, in))
	if len(x.Rates) != 3 || x.Rates[0].Tax+x.Rates[1].Tax+x.Rates[2].Tax != 1290+74 || x.ChannelName != "Yahoo!ショッピング" {
		t.Errorf("kept %+v", x)
	}
	if x.InquiryID != ids[0] || x.MessageID != message.ID || x.Way != "attachment" || x.FileName != "DOC-202604-0001.pdf" || x.WayLabel != "メールの添付" || x.KeepUntil == "" {
		t.Errorf("kept %+v", x)
	}
	found := false
	for _, e := range threadOf(t, d, ids[0]).Events {
		found = found || e.Kind == "document" && e.Detail == "請求書 DOC-202604-0001"
	}
	if !found {
		t.Error("the history says nothing of it")
	}
	if err := d.store.Erase(ctx, actor(ctx), ids[0]); err != nil {
		t.Fatal(err)
	}
	_, data, err := d.DocumentFile(ctx, x.ID)
	if string(data) != string(bill) || err != nil {
		t.Errorf("after the inquiry was erased: %q %v", data, err)
	}
	if page := must[DocumentPage](t)(d.Documents(ctx, DocumentQuery{Partner: "ミホン", Channel: "yahoo", Min: 15000, Max: 16000, From: "2026-03-01"})); len(page.Documents) != 1 {
		t.Errorf("found %+v", page)
	}
}
