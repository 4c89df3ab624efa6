package quote_test

import (
	"strings"
	"testing"

	"madoguchi/connectors/mailbox/mime"
	"madoguchi/connectors/mailbox/quote"
)

// A mail that is HTML alone is folded by the text that is made of it.
func TestParts_of_what_programs_write_in_HTML(t *testing.T) {
	for name, body := range map[string]string{
		"Gmail":            `<div dir="ltr">届きました。</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">2024年3月1日(金) 12:00 山田 &lt;<a href="mailto:a@b.example">a@b.example</a>&gt;:<br></div><blockquote class="gmail_quote" style="margin:0">いつ届きますか。</blockquote></div>`,
		"Gmail in English": `<div>届きました。</div><div class="gmail_quote">On Fri, Mar 1, 2024 at 12:00 PM X &lt;a@b.example&gt; wrote:<br><blockquote>いつ届きますか。</blockquote></div>`,
		"iPhone":           `<html><body dir="auto">届きました。<br><div dir="ltr">iPhoneから送信</div><div dir="ltr"><br><blockquote type="cite">2024/03/01 12:00、山田 &lt;a@b.example&gt;のメール:<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">いつ届きますか。</div></blockquote></body></html>`,
		"Outlook":          `<body><div>届きました。</div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font><b>差出人:</b> 店 &lt;a@b.example&gt;<br><b>送信日時:</b> 2024年3月1日 12:00<br><b>宛先:</b> 山田<br><b>件名:</b> 件</font></div><div>いつ届きますか。</div></body>`,
		"Outlook, Word":    `<p class=MsoNormal>届きました。</p><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p class=MsoNormal><b>From:</b> X &lt;a@b.example&gt;<br><b>Sent:</b> Friday, March 1, 2024 12:00 PM<br><b>To:</b> Y<br><b>Subject:</b> order</p></div><p class=MsoNormal>いつ届きますか。</p>`,
		"Thunderbird":      `<p>届きました。</p><div class="moz-cite-prefix">On 2024/03/01 12:00, X wrote:<br></div><blockquote type="cite" cite="mid:x">いつ届きますか。</blockquote>`,
		"Yahoo!":           `<div>届きました。</div><div class="yahoo_quoted"><div>----- Original Message -----<br>From: 店 &lt;a@b.example&gt;<br>To: 山田<br>Date: 2024/03/01, Fri 12:00<br>Subject: 件</div><div>いつ届きますか。</div></div>`,
	} {
		t.Run(name, func(t *testing.T) {
			m := mime.Parse([]byte("From: a@b.example\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body))
			own := ""
			for _, p := range quote.Parts(m.Text) {
				if p.Kind == quote.Own {
					own += m.Text[p.Start:p.End]
				}
			}
			if strings.TrimSpace(own) != "届きました。" || !strings.Contains(m.Text, "いつ届きますか。") {
				t.Errorf("in sight: %q of %q", own, m.Text)
			}
		})
	}
}
