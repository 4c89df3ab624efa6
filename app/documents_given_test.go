package app

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

// given are how a document was given, as the ledger says it.
func givenOf(t *testing.T, d *Desk, id int64) string {
	t.Helper()
	return givenLine(must[store.Document](t)(d.store.Document(t.Context(), id)))
}

func TestGiveDocument_says_in_the_ledger_who_gave_it_when_and_how(t *testing.T) {
	d := paperShop(t, ownOrder("M-1"))
	ctx := asOwner(t, d)
	x := must[Document](t)(d.IssueReceipt(ctx, wishFor("M-1")))
	if len(x.Sendings) != 0 || givenOf(t, d, x.ID) != "" {
		t.Fatalf("before: %+v", x.Sendings)
	}
	for what, c := range map[string]struct {
		in   DocumentGiving
		code string
	}{
		"an unknown way":        {DocumentGiving{ID: x.ID, Way: "pigeon"}, "document_way"},
		"no day":                {DocumentGiving{ID: x.ID, Way: "paper", Day: "きのう"}, "day"},
		"tomorrow":              {DocumentGiving{ID: x.ID, Way: "paper", Day: "2026-04-04"}, "document_day"},
		"before it was issued":  {DocumentGiving{ID: x.ID, Way: "paper", Day: "2020-01-01"}, "document_day"},
		"paper with a message":  {DocumentGiving{ID: x.ID, Way: "paper", MessageID: 1}, "document_way"},
		"a message not of ours": {DocumentGiving{ID: x.ID, Way: "reply", MessageID: 99}, "document_message"},
	} {
		_, err := d.GiveDocument(ctx, c.in)
		if err == nil {
			t.Errorf("%s was taken", what)
			continue
		}
		refused(t, err, c.code)
	}
	x = must[Document](t)(d.GiveDocument(ctx, DocumentGiving{ID: x.ID, Way: "post", Note: "商品に同梱"}))
	day := strings.ReplaceAll(x.Issued, "-", "/")
	if s := x.Sendings[0]; s.WayLabel != "郵送・同梱" || s.Day != x.Issued || s.Note != "商品に同梱" || s.CreatedBy != "店長" || givenOf(t, d, x.ID) != day+" 郵送・同梱 店長" {
		t.Errorf("%+v, %q", s, givenOf(t, d, x.ID))
	}
	_, err := d.UngiveDocument(ctx, DocumentUngiving{ID: x.ID, Sending: x.Sendings[0].ID, Reason: " "})
	refused(t, err, "document_reason")
	x = must[Document](t)(d.UngiveDocument(ctx, DocumentUngiving{ID: x.ID, Sending: x.Sendings[0].ID, Reason: "別の箱でした"}))
	if s := x.Sendings[0]; s.UndoneFor != "別の箱でした" || s.UndoneBy != "店長" || givenOf(t, d, x.ID) != "" {
		t.Errorf("taken back: %+v", s)
	}
	_, err = d.UngiveDocument(ctx, DocumentUngiving{ID: x.ID, Sending: x.Sendings[0].ID, Reason: "もう一度"})
	refused(t, err, "document_ungiven")
}

// answersOf is an inquiry that was answered at these moments, and those answers.
func answersOf(t *testing.T, d *Desk, name string, at ...time.Time) (all []store.Message) {
	t.Helper()
	in := connectors.Inquiry{RemoteID: name, Messages: []connectors.Message{{RemoteID: name, Direction: connectors.In, SentAt: noon.Add(-48 * time.Hour), Text: "領収書をください。"}}}
	for i, when := range at {
		in.Messages = append(in.Messages, connectors.Message{RemoteID: fmt.Sprint(name, "-", i), Direction: connectors.Out, SentAt: when, Text: "添付します。"})
	}
	account := must[[]store.Account](t)(d.store.Accounts(t.Context()))[0]
	got := must[store.Ingested](t)(d.store.Ingest(t.Context(), account.ID, connectors.Batch{Next: name, Inquiries: []connectors.Inquiry{in}}))
	return must[[]store.Message](t)(d.store.Messages(t.Context(), got.Changed[0]))
}

func TestGiveDocument_takes_only_an_answer_of_its_inquiry_that_is_no_older_than_the_paper(t *testing.T) {
	d := paperShop(t, ownOrder("M-1"))
	ctx := asOwner(t, d)
	ours := answersOf(t, d, "1", noon.Add(-24*time.Hour), noon.Add(-time.Minute))
	others := answersOf(t, d, "2", noon.Add(-time.Minute))
	wish := wishFor("M-1")
	wish.InquiryID = ours[0].InquiryID
	x := must[Document](t)(d.IssueReceipt(ctx, wish))
	for what, c := range map[string]struct {
		message store.Message
		code    string
	}{
		"the customer's":     {ours[0], "document_message"},
		"older":              {ours[1], "document_day"},
		"of another inquiry": {others[1], "document_message"},
	} {
		_, err := d.GiveDocument(ctx, DocumentGiving{ID: x.ID, Way: "reply", Day: x.Issued, MessageID: c.message.ID})
		if err == nil {
			t.Errorf("%s: it was taken", what)
			continue
		}
		refused(t, err, c.code)
	}
	x = must[Document](t)(d.GiveDocument(ctx, DocumentGiving{ID: x.ID, Way: "reply", MessageID: ours[2].ID}))
	if len(x.Sendings) != 1 || x.Sendings[0].MessageID != ours[2].ID || x.Sendings[0].Day != x.Issued || x.Sendings[0].At != ours[2].SentAt {
		t.Errorf("%+v", x.Sendings)
	}
}

func TestGiveDocument_is_for_papers_that_the_shop_has_issued(t *testing.T) {
	d := paperShop(t)
	ctx := asOwner(t, d)
	x := must[Document](t)(d.KeepDocumentFile(ctx, NewDocument{Kind: docInvoice, Issued: "2026-03-31", Partner: "ミホン運輸", Amount: 100}, "x.pdf", []byte("%PDF")))
	_, err := d.GiveDocument(ctx, DocumentGiving{ID: x.ID, Way: "paper"})
	refused(t, err, "document_received")
}

func TestDoctor_tells_that_the_books_can_be_changed(t *testing.T) {
	d := paperShop(t)
	report := must[Report](t)(d.Doctor(asOwner(t, d), func(string, int64, int64) {}))
	said := func(level string) bool {
		for _, f := range report.Findings {
			if f.Code == "guards" && f.Level == level {
				return true
			}
		}
		return false
	}
	if !said("ok") {
		t.Errorf("%+v", report.Findings)
	}
	behind(t, d, `DROP TRIGGER exports_are_kept`)
	report = must[Report](t)(d.Doctor(asOwner(t, d), func(string, int64, int64) {}))
	if !said("bad") {
		t.Errorf("%+v", report.Findings)
	}
}
