package mailbox

import (
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

const (
	maxMails    = 50      // of one batch
	maxBytes    = 5 << 20 // of one batch, unless a single mail is larger
	manyMails   = 500     // the same of a batch of the past, that nobody waits for
	manyBytes   = 8 << 20
	sizesAtOnce = 4 * manyMails
	maxMail     = 64 << 20 // beyond it a mail is not fetched
	maxFile     = 15 << 20 // of an attachment of ours

	// large is a mail whose text is shown before the rest of it has come, and
	// beginning is how much is read of it for that.
	large     = 5 << 20
	beginning = 256 << 10
)

// letter is one mail as it lies on the server.
type letter struct {
	uid  uint32
	size int64
	at   time.Time // INTERNALDATE
	raw  []byte

	answered bool // somebody has answered it, with whatever program

	begun bool   // raw is only its beginning
	shown string // the remote id its beginning was handed over with
}

// sizes asks how large the mails are. Only the numbers are asked for: one broken
// header in ENVELOPE or BODYSTRUCTURE would kill the connection.
func (s *session) sizes(uids []uint32) (map[uint32]letter, error) {
	found := map[uint32]letter{}
	err := s.fetch("size", uids, nil, func(l letter) { found[l.uid] = l })
	return found, err
}

// sized is what sizes has said of the mails that the next batches will read.
type sized struct {
	validity uint32
	mails    map[uint32]letter
}

// sizesAhead are the sizes of a chunk. Of the past the next chunks are asked for
// with it, ascending in uids: one question for several batches. What somebody
// answers meanwhile is noticed like any other answer of today (answers).
func (r *reading) sizesAhead(folder string, p *place, chunk, uids []uint32) (map[uint32]letter, error) {
	k := r.sized[folder]
	known := k.validity == p.Validity
	for _, uid := range chunk {
		_, ok := k.mails[uid]
		known = known && ok
	}
	if known {
		return k.mails, nil
	}
	if !r.bygone || len(chunk) == len(uids) || p.Undone == p.All {
		return r.sizes(chunk) // nothing of the past, or its first mails, which somebody waits for
	}
	found, err := r.sizes(uids[max(len(uids)-sizesAtOnce, 0):])
	if err == nil {
		r.sized[folder] = sized{p.Validity, found}
	}
	return found, err
}

// headers reads the headers alone.
func (s *session) headers(uids []uint32, take func(letter)) error {
	head := &imap.FetchItemBodySection{Specifier: imap.PartSpecifierHeader, Peek: true}
	return s.fetch("header", uids, head, take)
}

// bodies reads whole mails and hands over each that arrived complete: what came
// before a line broke is kept.
func (s *session) bodies(uids []uint32, take func(letter)) error {
	whole := &imap.FetchItemBodySection{Peek: true}
	return s.fetch("body", uids, whole, func(l letter) {
		if l.raw != nil {
			take(l)
		}
	})
}

// beginnings reads the first bytes of mails.
func (s *session) beginnings(uids []uint32, take func(letter)) error {
	first := &imap.FetchItemBodySection{Peek: true, Partial: &imap.SectionPartial{Size: beginning}}
	return s.fetch("beginning", uids, first, take)
}

func (s *session) fetch(step string, uids []uint32, body *imap.FetchItemBodySection, take func(letter)) error {
	return s.fetchSet(step, uidSet(uids...), body, take)
}

func (s *session) fetchSet(step string, set imap.UIDSet, body *imap.FetchItemBodySection, take func(letter)) error {
	want := &imap.FetchOptions{UID: true, RFC822Size: true, InternalDate: true, Flags: true}
	if body != nil {
		want.BodySection = []*imap.FetchItemBodySection{body}
	}
	return s.watched(step, func(alive func()) error {
		cmd := s.Fetch(set, want)
		for {
			msg := cmd.Next()
			if msg == nil {
				return cmd.Close()
			}
			alive()
			l, err := s.collect(msg, alive)
			if err != nil {
				// go-imap's reader owns the line again since the literal failed:
				// closing the command would read it a second time, beside it.
				s.cut()
				return err
			}
			if l.uid != 0 {
				take(l)
			}
		}
	})
}

// collect reads the items of one mail.
func (s *session) collect(msg *imapclient.FetchMessageData, alive func()) (letter, error) {
	var l letter
	for {
		switch item := msg.Next().(type) {
		case nil:
			return l, nil
		case imapclient.FetchItemDataUID:
			l.uid = uint32(item.UID)
		case imapclient.FetchItemDataRFC822Size:
			l.size = item.Size
		case imapclient.FetchItemDataFlags:
			l.answered = slices.Contains(item.Flags, imap.FlagAnswered)
		case imapclient.FetchItemDataInternalDate:
			l.at = item.Time
		case imapclient.FetchItemDataBodySection:
			raw, err := s.readWhole(item.Literal, alive)
			if err != nil {
				return l, err
			}
			l.raw = raw
		}
	}
}

// readWhole reads a literal to its announced end. A shorter one is an error,
// never a mail.
func (s *session) readWhole(r imap.LiteralReader, alive func()) ([]byte, error) {
	if r == nil {
		return nil, nil
	}
	size := r.Size()
	if size > maxMail {
		s.cut()
		_, _ = io.Copy(io.Discard, r) // fails at once, and so frees go-imap's reader
		return nil, fmt.Errorf("%w: a mail of %d bytes", errTooLong, size)
	}
	raw := make([]byte, size)
	for n := 0; n < len(raw); {
		m, err := r.Read(raw[n:])
		alive()
		n += m
		if err != nil && (err != io.EOF || n < len(raw)) {
			return nil, fmt.Errorf("mail ended after %d of %d bytes: %w", n, size, err)
		}
	}
	return raw, nil
}
