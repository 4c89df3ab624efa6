package mailbox

import (
	"encoding/json"
	"maps"
	"slices"
	"time"
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
	License *license          `json:"license,omitempty"` // what the newest reminder said
}

// place is where reading of one folder stands. New mail is read upwards from
// Last, the past downwards from Back: every UID above Last, and every one below
// Back that arrived on or after Since, is still to be read, and so are Bad ones.
type place struct {
	Validity uint32          `json:"uidvalidity"`
	Last     uint32          `json:"last_uid"`
	Back     uint32          `json:"backfill,omitempty"` // 0: the past is complete
	Since    int64           `json:"since,omitempty"`
	Whole    int64           `json:"whole,omitempty"` // when nothing new was left, Unix seconds
	Bad      map[uint32]*bad `json:"bad,omitempty"`
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

// at returns the place of a folder that now has the given UIDVALIDITY. A new
// value means that all UIDs are: the folder is listed again from the last
// time it was complete, and the desk knows the mails by their remote ids.
func (c *cursor) at(folder string, validity uint32, now time.Time) (p *place, listed bool) {
	p = c.Folders[folder]
	if p != nil && p.Validity == validity {
		return p, true
	}
	since := now.Add(-reach)
	if p == nil && c.Since != 0 {
		since = time.Unix(c.Since, 0)
	}
	if p == nil || p.Validity != 0 { // 0: to be listed since p.Since
		p = p.again(since)
	}
	p.Validity = validity
	c.Folders[folder] = p
	return p, false
}

// again is a place to be listed anew from since, or from earlier when reading
// was not complete by then. It may be called on nil.
func (p *place) again(since time.Time) *place {
	from := since.Unix()
	if p != nil && p.Whole != 0 {
		from = min(from, p.Whole-24*60*60)
	}
	if p != nil && p.Since != 0 && (p.Back != 0 || p.Whole == 0 || len(p.Bad) > 0) {
		from = min(from, p.Since)
	}
	return &place{Since: from}
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
	if b.Tries >= lastTry {
		delete(p.Bad, uid)
	}
	return b.Tries == maxTries
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
// lastTry, that is a week later.
const (
	maxTries = 3
	lastTry  = 10
)

// Rescan forgets what was read, back to since. What was not complete before that
// time stays to be read, whatever since says.
func (b *box) Rescan(cur string, since time.Time) string {
	if since.IsZero() {
		since = b.env.Now().Add(-reach)
	}
	c := readCursor(cur)
	c.Since = since.Unix()
	c.Sent, c.Looked = "", 0
	for name, p := range c.Folders {
		c.Folders[name] = p.again(since)
	}
	return c.String()
}
