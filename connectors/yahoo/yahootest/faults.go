package yahootest

import (
	"net/http"
	"time"
)

// Kind of a fault.
type Kind string

// What a line or a server can do wrong.
const (
	Status    Kind = "status"    // answers Fault.Code
	XMLError  Kind = "xml"       // answers Fault.Code with a gateway error Fault.PX
	CutEarly  Kind = "cut-early" // breaks the line before the request was read
	CutBefore Kind = "cut"       // reads the request, does nothing, breaks the line
	CutAfter  Kind = "cut-after" // does the work, then breaks the line
	Slow      Kind = "slow"      // does the work after Fault.Wait
	CutMiddle Kind = "cut-half"  // does the work, breaks the line in the middle of the answer
	Truncated Kind = "truncated" // does the work, sends half of the answer as if whole
	HTML      Kind = "html"      // answers 200 with a page
	Empty     Kind = "empty"     // does the work, answers 200 {}
	LessRows  Kind = "less"      // a list leaves out its last row
	Totals    Kind = "totals"    // a list says a total that is Fault.Rows too high, 7 when zero
	Moved     Kind = "moved"     // a later page begins Fault.Rows too late, 2 when zero: rows before it have left
	Repeated  Kind = "repeated"  // a list repeats and reorders its rows
	Stale     Kind = "stale"     // the access token is refused as expired
	Session   Kind = "session"   // px-04102
	Echo      Kind = "echo"      // a list answers for another filter
	Scope     Kind = "scope"     // insufficient_scope
	Daily     Kind = "daily"     // over 50,000 calls
)

// Fault strikes the next calls of a path.
type Fault struct {
	Path  string // last part, e.g. externalTalkAdd; empty strikes every path
	Kind  Kind
	Code  int    // HTTP status
	PX    string // code of a gateway error
	Wait  time.Duration
	Rows  int    // of Totals (negative: too low) and Moved
	After string // Retry-After header
	Times int    // how often, 1 when zero, for ever when negative
}

// Break adds a fault.
func (s *Shop) Break(f Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if f.Times == 0 {
		f.Times = 1
	}
	s.faults = append(s.faults, f)
}

// Repair removes all faults.
func (s *Shop) Repair() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = nil
}

// Revoke ends the sign-in, Restore renews it with the same refresh token.
func (s *Shop) Revoke() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.revoked, s.access = true, map[string]time.Time{}
}

// Restore makes the sign-in work again, for as long as a new one would.
func (s *Shop) Restore() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.revoked, s.consented = false, s.opt.Now()
}

// Deny lets the person at the consent screen refuse: the browser comes back with
// this error, e.g. access_denied. An empty word lets them agree again.
func (s *Shop) Deny(word string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.denied = word
}

// Signature forces the status header of every answer, "" lets it be checked.
func (s *Shop) Signature(status string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.status = status
}

// Forget makes a field of orderInfo and orderList unknown.
func (s *Shop) Forget(field string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.unknown[field] = true
}

// fault takes the fault that strikes a call now.
func (s *Shop) fault(r *http.Request) Fault {
	path := lastPart(r.URL.Path)
	later := number(r.URL.Query(), "start", 1) > 1
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, f := range s.faults {
		if f.Path != "" && f.Path != path || f.Kind == Moved && !later {
			continue
		}
		if f.Times > 0 {
			s.faults[i].Times--
			if s.faults[i].Times == 0 {
				s.faults = append(s.faults[:i:i], s.faults[i+1:]...)
			}
		}
		return f
	}
	return Fault{}
}

// refuse answers a fault that needs no work; it reports whether it did.
func (s *Shop) refuse(w http.ResponseWriter, r *http.Request, f Fault) bool {
	if f.After != "" {
		w.Header().Set("Retry-After", f.After)
		s.holdBack(f)
	}
	switch f.Kind {
	case Status:
		w.WriteHeader(f.Code)
	case XMLError:
		gateway(w, f.Code, f.PX, "Refused by the gateway.")
	case CutBefore:
		s.cut(w, r)
	case HTML:
		w.Header().Set("Content-Type", "text/html")
		_, _ = w.Write([]byte("<!DOCTYPE html><html><body>ただいま込み合っています</body></html>"))
	case Stale:
		staleToken(w)
	case Session:
		gateway(w, http.StatusUnauthorized, "px-04102", "AccessToken has been expired. This API session is shorter than another API.")
	case Scope:
		w.Header().Set("WWW-Authenticate", `Bearer realm="yahooapis.jp", error="insufficient_scope"`)
		gateway(w, http.StatusForbidden, "", "Insufficient scope")
	case Daily:
		gateway(w, http.StatusForbidden, "", "Your Request was Forbidden")
	case Slow:
		select {
		case <-time.After(f.Wait):
			return false
		case <-r.Context().Done():
			return true
		case <-s.closed:
			return true
		}
	default:
		return false
	}
	return true
}

// cut breaks the line without an answer. The next call of the path may come at
// any time: where a kept line is cut, HTTP clients repeat a GET by themselves
// (RFC 9110 §9.2.2).
func (s *Shop) cut(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	delete(s.judge.last, r.URL.Path)
	s.mu.Unlock()
	if conn, _, err := http.NewResponseController(w).Hijack(); err == nil {
		_ = conn.Close()
	}
}
