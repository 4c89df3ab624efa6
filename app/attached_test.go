package app

import (
	"encoding/base64"
	"strings"
	"testing"

	"madoguchi/connectors"
)

const dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

// forwarded is a mail with a picture of its own, a list, and a mail of before in it.
var forwarded = strings.ReplaceAll(`From: =?UTF-8?B?5bGx55Sw?= <yamada@customer.example>
To: shop@mihondo.example
Date: Thu, 19 Nov 2026 09:00:00 +0900
Subject: =?UTF-8?B?5YmN44Gu44Oh44O844Or?=
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/html; charset=utf-8

<p onclick="x()">before <a href="http://evil.example/a">here</a><script>x()</script><img src="cid:p"><img src="http://evil.example/p.png"></p>
--b
Content-Type: image/png
Content-ID: <p>
Content-Transfer-Encoding: base64

`+dot+`
--b
Content-Type: text/csv; name=list.csv
Content-Disposition: attachment; filename=list.csv

a,b
--b
Content-Type: message/rfc822

Subject: innermost
From: a@customer.example
Content-Type: text/plain; charset=utf-8

deep
--b--
`, "\n", "\r\n")

// withFile is a desk whose one mail carries a file.
func withFile(t *testing.T, kind, data string) (*Desk, File) {
	t.Helper()
	q := letterFrom("a", "a@b.example", "本文")
	q.Messages[0].Attachments = []connectors.Attachment{{Name: "前のメール.eml", Type: kind, Data: []byte(data)}}
	d, ids := mailDesk(t, q)
	return d, threadOf(t, d, ids[0]).Messages[0].Files[0]
}

func TestAttachedMail_opens_in_place_and_is_cleaned_like_every_mail(t *testing.T) {
	d, f := withFile(t, "message/rfc822", forwarded)
	if !f.Mail || f.Part != "" {
		t.Fatalf("file %+v", f)
	}
	v, err := d.AttachedMail(t.Context(), MailPart{ID: f.ID})
	if err != nil || v.Subject != "前のメール" || v.From != "山田 <yamada@customer.example>" || v.At == 0 || !strings.Contains(v.Text, "before") {
		t.Fatalf("got %+v, %v", v, err)
	}
	for _, bad := range []string{"script", "onclick", "evil.example"} {
		if strings.Contains(v.HTML, bad) {
			t.Errorf("%s in %s", bad, v.HTML)
		}
	}
	if !strings.Contains(v.HTML, "data:image/png;base64,") || len(v.Links) != 1 || v.Links[0].Host != "evil.example" {
		t.Errorf("%s, links %v", v.HTML, v.Links)
	}
	if len(v.Files) != 3 || v.Files[1].Name != "list.csv" || v.Files[1].Part != "1" || !v.Files[2].Mail || v.Files[2].ID != f.ID {
		t.Fatalf("files %+v", v.Files)
	}
	inner, err := d.AttachedMail(t.Context(), MailPart{ID: f.ID, Part: v.Files[2].Part})
	if err != nil || inner.Subject != "innermost" || strings.TrimSpace(inner.Text) != "deep" {
		t.Errorf("the mail inside: %+v, %v", inner, err)
	}
}

func TestPartBytes_finds_what_lies_in_an_attached_mail_and_nothing_else(t *testing.T) {
	d, f := withFile(t, "message/rfc822", forwarded)
	got, data, err := d.PartBytes(t.Context(), MailPart{ID: f.ID, Part: "0"})
	if err != nil || base64.StdEncoding.EncodeToString(data) != dot || !got.Image {
		t.Errorf("picture %+v, %v", got, err)
	}
	for _, wrong := range []string{"9", "-1", "x", "0.0", "2.0", "2.", ".", strings.Repeat("2.", 5) + "0"} {
		if _, _, err := d.PartBytes(t.Context(), MailPart{ID: f.ID, Part: wrong}); err == nil {
			t.Errorf("%q is found", wrong)
		}
	}
	_, err = d.AttachedMail(t.Context(), MailPart{ID: f.ID, Part: "1"})
	refused(t, err, "no_mail")
}

func TestAttachedMail_refuses_what_is_no_mail(t *testing.T) {
	d, f := withFile(t, "text/plain", "a")
	if f.Mail {
		t.Error("a text is a mail")
	}
	_, err := d.AttachedMail(t.Context(), MailPart{ID: f.ID})
	refused(t, err, "no_mail")
}

// A file that can do harm says so wherever it can be saved: in its message and in
// a mail inside that.
func TestFiles_say_why_they_want_a_second_look(t *testing.T) {
	q := letterFrom("a", "a@b.example", "本文")
	inner := strings.ReplaceAll("Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=c\n\n--c\n"+
		"Content-Type: application/octet-stream; name=run.js\nContent-Disposition: attachment; filename=run.js\n\nx\n--c--\n", "\n", "\r\n")
	q.Messages[0].Cues = []connectors.Cue{{Code: "file_locked"}}
	q.Messages[0].Attachments = []connectors.Attachment{
		{Name: "請求書.pdf", Type: "application/pdf", Data: []byte("1")},
		{Name: "請求書.exe", Type: "application/pdf", Data: []byte("2")},
		{Name: "見積書.zip", Type: "application/zip", Data: []byte("3")},
		{Name: "a.eml", Type: "message/rfc822", Data: []byte(inner)},
	}
	d, ids := mailDesk(t, q)
	files := threadOf(t, d, ids[0]).Messages[0].Files
	for i, want := range []int{0, 1, 1, 0} {
		if len(files[i].Danger) != want || files[i].Danger == nil {
			t.Errorf("%s: %q", files[i].Name, files[i].Danger)
		}
	}
	mail, err := d.AttachedMail(t.Context(), MailPart{ID: files[3].ID})
	if err != nil || len(mail.Files) != 1 || len(mail.Files[0].Danger) != 1 {
		t.Errorf("%+v, %v", mail.Files, err)
	}
}
