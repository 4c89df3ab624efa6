package store

import (
	"slices"
	"testing"

	"madoguchi/connectors"
)

// A large mail comes in two steps. Between them the text can be read and answered
// to; afterwards nothing tells that there were two.
func TestIngest_completes_a_mail_whose_beginning_came_first(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		account := d.account("mailbox")
		q := fromFile("big@a", "q@customer.example", "写真", "傷の写真を送ります", morning)
		whole := q.Messages[0]
		whole.Raw = []byte("beginning and rest")
		whole.Attachments = []connectors.Attachment{{Name: "1.jpg", Data: []byte("one")}, {Name: "2.jpg", Data: []byte("two")}}
		part := whole
		part.Partial, part.Raw, part.Warnings = true, []byte("beginning"), []string{"まだ途中です。"}
		part.Attachments = []connectors.Attachment{{Name: "1.jpg", Size: 900, Ref: "rest"}}
		q.Messages = []connectors.Message{part}
		d.ingest(account, q)
		seen := d.remote(account, "big@a")
		thread := func() []Message {
			all, err := d.Messages(d.ctx, seen.ID)
			must(t, err)
			return all
		}
		first := thread()[0]
		if f := first.Files; len(f) != 1 || f[0].State != FilePending || f[0].Size != 900 || first.Text != whole.Text || len(first.Warnings) != 1 {
			t.Fatalf("the beginning: %+v", first)
		}
		if kept, err := d.KeptMails(d.ctx, account, 0, 10); err != nil || len(kept) != 0 {
			t.Fatalf("half a mail would be read again: %v %v", kept, err)
		}
		must(t, d.MarkSeen(d.ctx, clerk, seen.ID))

		d.ingest(account, q) // the first step again
		q.Messages = []connectors.Message{whole}
		d.ingest(account, q)
		now := thread()
		if len(now) != 1 || now[0].ID != first.ID || len(now[0].Warnings) != 0 || now[0].Raw != hashOf(whole.Raw) {
			t.Fatalf("%+v", now)
		}
		var names []string
		for _, f := range now[0].Files {
			if f.State != FileStored || f.SHA256 == "" || f.Ref != "" {
				t.Errorf("%+v", f)
			}
			names = append(names, f.Name)
		}
		if !slices.Equal(names, []string{"1.jpg", "2.jpg"}) || now[0].Files[0].ID != first.Files[0].ID {
			t.Errorf("files %v", names)
		}
		if after := d.inquiry(seen.ID); after.Unread || after.State != seen.State {
			t.Errorf("the rest of a mail is news: %+v", after)
		}
		nothingNew(t, d.ingest(account, q))
		q.Messages = []connectors.Message{part} // read again from its beginning
		nothingNew(t, d.ingest(account, q))
		if got := thread()[0]; got.Raw != hashOf(whole.Raw) || got.Files[0].State != FileStored {
			t.Errorf("a beginning took the place of a whole: %+v", got)
		}
	})
}

func nothingNew(t *testing.T, in Ingested) {
	t.Helper()
	if len(in.Changed)+len(in.New) != 0 {
		t.Errorf("said %+v", in)
	}
}
