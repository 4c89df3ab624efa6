package rakutentest

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"time"
)

// FaultKind is what goes wrong.
type FaultKind int

// The faults.
const (
	Status    FaultKind = iota // answer with Fault.Status and nothing done
	CutBefore                  // close the line before the request is read
	CutAfter                   // do what was asked, then close the line
	FailAfter                  // do what was asked, then answer Fault.Status
	Slow                       // wait for Fault.Delay (or the end of the call), then answer
	Truncate                   // answer, but stop in the middle of the body
	HTML                       // answer 200 with a maintenance page and nothing done
	Body                       // answer Fault.Status with Fault.Body and nothing done
	Totals                     // a list that says totalPageCount is Fault.Pages
	Repeat                     // a list whose rows come twice
	Reorder                    // a list whose rows come oldest first
)

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

// Mend forgets all faults.
func (s *Server) Mend() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = nil
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
		hit := *f
		return &hit
	}
	return nil
}

// before handles the faults in which nothing is done; it reports whether the
// call is over.
func (f *Fault) before(s *Server, w http.ResponseWriter, r *http.Request) bool {
	switch f.Kind {
	case CutBefore:
		cut(w)
		return true
	case Status:
		a := object(f.Status, map[string]any{"error": map[string]any{"code": "IE999", "message": http.StatusText(f.Status)}})
		a.write(w, f)
		return true
	case HTML:
		answer{http.StatusOK, "text/html; charset=EUC-JP", []byte("<html><body>maintenance</body></html>")}.write(w, f)
		return true
	case Body:
		answer{f.Status, "application/json;charset=UTF-8", []byte(f.Body)}.write(w, f)
		return true
	case Slow:
		wait := time.NewTimer(f.Delay)
		defer wait.Stop()
		select {
		case <-wait.C:
		case <-r.Context().Done():
			return true
		case <-s.done:
			return true
		}
	}
	return false
}

// after spoils an answer, or cuts the line instead of giving it.
func (f *Fault) after(w http.ResponseWriter, a answer) (answer, bool) {
	switch f.Kind {
	case CutAfter:
		cut(w)
		return a, true
	case FailAfter:
		a.status, a.body = f.Status, []byte("{}")
	case Truncate:
		a.body = a.body[:len(a.body)/2]
	case Totals, Repeat, Reorder:
		a.body = f.spoilList(a.body)
	}
	return a, false
}

func (f *Fault) spoilList(body []byte) []byte {
	var v map[string]any
	if json.Unmarshal(body, &v) != nil {
		return body
	}
	rows, _ := v["list"].([]any)
	switch f.Kind {
	case Totals:
		v["totalPageCount"], v["totalCount"] = f.Pages, f.Pages*100
	case Repeat:
		v["list"] = append(slices.Clone(rows), rows...)
	case Reorder:
		slices.Reverse(rows)
		v["list"] = rows
	}
	return object(http.StatusOK, v).body
}

func cut(w http.ResponseWriter) {
	if h, ok := w.(http.Hijacker); ok {
		if conn, _, err := h.Hijack(); err == nil {
			_ = conn.Close()
		}
	}
}
