package store

import (
	"testing"

	"madoguchi/connectors"
)

func TestStorage_tells_what_is_kept(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("mailbox")
		d.ingest(shop,
			bringing(mail("a", "hanako@example.jp", "甲", -9), "raw of a", "a photo", "another"),
			bringing(mail("b", "taro@example.jp", "乙", -8), "raw of b", "a photo"))
		q := asked("1", "件", post("m", connectors.In, -9, "？"))
		q.Raw = []byte(`{"n":1}`)
		d.ingest(shop, q)
		s, err := d.Storage(d.ctx)
		must(t, err)
		if s.Mails.Count != 2 || s.Mails.Size != 16 || s.Answers.Count != 1 || s.Attachments.Count != 2 || s.Attachments.Size != 14 {
			t.Errorf("%+v", s)
		}
		if s.Files != 3 || s.FilesSize != 21 || s.Expired != 0 || s.Database == 0 || s.ToMove != 0 {
			t.Errorf("%+v", s)
		}
		if n, err := d.SearchSize(d.ctx); n == 0 || err != nil {
			t.Errorf("search %d (%v)", n, err)
		}
	})
}
