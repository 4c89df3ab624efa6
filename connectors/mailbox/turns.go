package mailbox

import (
	"cmp"
	"slices"
	"time"

	"madoguchi/connectors"
)

// What a shop wrote itself lies in another folder than what it was asked, and neither half
// of a conversation should wait for years of the other. So the long past of the folders is
// read by turns: the one that lags behind goes on until it is a quarter further back than
// the next. Opening another folder is dear: a turn has some mails at least, and goes as far
// again once the mails are there for which somebody waits.
const (
	leastTurn = 25
	awaited   = 2000 // mails of the past, of all folders
)

// byTurns reads the long past of the folders as far as the batch has room.
func (r *reading) byTurns(folders []string) error {
	if r.cur.Held != connectors.HoldNothing {
		return nil
	}
	defer func() { r.until = time.Time{} }()
	for {
		folder := r.lagging(folders)
		if folder == "" {
			return nil
		}
		if r.mails <= 0 || r.bytes <= 0 {
			r.more = true
			return nil
		}
		before := r.cur.Folders[folder].Old
		others := slices.DeleteFunc(slices.Clone(folders), func(name string) bool { return name == folder })
		r.more, r.until = false, r.turn(r.lagging(others))
		there, err := r.eachFolder([]string{folder}, r.longPast)
		if err != nil {
			return err
		}
		if len(there) == 0 { // it is gone
			folders = others
			continue
		}
		if r.cur.Folders[folder].Old == before { // the next mail has no room in this batch
			return nil
		}
		if r.known > 0 { // mails that are told by their headers take no room: one look is enough for a batch
			r.more = r.lagging(folders) != ""
			return nil
		}
	}
}

// lagging is the folder whose long past has been read least far, "" when none is left.
func (r *reading) lagging(folders []string) (folder string) {
	for _, name := range folders {
		p := r.cur.Folders[name]
		if p == nil || p.Old == 0 {
			continue
		}
		if folder == "" || p.ago(r.now) < r.cur.Folders[folder].ago(r.now) {
			folder = name
		}
	}
	return folder
}

// ago is how far back the long past of a folder has been read.
func (p *place) ago(now time.Time) time.Duration {
	return now.Sub(time.Unix(cmp.Or(p.Reached, p.Since), 0))
}

// turn is how far back a folder is read before the next one has its turn.
func (r *reading) turn(next string) time.Time {
	if next == "" {
		return time.Time{}
	}
	ago := r.cur.Folders[next].ago(r.now)
	if done, _ := r.cur.progress(); done < awaited {
		return r.now.Add(-ago - ago/4)
	}
	return r.now.Add(-2 * ago)
}

// oneTurn cuts a chunk where the turn ends. A mail that was moved here years later ends none.
func (r *reading) oneTurn(chunk []uint32, known map[uint32]letter) []uint32 {
	if r.until.IsZero() {
		return chunk
	}
	n := 0
	for _, uid := range chunk {
		l, there := known[uid]
		if !there || l.at.IsZero() || l.at.After(r.until) { // one that is gone ends none either
			n++
		}
	}
	return chunk[:min(len(chunk), max(n, leastTurn))]
}
