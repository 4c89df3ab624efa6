package rakuten

import (
	"context"
	"encoding/base64"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/web"
)

const (
	// settling is how long a new key may need before it works; after that it is
	// taken for a wrong one. Shops report 10 to 30 minutes.
	settling = 60 * time.Minute
	// trialEvery is the least time between two trials of a new key.
	trialEvery = 5 * time.Minute
)

// keyring holds the licence key in use and the new one that waits for its turn.
// The old key is used until the new one has worked: it may need half an hour,
// and whether the old one dies meanwhile is not known.
type keyring struct {
	secret string
	save   func(ctx context.Context, key, value string) error
	log    *slog.Logger

	mu      sync.Mutex
	current string
	next    string
	entered time.Time // when next was entered
	tried   time.Time // the last trial of next
	end     time.Time // of current, as far as the mall has said
	unsaved []string  // what a move still has to write down, oldest first
}

// The fields of the form that a move writes.
const (
	fieldLicence = "license_key"
	fieldNextAt  = "_at" // behind connectors.Next(fieldLicence)
)

func newKeyring(s settings, env connectors.Env) *keyring {
	r := &keyring{secret: s.secret, current: s.licence, next: s.next, entered: s.nextAt, save: env.SaveSecret, log: env.Log}
	if r.entered.IsZero() { // nobody wrote it down: the hour begins now
		r.entered = env.Now()
	}
	if r.next != "" && r.next == r.current { // a stop in the middle of a move
		r.next, r.unsaved = "", []string{connectors.Next(fieldLicence)}
	}
	return r
}

func (r *keyring) header(licence string) string {
	return "ESA " + base64.StdEncoding.EncodeToString([]byte(r.secret+":"+licence))
}

// both are the key in use and the one that waits, which may be empty.
func (r *keyring) both() (current, next string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.current, r.next
}

// waiting reports whether a new key waits, and whether it may still need time.
func (r *keyring) waiting(now time.Time) (waits, fresh bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	age := now.Sub(r.entered)
	return r.next != "", r.next != "" && age < settling && age > -settling // a clock may be off
}

// due reports whether the new key is to be tried now, and notes that it is.
func (r *keyring) due(now time.Time, every time.Duration) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	since := now.Sub(r.tried)
	if r.next == "" || since >= 0 && since < every {
		return false
	}
	r.tried = now
	return true
}

// move makes the new key the one in use, because the mall has just taken it. It
// is stored as such first; when that fails it is used all the same, since it is
// stored as the next one, and written down at the next chance.
func (r *keyring) move(ctx context.Context, licence string) {
	r.mu.Lock()
	if r.next != licence {
		r.mu.Unlock()
		return
	}
	r.current, r.next, r.end = r.next, "", time.Time{}
	r.unsaved = []string{fieldLicence, connectors.Next(fieldLicence)}
	r.mu.Unlock()
	r.log.Info("new licence key in use")
	r.settle(ctx)
}

// settle writes down what a move has left to write: the key before the empty
// place, so that a stop in between loses none.
func (r *keyring) settle(ctx context.Context) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for len(r.unsaved) > 0 {
		value := ""
		if r.unsaved[0] == fieldLicence {
			value = r.current
		}
		// A cancelled poll must not stop between the two.
		if err := r.save(context.WithoutCancel(ctx), r.unsaved[0], value); err != nil {
			r.log.Warn("save licence key", "err", err)
			return
		}
		r.unsaved = r.unsaved[1:]
	}
}

// known remembers the end of the key in use.
func (r *keyring) known(licence string, end time.Time) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if licence == r.current {
		r.end = end
	}
}

// lapsed is the end of the key in use if the mall once told it and it is over.
func (r *keyring) lapsed(now time.Time) (time.Time, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.end, !r.end.IsZero() && !r.end.After(now)
}

// refusesKey reports whether an answer refuses the key or the function: nothing
// has happened then, so that even a reply may be tried with another key.
func refusesKey(a web.Answer) bool {
	return a.Status == http.StatusUnauthorized ||
		a.Status == http.StatusForbidden && strings.HasPrefix(readRefusal(a.Body).code, "ES04-")
}

// accepts reports whether an answer shows that the key works.
func accepts(a web.Answer) bool { return a.Status == http.StatusOK || a.Status == http.StatusCreated }
