package mailbox

import (
	"slices"

	"github.com/emersion/go-imap/v2"
)

// fresh reads upwards what came after the last mail.
func (r *reading) fresh(folder string) error {
	if p := r.cur.Folders[folder]; p != nil && folder != "INBOX" && p.rests(r.now) {
		return nil
	}
	p, err := r.visit(folder)
	if err != nil {
		return err
	}
	uids, err := r.above(p.Last)
	if err != nil {
		return err
	}
	uids = slices.DeleteFunc(uids, func(u uint32) bool { return p.aside(u) })
	chunk := uids[:min(len(uids), r.atOnce(p))]
	settled, err := r.read(folder, p, chunk)
	for _, uid := range chunk {
		if !settled[uid] {
			break
		}
		p.Last, r.moved = uid, true
	}
	if len(uids) > 0 && p.Last < uids[len(uids)-1] {
		r.more = true
		return err
	}
	if err == nil && p.Back == 0 {
		p.Whole = r.now.Unix()
		p.Known = p.Known && p.Old != 0
	}
	return err
}

// retry reads, one at a time, the mails that broke off an earlier read, so that
// none of them can take others along.
func (r *reading) retry(folder string) error {
	p := r.cur.Folders[folder]
	if p == nil || len(p.due(r.now)) == 0 {
		return nil
	}
	p, err := r.visit(folder)
	if err != nil {
		return err
	}
	for _, uid := range p.due(r.now) {
		if r.mails <= 0 || r.bytes <= 0 {
			r.more = true
			return nil
		}
		was := p.Bad[uid].Tries
		settled, err := r.read(folder, p, []uint32{uid})
		if err != nil {
			return err
		}
		if b := p.Bad[uid]; settled[uid] && b != nil && b.Tries == was {
			p.close(uid) // gone from the server, or too large for us
		}
	}
	return nil
}

// read takes the given mails, in their order, as far as the batch has room. A
// mail is settled when it was handed over, when a second search no longer knows
// it, or when it was noted as bad; the cursor may move over settled mails only.
func (r *reading) read(folder string, p *place, chunk []uint32) (map[uint32]bool, error) {
	return r.readOf(folder, p, chunk, chunk)
}

// readOf is read for a chunk of a longer list, ascending, that will be read next.
func (r *reading) readOf(folder string, p *place, chunk, uids []uint32) (map[uint32]bool, error) {
	settled := map[uint32]bool{}
	if len(chunk) == 0 || r.bytes <= 0 {
		return settled, nil
	}
	if p.Known && r.box.env.Mail != nil {
		unknown, err := r.sift(folder, p, chunk, settled)
		if err != nil || len(unknown) == 0 {
			return settled, err
		}
		chunk = unknown[:min(len(unknown), max(r.mails, 0))]
	}
	known, err := r.sizesAhead(folder, p, chunk, uids)
	if err == nil {
		chunk, err = r.readBodies(folder, p, r.oneTurn(chunk, known), known, settled)
	}
	if err != nil && r.ctx.Err() == nil {
		// Servers answer in ascending order: the lowest that is missing broke it.
		low := slices.Sorted(slices.Values(chunk))
		if i := slices.IndexFunc(low, func(u uint32) bool { return !settled[u] }); i >= 0 {
			r.fail(folder, p, known[low[i]], low[i])
			settled[low[i]] = true
		}
		return settled, err
	}
	return settled, r.settleGone(folder, p, chunk, known, settled)
}

// readBodies fetches what fits into the batch and returns what it tried.
func (r *reading) readBodies(folder string, p *place, chunk []uint32, known map[uint32]letter, settled map[uint32]bool) ([]uint32, error) {
	var tried, wanted, begin []uint32
	for _, uid := range chunk {
		size, quick := known[uid].size, r.quick(p, known[uid])
		if quick {
			size = beginning
		}
		if size > r.bytes && len(r.found)+len(wanted)+len(begin) > 0 {
			r.more = true
			break
		}
		r.bytes -= size
		r.mails--
		tried = append(tried, uid)
		switch {
		case known[uid].size > maxMail:
			r.keep(standIn(folder, p.Validity, known[uid], tooLarge))
			settled[uid] = true
		case quick:
			begin = append(begin, uid)
		default:
			wanted = append(wanted, uid)
		}
	}
	if err := r.begin(folder, p, begin, known, settled); err != nil || len(wanted) == 0 {
		return tried, err
	}
	expected := map[uint32]bool{}
	for _, uid := range wanted {
		expected[uid] = true
	}
	// Read out of their bytes beside the line, which is not held up: its watchdog
	// would bite.
	reader := r.readers(folder)
	err := r.bodies(wanted, func(l letter) {
		if expected[l.uid] {
			l.answered, l.shown = known[l.uid].answered, p.Rest[l.uid]
			reader.take(l)
		}
	})
	for _, d := range reader.all() {
		settled[d.uid] = true
		p.close(d.uid)
		r.keep(r.named(folder, d))
		if d.answered {
			p.note(d.uid)
		}
	}
	return tried, err
}

// settleGone asks again for what a good answer left out: a mail that is still
// listed is bad, not gone.
func (r *reading) settleGone(folder string, p *place, tried []uint32, known map[uint32]letter, settled map[uint32]bool) error {
	absent := slices.DeleteFunc(slices.Clone(tried), func(u uint32) bool { return settled[u] })
	if len(absent) == 0 {
		return nil
	}
	still, err := r.search(&imap.SearchCriteria{UID: []imap.UIDSet{uidSet(absent...)}})
	if err != nil {
		return err
	}
	for _, uid := range absent {
		if slices.Contains(still, uid) {
			r.fail(folder, p, known[uid], uid)
		}
		settled[uid] = true
	}
	return nil
}

// fail notes a mail as bad; after the last patient try a stand-in takes its place.
func (r *reading) fail(folder string, p *place, l letter, uid uint32) {
	r.moved = true
	l.uid = uid
	if p.failed(uid, r.now) && p.Rest[uid] == "" {
		r.keep(standIn(folder, p.Validity, l, unreadable))
	}
}

func (r *reading) keep(f found) {
	r.found = append(r.found, f)
	r.moved = true
}
