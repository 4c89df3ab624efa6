package yahootest

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
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
		"GET" + v1 + "externalTalkList":          s.talkList,
		"GET" + v1 + "externalTalkDetail":        s.talkDetail,
		"POST" + v1 + "externalTalkAdd":          s.talkAdd,
		"PUT" + v1 + "externalTalkRead":          s.talkRead,
		"PUT" + v1 + "externalTalkComplete":      s.talkComplete,
		"PUT" + v1 + "externalTalkPrivate":       s.talkPrivate,
		"POST" + v1 + "externalTalkFileAdd":      s.fileAdd,
		"GET" + v1 + "externalTalkFileDownload":  s.fileDownload,
		"DELETE" + v1 + "externalTalkFileDelete": s.fileDelete,
		"GET" + v1 + "orderCount":                s.orderCount,
		"POST" + v1 + "orderList":                s.orderList,
		"POST" + v1 + "orderInfo":                s.orderInfo,
	} {
		mux.HandleFunc(pattern, s.guarded(e))
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.record(r, "", "")
		gateway(w, http.StatusNotFound, "px-04400", "No such URL")
	})
	return mux
}

// guarded is the gateway before every API: record, fault, token, signature.
func (s *Shop) guarded(e endpoint) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(io.LimitReader(r.Body, 64<<20))
		status := s.checkSignature(r)
		kept := string(body)
		if strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/") {
			kept = ""
		}
		s.record(r, status, kept)
		w.Header().Set("X-SWS-Authorize-Status", status)
		f := s.fault(lastPart(r.URL.Path))
		if s.refuse(w, r, f) {
			return
		}
		if !s.signedIn(r) {
			staleToken(w)
			return
		}
		a := e(r, body, f)
		switch f.Kind {
		case CutAfter:
			cut(w)
			return
		case Truncated:
			a.body = a.body[:len(a.body)/2]
		case Empty:
			a.body = []byte("{}")
		}
		w.Header().Set("Content-Type", a.kind)
		w.WriteHeader(a.status)
		_, _ = w.Write(a.body)
	}
}

func (s *Shop) record(r *http.Request, status, body string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.calls = append(s.calls, Call{
		Path: r.URL.Path, Method: r.Method, At: s.opt.Now(), Status: status,
		Signature: r.Header.Get("X-sws-signature") != "", Body: body,
	})
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
