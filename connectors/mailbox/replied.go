package mailbox

import (
	"slices"
	"time"

	"madoguchi/connectors"

	"github.com/emersion/go-imap/v2"
)

const (
	// repliedBack is how far back answers given with other programs are looked for.
	repliedBack = 14 * 24 * time.Hour
	// repliedRest lies between two looks on a server that does not say whether
	// anything changed.
	repliedRest = 30 * time.Minute
)

// replied is what is known of the mails of a folder that somebody has answered
// with another program. The flag alone says so where no copy reached a Sent
// folder that we read.
type replied struct {
	ModSeq   uint64   `json:"modseq,omitempty"`   // HIGHESTMODSEQ of the last look
	Looked   int64    `json:"flags_at,omitempty"` // when that was, Unix seconds
	Answered []uint32 `json:"answered,omitempty"` // told already, of the last repliedBack
}

// note remembers that the desk was told.
func (f *replied) note(uid uint32) {
	if !slices.Contains(f.Answered, uid) {
		f.Answered = append(f.Answered, uid)
	}
}

// stale reports whether it is time to look again. With CONDSTORE the server's own
// count tells; without it the clock does.
func (f *replied) stale(modSeq uint64, now time.Time) bool {
	if modSeq != 0 {
		return modSeq != f.ModSeq
	}
	return now.Sub(time.Unix(f.Looked, 0)) >= repliedRest
}

// answers hands over once more the mails that were answered elsewhere since they
// were read. It comes when nothing new is left.
func (r *reading) answers(folder string) error {
	p := r.cur.Folders[folder]
	held := r.cur.Held == connectors.HoldPast
	if p == nil || p.Back != 0 && !held || r.more || folder == r.cur.Sent || p.rests(r.now) {
		return nil
	}
	p, err := r.visit(folder)
	if err != nil || p.Back != 0 && !held {
		return err
	}
	if !p.stale(r.modSeq, r.now) {
		return nil
	}
	uids, err := r.search(&imap.SearchCriteria{Flag: []imap.Flag{imap.FlagAnswered}, Since: searchDay(r.now.Add(-repliedBack).Unix())})
	if err != nil {
		return err
	}
	p.Answered = slices.DeleteFunc(p.Answered, func(u uint32) bool { return !slices.Contains(uids, u) })
	var untold []uint32
	for _, uid := range uids {
		if uid <= p.Last && uid >= p.Back && !p.aside(uid) && !slices.Contains(p.Answered, uid) {
			untold = append(untold, uid)
		}
	}
	chunk := untold[:min(len(untold), max(r.mails, 0))]
	settled, err := r.read(folder, p, chunk)
	if err != nil {
		return err
	}
	if len(settled) < len(untold) {
		r.more = true
		return nil
	}
	p.ModSeq, p.Looked, r.moved = r.modSeq, r.now.Unix(), true
	return nil
}
