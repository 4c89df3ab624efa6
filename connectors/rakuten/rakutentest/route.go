package rakutentest

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
)

// answer is a response before it goes out, so that a fault can spoil it.
type answer struct {
	status int
	kind   string
	body   []byte
}

const (
	inquiryBase = "/es/1.0/inquirymng-api"
	orderBase   = "/es/2.0/order/"
	expiryPath  = "/es/1.0/license-management/license-key/expiry-date"
	bodyLimit   = 8 << 20 // what the gateway lets through

	expiryFunction = "license.expiryDate.get"
)

// route is a path of the mall and the function it belongs to.
type route struct {
	function string
	serve    func(*Server, *http.Request, []byte) answer
}

// find returns the route of a request, nil when there is none.
func find(method, path string) *route {
	rest, inquiries := strings.CutPrefix(path, inquiryBase)
	key := method + " " + path
	if inquiries {
		key = method + " " + rest
		if strings.HasPrefix(rest, "/inquiry/") && method == http.MethodGet {
			key = "GET /inquiry/"
		}
	}
	routes := map[string]route{
		"GET /inquiries/count":        {"inquirymngapi.counts.get", (*Server).count},
		"GET /inquiries":              {"inquirymngapi.inquiries.get", (*Server).list},
		"GET /inquiry/":               {"inquirymngapi.inquiry.get", (*Server).one},
		"POST /inquiry/reply":         {"inquirymngapi.reply.post", (*Server).reply},
		"POST /attachment":            {"inquirymngapi.attachment.post", (*Server).upload},
		"GET /attachment":             {"inquirymngapi.attachment.get", (*Server).download},
		"PATCH /inquiries/read":       {"inquirymngapi.inquiries.patch.read", marking(setRead)},
		"PATCH /inquiries/complete":   {"inquirymngapi.inquiries.patch.complete/incomplete", marking(setComplete)},
		"PATCH /inquiries/incomplete": {"inquirymngapi.inquiries.patch.complete/incomplete", marking(setIncomplete)},
		"GET " + expiryPath:           {expiryFunction, (*Server).expiry},

		"POST " + orderBase + "searchOrder/":     {"rpay.order.searchOrder", (*Server).searchOrder},
		"POST " + orderBase + "getOrder/":        {"rpay.order.getOrder", (*Server).getOrder},
		"POST " + orderBase + "updateOrderMemo/": {"rpay.order.updateOrderMemo", (*Server).updateOrderMemo},
	}
	if r, ok := routes[key]; ok {
		return &r
	}
	return nil
}

// ServeHTTP answers like the mall, unless a fault says otherwise.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	n := s.arrived(r)
	f := s.fault(r)
	if f != nil && f.Kind == CutBefore {
		s.over(n, 0, f)
		cut(w)
		return
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, bodyLimit+1))
	if err != nil {
		s.over(n, 0, f)
		return
	}
	s.keepBody(n, r, body)
	a, answers := s.spoiled(n, f, r, body)
	if !answers {
		s.over(n, 0, f)
		cut(w)
		return
	}
	s.over(n, a.status, f) // before the caller can see it and call again
	a.write(w, f)
}

// spoiled is the answer with what the fault makes of it; false when the line
// breaks instead.
func (s *Server) spoiled(n int, f *Fault, r *http.Request, body []byte) (answer, bool) {
	if f == nil {
		a := s.answer(r, body)
		s.judge(n, a)
		return a, true
	}
	if a, instead := f.instead(s, r); instead {
		return a, a.status != 0
	}
	a := s.answer(r.WithContext(context.WithValue(r.Context(), moved{}, f.moves())), body)
	s.judge(n, a)
	return f.spoil(a)
}

func (s *Server) answer(r *http.Request, body []byte) answer {
	found := find(r.Method, r.URL.Path)
	switch {
	case found == nil:
		return gateway(http.StatusNotFound, "GE0014", "Not found")
	case !s.allowed(r, found.function):
		return gateway(http.StatusUnauthorized, "GA0001", "Un-Authorised")
	case len(body) > bodyLimit:
		return gateway(http.StatusRequestEntityTooLarge, "GF0003", "Request entity too large")
	case strings.HasPrefix(r.URL.Path, orderBase) && !hasCharset(r):
		return gateway(http.StatusUnsupportedMediaType, "GE0015", "Unsupported media type")
	}
	return found.serve(s, r, body)
}

func hasCharset(r *http.Request) bool {
	kind, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	return err == nil && kind == "application/json" && strings.EqualFold(params["charset"], "utf-8")
}

func (a answer) write(w http.ResponseWriter, f *Fault) {
	w.Header().Set("Content-Type", a.kind)
	if f != nil && f.RetryAfter != "" {
		w.Header().Set("Retry-After", f.RetryAfter)
	}
	length := len(a.body)
	if f != nil && f.Kind == Truncate {
		length += 64
	}
	w.Header().Set("Content-Length", strconv.Itoa(length))
	w.WriteHeader(a.status)
	_, _ = w.Write(a.body)
}

// The envelopes.

func object(status int, v any) answer {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // maps of plain values always encode
	}
	return answer{status, "application/json;charset=UTF-8", bytes.TrimSpace(b.Bytes())}
}

func gateway(status int, code, message string) answer {
	return object(status, map[string]any{"errors": []any{map[string]any{"code": code, "message": message}}})
}

// bad is IE001 with the fields that are wrong; without any it is IE000.
func bad(targets map[string]string) answer {
	if len(targets) == 0 {
		return object(http.StatusBadRequest, map[string]any{"error": map[string]any{"code": "IE000", "message": "400 Bad Request"}})
	}
	return object(http.StatusBadRequest, map[string]any{
		"error": map[string]any{"code": "IE001", "message": "bad parameter", "targets": targets},
	})
}

func missing() answer {
	return object(http.StatusNotFound, map[string]any{"error": map[string]any{"code": "IE000", "message": "404 Not Found"}})
}

const (
	plainTime   = "2006-01-02T15:04:05"
	inquiryTime = "2006-01-02T15:04:05-07:00"
	orderTime   = "2006-01-02T15:04:05-0700"
)
