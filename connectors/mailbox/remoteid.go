package mailbox

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mime"
)

// remoteID is the bare Message-ID, told apart where it is reused, or a hash where
// there is none. It is made of raw bytes alone: a better parser
// must not make other mails of those the desk keeps.
func (r *reading) remoteID(d draft) (id string) {
	m, l := d.m, d.letter
	if m.MessageID == "" {
		return r.nameless(m, l.raw)
	}
	body := d.mark
	if l.begun {
		body = notYet
	}
	id, r.cur.IDs = r.cur.IDs.remoteID(m.MessageID, body, func(mark string) bool {
		return l.shown != "" || mark == wordsMark(m) || r.sameWords(m)
	})
	if id == m.MessageID {
		return id
	}
	if old := m.MessageID + "#" + wordsMark(m); r.keeps(old, l.raw) {
		return old
	}
	return id
}

// nameless is the remote id of a mail without Message-ID.
func (r *reading) nameless(m *mime.Mail, raw []byte) string {
	words := sha256.New()
	fmt.Fprintf(words, "%s\x00%v\x00%s\x00%x", m.Date.UTC().Format(time.RFC3339), m.From, m.Subject, content(m))
	if old := hashID(words.Sum(nil)); r.keeps(old, raw) {
		return old
	}
	head, _ := connectors.SplitMail(raw)
	h := sha256.New()
	for _, name := range []string{"date", "from", "subject"} {
		fmt.Fprintf(h, "%s\x00", rawField(head, name))
	}
	fmt.Fprintf(h, "%x", connectors.BodyHash(raw))
	return hashID(h.Sum(nil))
}

func hashID(sum []byte) string { return "sha256-" + hex.EncodeToString(sum[:20]) }

// rawField is the first field of that name without any white space, so that a
// server that folds it elsewhere does not change it.
func rawField(head []byte, name string) string {
	value, in := "", false
	for line := range strings.Lines(string(head)) {
		if in && (line[0] == ' ' || line[0] == '\t') {
			value += line
			continue
		}
		if in {
			break
		}
		field, rest, ok := strings.Cut(line, ":")
		if in = ok && strings.EqualFold(strings.TrimSpace(field), name); in {
			value = rest
		}
	}
	return strings.Join(strings.Fields(value), "")
}

// keeps reports whether the desk has this very mail under a remote id that was
// made of its words, as all were once.
func (r *reading) keeps(id string, raw []byte) bool {
	kept := r.held(id)
	return len(kept) > 0 && connectors.BodyHash(kept) == connectors.BodyHash(raw)
}

// sameWords reports whether the mail that has the bare id says the same: a server
// that rewrites a copy must not make it a second mail.
func (r *reading) sameWords(m *mime.Mail) bool {
	other := r.held(m.MessageID)
	for _, f := range r.found {
		if f.inquiry.RemoteID == m.MessageID {
			other = f.inquiry.Messages[0].Raw
		}
	}
	if len(other) == 0 {
		return false
	}
	p := parse(other)
	return p != nil && content(p) == content(m)
}

// held is a mail as the desk keeps it, nil where it has none. A mail from a file
// is read without the desk.
func (r *reading) held(id string) []byte {
	if r.session == nil || r.box.env.Mail == nil {
		return nil
	}
	return r.box.env.Mail(r.ctx, id)
}

// content is the hash of what a person would see. White space and encoding do
// not count.
func content(m *mime.Mail) [sha256.Size]byte {
	h := sha256.New()
	_, _ = h.Write([]byte(strings.Join(strings.Fields(m.Text), " ")))
	for _, a := range m.Attachments {
		sum := sha256.Sum256(a.Data)
		_, _ = h.Write(sum[:])
	}
	return [sha256.Size]byte(h.Sum(nil))
}

// wordsMark is what remote ids ended in before they were made of raw bytes.
func wordsMark(m *mime.Mail) string {
	sum := content(m)
	return base64.RawURLEncoding.EncodeToString(sum[:6])
}
