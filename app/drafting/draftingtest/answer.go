package draftingtest

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
)

// answer is one stream on its way.
type answer struct {
	w    http.ResponseWriter
	r    *http.Request
	text string
}

func (a answer) begin() {
	a.w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	a.raw(": hello\n\n")
}

// raw writes as it stands; a caller who hung up is seen by the context.
func (a answer) raw(s string) {
	_, _ = io.WriteString(a.w, s)
	if f, ok := a.w.(http.Flusher); ok {
		f.Flush()
	}
}

func (a answer) say(piece string) {
	data, _ := json.Marshal(map[string]any{"choices": []any{map[string]any{"delta": map[string]string{"content": piece}, "finish_reason": nil}}})
	a.raw("data: " + string(data) + "\n\n")
}

// all streams the text in pieces that cut placeholders apart, as real ones do.
func (a answer) all() {
	a.begin()
	runes := []rune(a.text)
	for len(runes) > 0 {
		n := min(3, len(runes))
		a.say(string(runes[:n]))
		runes = runes[n:]
	}
	a.raw("data: [DONE]\n\n")
}

// readInto keeps what is read of a body.
func readInto(r *http.Request, to *strings.Builder) io.ReadCloser {
	return struct {
		io.Reader
		io.Closer
	}{io.TeeReader(r.Body, to), r.Body}
}
