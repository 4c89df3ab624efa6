package rakutentest

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"madoguchi/connectors/jst"
)

// Call is one request that arrived.
type Call struct {
	Function string // as RMS names it, empty for an unknown path
	Method   string
	Path     string
	Query    url.Values // without the licence key
	Key      string     // the licence key it came with, empty when the header was wrong
	Body     []byte     // of a JSON request, nil for a file
	At       time.Time  // by the wall clock, for the pace
	Status   int        // 0 when the line was cut
	Fault    string     // what went wrong on purpose
}

// Calls returns what arrived so far, oldest first.
func (s *Server) Calls() []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.calls)
}

// Count is the number of calls whose path holds part.
func (s *Server) Count(part string) int {
	n := 0
	for _, c := range s.Calls() {
		if strings.Contains(c.Path, part) {
			n++
		}
	}
	return n
}

// Objections lists every call the mall would object to, oldest first: two at
// once, too soon after the last (Options.Pace), a parameter or body that it
// refuses, a window that ends in the future. What a fault, a dead key or a
// function that is off caused is none, and neither is an inquiry that is not
// there. It names no key and no text.
func (s *Server) Objections() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.objections)
}

func (s *Server) object(c Call, format string, args ...any) {
	s.objections = append(s.objections, fmt.Sprintf("%s %s: ", c.Method, c.Path)+fmt.Sprintf(format, args...))
}

// arrived notes a call and whether it came at a bad moment. Calls are measured
// where they arrive: a third of the pace is left to the scheduler of a busy
// machine.
func (s *Server) arrived(r *http.Request) int {
	q := r.URL.Query()
	q.Del("licenseKey")
	c := Call{Method: r.Method, Path: r.URL.Path, Query: q, At: time.Now()}
	if found := find(r.Method, r.URL.Path); found != nil {
		c.Function = found.function
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	c.Key = s.sentKey(r)
	for _, last := range slices.Backward(s.calls) {
		if last.Key != c.Key {
			continue
		}
		if gap := c.At.Sub(last.At); gap < s.pace*2/3 {
			s.object(c, "%v after the call before, the pace is %v", gap.Round(time.Millisecond), s.pace)
		}
		break
	}
	n := len(s.calls)
	s.calls = append(s.calls, c)
	for m, b := range s.busy {
		if s.calls[m].Key == c.Key {
			b.during = append(b.during, n)
		}
	}
	s.busy[n] = &underWay{ctx: r.Context()}
	return n
}

// underWay is a call that has no answer yet.
type underWay struct {
	ctx    context.Context
	during []int // calls of the same key that arrived meanwhile
}

// over notes how a call ended. Whoever arrived while it was still wanted (its
// caller had not hung up) came too early.
func (s *Server) over(n, status int, f *Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	b, busy := s.busy[n]
	if !busy {
		return // a cut line was noted before it was cut
	}
	delete(s.busy, n)
	s.calls[n].Status = status
	if f != nil {
		s.calls[n].Fault = f.Kind.String()
	}
	if b.ctx.Err() != nil {
		return
	}
	for _, later := range b.during {
		s.object(s.calls[later], "while another call of the key was under way")
	}
}

// keepBody keeps what was asked for; a file only costs memory.
func (s *Server) keepBody(n int, r *http.Request, body []byte) {
	if len(body) == 0 || !strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.calls[n].Body = body
}

// judge notes what our own answer, not a fault, found wrong with a call.
func (s *Server) judge(n int, a answer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.calls[n]
	if to, err := time.ParseInLocation(plainTime, c.Query.Get("toDate"), jst.Zone()); err == nil && to.After(s.now().Add(clockSlack)) {
		s.object(c, "the window ends in the future")
	}
	ours := []int{http.StatusBadRequest, http.StatusMethodNotAllowed, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType}
	switch {
	case c.Function == "" && a.status == http.StatusNotFound:
		s.object(c, "no such path")
	case bytes.Contains(a.body, []byte(versionRefused)): // a client must try which one works
	case slices.Contains(ours, a.status):
		s.object(c, "%d %s", a.status, a.body)
	}
}

// clockSlack is how far a caller's clock may run ahead.
const clockSlack = 2 * time.Second
