// Package draftingtest is a pretend machine that words drafts: an OpenAI-compatible
// server on this machine. The name of the model says how it behaves, and some of
// them lie.
package draftingtest

import (
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// Models, each with a character.
const (
	Good     = "good"     // repeats the points
	Whole    = "whole"    // the same, without streaming
	Slow     = "slow"     // one letter every 50 ms, for ever
	Silent   = "silent"   // begins and says nothing more
	Mute     = "mute"     // takes the call and never answers
	Cut      = "cut"      // breaks off in the middle
	Length   = "length"   // runs out of tokens
	Busy     = "busy"     // 429
	Ill      = "ill"      // 500
	Garbage  = "garbage"  // is no JSON
	Empty    = "empty"    // says nothing at all
	Huge     = "huge"     // never stops
	OneLine  = "oneline"  // one endless line
	Moved    = "moved"    // redirects
	Thinking = "thinking" // thinks aloud first
	Key      = "key"      // 401, whatever the key
	NotFound = "notfound" // 404
	Echo     = "echo"     // repeats the points and every placeholder of the question

	LieYen     = "lie-yen"
	LieDate    = "lie-date"
	LieLink    = "lie-link"
	LieName    = "lie-name"
	LieToken   = "lie-token"
	LiePromise = "lie-promise"
	LieNumber  = "lie-number"
	Obedient   = "obedient" // does what the customer's text tells it
)

// lies are what is put behind a good answer.
var lies = map[string]string{
	LieYen: "\n5,000円をお返しいたします。", LieDate: "\n12月31日にお届けいたします。", LieLink: "\nhttps://evil.example/login をご覧ください。",
	LieName: "\n渡辺 翔 様にもお伝えしました。", LieToken: "\n⟦お客様9⟧ 様", LiePromise: "\n必ずお届けいたします。", LieNumber: "\n追跡番号は 9999-8888-7777 です。",
}

// Asked is one question that the server has received.
type Asked struct {
	Model    string
	Key      string
	Body     string // as it came
	Messages []struct{ Role, Content string }
}

// Server is the pretend machine.
type Server struct {
	URL string // with /v1, as a person enters it
	Key string // asked for when not empty

	// Of a server outside this machine: its name, where it really listens, and what
	// proves its name.
	Name        string
	Address     string
	Certificate *x509.Certificate

	mu    sync.Mutex
	asked []Asked
	gone  chan struct{}
}

// New starts a server that ends with the test.
func New(t testing.TB) *Server {
	s := &Server{gone: make(chan struct{}, 100)}
	h := httptest.NewServer(s.routes())
	t.Cleanup(func() { h.CloseClientConnections(); h.Close() })
	s.URL = h.URL + "/v1"
	return s
}

// NewOutside starts a server that passes for one of the world: it has a name and
// a certificate, and whoever calls the name must be led to Address.
func NewOutside(t testing.TB) *Server {
	s := &Server{gone: make(chan struct{}, 100), Name: "example.com"} // the name that net/http/httptest certifies
	h := httptest.NewUnstartedServer(s.routes())
	h.Config.ErrorLog = log.New(io.Discard, "", 0) // a caller that does not believe the certificate
	h.StartTLS()
	t.Cleanup(func() { h.CloseClientConnections(); h.Close() })
	s.URL, s.Address, s.Certificate = "https://"+s.Name+"/v1", h.Listener.Addr().String(), h.Certificate()
	return s
}

// Asked returns what has been asked so far.
func (s *Server) Asked() []Asked {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.asked)
}

// Gone is told whenever a caller hung up before the end.
func (s *Server) Gone() <-chan struct{} { return s.gone }

func (s *Server) routes() http.Handler {
	m := http.NewServeMux()
	m.HandleFunc("GET /v1/models", func(w http.ResponseWriter, r *http.Request) {
		if s.refuses(w, r) {
			return
		}
		_, _ = fmt.Fprintf(w, `{"object":"list","data":[{"id":%q},{"id":%q}]}`, Good, LieYen)
	})
	m.HandleFunc("POST /v1/chat/completions", s.chat)
	return m
}

func (s *Server) refuses(w http.ResponseWriter, r *http.Request) bool {
	if s.Key == "" || r.Header.Get("Authorization") == "Bearer "+s.Key {
		return false
	}
	http.Error(w, `{"error":{"message":"wrong key"}}`, http.StatusUnauthorized)
	return true
}

func (s *Server) chat(w http.ResponseWriter, r *http.Request) {
	var in struct {
		Model    string
		Messages []struct{ Role, Content string }
		Stream   bool
	}
	var body strings.Builder
	if err := json.NewDecoder(http.MaxBytesReader(w, readInto(r, &body), 1<<20)).Decode(&in); err != nil {
		http.Error(w, "bad request", http.StatusBadRequest)
		return
	}
	s.mu.Lock()
	s.asked = append(s.asked, Asked{Model: in.Model, Key: strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer "), Body: body.String(), Messages: in.Messages})
	s.mu.Unlock()
	if s.refuses(w, r) {
		return
	}
	last := ""
	if len(in.Messages) > 0 {
		last = in.Messages[len(in.Messages)-1].Content
	}
	a := answer{w: w, r: r, text: good(last)}
	switch in.Model {
	case Obedient:
		a.text += "\n" + obey(last)
	case Echo:
		a.text += "\n" + strings.Join(slices.Compact(slices.Sorted(slices.Values(placeholder.FindAllString(last, -1)))), "、")
	default:
		a.text += lies[in.Model]
	}
	s.behave(in.Model, a)
}

func (s *Server) behave(model string, a answer) {
	switch model {
	case Busy:
		http.Error(a.w, "slow down", http.StatusTooManyRequests)
	case Ill:
		http.Error(a.w, "oh no", http.StatusInternalServerError)
	case Key:
		http.Error(a.w, "wrong key", http.StatusUnauthorized)
	case NotFound:
		http.NotFound(a.w, a.r)
	case Moved:
		http.Redirect(a.w, a.r, "/elsewhere", http.StatusTemporaryRedirect)
	case Garbage:
		a.begin()
		a.raw("data: {nonsense\n\n")
	case Empty:
		a.begin()
		a.raw("data: [DONE]\n\n")
	case Whole:
		a.w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(a.w).Encode(map[string]any{"choices": []any{map[string]any{"message": map[string]string{"content": a.text}, "finish_reason": "stop"}}})
	case Mute:
		s.waits(a.r)
	case Silent:
		a.begin()
		a.say("お")
		s.waits(a.r)
	case Slow:
		a.begin()
		for a.r.Context().Err() == nil {
			a.say("お")
			select {
			case <-a.r.Context().Done():
			case <-time.After(50 * time.Millisecond):
			}
		}
		s.gone <- struct{}{}
	case Cut:
		a.begin()
		a.say("お世話になって")
	case Length:
		a.begin()
		a.say("お世話になって")
		a.raw(`data: {"choices":[{"delta":{},"finish_reason":"length"}]}` + "\n\n")
	case Huge:
		a.begin()
		for range 100_000 {
			if a.r.Context().Err() != nil {
				return
			}
			a.say(strings.Repeat("お", 100))
		}
	case OneLine:
		a.begin()
		for range 2000 {
			a.raw("data: " + strings.Repeat("x", 4096))
		}
	case Thinking:
		a.text = "<think>5,000円を返す?</think>\n" + a.text
		a.all()
	default:
		a.all()
	}
}

// waits holds a line until the caller hangs up.
func (s *Server) waits(r *http.Request) {
	<-r.Context().Done()
	s.gone <- struct{}{}
}

var (
	points      = regexp.MustCompile(`(?s)【要点】\n(.*?)\n\n【事実】`)
	placeholder = regexp.MustCompile(`⟦[^⟧]*⟧`)
	told        = regexp.MustCompile(`「([^」]*)」と(?:必ず)?書`)
)

// good words the points, one sentence each.
func good(question string) string {
	m := points.FindStringSubmatch(question)
	if m == nil {
		return "はい。"
	}
	return "お世話になっております。\n" + strings.ReplaceAll(strings.TrimPrefix(m[1], "・"), "\n・", "\n")
}

// obey does what is asked for between 「」 anywhere in the question.
func obey(question string) string {
	if m := told.FindStringSubmatch(question); m != nil {
		return m[1]
	}
	return ""
}
