package mime

import (
	"reflect"
	"strings"
	"testing"
)

func letterOf(lines ...string) []byte { return []byte(strings.Join(lines, "\r\n")) }

func names(m *Mail) []string {
	var out []string
	for _, a := range m.Attachments {
		out = append(out, a.Name)
	}
	return out
}

func TestParse_bodies(t *testing.T) {
	cases := []struct {
		name string
		raw  []byte
		want string
	}{
		{"flowed with delsp joins Japanese lines", letterOf("Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes", "", "あいう ", "えお", "か"), "あいうえお\nか"},
		{"flowed keeps the space without delsp", letterOf("Content-Type: text/plain; format=flowed", "", "one ", "two"), "one two"},
		{"flowed joins only equal quote depth", letterOf("Content-Type: text/plain; format=flowed", "", "> Hi ", "Hello"), "> Hi \nHello"},
		{"flowed drops stuffing and keeps the signature mark", letterOf("Content-Type: text/plain; format=flowed", "", " From x", "-- ", "me"), "From x\n-- \nme"},
		{"base64 with a footer", letterOf("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "", "44GC44GE44GG44GI44GK", "____________________", "list footer of some server"), "あいうえお"},
		{"base64 without padding", letterOf("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "", "44GC4w"), "あ\ufffd"},
		{"plain text labelled base64", letterOf("Content-Transfer-Encoding: base64", "", "This is plain, after all."), "This is plain, after all."},
		{"quoted-printable with stray signs", letterOf("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable", "", "1 = 1 =e3=81=82 =", "x =ZZ"), "1 = 1 あ x =ZZ"},
		{"empty plain part, text from HTML", letterOf("Content-Type: multipart/alternative; boundary=b", "", "--b", "Content-Type: text/plain", "", " ", "--b", "Content-Type: text/html", "", "<p>a</p><p>b</p>", "--b--"), "a\nb"},
		{"plain part that asks for another mailer", letterOf("Content-Type: multipart/alternative; boundary=b", "", "--b", "Content-Type: text/plain; charset=utf-8", "", "HTML対応のメールソフトでご覧ください", "--b", "Content-Type: text/html", "", "real", "--b--"), "real"},
		{"missing last delimiter", letterOf("Content-Type: multipart/mixed; boundary=b", "", "--b", "", "text"), "text"},
		{"wrong boundary", letterOf("Content-Type: multipart/mixed; boundary=wrong", "", "--right", "Content-Type: text/plain", "", "text", "--right--"), "text"},
		{"no boundary", letterOf("Content-Type: multipart/mixed", "", "just text"), "just text"},
		{"no empty line in front of the parts", letterOf("Content-Type: multipart/mixed; boundary=b", "--b", "Content-Type: text/plain", "", "text", "--b--"), "text"},
		{"empty part", letterOf("Content-Type: multipart/mixed; boundary=b", "", "--b", "", "--b", "", "text", "--b--"), "text"},
		{"nested mail is no text of this one", letterOf("Content-Type: multipart/mixed; boundary=b", "", "--b", "", "outer", "--b", "Content-Type: message/rfc822", "", "Subject: x", "", "inner", "--b--"), "outer"},
		{"two text parts", letterOf("Content-Type: multipart/mixed; boundary=b", "", "--b", "", "one", "--b", "", "two", "--b--"), "one\ntwo"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.TrimSpace(Parse(c.raw).Text); got != c.want {
				t.Errorf("text %q, want %q", got, c.want)
			}
		})
	}
}

func TestParse_files(t *testing.T) {
	m := Parse(letterOf("Content-Type: text/plain", "", "before", "begin 644 cat.txt", "#0V%T", "`", "end", "after"))
	if !reflect.DeepEqual(names(m), []string{"cat.txt"}) || string(m.Attachments[0].Data) != "Cat" || strings.Contains(m.Text, "begin") {
		t.Errorf("uuencoded file: %+v, text %q", m.Attachments, m.Text)
	}
	m = Parse(letterOf("Content-Type: text/plain; charset=utf-8", "", "We begin 644 things", "begin here"))
	if len(m.Attachments) != 0 || !strings.Contains(m.Text, "begin here") {
		t.Errorf("ordinary text was taken for a file: %q", m.Text)
	}
	m = Parse(letterOf("Content-Type: multipart/related; boundary=b", "", "--b", "Content-Type: text/html", "", "<img src=cid:x@y>", "--b",
		"Content-Type: image/gif; name=heart.gif", "Content-ID: <x@y>", "Content-Transfer-Encoding: base64", "", "R0lG", "--b--"))
	want := Attachment{Name: "heart.gif", Type: "image/gif", CID: "x@y", Inline: true, Data: []byte("GIF"), Size: 3}
	if len(m.Attachments) != 1 || !reflect.DeepEqual(m.Attachments[0], want) {
		t.Errorf("picture of a decomail: %+v", m.Attachments)
	}
}

func TestParse_limits_depth_and_parts(t *testing.T) {
	deep := "x"
	for i := range 12 {
		b := string(rune('a' + i))
		deep = "Content-Type: multipart/mixed; boundary=" + b + "\r\n\r\n--" + b + "\r\n" + deep + "\r\n--" + b + "--"
	}
	if m := Parse([]byte(deep)); !contains(m.Warnings, warnDepth) {
		t.Errorf("no word about the depth: %q", m.Warnings)
	}
	many := "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + strings.Repeat("--b\r\nContent-Type: image/png\r\n\r\nx\r\n", 1000)
	if m := Parse([]byte(many)); len(m.Attachments) > maxParts || !contains(m.Warnings, warnParts) {
		t.Errorf("%d parts, %q", len(m.Attachments), m.Warnings)
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func TestHTMLText(t *testing.T) {
	for in, want := range map[string]string{
		"<style>p{}</style><script>x()</script><p>a</p>":                    "a",
		"<div style='display:none'>preheader <b>x</b></div><div>text</div>": "text",
		"<span style=\"font-size:0px\">hidden</span>shown":                  "shown",
		"<p>1</p><p>2</p>": "1\n2",
		"a<br>b<br><br>c":  "a\nb\n\nc",
		"<table><tr><td>注文番号</td><td>123</td></tr><tr><td>x</td></tr></table>": "注文番号 123\nx",
		"<ul><li>a</li><li>b</li></ul>":               "・a\n・b",
		"a &amp; b&nbsp;c &lt;d&gt;":                  "a & b c <d>",
		"<pre>a\n  b</pre>c":                          "a\n  b\nc",
		"<img src=x alt='ロゴ'><img src=y alt=''>":      "[ロゴ]",
		"全角　空白":                                       "全角　空白",
		"<head><title>t</title></head><body>b</body>": "b",
		"<p>unclosed <div>x":                          "unclosed\nx",
	} {
		if got := htmlText(in); got != want {
			t.Errorf("htmlText(%q) = %q, want %q", in, got, want)
		}
	}
	if got := htmlText(strings.Repeat("<div>", 200_000) + "deep"); got != "deep" {
		t.Errorf("deep nesting: %.40q", got)
	}
}

func TestParse_fields(t *testing.T) {
	m := Parse(letterOf("Received: from a by b; Fri, 01 Mar 2024 12:00:05 +0900 (JST)", "Received: from c; Thu, 29 Feb 2024 00:00:00 +0900",
		"Date: Fri, 01 Mar 2024 12:00:00 JST", "Message-ID: <id@x>", "In-Reply-To: <p@x>", "References: <r@x>", " <p@x>",
		"To: a@b", "To: c@d", "Cc: e@f", "Reply-To: 客 <g@h>", "List-Id: =?UTF-8?B?5pel?= <l.x>", "", "t"))
	if m.Received.UTC().Format("15:04:05") != "03:00:05" || m.Date.UTC().Format("15:04:05") != "03:00:00" {
		t.Errorf("received %v, date %v", m.Received, m.Date)
	}
	if m.MessageID != "id@x" || !reflect.DeepEqual(m.InReplyTo, []string{"p@x"}) || !reflect.DeepEqual(m.References, []string{"r@x", "p@x"}) {
		t.Errorf("ids %q %q %q", m.MessageID, m.InReplyTo, m.References)
	}
	if len(m.To) != 2 || len(m.Cc) != 1 || m.ReplyTo[0] != (Address{"客", "g@h"}) || m.Header.Get("list-id") != "日 <l.x>" {
		t.Errorf("to %v cc %v reply-to %v list %q", m.To, m.Cc, m.ReplyTo, m.Header.Get("List-Id"))
	}
}

func TestAuth(t *testing.T) {
	for in, want := range map[string]string{
		"mx.google.com; dkim=pass header.i=@x; spf=fail; dmarc=pass":          "pass",
		"mx.example.jp; spf=pass; dkim=pass; dmarc=fail":                      "fail",
		"mta1.example.ne.jp from=a@b; domainkeys=neutral (no sig); dkim=pass": "pass",
		"mx; spf=softfail":        "",
		"mx; spf=none; dkim=none": "",
		"mx; spf=fail":            "fail",
		"":                        "",
	} {
		if got := Parse(letterOf("Authentication-Results: "+in, "Authentication-Results: forged; dmarc=pass", "", "x")).Auth; got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
}
