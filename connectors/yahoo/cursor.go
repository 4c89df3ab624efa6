package yahoo

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

const (
	usualReach = 28 * 24 * time.Hour
	windowDays = 7 * 24 * time.Hour
	keepDone   = 35 * 24 * time.Hour // completed topics older than this are forgotten
	keepTopics = 5000
)

// cursor is the position of a pull: what is still to be scanned in this pass,
// when each scan ran last, and a fingerprint of every topic, so that only
// changed ones cost a detail call. It is stored as JSON.
type cursor struct {
	Since   int64             `json:"since"`             // nothing older is looked for
	Started bool              `json:"started,omitempty"` // the first pass has been planned
	Pass    int64             `json:"pass,omitempty"`    // number of the pass
	Plan    []step            `json:"plan,omitempty"`    // what is left of it
	Fast    int64             `json:"fast,omitempty"`    // last plan of each scan, UNIX seconds
	Moved   bool              `json:"moved,omitempty"`   // the step before was one of the backlog
	Change  int64             `json:"change,omitempty"`
	Hourly  int64             `json:"hourly,omitempty"`
	High    map[string]int64  `json:"high,omitempty"` // newest post that a whole scan began with, by kind and service
	Topics  map[string]string `json:"topics,omitempty"`
}

// step is one scan of a pass, or the rest of it.
type step struct {
	Kind    string   `json:"k"`
	Service string   `json:"s,omitempty"`
	Start   int64    `json:"n,omitempty"` // 1-based position of the next page
	From    int64    `json:"f,omitempty"` // window
	To      int64    `json:"t,omitempty"`
	Last    string   `json:"l,omitempty"` // fingerprint of the page before
	Top     int64    `json:"h,omitempty"` // newest post of the first page
	Tail    string   `json:"e,omitempty"` // last row of the page before
	Backs   int      `json:"b,omitempty"` // times it went back after rows that moved
	Short   bool     `json:"x,omitempty"` // rows were missing
	Again   bool     `json:"a,omitempty"` // second attempt at a short scan
	IDs     []string `json:"i,omitempty"` // topics to look at one by one
}

// The kinds of a step.
const (
	unanswered = "unanswered"
	changes    = "changes"  // newest customer posts first
	replies    = "replies"  // newest store posts first: answers given elsewhere
	replied    = "answered" // answered, not completed
	byUser     = "window"   // the first pass, by customer post
	bySeller   = "seller"   // the first pass, by store post: threads a store began
	lookAt     = "look"     // open topics that no list shows any more
)

// readCursor never fails: an unreadable cursor starts anew, which only repeats
// work.
func readCursor(cur string) cursor {
	var c cursor
	if json.Unmarshal([]byte(cur), &c) != nil {
		c = cursor{}
	}
	if c.High == nil {
		c.High = map[string]int64{}
	}
	if c.Topics == nil {
		c.Topics = map[string]string{}
	}
	return c
}

func (c cursor) String() string {
	b, _ := json.Marshal(c) // plain strings and numbers: cannot fail
	return string(b)
}

// mark is what the cursor knows of one topic.
type mark struct {
	print string // fingerprint of the headline
	at    int64  // newest post, UNIX seconds
	pass  int64  // pass that listed it last
	open  string // the id while it is not completed, so that it can be looked at
}

func (m mark) String() string {
	return fmt.Sprintf("%s.%s.%s.%s", m.print, strconv.FormatInt(m.at, 36), strconv.FormatInt(m.pass, 36), m.open)
}

func readMark(s string) mark {
	part := strings.SplitN(s, ".", 4)
	if len(part) != 4 {
		return mark{}
	}
	at, _ := strconv.ParseInt(part[1], 36, 64)
	pass, _ := strconv.ParseInt(part[2], 36, 64)
	return mark{part[0], at, pass, part[3]}
}

// short is a fingerprint of 66 bits.
func short(s string) string {
	sum := sha256.Sum256([]byte(s))
	return base64.RawURLEncoding.EncodeToString(sum[:9])[:11]
}

// fingerprint changes when anything in the topic did.
func fingerprint(h headline) string {
	return short(strings.Join([]string{
		h.MessageCount.String(), h.UserPosted.String(), h.SellerPosted.String(), strconv.FormatBool(h.IsCompleted.Bool()),
		strconv.FormatBool(h.IsUnread.Bool()), strconv.FormatBool(h.IsUserUnread.Bool()), strconv.FormatBool(h.IsNoAnswer.Bool()),
		h.CompleteID.String(), h.OrderID.String(), h.Memo.String(),
	}, "\x00"))
}

func newest(h headline) int64 { return max(h.UserPosted.Int(), h.SellerPosted.Int()) }

// saw notes that a topic was listed in this pass, with its fingerprint when its
// content was read too.
func (c *cursor) saw(h headline, read bool) {
	id := h.TopicID.String()
	m := readMark(c.Topics[short(id)])
	if read {
		m.print = fingerprint(h)
	}
	m.at, m.pass, m.open = newest(h), c.Pass, id
	if h.IsCompleted.Bool() {
		m.open = ""
	}
	c.Topics[short(id)] = m.String()
}

// changed reports whether a listed topic must be read. Topics that are older
// than anything we look for, and were never known, are left alone.
func (c *cursor) changed(h headline, kind string, now int64) bool {
	m := readMark(c.Topics[short(h.TopicID.String())])
	if m.print != "" {
		return m.print != fingerprint(h)
	}
	if kind == unanswered || kind == byUser || kind == bySeller {
		return true
	}
	floor := c.Since
	if h.IsCompleted.Bool() {
		floor = max(floor, now-int64(keepDone/time.Second))
	}
	return newest(h) >= floor
}

// prune keeps the cursor small: old completed topics first, then the oldest.
// A forgotten topic that comes up again costs one more detail call.
func (c *cursor) prune(now int64) {
	type entry struct {
		key string
		at  int64
	}
	var left []entry
	for key, value := range c.Topics {
		m := readMark(value)
		if m.open == "" && m.at < now-int64(keepDone/time.Second) {
			delete(c.Topics, key)
			continue
		}
		left = append(left, entry{key, m.at})
	}
	if len(left) <= keepTopics {
		return
	}
	slices.SortFunc(left, func(a, b entry) int { return int(a.at - b.at) })
	for _, e := range left[:len(left)-keepTopics] {
		delete(c.Topics, e.key)
	}
}
