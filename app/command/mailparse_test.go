package command

import (
	"reflect"
	"strings"
	"testing"
)

// Everything a mail says and everything that was wrong with it reaches JSON.
func TestMailParse_tells_all_of_a_broken_mail(t *testing.T) {
	b := newBench(t)
	raw := "From a@b Mon\nReceived: from x by y; Fri, 01 Mar 2024 12:00:05 +0900\nAuthentication-Results: y; dmarc=pass\n" +
		"Subject: =?ISO-2022-JP?B?GyRCRnxLXBsoQg==?=\nFrom: a@b.example\nBcc: c@d.example\nDate: whenever\nbroken line\nContent-Type: multipart/related; boundary=wrong\n\n" +
		"--b\nContent-Type: text/html\n\n<img src=cid:1@x>text\n--b\nContent-Type: image/gif; name=\"../a:b.gif\"\nContent-ID: <1@x>\n\nGIF\n" +
		"--b\nContent-Type: message/rfc822\n\nSubject: inner\nContent-Transfer-Encoding: base64\n\nplain, after all.\n"
	m := b.must("mail", "parse", b.file("x.eml", strings.ReplaceAll(raw, "\n", "\r\n")))
	if m["subject"] != "日本" || m["received"] != "2024-03-01T12:00:05+09:00" || m["auth"] != "pass" {
		t.Errorf("%v %v %v", m["subject"], m["received"], m["auth"])
	}
	if !reflect.DeepEqual(m["bcc"], []any{map[string]any{"name": "", "address": "c@d.example"}}) {
		t.Errorf("bcc %v", m["bcc"])
	}
	file := m["attachments"].([]any)[0].(map[string]any)
	if file["name"] != "../a:b.gif" || file["safe_name"] != "a_b.gif" || file["cid"] != "1@x" || file["inline"] != true {
		t.Errorf("file %v", file)
	}
	words := ""
	for _, w := range m["warnings"].([]any) {
		words += w.(string)
	}
	for _, w := range []string{"見出し", "区切り", "日時"} {
		if !strings.Contains(words, w) {
			t.Errorf("no word of %s in %q", w, words)
		}
	}
	inner := m["nested"].([]any)[0].(map[string]any)
	if inner["subject"] != "inner" || len(inner["warnings"].([]any)) == 0 {
		t.Errorf("inner %v", inner)
	}
}

func TestMailParse_reads_a_winmail_alone(t *testing.T) {
	b := newBench(t)
	m := b.must("mail", "parse", b.file("winmail.dat", "\x78\x9f\x3e\x22\x01\x00\x01\x0c\x80\x02\x00\x03\x00\x00\x00abc\x00\x00"))
	if m["text"] != "abc" {
		t.Errorf("text %q", m["text"])
	}
}
