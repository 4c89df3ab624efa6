package connectors

import (
	"context"
	"time"
)

// Optional abilities are small interfaces, found by type assertion.

// OrderReader reads orders: those with the given numbers, or, when numbers is
// empty, every order placed or changed since the given time. A number the mall
// does not know is left out of the answer without an error.
//
// Orders that come together with an error have been read and may be kept.
// ErrMore says that the rest waits behind the last one's ChangedAt: a mall that
// answers one order a second must not hold up the inquiries.
type OrderReader interface {
	Orders(ctx context.Context, since time.Time, numbers []string) ([]Order, error)
}

// Prober tries the connection (接続テスト) without side effects: nothing is
// marked, sent or changed on the other side.
type Prober interface {
	Probe(ctx context.Context) error
}

// Confirmer finds out what became of a reply whose outcome is unknown by
// reading the thread or the Sent folder. It never sends. The receipt counts when
// the reply was Delivered.
type Confirmer interface {
	FindSent(ctx context.Context, r Reply) (Receipt, Finding, error)
}

// ThreadReader reads one inquiry again as it stands now: the last look before a
// reply leaves, and the check of old threads that no window covers any more.
// It marks nothing as read.
type ThreadReader interface {
	Thread(ctx context.Context, remoteID string) (Inquiry, error)
}

// FileReader fetches an attachment that came as a reference only
// (Attachment.Ref). A file the other side no longer keeps is a Rejected error.
type FileReader interface {
	File(ctx context.Context, a Attachment) ([]byte, error)
}

// Mark is something the other side can note on an inquiry.
type Mark string

// The marks a Marker may be asked for.
const (
	MarkRead       Mark = "read"
	MarkComplete   Mark = "complete"
	MarkIncomplete Mark = "incomplete"
	MarkPrivate    Mark = "private" // nobody but the customer can read it any more
)

// Marking is one mark for one inquiry.
type Marking struct {
	Inquiry string // RemoteID
	Mark    Mark
	Reason  string // of MarkComplete: a code of Spec.Marks.Reasons, empty for the usual one
}

// Marker carries marks to the other side. It returns one error for each marking,
// nil where the mark stands now, also when it stood before: asking twice does no
// harm. A mark the kind does not have is a Rejected error.
type Marker interface {
	Mark(ctx context.Context, all []Marking) []error
}

// OrderNoter adds a line to the shop's own memo of an order at the mall. What
// others wrote there stays. It returns the memo as it stands afterwards.
type OrderNoter interface {
	NoteOrder(ctx context.Context, number, text string) (string, error)
}

// Watcher waits for the other side to say that something new is there. It calls
// hint as often as it likes until ctx ends or the line breaks; a hint may be
// wrong and may be missing, so polling goes on beside it.
type Watcher interface {
	Watch(ctx context.Context, hint func()) error
}

// Held is how much of the past a pull leaves alone.
type Held string

// The holds. HoldOld leaves alone what Batch.Unhurried speaks of, HoldPast
// everything that was there when the account was first read.
const (
	HoldNothing Held = ""
	HoldOld     Held = "old"
	HoldPast    Held = "past"
)

// PastHolder can leave the past alone. What came since is pulled all the same, and
// once nothing is held any more the past goes on where it stood.
type PastHolder interface {
	// Hold returns the cursor with that hold in the place of any other.
	Hold(cur string, what Held) string
}

// FolderLister names the folders a person may choose from, the usual one first.
type FolderLister interface {
	Folders(ctx context.Context) ([]Folder, error)
}

// Folder is a place in a mailbox.
type Folder struct {
	Name  string `json:"name"`  // as settings name it
	Label string `json:"label"` // as a person reads it
	Use   string `json:"use"`   // "inbox", "sent", "drafts", "junk", "trash", "archive", "" for another
	Count int    `json:"count"` // messages in it, -1 when not known
}

// MailReader reads mails without a server: those a person brings in as files, and
// those kept earlier, when reading has become better. It does no I/O and refuses
// nothing: what could not be read is said in the message's Warnings.
type MailReader interface {
	// ReadMail returns a batch of one inquiry with one message, and what the mail
	// says about orders. It has no cursor.
	ReadMail(m KeptMail) Batch
	// ReadingVersion grows when ReadMail reads better than before.
	ReadingVersion() int
}

// KeptMail is a mail that lies on this computer.
type KeptMail struct {
	Raw  []byte
	At   time.Time // when it arrived, zero when not known
	Sent bool      // it lay among the sent ones
}

// Meter counts the calls made to the other side since Open, whatever became of
// them.
type Meter interface{ Calls() int64 }

// Inspector tries every function the kind uses, one after the other, and only
// reads. A shop can pass the result on: it holds no body, name, address or key.
type Inspector interface {
	Inspect(ctx context.Context) []Step
}

// Step is one line of an inspection.
type Step struct {
	Name   string `json:"name"`   // Japanese: what was tried
	State  string `json:"state"`  // "ok", "failed", "skipped"
	Text   string `json:"text"`   // Japanese: what it means and the next step, empty when all is well
	Detail string `json:"detail"` // for support: status, code, shape of the answer
}

// SignIn is one sign-in of a person at the other side through the browser (OAuth
// 2.0 for native apps, RFC 8252). It is kept in memory only and used once.
type SignIn interface {
	// URL is opened in the person's own browser.
	URL() string
	// Redirect is the loopback address the browser comes back to.
	Redirect() string
	// Finish turns the address the browser came back with into settings of the
	// account, secret ones included.
	Finish(ctx context.Context, returned string) (Settings, error)
}

// Rescanner turns a cursor into one whose next pulls look at everything again,
// from since on; a zero since means the kind's usual reach. It does no I/O.
type Rescanner interface {
	Rescan(cur string, since time.Time) string
}

// KeyReader tells how long the keys of the account live.
type KeyReader interface {
	Keys(ctx context.Context) ([]Key, error)
}

// Checker holds a reply against rules of the channel that Spec.Rules cannot
// express, for example a masked address without the relay that reaches it. It
// does no I/O and returns every problem at once.
type Checker interface {
	Check(r Reply) []Problem
}

// Key is something with an end: a licence key, a sign-in, a public key.
type Key struct {
	Name     string    // stable word, e.g. "license"
	Label    string    // Japanese
	Expires  time.Time // zero when unknown
	LifeDays int       // its whole life, for the bar on screen
	Next     string    // Japanese: what to do when it ends
}
