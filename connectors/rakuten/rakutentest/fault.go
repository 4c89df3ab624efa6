package rakutentest

import (
	"net/http"
	"slices"
	"strings"
	"time"
)

// FaultKind is what goes wrong.
type FaultKind int

// The faults.
const (
	Status        FaultKind = iota // answer with Fault.Status and nothing done
	CutBefore                      // close the line before the request is read
	CutAfter                       // do what was asked, then close the line
	FailAfter                      // do what was asked, then answer Fault.Status
	Slow                           // wait for Fault.Delay (or the end of the call), then answer
	Truncate                       // answer, but break off in the middle of the body
	Half                           // answer with half of the body as if it were all of it
	HTML                           // answer 200 with a maintenance page and nothing done
	Body                           // answer Fault.Status with Fault.Body and nothing done
	Totals                         // a list that says totalPageCount is Fault.Pages
	Repeat                         // a list whose rows come twice
	Reorder                        // a list whose rows come oldest first
	Move                           // rows moved since page 1: Fault.Rows came in, or left when negative
	UnknownAuthor                  // every reply is by somebody called Fault.Body
	FunctionOff                    // this call is refused as if its function were off
	KeyDies                        // from this call on the keys are refused, until Restore
)

// String is the name that Calls and Objections use.
func (k FaultKind) String() string {
	return [...]string{
		"status", "cut before", "cut after", "fail after", "slow", "truncate", "half", "html", "body", "totals", "repeat",
		"reorder", "move", "unknown author", "function off", "key dies",
	}[k]
}

// Fault is one thing that goes wrong.
type Fault struct {
	Kind       FaultKind
	Method     string // of the calls it hits, empty for all
	Path       string // part of the path, empty for all
	Times      int    // how often, 0 for once, -1 for always
	Status     int
	Body       string
	RetryAfter string
	Delay      time.Duration
	Pages      int
	Rows       int
}

// Fail adds a fault to those that wait for a matching call. The oldest that
// matches is taken.
func (s *Server) Fail(f Fault) {
	if f.Times == 0 {
		f.Times = 1
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = append(s.faults, &f)
}

// Mend forgets all faults that still wait.
func (s *Server) Mend() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = nil
}

// Faults is how often each kind of fault has hit a call.
func (s *Server) Faults() map[FaultKind]int {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := map[FaultKind]int{}
	for k, n := range s.hit {
		all[k] = n
	}
	return all
}

func (s *Server) fault(r *http.Request) *Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, f := range s.faults {
		if f.Method != "" && f.Method != r.Method || !strings.Contains(r.URL.Path, f.Path) {
			continue
		}
		if f.Times > 0 {
			if f.Times--; f.Times == 0 {
				s.faults = slices.Delete(s.faults, i, i+1)
			}
		}
		s.hit[f.Kind]++
		hit := *f
		return &hit
	}
	return nil
}

// instead is the answer of the faults in which nothing is done; without a status
// the line breaks.
func (f *Fault) instead(s *Server, r *http.Request) (answer, bool) {
	switch f.Kind {
	case Status:
		return object(f.Status, map[string]any{"error": map[string]any{"code": "IE999", "message": http.StatusText(f.Status)}}), true
	case HTML:
		return answer{http.StatusOK, "text/html; charset=EUC-JP", []byte("<html><body>maintenance</body></html>")}, true
	case Body:
		return answer{f.Status, "application/json;charset=UTF-8", []byte(f.Body)}, true
	case KeyDies:
		s.Revoke()
		return gateway(http.StatusUnauthorized, "GA0001", "Un-Authorised"), true
	case FunctionOff:
		return gateway(http.StatusUnauthorized, "GA0001", "Un-Authorised"), true
	case Slow:
		return answer{}, f.wait(s, r)
	}
	return answer{}, false
}

// wait reports whether nobody wants the answer any more.
func (f *Fault) wait(s *Server, r *http.Request) bool {
	wait := time.NewTimer(f.Delay)
	defer wait.Stop()
	select {
	case <-wait.C:
		return false
	case <-r.Context().Done():
	case <-s.done:
	}
	return true
}
