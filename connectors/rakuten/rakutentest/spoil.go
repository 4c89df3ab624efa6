package rakutentest

import (
	"encoding/json"
	"math/rand/v2"
	"net/http"
	"slices"
	"time"
)

// moved is the key under which a list finds by how many rows it has moved.
type moved struct{}

func (f *Fault) moves() int {
	if f.Kind == Move {
		return f.Rows
	}
	return 0
}

// spoil changes a good answer; false when the line breaks instead.
func (f *Fault) spoil(a answer) (answer, bool) {
	switch f.Kind {
	case CutAfter:
		return a, false
	case FailAfter:
		a.status, a.body = f.Status, []byte("{}")
	case Truncate, Half:
		a.body = a.body[:len(a.body)/2]
	case Totals, Repeat, Reorder, UnknownAuthor:
		a.body = f.rewrite(a.body)
	}
	return a, true
}

func (f *Fault) rewrite(body []byte) []byte {
	var v map[string]any
	if json.Unmarshal(body, &v) != nil {
		return body
	}
	rows, isList := v["list"].([]any)
	switch {
	case f.Kind == UnknownAuthor:
		for _, q := range append(slices.Clone(rows), v["result"]) {
			f.writer(q)
		}
	case !isList:
		return body
	case f.Kind == Totals:
		v["totalPageCount"], v["totalCount"] = f.Pages, f.Pages*100
	case f.Kind == Repeat:
		v["list"] = append(slices.Clone(rows), rows...)
	case f.Kind == Reorder:
		slices.Reverse(rows)
	}
	return object(http.StatusOK, v).body
}

func (f *Fault) writer(inquiry any) {
	q, _ := inquiry.(map[string]any)
	replies, _ := q["replies"].([]any)
	for _, r := range replies {
		if r, ok := r.(map[string]any); ok {
			r["replyFrom"] = or(f.Body, "operator")
		}
	}
}

func cut(w http.ResponseWriter) {
	if h, ok := w.(http.Hijacker); ok {
		if conn, _, err := h.Hijack(); err == nil {
			_ = conn.Close()
		}
	}
}

// RandomFault picks something that goes wrong once and heals by itself, for
// Fail. The same source gives the same faults. What lasts until somebody acts
// (Revoke, ExpireKey, KillKey, SwitchOff and the faults KeyDies and FunctionOff)
// is not among them, and neither is a 403, which stops a desk for five minutes.
func RandomFault(r *rand.Rand) Fault {
	list := func(f Fault) Fault {
		f.Method, f.Path = http.MethodGet, "/inquiries"
		return f
	}
	all := []Fault{
		{Kind: Status, Status: http.StatusTooManyRequests},
		{Kind: Status, Status: http.StatusTooManyRequests, RetryAfter: "1"},
		{Kind: Status, Status: http.StatusInternalServerError},
		{Kind: Status, Status: http.StatusBadGateway},
		{Kind: Status, Status: http.StatusServiceUnavailable, RetryAfter: "1"},
		{Kind: Status, Status: http.StatusGatewayTimeout},
		{Kind: CutBefore},
		{Kind: CutAfter},
		{Kind: CutAfter, Path: "/inquiry/reply"},
		{Kind: FailAfter, Status: http.StatusInternalServerError, Path: "/inquiry/reply"},
		{Kind: FailAfter, Status: http.StatusConflict, Path: "/inquiry/reply"},
		{Kind: Status, Status: http.StatusConflict, Path: "/inquiry/reply"},
		{Kind: Slow, Delay: time.Duration(r.IntN(40)+1) * time.Millisecond},
		{Kind: Truncate},
		{Kind: Half},
		{Kind: HTML},
		list(Fault{Kind: Totals}),
		list(Fault{Kind: Totals, Pages: 99999}),
		list(Fault{Kind: Repeat}),
		list(Fault{Kind: Reorder}),
		list(Fault{Kind: Move, Rows: r.IntN(5) + 1}),
		list(Fault{Kind: Move, Rows: -r.IntN(5) - 1}),
		{Kind: UnknownAuthor, Method: http.MethodGet, Path: "/inquir"},
	}
	return all[r.IntN(len(all))]
}
