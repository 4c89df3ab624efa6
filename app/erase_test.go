package app

import (
	"errors"
	"testing"

	"madoguchi/app/export/book"
	"madoguchi/connectors"
	"madoguchi/store"
)

func TestEraseInquiry_counts_first_and_then_takes_everything_but_the_books(t *testing.T) {
	bill := []byte("%PDF-1.7 bill of a carrier")
	m := letterFrom("bill@c.example", "yamato@c.example", "請求書をお送りします。")
	m.Messages[0].Attachments = []connectors.Attachment{
		{Name: "請求書.pdf", Type: "application/pdf", Data: bill}, {Name: "写真.png", Type: "image/png", Data: []byte("png")},
	}
	d, ids := mailDesk(t, m)
	ctx := asOwner(t, d)
	message := threadOf(t, d, ids[0]).Messages[0]
	kept := must[Document](t)(d.KeepDocument(ctx, NewDocument{
		Message: message.ID, File: message.Files[0].ID, Kind: docInvoice, Issued: "2026-03-31", Partner: "ミホン運輸", Amount: 15290,
	}))
	refund := func(yen int64) Entry {
		p := must[EntryProposal](t)(d.ProposeEntry(ctx, EntryWish{ID: ids[0], Type: book.RefundPartial, Amount: yen, Date: "2026-03-31"}))
		return must[Entry](t)(d.SaveEntry(ctx, p.Entry))
	}
	stands, draft := refund(1100), refund(550)
	stands = must[EntryList](t)(d.ConfirmEntries(ctx, EntryRefs{Entries: []EntryRef{{ID: stands.ID, Version: stands.Version}}})).Entries[0]
	want := Erased{ID: ids[0], DryRun: true, Messages: 1, Files: 2, Entries: 1, Documents: 1, Drafts: 1}
	if got := must[Erased](t)(d.EraseInquiry(ctx, Erasure{ID: ids[0]})); got != want {
		t.Errorf("would take %+v, want %+v", got, want)
	}
	picture := message.Files[1].SHA256
	if _, err := d.store.Blob(picture); err != nil {
		t.Fatalf("counting took the picture away: %v", err)
	}
	want.DryRun = false
	if got := must[Erased](t)(d.EraseInquiry(ctx, Erasure{ID: ids[0], Sure: true})); got != want {
		t.Errorf("took %+v, want %+v", got, want)
	}
	if _, err := d.Thread(ctx, ID{ids[0]}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("the conversation: %v", err)
	}
	if _, err := d.store.Blob(picture); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("its picture: %v", err)
	}
	if last := must[AuditPage](t)(d.Audit(ctx, AuditQuery{})).Rows[0]; last.Verb != "erase" || last.About != ids[0] || last.By == "" {
		t.Errorf("the record of acts ends with %+v", last)
	}
	if _, data, err := d.DocumentFile(ctx, kept.ID); err != nil || string(data) != string(bill) {
		t.Errorf("the paper of the books: %q, %v", data, err)
	}
	_ = must[Document](t)(d.VoidDocument(ctx, DocumentEnd{ID: kept.ID, Reason: "誤り"}))
	_ = must[EntryList](t)(d.CorrectEntry(ctx, EntryCorrection{ID: stands.ID, Version: stands.Version, Reason: "誤り"}))
	_ = must[EntryList](t)(d.ConfirmEntries(ctx, EntryRefs{Entries: []EntryRef{{ID: draft.ID, Version: draft.Version}}}))
	if again := must[store.Ingested](t)(d.store.Ingest(ctx, 1, connectors.Batch{Inquiries: []connectors.Inquiry{m}, Next: "2"})); len(again.Changed) != 0 {
		t.Errorf("a later poll brought back %v", again.Changed)
	}
	if _, err := d.EraseInquiry(ctx, Erasure{ID: ids[0], Sure: true}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a second time: %v", err)
	}
}

func TestEraseInquiry_waits_until_its_reply_is_decided(t *testing.T) {
	d, ids := mailDesk(t, letterFrom("a@c.example", "buyer@c.example", "まだですか。"))
	ctx := asOwner(t, d)
	must[int64](t)(d.store.Queue(ctx, actor(ctx), store.OutboxItem{InquiryID: ids[0], Account: 1, Text: "明日です。", SendAt: noon.UnixMilli()}))
	_, err := d.EraseInquiry(ctx, Erasure{ID: ids[0], Sure: true})
	refused(t, err, "already_queued")
	threadOf(t, d, ids[0])
}
