package mailbox

import (
	"maps"
	"slices"
	"strings"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mime"
)

// A large mail comes in two steps (ADR 19): its beginning at once,
// which holds the text and the names of the first files, and all of it as soon as
// nothing quicker is left. Both are one message: the second takes the place of
// the first, byte for byte as it lies on the server.

// restRef marks a file that comes with the rest of its mail.
const restRef = "rest"

const restFollows = "大きなメールのため、まだはじめの部分だけを取り込んでいます。残りと添付ファイルは、続けて自動で取り込みます。急ぐときは、メールサービスの画面でも見られます。"

// quick reports whether the beginning of a mail is to be read first. Nobody waits
// for one of the long past.
func (r *reading) quick(p *place, l letter) bool {
	return l.size > large && l.size <= maxMail && !r.leisure && !p.aside(l.uid)
}

// begin hands over the beginnings of large mails. A mail that the desk has already
// is settled by it; of one whose beginning tells too little only the whole comes.
func (r *reading) begin(folder string, p *place, uids []uint32, known map[uint32]letter, settled map[uint32]bool) error {
	if len(uids) == 0 {
		return nil
	}
	got := map[uint32]letter{}
	err := r.beginnings(uids, func(l letter) {
		if l.raw != nil && slices.Contains(uids, l.uid) {
			got[l.uid] = l
		}
	})
	for _, uid := range slices.Sorted(maps.Keys(got)) {
		l := got[uid]
		l.size, l.answered = known[uid].size, known[uid].answered
		r.beginOne(folder, p, l)
		settled[uid], r.moved = true, true
	}
	return err
}

func (r *reading) beginOne(folder string, p *place, l letter) {
	if raw, same := r.heldLarge(l); same {
		r.known++
		if l.answered {
			l.raw = raw
			r.keep(r.inquiry(folder, l))
			p.note(l.uid)
		}
		return
	}
	if p.Rest == nil {
		p.Rest = map[uint32]string{}
	}
	p.Rest[l.uid] = ""
	if !r.tells(folder, l) {
		return
	}
	l.begun = true
	f := r.inquiry(folder, l)
	p.Rest[l.uid] = f.inquiry.RemoteID
	r.keep(f)
}

// heldLarge is keptAlready without a header of its own.
func (r *reading) heldLarge(l letter) (raw []byte, same bool) {
	if r.box.env.Mail == nil {
		return nil, false
	}
	return r.keptAlready(l)
}

// tells reports whether the beginning of a mail can stand for it: there is text,
// and a Message-ID that is nobody else's. A report about a mail of ours is read
// as a whole or not at all, because it ends what it is about; what the shop wrote
// itself is not news.
func (r *reading) tells(folder string, l letter) bool {
	m := parse(l.raw)
	if m == nil || m.MessageID == "" || strings.TrimSpace(m.Text) == "" {
		return false
	}
	if m.Kind == mime.KindBounce || m.Kind == mime.KindComplaint || strings.Contains(strings.ToLower(m.Header.Raw("Content-Type")), "multipart/report") {
		return false
	}
	dir, _ := r.box.set.sides(m, folder == r.cur.Sent)
	_, at := r.cur.IDs.owner(m.MessageID)
	return dir == connectors.In && at < 0 && len(r.held(m.MessageID)) == 0
}

// begun marks a message of which only the beginning has come. Its files come with
// the rest, also those that lie in the beginning: where that breaks off, the last
// one is not whole, and how large it is can only be told by what is missing.
func begun(msg *connectors.Message, l letter) {
	msg.Partial, msg.Warnings = true, []string{restFollows}
	for i := range msg.Attachments {
		a := &msg.Attachments[i]
		a.Data, a.Ref = nil, restRef
		if i == len(msg.Attachments)-1 {
			a.Size += (l.size - int64(len(l.raw))) / 4 * 3
		}
	}
}

// waiting are the large mails to be read whole now, ascending. One that broke the
// line has its own time.
func (p *place) waiting() []uint32 {
	uids := slices.Sorted(maps.Keys(p.Rest))
	return slices.DeleteFunc(uids, func(u uint32) bool { return p.Bad[u] != nil })
}

// rest reads whole, one at a time and the newest first, the large mails whose
// beginning has come. What is quicker goes first.
func (r *reading) rest(folder string) error {
	p := r.cur.Folders[folder]
	if p == nil || len(p.waiting()) == 0 {
		return nil
	}
	if r.more || len(r.found) > 0 {
		r.more = true
		return nil
	}
	p, err := r.visit(folder)
	if err != nil {
		return err
	}
	waiting := p.waiting()
	if len(waiting) == 0 {
		return nil
	}
	uid := waiting[len(waiting)-1]
	settled, err := r.read(folder, p, []uint32{uid})
	if err == nil && settled[uid] && p.Bad[uid] == nil {
		p.close(uid) // read, or gone from the server
		r.moved = true
	}
	r.more = r.more || len(waiting) > 1
	return err
}
