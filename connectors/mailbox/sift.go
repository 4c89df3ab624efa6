package mailbox

import (
	"bytes"
	"slices"
)

// headersAtOnce is how many mails are looked through for those the desk keeps:
// a header is small, and the answer is only yes or no.
const headersAtOnce = 500

// atOnce is how many UIDs one step of a batch takes on.
func (r *reading) atOnce(p *place) int {
	if p.Known && r.box.env.Mail != nil && r.mails > 0 {
		return headersAtOnce
	}
	return max(r.mails, 0)
}

// sift tells by their headers which of the mails the desk keeps, and settles
// those: after a new UIDVALIDITY only the numbers are others. A mail is the same
// when Message-ID, size and header are; every other one is read.
//
// What the desk keeps serves once more when somebody has answered it elsewhere.
func (r *reading) sift(folder string, p *place, chunk []uint32, settled map[uint32]bool) (unknown []uint32, err error) {
	err = r.headers(chunk, func(l letter) {
		raw, same := r.keptAlready(l)
		if !same {
			return
		}
		settled[l.uid] = true
		if l.answered {
			l.raw = raw
			r.keep(r.inquiry(folder, l))
			p.note(l.uid)
		}
	})
	if err != nil {
		// One header broke the line: the mails are read as if none were known, so
		// that the one at fault is found and the others are not held up.
		return slices.Clone(chunk), err
	}
	for _, uid := range chunk {
		if !settled[uid] {
			unknown = append(unknown, uid)
		}
	}
	r.known += len(chunk) - len(unknown)
	return unknown, nil
}

// keptAlready returns the desk's own copy of a mail, if it is the same.
func (r *reading) keptAlready(l letter) (raw []byte, same bool) {
	m := parse(l.raw)
	if m == nil || m.MessageID == "" {
		return nil, false
	}
	raw = r.box.env.Mail(r.ctx, m.MessageID)
	return raw, int64(len(raw)) == l.size && l.size > 0 && bytes.Equal(headerOf(raw), headerOf(l.raw))
}

// headerOf is a mail up to its first empty line.
func headerOf(raw []byte) []byte {
	if i := bytes.Index(raw, []byte("\r\n\r\n")); i >= 0 {
		return raw[:i]
	}
	return bytes.TrimRight(raw, "\r\n")
}
