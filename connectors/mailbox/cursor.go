package mailbox

import (
	"encoding/json"
	"maps"
	"math"
	"slices"
	"time"

	"madoguchi/connectors"
)

// reach is how far back the first pull of a folder looks.
const reach = 30 * 24 * time.Hour

// cursor is where reading stands. It is saved together with the mails it
// covers: whatever it lost would only be read again.
type cursor struct {
	Since   int64             `json:"since,omitempty"` // Unix seconds: reach of folders not seen yet
	Folders map[string]*place `json:"folders,omitempty"`
	Sent    string            `json:"sent,omitempty"`   // the Sent folder once it was found
	Looked  int64             `json:"looked,omitempty"` // when it was looked for in vain
	IDs     idMemory          `json:"ids,omitempty"`
	Held    connectors.Held   `json:"held,omitempty"`
	License *license          `json:"license,omitempty"` // what the newest reminder said
}

// place is where reading of one folder stands. New mail is read upwards from
// Last, the recent past downwards from Back, the long past downwards from Old:
// every UID above Last, every one below Back that arrived on or after the day of
// Since, and every one below Old that arrived before that day and after From, is
// still to be read, and so are those of Bad and Rest.
type place struct {
	Validity uint32 `json:"uidvalidity"`
	Unlisted bool   `json:"unlisted,omitempty"` // Last, Back and the counts are not known yet
	Last     uint32 `json:"last_uid"`
	Back     uint32 `json:"backfill,omitempty"` // 0: the recent past is complete
	Old      uint32 `json:"old,omitempty"`      // 0: the long past is complete, or not wanted
	Since    int64  `json:"since,omitempty"`
	From     int64  `json:"from,omitempty"`    // 0: from the first mail on
	Reached  int64  `json:"reached,omitempty"` // about how far back the long past has been read, Unix seconds
	Known    bool   `json:"known,omitempty"`   // the UIDs are new, the mails are not: see sift
	// Progress of the past, in mails.
	All    int64           `json:"all,omitempty"`
	Undone int64           `json:"undone,omitempty"`
	Whole  int64           `json:"whole,omitempty"` // when nothing new was left, Unix seconds
	Bad    map[uint32]*bad `json:"bad,omitempty"`
	// Rest are the large mails that are still to be read whole, with the remote id
	// their beginning was handed over under, empty where it was not.
	Rest map[uint32]string `json:"rest,omitempty"`
	renumbering
	replied
}

// bad is a mail that could not be read.
type bad struct {
	Tries int   `json:"tries"`
	Next  int64 `json:"next"` // Unix seconds of the next try
}

// readCursor is lenient: a cursor that cannot be read starts over, which repeats
// work and loses nothing.
func readCursor(s string) *cursor {
	c := &cursor{}
	if json.Unmarshal([]byte(s), c) != nil {
		c = &cursor{}
	}
	maps.DeleteFunc(c.Folders, func(_ string, p *place) bool { return p == nil })
	if c.Folders == nil {
		c.Folders = map[string]*place{}
	}
	for _, p := range c.Folders {
		maps.DeleteFunc(p.Bad, func(_ uint32, b *bad) bool { return b == nil })
	}
	return c
}

func (c *cursor) String() string {
	data, _ := json.Marshal(c) // only numbers, strings and maps of them: cannot fail
	return string(data)
}

// at returns the place of a folder that now has the given UIDVALIDITY, and
// whether it is to be listed first. A new value means that all UIDs are: the
// folder is listed again, and the mails the desk keeps are told by their headers.
func (c *cursor) at(folder string, validity uint32, now time.Time) (p *place, listed bool) {
	p = c.Folders[folder]
	switch {
	case p == nil:
		p = c.first(now)
	case p.Validity != validity:
		p = p.renumbered(now)
	}
	p.Validity = validity
	c.Folders[folder] = p
	return p, !p.Unlisted
}

// first is the place of a folder that was never read: the newest month at once,
// what lies before it afterwards, as far back as somebody wants.
func (c *cursor) first(now time.Time) *place {
	recent := now.Add(-reach).Unix()
	if c.Since >= recent {
		return &place{Since: c.Since, From: c.Since, Unlisted: true}
	}
	return &place{Since: recent, From: c.Since, Old: math.MaxUint32, Unlisted: true}
}

// renumbered is the place of a folder whose UIDs mean other mails now. Its whole
// range is looked through once more: what came while the desk was away may lie
// anywhere in it.
func (p *place) renumbered(now time.Time) *place {
	n := &place{Since: p.Since, From: p.From, Known: true, Unlisted: true, renumbering: p.renumbering}
	if n.Since == 0 {
		n.Since = now.Add(-reach).Unix()
	}
	if n.Since > p.From {
		n.Old = math.MaxUint32
	}
	return n
}

// again is a place that is listed anew from since on, or from earlier when
// reading was not complete by then. Where the long past stands is kept.
func (p *place) again(since time.Time) *place {
	from := since.Unix()
	if p.Since != 0 && (p.Back != 0 || p.Unlisted || p.Whole == 0) {
		from = min(from, p.Since)
	}
	n := &place{
		Validity: p.Validity, Unlisted: true, Since: from, From: min(p.From, from), Old: p.Old, Known: p.Known, Bad: p.Bad, Rest: p.Rest,
		renumbering: p.renumbering, replied: p.replied,
	}
	for _, b := range n.Bad {
		b.Next = 0
	}
	return n
}

// reading reports whether some of the past is still to be read.
func (p *place) reading() bool { return p.Unlisted || p.Back != 0 || p.Old != 0 }

// progress is how much of the past has been read, over all folders. It is
// forgotten when nothing is left.
func (c *cursor) progress() (done, all int64) {
	left := false
	for _, p := range c.Folders {
		done, all, left = done+p.All-p.Undone, all+p.All, left || p.reading()
	}
	if left {
		return done, all
	}
	for _, p := range c.Folders {
		p.All, p.Undone = 0, 0
	}
	return 0, 0
}

// failed notes another failure of a UID and reports whether it is time for the
// stand-in. After that a mail is tried once a day.
func (p *place) failed(uid uint32, now time.Time) (standIn bool) {
	if p.Bad == nil {
		p.Bad = map[uint32]*bad{}
	}
	b := p.Bad[uid]
	if b == nil {
		b = &bad{}
		p.Bad[uid] = b
	}
	b.Tries++
	wait := 5 * time.Minute
	switch {
	case b.Tries == 1:
		wait = 0
	case b.Tries >= maxTries:
		wait = 24 * time.Hour
	}
	b.Next = now.Add(wait).Unix()
	if b.Tries >= lastTry && p.Rest[uid] == "" {
		p.close(uid)
	}
	return b.Tries == maxTries
}

// aside reports whether a mail is read by itself, whatever else is.
func (p *place) aside(uid uint32) bool {
	_, rest := p.Rest[uid]
	return rest || p.Bad[uid] != nil
}

// close forgets that a mail was read by itself.
func (p *place) close(uid uint32) {
	delete(p.Bad, uid)
	delete(p.Rest, uid)
}

// due lists the bad mails whose time has come, oldest first.
func (p *place) due(now time.Time) []uint32 {
	var uids []uint32
	for uid, b := range p.Bad {
		if b.Next <= now.Unix() {
			uids = append(uids, uid)
		}
	}
	slices.Sort(uids)
	return uids
}

// A mail gets its stand-in after maxTries failures and is given up after
// lastTry, that is a week later. One that people can already read in part is
// never given up while it is there.
const (
	maxTries = 3
	lastTry  = 10
)

// Hold implements connectors.PastHolder.
func (b *box) Hold(cur string, what connectors.Held) string {
	c := readCursor(cur)
	if c.Held == what {
		return cur
	}
	c.Held = what
	return c.String()
}

// Rescan forgets what was read, back to since. What was not complete before that
// time stays to be read, whatever since says.
func (b *box) Rescan(cur string, since time.Time) string {
	c := readCursor(cur)
	if since.IsZero() {
		since = b.env.Now().Add(-reach)
	} else {
		c.Since = since.Unix()
	}
	c.Sent, c.Looked = "", 0
	for name, p := range c.Folders {
		c.Folders[name] = p.again(since)
	}
	return c.String()
}
