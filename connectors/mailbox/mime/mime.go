// Package mime reads and writes the mails of a Japanese shop.
//
// Parse takes the raw bytes of one mail and returns everything that can be
// read, whatever is wrong with them: it never fails and never panics, decodes
// by evidence instead of by label, and says in Warnings what was lost. Build
// goes the other way and writes a mail that every server accepts.
//
// The package is pure: no I/O, no clock, no knowledge of IMAP, SMTP or of the
// shop. Every input is hostile; depth, part count and sizes are limited.
package mime

import (
	"bytes"
	"time"

	"golang.org/x/text/encoding/unicode"
)

// Version counts the changes that make the parser read a mail differently. A
// desk reads the mails it has kept again when it has grown.
const Version = 3

// Limits on what one mail may ask of us. What lies beyond is left out with a
// warning; the caller keeps the raw bytes.
const (
	maxDepth       = 5
	maxParts       = 200
	maxHeaderBytes = 1 << 20
	maxFields      = 4000
	maxHeaderText  = 64 << 10 // of one decoded value
	maxAddressText = 1 << 20  // of one address header
	maxHTMLText    = 4 << 20
)

// The kinds of a mail.
const (
	KindNormal    = "normal"
	KindBounce    = "bounce"
	KindAuto      = "auto"
	KindComplaint = "complaint"
	KindNotice    = "notice"
)

// Mail is what could be read of one mail.
type Mail struct {
	Subject    string
	From       []Address
	ReplyTo    []Address
	To         []Address
	Cc         []Address
	Bcc        []Address
	Date       time.Time // the Date header; zero if unknown
	Received   time.Time // the topmost Received header; zero if unknown
	MessageID  string    // without angle brackets
	InReplyTo  []string  // without angle brackets
	References []string  // without angle brackets
	Text       string    // what a person reads; made from HTML when there is nothing else
	HTML       string    // decoded, not cleaned: never show it unsanitised
	// Attachments in the order of the mail, those inside a TNEF after it.
	Attachments []Attachment
	Kind        string   // one of the Kind constants
	Bounce      *Bounce  // set when Kind is KindBounce or KindComplaint
	Warnings    []string // Japanese sentences: what could not be read
	Auth        string   // "pass", "fail" or "" from Authentication-Results
	// Nested are the mails attached to this one, each read like it. Their files
	// are theirs and not in Attachments.
	Nested []*Mail
	Header Header
}

// Address is one mailbox of an address header.
type Address struct{ Name, Address string }

// Attachment is one file of a mail. Name is as the sender wrote it and only for
// display; use SafeName before it touches a disk. It may be empty.
type Attachment struct {
	Name   string
	Type   string // lower-case media type
	CID    string // Content-ID without angle brackets
	Inline bool   // part of the text, such as a picture of a decomail
	Data   []byte
	Size   int
}

// Parse reads one raw mail. It never fails: what cannot be read is said in
// Warnings.
func Parse(raw []byte) *Mail { return parse(raw, outside{parts: new(int)}) }

// outside is what a mail is told by whoever reads it: how deep it lies in other
// mails, how many parts they have had together, and the charset a person chose.
type outside struct {
	depth  int
	parts  *int
	forced string
}

func parse(raw []byte, o outside) *Mail {
	m := &Mail{Kind: KindNormal}
	raw = asMail(raw)
	top, body, warn := splitHeader(raw, true)
	m.Header = top
	if warn {
		m.warn(warnHeader)
	}
	r := newReader(m, o)
	if o.forced == "" {
		r.label = textCharset(top, body)
		top.readRaw(r.label, r.carrier)
	}
	m.readHeader(r.carrier)
	m.forceHeader(r)
	r.part(top, body, 0, "text/plain")
	r.finish(body)
	m.classify(r)
	return m
}

// asMail takes the dress off a file that is more than one mail's bytes: a mail
// that a text editor saved in UTF-16, a winmail.dat without the mail around it.
func asMail(raw []byte) []byte {
	if bytes.HasPrefix(raw, tnefSignature) {
		return append([]byte("Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\n"), raw...)
	}
	if !bytes.HasPrefix(raw, []byte("\xFF\xFE")) && !bytes.HasPrefix(raw, []byte("\xFE\xFF")) {
		return raw
	}
	out, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().Bytes(raw)
	if err != nil {
		return raw
	}
	return out
}

// readHeader fills the fields that come from the header alone.
func (m *Mail) readHeader(c carrier) {
	h := m.Header
	m.Subject = decodeHeader([]byte(h.Raw("Subject")), c)
	m.From = h.addresses("From", c)
	if len(m.From) == 0 {
		m.From = h.addresses("Sender", c)
	}
	m.ReplyTo = h.addresses("Reply-To", c)
	m.To = h.addresses("To", c)
	m.Cc = h.addresses("Cc", c)
	m.Bcc = h.addresses("Bcc", c)
	if d := h.Raw("Date"); d != "" {
		t, ok := ParseDate(d)
		if !ok {
			m.warn(warnDate)
		}
		m.Date = t
	}
	if rec := h.Raw("Received"); rec != "" {
		m.Received = receivedDate(rec)
	}
	if ids := messageIDs(h.Raw("Message-Id")); len(ids) > 0 {
		m.MessageID = ids[0]
	}
	m.InReplyTo = messageIDs(h.Raw("In-Reply-To"))
	m.References = messageIDs(h.Raw("References"))
	m.Auth = authResult(h)
}

// Sentences for Warnings. Each says what happened and that nothing is lost.
const (
	warnHeader   = "メールの見出し部分が壊れているため、読める行だけを表示しています。元のメールはそのまま保存されています。"
	warnDate     = "送信日時を読み取れませんでした。受信日時を目安にしてください。"
	warnBoundary = "メールの区切りが壊れているため、推測して表示しています。元のメールはそのまま保存されています。"
	warnCut      = "メールの終わりの印がありません。途中で切れている場合は、送信者に再送を頼んでください。"
	warnDepth    = "入れ子が深すぎる部分は開いていません。元のメールはそのまま保存されています。"
	warnParts    = "部品の数が多すぎるため、途中までを表示しています。元のメールはそのまま保存されています。"
	warnChars    = "読み取れない文字がありました。文字コードを変えて表示すると読める場合があります。"
	warnBase64   = "本文または添付の一部が壊れているため、読めた所までを表示しています。"
	warnPartial  = "分割して送られたメールの一部です。残りは別のメールで届きます。"
	warnExternal = "添付の本体はこのメールにはなく、置き場所の案内だけが付いています。開く前に送信者に確かめてください。"
	warnSealed   = "暗号化または署名で包まれたメールのため、本文を読み取れませんでした。添付を保存して、対応するメールソフトで開いてください。"
	warnTNEF     = "Outlook 専用の添付 (winmail.dat) の一部を読み取れませんでした。送信者に通常の形式での再送を頼んでください。"
)

// warn adds a sentence once.
func (m *Mail) warn(s string) {
	for _, w := range m.Warnings {
		if w == s {
			return
		}
	}
	m.Warnings = append(m.Warnings, s)
}
