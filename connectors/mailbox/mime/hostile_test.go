package mime

import (
	"strings"
	"testing"
	"time"
)

// A mail that is made to be slow must not be slow.
func TestParse_of_hostile_mail_stays_fast(t *testing.T) {
	const big = 1 << 18
	for name, raw := range map[string]string{
		"endless fold":             "Subject: x\r\n" + strings.Repeat(" y\r\n", big/4) + "\r\nt",
		"unfinished words":         "Subject: " + strings.Repeat("=?a?q?", big/6) + "\r\n\r\nt",
		"open brackets in From":    "From: " + strings.Repeat("(", big) + "\r\n\r\nt",
		"quotes in From":           "From: " + strings.Repeat(`"\`, big/2) + "\r\n\r\nt",
		"commas in From":           "From: " + strings.Repeat("a b,", big/4) + "\r\n\r\nt",
		"angles in From":           "From: " + strings.Repeat("<", big) + "\r\n\r\nt",
		"bad lines":                strings.Repeat("bad line\r\n", big/10) + "Subject: x\r\n\r\nt",
		"blank lines with spaces":  "A: b\r\n" + strings.Repeat(" \r\n", big/3) + "t",
		"parameters":               "Content-Type: text/plain" + strings.Repeat(";a=b", big/4) + "\r\n\r\nt",
		"segments of a name":       "Content-Disposition: attachment" + strings.Repeat(";filename*0*=x", big/14) + "\r\n\r\nt",
		"begin lines":              "\r\n\r\n" + strings.Repeat("begin 644 x\n", big/12),
		"begin lines of base64":    "\r\n\r\n" + strings.Repeat("begin-base64 644 x\n", big/19),
		"delimiters that are none": "Content-Type: multipart/mixed\r\n\r\n" + strings.Repeat("--b\r\n\r\n", big/7),
		"words that begin":         "Subject: " + strings.Repeat("=?utf-8?q?", big/10) + "\r\n\r\nt",
		"open JIS in a name":       "Content-Disposition: attachment" + strings.Repeat("; filename=\"\x1b$B", big/15) + "\r\n\r\nt",
		"folds in JIS":             "Subject: \x1b$B$\"\r\n" + strings.Repeat(" $\"\r\n", big/5) + "\r\nt",
		"fields of every name":     strings.Repeat("X: y\r\n", maxFields) + strings.Repeat("Date: x\r\n", big/9) + "\r\nt",
		"open ASN.1":               "Content-Type: application/pkcs7-mime\r\n\r\n" + strings.Repeat("\x30\x80", big/2),
		"delimiters":               "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + strings.Repeat("--b\r\n", big/5),
		"escapes":                  "Content-Type: text/plain\r\n\r\n" + strings.Repeat("\x1b$B\x1b(B", big/6),
		"dollar signs":             "Content-Type: text/plain\r\n\r\n" + strings.Repeat("$B!!(", big/5),
		"kana for guessing":        "Content-Type: text/plain\r\n\r\n" + strings.Repeat("\xa4", big),
		"plus signs of UTF-7":      "Content-Type: text/plain; charset=utf-7\r\n\r\n" + strings.Repeat("+A", big/2),
		"tags":                     "Content-Type: text/html\r\n\r\n" + strings.Repeat("<b style='display:none", big/22),
		"status fields":            "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n" + strings.Repeat("Final-Recipient: rfc822; a@b\r\n", big/30),
		"addresses in a bounce":    "From: MAILER-DAEMON@x\r\nSubject: failure notice\r\n\r\n" + strings.Repeat("<a@b.jp>:\n", big/10),
		"references":               "References: " + strings.Repeat("<a@b>", big/5) + "\r\n\r\nt",
		"soft breaks":              "Content-Type: text/plain; format=flowed\r\n\r\n" + strings.Repeat("a \n", big/3),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			if m := Parse([]byte(raw)); m == nil {
				t.Fatal("nothing came back")
			}
			if d := time.Since(start); d > 10*time.Second {
				t.Errorf("took %v", d)
			}
		})
	}
}
