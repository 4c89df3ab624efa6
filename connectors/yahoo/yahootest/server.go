package yahootest

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
)

// answer is what an endpoint wants to say.
type answer struct {
	status int
	kind   string
	body   []byte
}

// endpoint does the work of one API.
type endpoint func(r *http.Request, body []byte, f Fault) answer

func (s *Shop) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /yconnect/v2/token", s.token)
	mux.HandleFunc("GET /yconnect/v2/authorization", s.authorize)
	const v1 = " /ShoppingWebService/V1/"
	for pattern, e := range map[string]endpoint{
		"GET" + v1 + "externalTalkList":                  s.talkList,
		"GET" + v1 + "externalTalkDetail":                s.talkDetail,
		"POST" + v1 + "externalTalkAdd":                  s.talkAdd,
		"PUT" + v1 + "externalTalkRead":                  s.talkRead,
		"PUT" + v1 + "externalTalkComplete":              s.talkComplete,
		"PUT" + v1 + "externalTalkPrivate":               s.talkPrivate,
		"POST" + v1 + "externalTalkFileAdd":              s.fileAdd,
		"GET" + v1 + "externalTalkFileDownload":          s.fileDownload,
		"DELETE" + v1 + "externalTalkFileDelete":         s.fileDelete,
		"GET" + v1 + "orderCount":                        s.orderCount,
		"POST" + v1 + "orderList":                        s.orderList,
		"POST" + v1 + "orderInfo":                        s.orderInfo,
		"POST /ShoppingWebService/V2/externalStoreTopic": s.storeTopic,
	} {
		mux.HandleFunc(pattern, s.guarded(e))
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		n := s.record(r, "", nil)
		defer s.answered(n, http.StatusNotFound)
		gateway(w, http.StatusNotFound, "px-04400", "No such URL")
	})
	return mux
}

// guarded is the gateway before every API: record, fault, token, signature.
func (s *Shop) guarded(e endpoint) http.HandlerFunc {
	return func(plain http.ResponseWriter, r *http.Request) {
		path := lastPart(r.URL.Path)
		if s.opt.OnCall != nil {
			s.opt.OnCall(path)
		}
		f := s.fault(r)
		w := &answering{ResponseWriter: plain}
		if f.Kind == CutEarly {
			s.record(r, s.checkSignature(r), nil)
			s.cut(w, r)
			return
		}
		body, _ := io.ReadAll(io.LimitReader(r.Body, 64<<20))
		status := s.checkSignature(r)
		n := s.record(r, status, body)
		defer func() { s.answered(n, w.code) }()
		w.Header().Set("X-SWS-Authorize-Status", status)
		w.Header().Set("Date", s.opt.Now().UTC().Format(http.TimeFormat))
		if s.refuse(w, r, f) || s.turnedAway(w, r) {
			return
		}
		s.finish(w, r, f, e(r, body, f))
	}
}

// turnedAway refuses a call whose token or session has ended.
func (s *Shop) turnedAway(w http.ResponseWriter, r *http.Request) bool {
	switch {
	case !s.signedIn(r):
		staleToken(w)
	case s.sessionOver():
		gateway(w, http.StatusUnauthorized, "px-04102", "AccessToken has been expired. This API session is shorter than another API.")
	default:
		return false
	}
	return true
}

// finish sends what an endpoint has done, as far as the fault lets it.
func (s *Shop) finish(w http.ResponseWriter, r *http.Request, f Fault, a answer) {
	whole := a.body
	switch f.Kind {
	case CutAfter:
		s.cut(w, r)
		return
	case Truncated, CutMiddle:
		a.body = whole[:len(whole)/2]
	case Empty:
		a.body = []byte("{}")
	}
	if f.Kind == CutMiddle { // the server closes a line on which less came than was promised
		w.Header().Set("Content-Length", strconv.Itoa(len(whole)))
	}
	w.Header().Set("Content-Type", a.kind)
	w.WriteHeader(a.status)
	_, _ = w.Write(a.body)
}

// answering notes the status that went out.
type answering struct {
	http.ResponseWriter
	code int
}

func (a *answering) WriteHeader(code int) {
	a.code = code
	a.ResponseWriter.WriteHeader(code)
}

func (a *answering) Write(b []byte) (int, error) {
	if a.code == 0 {
		a.code = http.StatusOK
	}
	return a.ResponseWriter.Write(b)
}

// Unwrap lets the line be cut.
func (a *answering) Unwrap() http.ResponseWriter { return a.ResponseWriter }

// record notes a call and holds it against the rules. It returns its place.
func (s *Shop) record(r *http.Request, status string, body []byte) int {
	kept := string(body)
	if strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/") {
		kept = ""
	}
	c := Call{
		Path: r.URL.Path, Method: r.Method, Query: r.URL.Query(), At: s.opt.Now(), Status: status,
		Signature: r.Header.Get("X-sws-signature") != "", Body: kept,
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.calls = append(s.calls, c)
	s.unsigned = s.unsigned || status == "none"
	s.judge.hear(c, r.Header.Get("Content-Type"))
	return len(s.calls) - 1
}

func (s *Shop) answered(n, code int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.calls[n].Code = code
}

func lastPart(path string) string { return path[strings.LastIndex(path, "/")+1:] }

// gateway answers in XML, also where the API speaks JSON.
func gateway(w http.ResponseWriter, status int, code, message string) {
	w.Header().Set("Content-Type", "application/xml")
	w.WriteHeader(status)
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(message))
	_, _ = fmt.Fprintf(w, xml.Header+"<Error>\n  <Message>%s</Message>\n  <Code>%s</Code>\n</Error>\n", b.String(), code)
}

func staleToken(w http.ResponseWriter) {
	w.Header().Set("WWW-Authenticate", `Bearer realm="yahooapis.jp", error="invalid_token", error_description="expired token"`)
	gateway(w, http.StatusUnauthorized, "", "Please provide valid credentials.")
}

// say answers JSON; with Options.Strings every scalar as a string.
func (s *Shop) say(v any) answer {
	if s.opt.Strings {
		v = stringly(v)
	}
	b, err := json.Marshal(v)
	if err != nil {
		return answer{http.StatusInternalServerError, "text/plain", nil}
	}
	return answer{http.StatusOK, "application/json", b}
}

// object is a JSON object.
type object = map[string]any

func stringly(v any) any {
	switch x := v.(type) {
	case object:
		out := object{}
		for k, e := range x {
			out[k] = stringly(e)
		}
		return out
	case []object:
		out := []any{}
		for _, e := range x {
			out = append(out, stringly(e))
		}
		return out
	case []string, nil:
		return x
	}
	return fmt.Sprint(v)
}

// no is a refusal of the question API.
func no(status int, reason string) answer {
	b, _ := json.Marshal(object{"error": object{"reason": reason}})
	return answer{status, "application/json", b}
}
