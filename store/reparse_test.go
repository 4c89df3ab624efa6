package store

import (
	"slices"
	"testing"
	"time"

	"madoguchi/connectors"
)

func TestReparse_renews_the_words_and_nothing_else(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		account := d.account("mailbox")
		q := fromFile("m@a", "q@customer.example", "\ufffd\ufffd", "\ufffd\ufffd", morning)
		q.Messages[0].Attachments = []connectors.Attachment{{Name: "\ufffd.pdf", Data: []byte("pdf")}, {Name: "winmail.dat", Data: []byte("tnef")}}
		d.ingest(account, q)
		before := d.remote(account, "m@a")
		must(t, d.SetState(d.ctx, clerk, before.ID, before.Version, StateWorking, ""))
		kept, err := d.KeptMails(d.ctx, account, 0, 10)
		must(t, err)
		if n, err := d.CountKeptMails(d.ctx, account, 0); err != nil || n != 1 || len(kept) != 1 {
			t.Fatalf("%d counted, %d listed, %v", n, len(kept), err)
		}

		m := q.Messages[0]
		m.Subject, m.Text, m.Attached = "領収書の件", "領収書をください", "転送された苦情"
		m.Attachments = []connectors.Attachment{{Name: "見積.pdf", Data: []byte("pdf")}, {Name: "winmail.dat", Data: []byte("tnef")}, {Name: "中身.txt", Data: []byte("in")}}
		reread := []Reread{{ID: kept[0].ID, Message: m}}
		dry, err := d.Reparse(d.ctx, reread, [2]string{"reparse", "x"}, true)
		must(t, err)
		if now, err := d.MessageByID(d.ctx, kept[0].ID); err != nil || len(dry) != 1 || now.Text != "\ufffd\ufffd" {
			t.Fatalf("dry: %v %v, text %q", dry, err, now.Text)
		}
		for i, want := range []int{1, 0} { // the second time there is nothing left to do
			changed, err := d.Reparse(d.ctx, reread, [2]string{"reparse", "7"}, false)
			must(t, err)
			if len(changed) != want {
				t.Errorf("round %d changed %v", i, changed)
			}
		}
		now, err := d.MessageByID(d.ctx, kept[0].ID)
		must(t, err)
		var names []string
		for _, f := range now.Files {
			names = append(names, f.Name)
		}
		if now.Text != m.Text || now.Subject != m.Subject || now.Raw != kept[0].Raw || !slices.Equal(names, []string{"見積.pdf", "winmail.dat", "中身.txt"}) {
			t.Errorf("%q %q %v", now.Subject, now.Text, names)
		}
		after := d.inquiry(before.ID)
		if after.State != StateWorking || after.Subject != "領収書の件" || after.Unread != before.Unread {
			t.Errorf("%s %q unread %v", after.State, after.Subject, after.Unread)
		}
		for _, word := range []string{"領収書をください", "転送された苦情", "見積"} {
			if got := d.search(word, ""); !slices.Equal(got, []string{"m@a"}) {
				t.Errorf("%s is not found", word)
			}
		}
		if v, err := d.Setting(d.ctx, "reparse"); err != nil || v != "7" {
			t.Errorf("position %q, %v", v, err)
		}
	})
}

func TestReparse_renews_what_wants_care(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		account := d.account("mailbox")
		read := fromFile("m@a", "ec@mall.example", "ご回答のお願い", "11月20日までにご回答ください。", morning)
		d.ingest(account, read)
		kept, err := d.KeptMails(d.ctx, account, 0, 10)
		must(t, err)
		evening := morning.Add(7 * time.Hour).UnixMilli()
		cues := []connectors.Cue{{Code: "link_host", Text: "リンクの行き先が違います。"}}

		plain := Reread{ID: kept[0].ID, Message: read.Messages[0]}
		letter := plain
		letter.Message.Kind, letter.Message.Cues, letter.Deadline = connectors.Official, cues, morning.Add(7*time.Hour)
		for _, step := range []struct {
			name     string
			mail     Reread
			dry      bool
			changed  int
			cues     []connectors.Cue
			deadline int64
		}{
			{"tried", letter, true, 1, nil, 0},
			{"read as a letter", letter, false, 1, cues, evening},
			{"read again", letter, false, 0, cues, evening},
			{"read as a plain mail", plain, false, 1, nil, 0},
		} {
			changed, err := d.Reparse(d.ctx, []Reread{step.mail}, [2]string{"reparse", "7"}, step.dry)
			must(t, err)
			m, err := d.MessageByID(d.ctx, kept[0].ID)
			must(t, err)
			if q := d.remote(account, "m@a"); len(changed) != step.changed || !slices.Equal(m.Cues, step.cues) || q.Deadline != step.deadline || q.Official != (step.deadline > 0) {
				t.Errorf("%s: changed %v, cues %v, deadline %d, official %v", step.name, changed, m.Cues, q.Deadline, q.Official)
			}
		}
	})
}
