//go:build unix

package mailbox

import (
	"encoding/base64"
	"fmt"
	"html"
	"math/rand/v2"
	"mime/quotedprintable"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"madoguchi/connectors/mailbox/mime"
	"madoguchi/connectors/mailbox/notice"
	"madoguchi/connectors/mailbox/quote"
	"madoguchi/connectors/mailbox/scam"
	"madoguchi/connectors/ordernumber"
	"madoguchi/connectors/subject"
	"madoguchi/store/fold"
	"madoguchi/store/thanks"
	"madoguchi/store/topic"

	"golang.org/x/text/encoding/japanese"
)

// BenchmarkRead is what reading one typical mail costs, step by step. One
// operation is one mail; the mails take turns.
func BenchmarkRead(b *testing.B) {
	raw := sampleMails(b)
	mails := make([]*mime.Mail, len(raw))
	size := 0
	for i, r := range raw {
		mails[i] = mime.Parse(r)
		size += len(r)
	}
	set := settings{address: "info@mihondo.example", from: "info@mihondo.example"}
	options := ordernumber.Options{ShopIDs: []string{"246369"}, YahooAccounts: []string{"mihondo"}, Now: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)}
	for _, step := range []struct {
		name string
		read func(i int)
	}{
		{"parse", func(i int) { mime.Parse(raw[i]) }},
		{"whole", func(i int) {
			r := reading{box: &box{set: set}, cur: &cursor{Folders: map[string]*place{}}}
			r.inquiry("INBOX", letter{raw: raw[i], uid: 1, at: options.Now})
		}},
		{"notice", func(i int) {
			m := mails[i]
			if len(m.From) > 0 {
				notice.Read(notice.Mail{From: m.From[0].Address, Subject: m.Subject, Text: m.Text, HTML: m.HTML, Results: strings.Join(m.Header.OwnResults(), "; ")}, nil)
			}
		}},
		{"scam", func(i int) { scam.Look(suspect(mails[i]), "mihondo.example") }},
		{"quote", func(i int) { quote.Parts(mails[i].Text) }},
		{"numbers", func(i int) { ordernumber.Find(mails[i].Text, options) }},
		{"numbers-subject", func(i int) { ordernumber.Find(mails[i].Subject, options) }},
		{"subject", func(i int) { subject.Normal(mails[i].Subject) }},
		{"thanks", func(i int) { thanks.Closes(mails[i].Text, mails[(i+1)%len(mails)].Text, "山田 花子") }},
		{"topic", func(i int) { topic.Of(mails[i].Subject, mails[i].Text) }},
		{"fold", func(i int) { fold.Fold(mails[i].Text) }},
	} {
		b.Run(step.name, func(b *testing.B) {
			b.ReportAllocs()
			i, begun := 0, processor()
			for b.Loop() {
				step.read(i % len(raw))
				i++
			}
			b.ReportMetric((processor()-begun).Seconds()*1e6/float64(b.N), "cpu-µs/mail")
		})
	}
	b.Logf("%d mails, %d bytes each", len(raw), size/len(raw))
}

// processor is the processor time of this program: the clock on the wall also
// counts what others do on the machine.
func processor() time.Duration {
	var used syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &used)
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// sampleMails are some hundred mails as a shop gets them, made of the questions of
// store/topic, and the real ones of the corpus where there is one.
func sampleMails(b testing.TB) [][]byte {
	b.Helper()
	data, err := os.ReadFile("../../store/topic/testdata/questions.txt")
	if err != nil {
		b.Fatal(err)
	}
	var questions [][]string
	for line := range strings.Lines(string(data)) {
		if parts := strings.Split(strings.TrimSpace(line), "\t"); len(parts) == 3 && line[0] != '#' {
			questions = append(questions, parts)
		}
	}
	random := rand.New(rand.NewPCG(1, 1))
	var mails [][]byte
	for i := range 300 {
		mails = append(mails, sampleMail(random, i, questions))
	}
	letters, _ := filepath.Glob("notice/testdata/*/mail.eml")
	if dir := os.Getenv("MADOGUCHI_MAIL_CORPUS"); dir != "" {
		real, _ := filepath.Glob(filepath.Join(dir, "mails", "*"))
		letters = append(letters, real...)
	}
	for _, path := range letters {
		raw, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		if len(raw) < 64<<10 {
			mails = append(mails, raw)
		}
	}
	return mails
}

// sampleMail is a mail of some hundred characters with the header of a provider:
// three of five with a quote, a third with a number, half of them ISO-2022-JP.
func sampleMail(random *rand.Rand, i int, questions [][]string) []byte {
	any := func() []string { return questions[random.IntN(len(questions))] }
	var t strings.Builder
	t.WriteString("見本堂 ご担当者様\n\nいつもお世話になっております。山田と申します。\n\n")
	for range 2 + random.IntN(4) {
		t.WriteString(any()[2] + "\n" + any()[2] + "\n\n")
	}
	if i%3 == 0 {
		fmt.Fprintf(&t, "注文番号：246369-202611%02d-%010d\n", 1+i%20, i*7919)
	}
	t.WriteString("お手数をおかけしますが、よろしくお願いいたします。\n\n")
	if i%2 == 0 {
		t.WriteString("──────────────────\n山田 花子\n〒150-0001 東京都渋谷区神宮前1-2-3\nTEL 090-1234-5678\nMail hanako@example.jp\n──────────────────\n")
	}
	name := any()[1]
	if i%5 < 3 {
		name = "Re: " + name
		t.WriteString("\n2026年11月20日(金) 10:32 見本堂 <info@mihondo.example>:\n>\n> 山田 花子 様\n>\n> お問い合わせありがとうございます。\n")
		for range 3 + random.IntN(5) {
			t.WriteString("> " + any()[2] + "\n")
		}
		t.WriteString("> https://www.mihondo.example/shop/item/1234567/?ref=mail\n>\n> 見本堂 店長\n> TEL 03-1234-5678\n")
	}
	return dressed(i, name, strings.ReplaceAll(t.String(), "\n", "\r\n"))
}

func dressed(i int, name, text string) []byte {
	jis := func(s string) string {
		out, _ := japanese.ISO2022JP.NewEncoder().String(strings.ReplaceAll(s, "〜", "～"))
		return out
	}
	word := func(charset, s string) string {
		return "=?" + charset + "?B?" + base64.StdEncoding.EncodeToString([]byte(s)) + "?="
	}
	var h strings.Builder
	fmt.Fprintf(&h, "Return-Path: <hanako%d@example.jp>\r\nDelivered-To: info@mihondo.example\r\n", i)
	for k := range 4 {
		fmt.Fprintf(&h, "Received: from mx%d.example.jp (mx%d.example.jp [203.0.113.%d])\r\n\tby in%d.provider.example (Postfix) with ESMTPS id 4XyZ%dAbC\r\n\tfor <info@mihondo.example>; Fri, 20 Nov 2026 10:4%d:12 +0900 (JST)\r\n", k, k, k+1, k, i, 9-k)
	}
	fmt.Fprintf(&h, "Authentication-Results: in0.provider.example; dkim=pass header.i=@example.jp header.s=s1 header.b=AbCdEf;\r\n\tspf=pass (provider.example: domain of hanako%d@example.jp designates 203.0.113.1 as permitted sender) smtp.mailfrom=hanako%d@example.jp;\r\n\tdmarc=pass (p=NONE) header.from=example.jp\r\n", i, i)
	fmt.Fprintf(&h, "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.jp; s=s1; t=1763600000;\r\n\th=to:subject:message-id:date:from:mime-version:from:to:cc:subject;\r\n\tbh=%s=;\r\n\tb=%s==\r\n", strings.Repeat("Ab1+", 10), strings.Repeat("Zy9/Qw", 56))
	fmt.Fprintf(&h, "X-Received: by 2002:a05:6a00:1234 with SMTP id x; Fri, 20 Nov 2026 10:40:11 +0900\r\nX-Spam-Status: No, score=0.1 required=5.0 tests=DKIM_SIGNED,DKIM_VALID,SPF_PASS\r\nMIME-Version: 1.0\r\nDate: Fri, 20 Nov 2026 10:40:05 +0900\r\nMessage-ID: <CAK%d.abcdef@mail.example.jp>\r\n", i)
	if i%5 < 3 {
		fmt.Fprintf(&h, "In-Reply-To: <q%d@mihondo.example>\r\nReferences: <a%d@mail.example.jp>\r\n <q%d@mihondo.example>\r\n", i, i, i)
	}
	fields := func(enc func(string) string) {
		fmt.Fprintf(&h, "From: %s <hanako%d@example.jp>\r\nTo: %s <info@mihondo.example>\r\nSubject: %s\r\n", enc("山田 花子"), i, enc("見本堂"), enc(name))
	}
	utf8 := func(s string) string { return word("UTF-8", s) }
	switch kind := i % 20; {
	case kind < 9:
		fields(func(s string) string { return word("ISO-2022-JP", jis(s)) })
		return []byte(h.String() + "Content-Type: text/plain; charset=ISO-2022-JP\r\nContent-Transfer-Encoding: 7bit\r\n\r\n" + jis(text))
	case kind < 14:
		fields(utf8)
		return []byte(h.String() + "Content-Type: text/plain; charset=\"UTF-8\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + lines76(text))
	case kind < 16:
		fields(utf8)
		return []byte(h.String() + "Content-Type: text/plain; charset=UTF-8; format=flowed\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + text)
	case kind == 16:
		sjis, _ := japanese.ShiftJIS.NewEncoder().String(strings.NewReplacer("〜", "～", "−", "－").Replace(text))
		fields(utf8)
		return []byte(h.String() + "Content-Type: text/plain; charset=Shift_JIS\r\nContent-Transfer-Encoding: base64\r\n\r\n" + lines76(sjis))
	}
	fields(utf8)
	var page strings.Builder
	page.WriteString("<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"><style>p{margin:0}</style></head><body>")
	for line := range strings.Lines(text) {
		fmt.Fprintf(&page, "<div style=\"font-family: Meiryo, sans-serif; font-size: 14px\">%s<br></div>\r\n", html.EscapeString(strings.TrimSpace(line)))
	}
	page.WriteString("<a href=\"https://www.example.jp/path?x=1\">www.example.jp</a></body></html>")
	var qp strings.Builder
	w := quotedprintable.NewWriter(&qp)
	_, _ = w.Write([]byte(page.String()))
	_ = w.Close()
	body := "--b1\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + lines76(text) +
		"\r\n--b1\r\nContent-Type: text/html; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + qp.String() + "\r\n"
	if i%20 == 19 {
		body += "--b1\r\nContent-Type: image/jpeg; name=\"p.jpg\"\r\nContent-Disposition: attachment; filename=\"p.jpg\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + lines76(strings.Repeat("\xff\xd8\x00JFIFx", 2500)) + "\r\n"
	}
	return []byte(h.String() + "Content-Type: multipart/alternative; boundary=\"b1\"\r\n\r\n" + body + "--b1--\r\n")
}

func lines76(s string) string {
	e := base64.StdEncoding.EncodeToString([]byte(s))
	var b strings.Builder
	for len(e) > 76 {
		b.WriteString(e[:76] + "\r\n")
		e = e[76:]
	}
	return b.String() + e
}
