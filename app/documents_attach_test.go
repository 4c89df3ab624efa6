package app

import (
	"bytes"
	"testing"
)

func TestAttachDocument_gives_the_bytes_of_the_ledger_to_a_reply(t *testing.T) {
	d := paperShop(t, ownOrder("M-1"))
	ctx := asOwner(t, d)
	x := must[Document](t)(d.IssueReceipt(ctx, wishFor("M-1")))
	f := must[DraftFile](t)(d.AttachDocument(ctx, ID{ID: x.ID}))
	if f.Name != "領収書_"+x.DocID+".pdf" || f.Type != "application/pdf" || f.Size != x.Size || f.SHA256 != x.SHA256 {
		t.Errorf("%+v of %+v", f, x)
	}
	_, kept, err := d.DocumentFile(ctx, x.ID)
	if err != nil {
		t.Fatal(err)
	}
	if data, err := d.store.Blob(f.SHA256); err != nil || !bytes.Equal(data, kept) {
		t.Errorf("%d bytes, %v", len(data), err)
	}
	if _, err := d.AttachDocument(ctx, ID{ID: x.ID + 1}); err == nil {
		t.Error("a paper that is not there was attached")
	}
}
