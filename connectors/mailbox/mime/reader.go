package mime

import (
	"html"
	"strings"
)

// reader walks the parts of one mail and collects what it finds.
type reader struct {
	mail     *Mail
	carrier  carrier
	label    string // the Japanese charset the mail names for its text, if any
	outside  outside
	segments []segment
	spare    []string // texts to show when there is no other, best first
	status   []byte   // message/delivery-status, all of them
	feedback []byte   // message/feedback-report
	returned []byte   // the returned mail or its header
	types    map[string]bool
}

// segment is one stretch of the body in one or both forms.
type segment struct{ text, html string }

func newReader(m *Mail, o outside) *reader {
	h := m.Header
	hint := h.Raw("From") + " " + h.Raw("Return-Path") + " " + h.Raw("Message-Id")
	return &reader{mail: m, carrier: carrierOf(hint), outside: o, types: map[string]bool{}}
}

// part reads one part and everything in it.
func (r *reader) part(h Header, body []byte, depth int, fallback string) {
	if *r.outside.parts++; r.full() {
		r.mail.warn(warnParts)
		return
	}
	ctype, cp := mediaType(h.contentType())
	if !strings.Contains(ctype, "/") {
		ctype = fallback
	}
	r.types[ctype] = true
	if !strings.HasPrefix(ctype, "multipart/") {
		r.leaf(h, body, ctype, cp)
		return
	}
	if depth >= maxDepth {
		r.mail.warn(warnDepth)
		r.attach(h, body, ctype, cp)
		return
	}
	r.multipart(h, body, ctype, cp, depth)
}

// full tells that this mail and those around it have had all their parts.
func (r *reader) full() bool { return *r.outside.parts > maxParts }

// leaf files a part that has no parts of its own.
func (r *reader) leaf(h Header, body []byte, ctype string, cp params) {
	disp, dp := mediaType(h.Raw("Content-Disposition"))
	data, ok := decodeTransfer(body, h.Raw("Content-Transfer-Encoding"), strings.HasPrefix(ctype, "text/"))
	if !ok {
		r.mail.warn(warnBase64)
	}
	switch ctype {
	case "message/delivery-status", "message/global-delivery-status":
		// Without the empty line in front, the report is the part's own header.
		for _, f := range h.fields {
			if isStatusField(strings.ToLower(f.name)) {
				r.status = append(append(append(append(r.status, f.name...), ": "...), f.value...), '\n')
			}
		}
		r.status = append(append(r.status, data...), "\n\n"...)
		return
	case "message/feedback-report":
		r.feedback = append(r.feedback, data...)
		return
	case "message/disposition-notification":
		return
	case "message/rfc822", "message/global", "message/rfc822-headers", "text/rfc822-headers", "message/global-headers":
		if r.returned == nil {
			r.returned = data
		}
		r.addFile(h, data, ctype, cp, dp)
		r.nested(ctype, data)
		return
	}
	r.unreadable(ctype, data, cp)
	name := fileName(dp, cp, r.carrier)
	if isTNEF(ctype, name, data) {
		r.addFile(h, data, ctype, cp, dp)
		r.tnef(data)
		return
	}
	if !isText(ctype) || disp == "attachment" || name != "" {
		r.addFile(h, data, ctype, cp, dp)
		if isText(ctype) && len(data) <= maxHTMLText {
			s := r.text(data, cp, ctype)
			if ctype == "text/html" {
				s = htmlText(s)
			}
			r.spare = append(r.spare, s)
		}
		return
	}
	r.bodyText(data, ctype, cp)
}

// isText tells which types are shown as text; text/csv and the like are files.
func isText(ctype string) bool {
	switch ctype {
	case "text/plain", "text/html", "text/enriched", "text/richtext", "text/x-watch-html", "text/markdown":
		return true
	}
	return false
}

// bodyText adds a part to the text of the mail.
func (r *reader) bodyText(data []byte, ctype string, cp params) {
	if ctype == "text/html" || ctype == "text/x-watch-html" {
		r.segments = append(r.segments, segment{html: r.text(data, cp, "text/html")})
		return
	}
	s := r.text(data, cp, ctype)
	if strings.EqualFold(cp.get("format"), "flowed") {
		s = unflow(s, strings.EqualFold(cp.get("delsp"), "yes"))
	}
	if strings.Contains(s, uuBegin) {
		files, rest := cutUU([]byte(s))
		r.mail.Attachments = append(r.mail.Attachments, files...)
		s = string(rest)
	}
	r.segments = append(r.segments, segment{text: s})
}

// text decodes the charset and makes the line ends one kind.
func (r *reader) text(data []byte, cp params, ctype string) string {
	s := r.decode(data, cp.get("charset"), ctype == "text/html")
	if strings.ContainsRune(s, bad) {
		r.mail.warn(warnChars)
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.ReplaceAll(s, "\r", "\n")
	return strings.ReplaceAll(s, "\x00", "")
}

// attach files a part undecided what it is.
func (r *reader) attach(h Header, body []byte, ctype string, cp params) {
	_, dp := mediaType(h.Raw("Content-Disposition"))
	data, _ := decodeTransfer(body, h.Raw("Content-Transfer-Encoding"), false)
	r.addFile(h, data, ctype, cp, dp)
}

func (r *reader) addFile(h Header, data []byte, ctype string, cp, dp params) {
	name := fileName(dp, cp, r.carrier)
	if loc := h.Get("Content-Location"); name == "" && loc != "" && !strings.Contains(loc, ":") {
		name = loc
	}
	r.mail.Attachments = append(r.mail.Attachments, Attachment{
		Name: name,
		Type: ctype,
		CID:  strings.Trim(h.Raw("Content-Id"), "<> "),
		Data: data,
		Size: len(data),
	})
}

// finish puts the segments together once every part was seen.
func (r *reader) finish(body []byte) {
	var texts, htmls []string
	hasHTML := false
	for _, s := range r.segments {
		hasHTML = hasHTML || s.html != ""
	}
	for _, s := range r.segments {
		t := s.text
		if s.html != "" && (strings.TrimSpace(t) == "" || onlySaysHTML(t)) {
			t = htmlText(s.html)
		}
		if strings.TrimSpace(t) != "" {
			texts = append(texts, strings.TrimSuffix(t, "\n"))
		}
		switch {
		case s.html != "":
			htmls = append(htmls, s.html)
		case hasHTML && strings.TrimSpace(s.text) != "":
			htmls = append(htmls, "<pre>"+html.EscapeString(s.text)+"</pre>")
		}
	}
	m := r.mail
	m.Text = strings.Join(texts, "\n")
	m.HTML = strings.Join(htmls, "\n")
	for i, a := range m.Attachments {
		// Only what the text refers to is part of it; a picture nobody shows
		// must stay in the list of files.
		m.Attachments[i].Inline = a.CID != "" && strings.Contains(m.HTML, "cid:"+a.CID)
	}
	if strings.TrimSpace(m.Text) != "" {
		return
	}
	for _, s := range append(r.spare, string(r.status)) {
		if strings.TrimSpace(s) != "" {
			m.Text = strings.ToValidUTF8(s, string(bad))
			return
		}
	}
}

// onlySaysHTML recognises the plain part that only asks for another mailer.
func onlySaysHTML(s string) bool {
	s = strings.TrimSpace(s)
	if len(s) > 600 {
		return false
	}
	for _, w := range []string{"HTML対応のメール", "HTMLメールに対応", "HTML形式のメール", "HTMLメールを表示", "HTML対応メール", "HTML compatible email", "HTML-compatible"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
