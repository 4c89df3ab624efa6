package yahootest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"
)

// judge holds every call against what the mall asks of its callers. The shop's
// lock guards it.
type judge struct {
	pace       time.Duration
	last       map[string]time.Time
	hold       time.Time // no call before: a Retry-After
	refreshes  int       // at the token endpoint at this moment
	objections []string
}

func newJudge(pace time.Duration) judge { return judge{pace: pace, last: map[string]time.Time{}} }

// Objections lists what the mall would object to in the calls so far: too fast,
// before a Retry-After was over, unsigned or with a refused signature, a page of
// more than 20 rows, a filter or an encoding it does not have, a body of more
// than 2,000 characters or with a CR, two refreshes at once. A run without any
// returns nil.
func (s *Shop) Objections() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.judge.objections)
}

func (j *judge) object(c Call, format string, args ...any) {
	j.objections = append(j.objections, fmt.Sprintf("%s %s %s: ", c.At.UTC().Format(time.RFC3339), c.Method, c.Path)+fmt.Sprintf(format, args...))
}

func (j *judge) hear(c Call, kind string) {
	if !strings.HasPrefix(c.Path, "/ShoppingWebService/") {
		return
	}
	if before, ok := j.last[c.Path]; ok && j.pace > 0 && c.At.Sub(before) < j.pace {
		j.object(c, "%v after the call before", c.At.Sub(before))
	}
	j.last[c.Path] = c.At
	if c.At.Before(j.hold) {
		j.object(c, "%v before Retry-After was over", j.hold.Sub(c.At))
	}
	if c.Status != "authorized" {
		j.object(c, "signature is %q", c.Status)
	}
	j.hearForm(c, kind)
	switch lastPart(c.Path) {
	case "externalTalkList":
		j.hearList(c)
	case "externalTalkAdd", "externalStoreTopic":
		j.hearPost(c)
	}
}

// hearForm: JSON for questions, XML for orders, multipart for files.
func (j *judge) hearForm(c Call, kind string) {
	want := ""
	switch name := lastPart(c.Path); {
	case c.Method == http.MethodGet || c.Method == http.MethodDelete:
	case name == "externalTalkFileAdd":
		want = "multipart/form-data"
	case strings.HasPrefix(name, "order"):
		want = "application/xml"
	default:
		want = "application/json"
	}
	if got, _, _ := strings.Cut(kind, ";"); strings.TrimSpace(got) != want {
		j.object(c, "content type %q, want %q", kind, want)
	}
	if !utf8.ValidString(c.Body) {
		j.object(c, "the body is not UTF-8")
	}
}

func (j *judge) hearList(c Call) {
	for key, most := range map[string]int{"result": 20, "start": 1 << 30} {
		if v := c.Query.Get(key); v != "" {
			if n, err := strconv.Atoi(v); err != nil || n < 1 || n > most {
				j.object(c, "%s=%s", key, v)
			}
		}
	}
	for key, words := range map[string][]string{
		"requestFilter": {"all", "unanswered", "answered", "completed"},
		"dateType":      {"userPostTime", "sellerPostTime"},
		"sort":          {"userPostTime", "sellerPostTime"},
		"sortOrder":     {"asc", "desc"},
		"serviceType":   {"shp", "auc"},
	} {
		if v := c.Query.Get(key); v != "" && !slices.Contains(words, v) {
			j.object(c, "%s=%s", key, v)
		}
	}
	if windowed := c.Query.Get("startDate") != "" || c.Query.Get("endDate") != ""; windowed && c.Query.Get("dateType") == "" {
		j.object(c, "a window without dateType")
	}
	for key := range c.Query {
		if slices.Contains([]string{"filter", "results", "completeConditionId", "memoKeyword", "authType"}, key) {
			j.object(c, "%s is no longer a parameter", key)
		}
	}
}

func (j *judge) hearPost(c Call) {
	var in struct{ Title, Body string }
	if c.Body == "" || json.Unmarshal([]byte(c.Body), &in) != nil {
		return
	}
	n := 0
	for _, r := range in.Body {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	if n > 2000 {
		j.object(c, "%d characters", n)
	}
	if strings.ContainsRune(in.Body, '\r') {
		j.object(c, "a CR in the body")
	}
}

// holdBack notes a Retry-After that was sent with 429.
func (s *Shop) holdBack(f Fault) {
	n, err := strconv.Atoi(f.After)
	if err != nil || f.Code != http.StatusTooManyRequests {
		return
	}
	now := s.opt.Now()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.judge.hold = now.Add(time.Duration(n) * time.Second)
}

// refreshing notes a call at the token endpoint until done, which may be called
// twice.
func (s *Shop) refreshing() (done func()) {
	now := s.opt.Now()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.judge.refreshes++; s.judge.refreshes > 1 {
		s.judge.objections = append(s.judge.objections, now.UTC().Format(time.RFC3339)+" two refreshes at once")
	}
	return sync.OnceFunc(func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.judge.refreshes--
	})
}
