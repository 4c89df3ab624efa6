package mime

import (
	"bytes"
	"strings"
	"testing"
)

func TestJIS_writes_old_telephones_what_they_can_read(t *testing.T) {
	o := letter()
	o.Subject = "【窓口ショップ】ご注文〜ｶﾞｿﾘﾝ−とても長い件名なので何行にもなりますが文字の途中では切れません"
	o.Text = "山田様\n\n10〜20 個、¥100—‖ｶﾞｷﾞ\n.\n"
	o.Attachments = []Attachment{{Name: "お見積書①.pdf", Type: "application/pdf", Data: []byte("x")}}
	jis, lost := JIS(o, false)
	if len(lost) > 0 {
		t.Fatalf("lost %q", lost)
	}
	raw := Build(jis)
	for _, line := range strings.Split(string(raw), "\r\n") {
		if len(line) > 76 || strings.ContainsFunc(line, func(r rune) bool { return r >= 0x80 }) {
			t.Errorf("line %q", line)
		}
		if strings.Count(line, "\x1b$B") != strings.Count(line, "\x1b(B") {
			t.Errorf("a line does not end in ASCII: %q", line)
		}
	}
	if !bytes.Contains(raw, []byte("charset=ISO-2022-JP\r\nContent-Transfer-Encoding: 7bit")) || bytes.Contains(raw, []byte("Subject: =?UTF-8")) {
		t.Errorf("%s", raw)
	}
	m := Parse(raw)
	if m.Subject != "【窓口ショップ】ご注文～ガソリン－とても長い件名なので何行にもなりますが文字の途中では切れません" {
		t.Errorf("subject %q", m.Subject)
	}
	if m.Text != "山田様\n\n10～20 個、￥100―∥ガギ\n." || m.From[0] != o.From || m.To[0].Name != o.To[0].Name || m.Attachments[0].Name != o.Attachments[0].Name {
		t.Errorf("%q %v %v %+v", m.Text, m.From, m.To, m.Attachments)
	}
}

func TestJIS_stays_in_UTF8_for_what_it_does_not_have(t *testing.T) {
	for text, want := range map[string]string{
		"普通の文":    "",
		"髙島屋🎁髙":   "髙🎁",
		"①と㈱":     "①㈱",
		"é♥":      "é♥",
		"か\u3099": "",
		"\x1b$B":  "\x1b",
	} {
		o := letter()
		o.Subject, o.Text = "件名", text
		got, lost := JIS(o, false)
		if string(lost) != want {
			t.Errorf("%q lost %q, want %q", text, string(lost), want)
		}
		if utf8 := !bytes.Contains(Build(got), []byte("charset=ISO-2022-JP")); utf8 != (want != "") {
			t.Errorf("%q went out in UTF-8: %v", text, utf8)
		}
		if want != "" && Parse(Build(got)).Text != text && text[0] != 0x1b {
			t.Errorf("%q came out as %q", text, Parse(Build(got)).Text)
		}
	}
}

func TestJIS_replaces_marks_by_choice(t *testing.T) {
	o := letter()
	o.Subject, o.Text = "①", "②㈱Ⅳ⑳№"
	got, lost := JIS(o, true)
	if m := Parse(Build(got)); len(lost) > 0 || m.Subject != "(1)" || m.Text != "(2)(株)IV(20)No." {
		t.Errorf("%q: %q %q", lost, m.Subject, m.Text)
	}
}

func TestJIS_keeps_a_line_of_any_length(t *testing.T) {
	o := letter()
	o.Subject, o.Text = "件名", strings.Repeat("長い行です。", 500)
	got, _ := JIS(o, false)
	raw := Build(got)
	for _, line := range bytes.Split(raw, []byte("\r\n")) {
		if len(line) > maxLine {
			t.Fatalf("line of %d bytes", len(line))
		}
	}
	if m := Parse(raw); m.Text != o.Text {
		t.Error("the text was changed")
	}
}
