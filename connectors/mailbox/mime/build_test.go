package mime

import (
	"bytes"
	"net/mail"
	"reflect"
	"strings"
	"testing"
	"time"
)

func letter() Outgoing {
	return Outgoing{
		From:       Address{"窓口ショップ 店長", "shop@example.jp"},
		To:         []Address{{"山田, 太郎", "taro..y.@docomo.ne.jp"}},
		Cc:         []Address{{"", "cc@example.jp"}},
		Subject:    "【窓口ショップ】ご注文の商品についてのお問い合わせへの回答です（注文番号 246369-20210426-00006744）🎁",
		Text:       "山田様\n\nお世話になっております。\r\n.\nFrom the shop\n",
		Date:       time.Date(2026, 11, 22, 1, 0, 0, 0, time.UTC),
		MessageID:  "id.1@example.jp",
		InReplyTo:  "parent@docomo.ne.jp",
		References: []string{"root@x", "parent@docomo.ne.jp"},
	}
}

func TestBuild_reads_back_as_it_was_written(t *testing.T) {
	o := letter()
	o.Attachments = []Attachment{
		{Name: "お見積書（2026年11月分）とても長い名前の添付ファイルです.pdf", Type: "application/pdf", Data: bytes.Repeat([]byte{0, 1, 2, 255}, 100)},
		{Name: "a.txt", Type: "text/plain", Data: []byte("x")},
	}
	m := Parse(Build(o))
	if m.Subject != o.Subject || m.From[0] != o.From || m.Text != "山田様\n\nお世話になっております。\n.\nFrom the shop" {
		t.Errorf("subject %q from %v text %q", m.Subject, m.From, m.Text)
	}
	if want := []Address{{"山田, 太郎", `"taro..y."@docomo.ne.jp`}}; !reflect.DeepEqual(m.To, want) {
		t.Errorf("to %v", m.To)
	}
	if m.MessageID != o.MessageID || !reflect.DeepEqual(m.References, o.References) || !reflect.DeepEqual(m.InReplyTo, []string{o.InReplyTo}) {
		t.Errorf("ids %q %q %q", m.MessageID, m.References, m.InReplyTo)
	}
	if !m.Date.Equal(o.Date) || !strings.HasSuffix(m.Header.Raw("Date"), "+0900") {
		t.Errorf("date %q", m.Header.Raw("Date"))
	}
	for i, a := range o.Attachments {
		if g := m.Attachments[i]; g.Name != a.Name || !bytes.Equal(g.Data, a.Data) || g.Type != a.Type {
			t.Errorf("attachment %+v", g)
		}
	}
	if len(m.Warnings) > 0 {
		t.Errorf("warnings %q", m.Warnings)
	}
}

func TestBuild_keeps_the_rules_of_the_wire(t *testing.T) {
	o := letter()
	raw := Build(o)
	for _, line := range strings.Split(string(raw), "\r\n") {
		if len(line) > 76 || strings.ContainsAny(line, "\r\n") {
			t.Errorf("line of %d bytes: %q", len(line), line)
		}
		if n := strings.Count(line, "=?UTF-8?B?"); n > 1 {
			t.Errorf("%d encoded words on one line: %q", n, line)
		}
	}
	if !bytes.Equal(raw, Build(o)) {
		t.Error("the same mail was written in two ways")
	}
	// A strict reader is the second opinion.
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	to, err := m.Header.AddressList("To")
	if err != nil || to[0].Address != "taro..y.@docomo.ne.jp" || to[0].Name != "山田, 太郎" {
		t.Errorf("to %v, %v", to, err)
	}
	if m.Header.Get("MIME-Version") != "1.0" || m.Header.Get("Bcc") != "" {
		t.Errorf("header %v", m.Header)
	}
}

func TestBuild_lets_nobody_add_a_field(t *testing.T) {
	o := letter()
	evil := "x\r\nBcc: a@b\r\n\r\nbody"
	o.Subject, o.MessageID, o.InReplyTo = evil, evil, evil
	o.From = Address{evil, "a@b>\r\nBcc: c@d"}
	o.Attachments = []Attachment{{Name: evil, Type: evil, Data: []byte("x")}}
	head, _, _ := strings.Cut(string(Build(o)), "\r\n\r\n")
	for _, line := range strings.Split(head, "\r\n") {
		if strings.HasPrefix(line, "Bcc") {
			t.Errorf("injected: %q", head)
		}
	}
}

func TestBuild_cuts_references_in_the_middle(t *testing.T) {
	o := letter()
	o.References = nil
	for i := range 60 {
		o.References = append(o.References, strings.Repeat("x", i+1)+"@y")
	}
	got := Parse(Build(o)).References
	if len(got) != maxReferences || got[0] != "x@y" || got[len(got)-1] != o.References[59] {
		t.Errorf("%d references, %q … %q", len(got), got[0], got[len(got)-1])
	}
}

func TestBuild_text(t *testing.T) {
	for name, text := range map[string]string{
		"Japanese":     strings.Repeat("長い行です。", 300),
		"English":      strings.Repeat("a long line ", 300) + "end",
		"dots":         ".\n..\n.x",
		"equals signs": "a=b =3D =\nx",
		"empty":        "",
		"emoji":        "🎁👨‍👩‍👧",
	} {
		t.Run(name, func(t *testing.T) {
			o := letter()
			o.Text = text
			if got := Parse(Build(o)).Text; got != text {
				t.Errorf("got %q, want %q", got, text)
			}
		})
	}
}

func TestWireAddress(t *testing.T) {
	for in, want := range map[string]string{
		"a@b.jp":                "a@b.jp",
		"foo..bar@docomo.ne.jp": `"foo..bar"@docomo.ne.jp`,
		"foo.@docomo.ne.jp":     `"foo."@docomo.ne.jp`,
		`"foo."@docomo.ne.jp`:   `"foo."@docomo.ne.jp`,
		"a b@c.jp":              `"a b"@c.jp`,
		"a@日本.jp":               "a@xn--wgv71a.jp",
		"a@b\r\nBcc: x":         "a@bBcc:x",
	} {
		if got := WireAddress(in); got != want {
			t.Errorf("WireAddress(%q) = %q, want %q", in, got, want)
		}
	}
}
