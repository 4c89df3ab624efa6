package connectors

import (
	"context"
	"log/slog"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Spec is one kind of account. The list of them in main.go is the registry;
// the settings form and the command line are drawn from Fields.
type Spec struct {
	Kind   string   // stored with every account and never renamed
	Label  string   // Japanese
	Mall   string   // the mall as customers know it, e.g. 楽天市場, to whom its order numbers belong; empty for any other kind
	Mark   string   // the sign before a row: one or two characters
	Shape  string   // "square" or "circle": malls differ by shape and letter, never by colour
	Needs  string   // what to have at hand, one line
	Takes  string   // how long it takes to connect, e.g. 約 5 分
	Guide  []string // how a shop gets its keys, step by step
	Fields []Field
	Every  time.Duration // pause between two polls
	Rules  Rules
	Marks  Marks
	Start  *Start // how the shop writes first; nil: it cannot
	// Charsets are what a reply can be written in by choice; empty: there is none.
	Charsets []string
	PerDay   int // calls a day that the other side allows, 0 when it names no number
	// NumberPrefix is what the mall's own lists of orders leave out before a number
	// of digits, "" for nothing; nil where a list has whole numbers.
	NumberPrefix func(s Settings) string
	// SignIn begins a sign-in through the browser; nil when the kind has none. It
	// does no I/O.
	SignIn func(s Settings, env Env) (SignIn, error)
	// Discover fills what a person need not know; nil when the kind has nothing to
	// find. It fails only when ctx ends: what was not found is told in Found.
	Discover func(ctx context.Context, in Search, env Env) (Found, error)
	Open     func(s Settings, env Env) (Connector, error)
}

// ISO2022JP is the charset of telephones that read nothing newer.
const ISO2022JP = "iso-2022-jp"

// Field is one line of the settings form.
type Field struct {
	Key      string   `json:"key"`
	Label    string   `json:"label"`
	Help     string   `json:"help"`
	Secret   bool     `json:"secret"`
	Required bool     `json:"required"`
	Options  []string `json:"options"` // empty: free text
	Default  string   `json:"default"`
	Advanced bool     `json:"advanced"` // shown behind 「くわしい設定」
	Lines    bool     `json:"lines"`    // several lines, such as a PEM key
	SignIn   bool     `json:"sign_in"`  // filled by Spec.SignIn; may also be pasted
	// Trial: a new value may begin to work later than it is entered. It waits as
	// Next(Key) beside the old one, and the connector moves it when it works.
	Trial bool `json:"trial"`
	// Shared: given in one account it serves every account that has the field and
	// leaves it empty.
	Shared bool `json:"shared"`
	// When names another field and its values, as "auth=,password": the field is
	// shown, and Required, only while that field has one of them. Empty: always.
	When string `json:"when"`
}

// Asked tells whether a form with these values asks for the field.
func (f Field) Asked(values map[string]string) bool {
	key, list, ok := strings.Cut(f.When, "=")
	return !ok || slices.Contains(strings.Split(list, ","), strings.TrimSpace(values[key]))
}

// Next is where a new value of a Trial field waits, and the moment it was
// entered (RFC 3339) under Next(key)+"_at".
func Next(key string) string { return key + "_next" }

// Marks tells which marks the kind can carry over, and how an inquiry ends.
type Marks struct {
	Read       bool     `json:"read"`
	Complete   bool     `json:"complete"`
	Incomplete bool     `json:"incomplete"` // without it completing is for good
	Private    bool     `json:"private"`
	Reasons    []Choice `json:"reasons"` // why it is complete; the first is the usual one
}

// Start tells how the shop can write first.
type Start struct {
	ByOrder    bool     `json:"by_order"` // it belongs to an order; without it to a mail address
	Subject    bool     `json:"subject"`
	Categories []Choice `json:"categories"`
}

// Choice is one of several, with the code the other side knows it by.
type Choice struct {
	Code  string `json:"code"`
	Label string `json:"label"` // Japanese
	Help  string `json:"help"`
}

// Rules are the limits of a channel that can be counted while typing. Zero
// means no limit.
type Rules struct {
	MaxChars    int      `json:"max_chars"`
	WarnChars   int      `json:"warn_chars"`
	MaxLine     int      `json:"max_line"`
	LinkHosts   []string `json:"link_hosts"` // non-empty: only https links to these hosts or below
	MaxFiles    int      `json:"max_files"`  // -1: none at all
	MaxFileSize int64    `json:"max_file_size"`
	FileTypes   []string `json:"file_types"` // extensions with the dot; empty: all
	NoSubject   bool     `json:"no_subject"`
	EmojiAsTwo  bool     `json:"emoji_as_two"` // characters outside the BMP count twice
}

// Settings are the values of Fields, secrets opened.
type Settings map[string]string

// Text returns a value without surrounding space.
func (s Settings) Text(key string) string { return strings.TrimSpace(s[key]) }

// Int returns a value as a number, or def when it is empty or not one.
func (s Settings) Int(key string, def int) int {
	n, err := strconv.Atoi(s.Text(key))
	if err != nil {
		return def
	}
	return n
}

// Env is what the desk lends to a connector.
type Env struct {
	// Now is the clock: a connector has none of its own.
	Now func() time.Time
	Log *slog.Logger
	// SaveSecret seals and stores a secret that the other side has rotated. It
	// returns only when the value is safe on disk; use the new value afterwards.
	SaveSecret func(ctx context.Context, key, value string) error
	// Mail returns a mail of the account as it is kept, byte for byte, by the remote
	// id of its message; nil where there is none. It may itself be nil.
	Mail func(ctx context.Context, remoteID string) []byte
	// Since moves the reach of the first pull of a new account; zero keeps the
	// kind's own.
	Since time.Time
}

// Abilities tells which optional interfaces c has, in a fixed order.
func Abilities(c Connector) []string {
	var has []string
	add := func(ok bool, name string) {
		if ok {
			has = append(has, name)
		}
	}
	_, ok := c.(OrderReader)
	add(ok, "orders")
	_, ok = c.(Prober)
	add(ok, "probe")
	_, ok = c.(Confirmer)
	add(ok, "confirm")
	_, ok = c.(ThreadReader)
	add(ok, "thread")
	_, ok = c.(FileReader)
	add(ok, "file")
	_, ok = c.(Marker)
	add(ok, "mark")
	_, ok = c.(KeyReader)
	add(ok, "keys")
	_, ok = c.(OrderNoter)
	add(ok, "order_note")
	_, ok = c.(Inspector)
	add(ok, "inspect")
	_, ok = c.(Watcher)
	add(ok, "watch")
	_, ok = c.(FolderLister)
	add(ok, "folders")
	_, ok = c.(MailReader)
	add(ok, "mails")
	_, ok = c.(Meter)
	add(ok, "calls")
	return has
}
