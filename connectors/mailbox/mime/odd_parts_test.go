package mime

import (
	"strings"
	"testing"
)

func TestParse_with_faults_in_the_parts(t *testing.T) {
	mixed := func(b string) string { return "Subject: ok\nContent-Type: multipart/mixed; boundary=" + b + "\n\n" }
	pdf := "Content-Type: application/pdf; name=a.pdf\n\nx\n"
	checkOdd(t, map[string]odd{
		"boundary with spaces":                    {mixed(`"a b  c"`) + "--a b  c\n\ntext\n--a b  c--\n", "ok", "text", nil, ""},
		"boundary without quotes, with a colon":   {mixed("----=_Part_1:2?3") + "------=_Part_1:2?3\n\ntext\n------=_Part_1:2?3--\n", "ok", "text", nil, ""},
		"boundary in single quotes":               {mixed("'b'") + "--b\nContent-Type: text/plain\n\ntext\n--b--\n", "ok", "text", nil, ""},
		"boundary in single quotes, no fields":    {mixed("'b'") + "--b\n\ntext\n--b--\n", "ok", "text", nil, ""},
		"closing quote lost":                      {mixed(`"b`) + "--b\n\ntext\n--b--\n", "ok", "text", nil, ""},
		"closing quote lost, more behind it":      {mixed(`"b; type="text/plain"`) + "--b\n\ntext\n--b--\n", "ok", "text", nil, ""},
		"boundary of 300 letters":                 {mixed(strings.Repeat("b", 300)) + "--" + strings.Repeat("b", 300) + "\n\ntext\n--" + strings.Repeat("b", 300) + "--\n", "ok", "text", nil, ""},
		"boundary over RFC 2231":                  {"Subject: ok\nContent-Type: multipart/mixed; boundary*0=abc; boundary*1=def\n\n--abcdef\n\ntext\n--abcdef--\n", "ok", "text", nil, ""},
		"boundary as RFC 2231 value":              {"Subject: ok\nContent-Type: multipart/mixed; boundary*=us-ascii''a%20b\n\n--a b\n\ntext\n--a b--\n", "ok", "text", nil, ""},
		"boundary named with its dashes":          {mixed(`"--b"`) + "--b\n\ntext\n--b\n" + pdf + "--b--\n", "ok", "text", []string{"a.pdf"}, warnBoundary},
		"boundary named wrongly, no fields":       {mixed("zzz") + "--b\n\ntext\n--b\n\nmore\n--b--\n", "ok", "text\nmore", nil, warnBoundary},
		"boundary named, dashes lost in the text": {mixed("b1b2b3") + "b1b2b3\nContent-Type: text/plain\n\ntext\nb1b2b3--\n", "ok", "text", nil, warnBoundary},
		"boundary empty":                          {mixed(`""`) + "--b\n\ntext\n--b--\n", "ok", "text", nil, warnBoundary},
		"boundary is the beginning of another":    {mixed("b") + "--b\nContent-Type: multipart/mixed; boundary=bb\n\n--bb\n\ntext\n--bb--\n--b\n" + pdf + "--b--\n", "ok", "text", []string{"a.pdf"}, ""},
		"delimiter with white space and CR":       {mixed("b") + "--b \t\n\ntext\n--b-- \n", "ok", "text", nil, ""},
		"inner never closed":                      {mixed("o") + "--o\nContent-Type: multipart/alternative; boundary=i\n\n--i\n\ntext\n--i\nContent-Type: text/html\n\n<b>text</b>\n--o\n" + pdf + "--o--\n", "ok", "text", []string{"a.pdf"}, warnCut},
		"inner without a boundary":                {mixed("o") + "--o\nContent-Type: multipart/alternative\n\n--i\nContent-Type: text/plain\n\ntext\n--i\nContent-Type: text/html\n\n<b>text</b>\n--i--\n--o\n" + pdf + "--o--\n", "ok", "text", []string{"a.pdf"}, warnBoundary},
		"same boundary twice":                     {mixed("b") + "--b\nContent-Type: multipart/related; boundary=b\n\n--b\n\ntext\n--b--\n--b\n" + pdf + "--b--\n", "ok", "text", []string{"a.pdf"}, ""},
		"closed too early":                        {mixed("b") + "--b\n\ntext\n--b--\n--b\n" + pdf + "--b--\n", "ok", "text", []string{"a.pdf"}, ""},
		"text behind the end":                     {mixed("b") + "--b\n\ntext\n--b--\n\nfooter of the list\n", "ok", "text", nil, ""},
		"everything missing but one line":         {mixed("b") + "--b\n", "ok", "", nil, ""},
		"only the end":                            {mixed("b") + "--b--\n", "ok", "", nil, ""},
		"part of spaces for a separator":          {mixed("b") + "--b\nContent-Type: text/plain; charset=utf-8\n \n本文\n--b--\n", "ok", "本文", nil, ""},
		"part with a broken field":                {mixed("b") + "--b\nContent-Type: text/plain; charset=utf-8\nbroken line\nContent-Transfer-Encoding: base64\n\n" + in64("本文") + "\n--b--\n", "ok", "本文", nil, ""},
		"part in base64 closed by nothing":        {mixed("b") + "--b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n" + in64("本文です"), "ok", "本文です", nil, warnCut},
		"HTML first, then plain":                  {"Subject: ok\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/html\n\n<b>rich</b>\n--b\n\nplain\n--b--\n", "ok", "plain", nil, ""},
		"plain in two parts of one form":          {"Subject: ok\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: multipart/mixed; boundary=c\n\n--c\n\none\n--c\n\ntwo\n--c--\n--b\nContent-Type: text/html\n\n<b>x</b>\n--b--\n", "ok", "one\ntwo", nil, ""},
		"empty plain, HTML, calendar":             {"Subject: ok\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n\n--b\nContent-Type: text/html\n\n<p>来店</p>\n--b\nContent-Type: text/calendar; method=REQUEST; name=\"invite.ics\"\n\nBEGIN:VCALENDAR\n--b--\n", "ok", "来店", []string{"invite.ics"}, ""},
		"plain of full-width spaces":              {"Subject: ok\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n\u3000\u00a0\n--b\nContent-Type: text/html; charset=utf-8\n\n<p>本文</p>\n--b--\n", "ok", "本文", nil, ""},
		"decomail":                                {"Subject: ok\nContent-Type: multipart/mixed; boundary=o\n\n--o\nContent-Type: multipart/related; boundary=r\n\n--r\nContent-Type: multipart/alternative; boundary=a\n\n--a\nContent-Type: text/plain; charset=iso-2022-jp\n\n" + as2022("届きました") + "\n--a\nContent-Type: text/html; charset=iso-2022-jp\n\n" + as2022("<p>届きました<img src=\"cid:01\">") + "\n--a--\n--r\nContent-Type: image/gif; name=\"20240101.gif\"\nContent-ID: <01>\n\nGIF\n--r--\n--o--\n", "ok", "届きました", []string{"20240101.gif"}, ""},
		"signed letter":                           {"Subject: ok\nContent-Type: multipart/signed; protocol=\"application/pkcs7-signature\"; boundary=b\n\n--b\n\ntext\n--b\nContent-Type: application/pkcs7-signature; name=smime.p7s\n\nx\n--b--\n", "ok", "text", []string{"smime.p7s"}, ""},
		"PGP in the text":                         {"Subject: ok\n\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\ntext\n-----BEGIN PGP SIGNATURE-----\nx\n-----END PGP SIGNATURE-----\n", "ok", "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\ntext\n-----BEGIN PGP SIGNATURE-----\nx\n-----END PGP SIGNATURE-----", nil, ""},
		"attached mail in base64":                 {mixed("b") + "--b\n\ntext\n--b\nContent-Type: message/rfc822; name=\"old.eml\"\nContent-Transfer-Encoding: base64\n\n" + in64("Subject: in\r\n\r\ninner") + "\n--b--\n", "ok", "text", []string{"old.eml"}, ""},
		"digest":                                  {"Subject: ok\nContent-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: in\n\ninner\n--b--\n", "ok", "", []string{""}, ""},
		"second part is the first one's text":     {mixed("b") + "preamble of an old mailer, MIME\n--b\nContent-Type: text/plain; charset=Shift_JIS\n\n" + inSJIS("一つ目") + "\n--b\nContent-Type: text/plain; charset=euc-jp\n\n" + inEUC("二つ目") + "\n--b\nContent-Type: text/plain; charset=iso-2022-jp\n\n" + as2022("三つ目") + "\n--b--\n", "ok", "一つ目\n二つ目\n三つ目", nil, ""},
	})
}

func TestParse_with_faults_in_the_transfer(t *testing.T) {
	b64 := func(body string) string {
		return "Subject: ok\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n" + body
	}
	qp := func(cs, body string) string {
		return "Subject: ok\nContent-Type: text/plain; charset=" + cs + "\nContent-Transfer-Encoding: quoted-printable\n\n" + body
	}
	long := in64("いつも大変お世話になっております。注文した品がまだ届きません。")
	checkOdd(t, map[string]odd{
		"empty lines first and between":                     {b64("\n\n" + long[:40] + "\n\n" + long[40:] + "\n\n"), "ok", "いつも大変お世話になっております。注文した品がまだ届きません。", nil, ""},
		"spaces in front of each line":                      {b64("  " + long[:40] + "\n\t" + long[40:]), "ok", "いつも大変お世話になっております。注文した品がまだ届きません。", nil, ""},
		"spaces inside a line":                              {b64(long[:7] + " " + long[7:40] + "\n" + long[40:]), "ok", "いつも大変お世話になっております。注文した品がまだ届きません。", nil, ""},
		"lines cut at odd points":                           {b64(long[:13] + "\n" + long[13:30] + "\n" + long[30:]), "ok", "いつも大変お世話になっております。注文した品がまだ届きません。", nil, ""},
		"quoted by a mailer":                                {b64("> " + long[:40] + "\n> " + long[40:]), "ok", "いつも大変お世話になっております。注文した品がまだ届きません。", nil, ""},
		"two blocks, each padded":                           {b64(in64("あ!") + "\n" + in64("い!")), "ok", "あ!い!", nil, ""},
		"footer of Japanese text":                           {b64(long + "\n--\n" + "このメールは検査済みです。"), "ok", "いつも大変お世話になっております。注文した品がまだ届きません。", nil, warnBase64},
		"footer of one English word a line":                 {b64(long + "\n\nScanned\nby\nexample\n"), "ok", "いつも大変お世話になっております。注文した品がまだ届きません。", nil, ""},
		"Japanese text under the label":                     {b64("お世話になります。\n届きません。"), "ok", "お世話になります。\n届きません。", nil, warnBase64},
		"one short word under the label":                    {b64("hello"), "ok", "hello", nil, ""},
		"NUL bytes in the block":                            {b64(long[:40] + "\x00\x00" + long[40:]), "ok", "いつも大変お世話になっております。注文した品がまだ届きません。", nil, ""},
		"no padding":                                        {b64(strings.TrimRight(in64("日本語a"), "=")), "ok", "日本語a", nil, ""},
		"URL alphabet":                                      {b64("44G-44G_"), "ok", "まみ", nil, ""},
		"quoted-printable, character over a soft break":     {qp("shift_jis", "=82=\n=A0=82=A2"), "ok", "あい", nil, ""},
		"quoted-printable, SJIS trail as itself":            {qp("shift_jis", "=95\\=8E=86"), "ok", "表紙", nil, ""},
		"quoted-printable, white space behind a soft break": {qp("utf-8", "=E6=97=A5= \t\n=E6=9C=AC"), "ok", "日本", nil, ""},
		"quoted-printable, raw bytes between":               {qp("utf-8", "日=E6=9C=AC"), "ok", "日本", nil, ""},
		"quoted-printable JIS":                              {qp("iso-2022-jp", "=1B$BF|K\\=1B(B"), "ok", "日本", nil, ""},
		"quoted-printable JIS, equals sign inside":          {qp("iso-2022-jp", "=1B$B=3D8F|=1B(B"), "ok", "集日", nil, ""},
		"uuencode as transfer encoding":                     {"Subject: ok\nContent-Type: application/octet-stream; name=cat.txt\nContent-Transfer-Encoding: x-uuencode\n\nbegin 644 cat.txt\n#0V%T\n`\nend\n", "ok", "", []string{"cat.txt"}, ""},
		"uuencode in the text, no end":                      {"Subject: ok\n\nbefore\nbegin 0644 my cat.txt\n#0V%T\n`\n", "ok", "before", []string{"my cat.txt"}, ""},
		"uuencode in the text, Shift_JIS name":              {"Subject: ok\nContent-Type: text/plain; charset=shift_jis\n\n" + inSJIS("添付です") + "\nbegin 644 " + inSJIS("写真.jpg") + "\n#0V%T\n`\nend\n" + inSJIS("以上"), "ok", "添付です\n以上", []string{"写真.jpg"}, ""},
		"uuencode in base64 dress":                          {"Subject: ok\n\nbefore\nbegin-base64 644 cat.txt\nQ2F0\n====\nafter", "ok", "before\nafter", []string{"cat.txt"}, ""},
		"uuencode without its first line":                   {"Subject: ok\nContent-Type: application/octet-stream; name=cat.txt\nContent-Transfer-Encoding: uuencode\n\n#0V%T\n`\nend\n", "ok", "", []string{"cat.txt"}, ""},
		"text that begins":                                  {"Subject: ok\n\nbegin 644 reasons\nwhy not\nend\n", "ok", "begin 644 reasons\nwhy not\nend", nil, ""},
		"yEnc stays text":                                   {"Subject: ok\n\n=ybegin line=128 size=3 name=x\nabc\n=yend size=3\n", "ok", "=ybegin line=128 size=3 name=x\nabc\n=yend size=3", nil, ""},
	})
	m := Parse([]byte("Content-Type: application/octet-stream; name=cat.txt\r\nContent-Transfer-Encoding: uuencode\r\n\r\n#0V%T\r\n`\r\nend\r\n"))
	if string(m.Attachments[0].Data) != "Cat" {
		t.Errorf("file %q", m.Attachments[0].Data)
	}
}
