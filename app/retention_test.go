package app

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
	"madoguchi/store/blobs"
)

func base64Lines(data []byte) string {
	text := base64.StdEncoding.EncodeToString(data)
	var b strings.Builder
	for len(text) > 76 {
		b.WriteString(text[:76] + "\r\n")
		text = text[76:]
	}
	return b.String() + text + "\r\n"
}

func withFiles(files ...[]byte) []byte {
	mail := "Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nこんにちは\r\n"
	for _, f := range files {
		mail += "--b\r\nContent-Type: image/jpeg; name=a.jpg\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64Lines(f)
	}
	return []byte(mail + "--b--\r\n")
}

func TestCutMail_takes_out_what_is_named_and_nothing_else(t *testing.T) {
	photo, other := bytes.Repeat([]byte("photo "), 900), bytes.Repeat([]byte("other "), 500)
	raw := withFiles(photo, other)
	cut, found := cutMail(raw, map[string]bool{blobs.Hash(photo): true, blobs.Hash([]byte("nowhere")): true}, "消しました")
	if want := withFiles([]byte("消しました"), other); !bytes.Equal(cut, want) {
		t.Errorf("got\n%s\nwant\n%s", cut, want)
	}
	if len(found) != 1 || !found[blobs.Hash(photo)] {
		t.Errorf("found %v", found)
	}
	if same, found := cutMail(raw, nil, "消しました"); !bytes.Equal(same, raw) || len(found) != 0 {
		t.Error("a mail without what is looked for came back as another")
	}
}

func FuzzCutMail(f *testing.F) {
	f.Add(withFiles([]byte("a"), []byte("b")))
	f.Add([]byte("a\n\nAAAA\n=\n\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if same, _ := cutMail(raw, map[string]bool{}, "x"); !bytes.Equal(same, raw) {
			t.Errorf("%q became %q", raw, same)
		}
	})
}

// aged brings one mail of a done inquiry with files, sent a year before now.
func aged(t *testing.T, d *Desk, id, name string, file []byte) int64 {
	t.Helper()
	m := connectors.Message{
		RemoteID: id, MailID: id, Direction: connectors.In, SentAt: d.now().AddDate(-1, 0, 0), Text: "写真を送ります", Raw: withFiles(file),
		Attachments: []connectors.Attachment{{Name: name, Type: "image/jpeg", Data: file}},
	}
	q := connectors.Inquiry{RemoteID: id, Customer: connectors.Person{Address: id + "@example.jp"}, Messages: []connectors.Message{m}}
	if _, err := d.store.Ingest(t.Context(), 1, connectors.Batch{Inquiries: []connectors.Inquiry{q}, Next: "1"}); err != nil {
		t.Fatal(err)
	}
	return must[store.Inquiry](t)(d.store.InquiryByRemote(t.Context(), 1, id)).ID
}

func TestRetention_drops_old_photos_and_keeps_words_records_and_open_cases(t *testing.T) {
	d := open(t, &fake{})
	must[Account](t)(d.SaveAccount(t.Context(), form()))
	photo := bytes.Repeat([]byte("old photo "), 300)
	ids := map[string]int64{}
	for name, file := range map[string]string{"photo": "写真.jpg", "bill": "領収書.pdf", "open": "写真.jpg", "evidence": "写真.jpg"} {
		ids[name] = aged(t, d, name, file, append([]byte(name+" "), photo...))
		if name != "open" {
			if _, err := d.SetState(t.Context(), StateChange{ID: ids[name], State: store.StateDone}); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := d.store.Printed(t.Context(), store.Actor{}, []int64{ids["evidence"]}, store.PrintedEvidence, ""); err != nil {
		t.Fatal(err)
	}
	plan := must[RetentionPlan](t)(d.RetentionPreview(t.Context(), RetentionMonths{6}))
	if plan.Files != 1 || plan.Records != 1 || plan.Oldest == 0 || !plan.DryRun {
		t.Errorf("would %+v", plan)
	}
	_, err := d.RunRetention(t.Context())
	refused(t, err, "retention_off")
	if err := d.SetRetention(t.Context(), RetentionMonths{6}); err != nil {
		t.Fatal(err)
	}
	var far []string
	watched := Watching(t.Context(), func(done, all int64) { far = append(far, fmt.Sprint(done, "/", all)) })
	if done := must[RetentionPlan](t)(d.RunRetention(watched)); done.Files != 1 || done.Left != 0 || done.Size != int64(len(photo)+6) {
		t.Errorf("did %+v", done)
	}
	if last := far[len(far)-1]; last != "2/2" { // the photo, and the bill that stays
		t.Errorf("it said %v", far)
	}
	for name, id := range ids {
		m := must[store.Inquiry](t)(d.store.Inquiry(t.Context(), id))
		msg := must[[]store.Message](t)(d.store.Messages(t.Context(), m.ID))[0]
		raw := must[[]byte](t)(d.store.Blob(msg.Raw))
		f := msg.Files[0]
		if name != "photo" {
			if f.State != store.FileStored || !bytes.Equal(raw, withFiles(append([]byte(name+" "), photo...))) {
				t.Errorf("%s: %s", name, f.State)
			}
			continue
		}
		if f.State != store.FileExpired || f.ExpiredAt == 0 || f.Name != "写真.jpg" || f.SHA256 == "" || msg.Text != "写真を送ります" {
			t.Errorf("%+v", f)
		}
		if bytes.Contains(raw, []byte(base64.StdEncoding.EncodeToString([]byte("photo old photo"))[:16])) || !bytes.Contains(raw, []byte("こんにちは")) {
			t.Errorf("the mail is\n%s", raw)
		}
		if _, err := d.store.Blob(f.SHA256); err == nil {
			t.Error("the bytes are still there")
		}
		_, _, err := d.FileBytes(t.Context(), f.ID)
		refused(t, err, "file_expired")
	}
	if again := must[RetentionPlan](t)(d.RunRetention(t.Context())); again.Files != 0 {
		t.Errorf("again %+v", again)
	}
}

func TestRetention_runs_once_a_day_by_itself(t *testing.T) {
	d := open(t, &fake{})
	must[Account](t)(d.SaveAccount(t.Context(), form()))
	id := aged(t, d, "photo", "写真.jpg", []byte("an old photo"))
	if _, err := d.SetState(t.Context(), StateChange{ID: id, State: store.StateDone}); err != nil {
		t.Fatal(err)
	}
	if err := d.SetRetention(t.Context(), RetentionMonths{6}); err != nil {
		t.Fatal(err)
	}
	for more := true; more; {
		more = must[bool](t)(d.retentionStep(t.Context()))
	}
	m := must[[]store.Message](t)(d.store.Messages(t.Context(), id))[0]
	if m.Files[0].State != store.FileExpired {
		t.Errorf("it is %s", m.Files[0].State)
	}
	r := must[Retention](t)(d.Retention(t.Context()))
	if r.LastRun != d.now().In(time.FixedZone("JST", 9*3600)).Format(time.DateOnly) {
		t.Errorf("last run %q", r.LastRun)
	}
}
