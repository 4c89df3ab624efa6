package endpoint

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"
	"time"
	"unicode/utf8"

	"madoguchi/connectors"
)

var (
	errSlow  = errors.New("the answer took too long")
	errQuiet = errors.New("nothing came for too long")
	errLarge = errors.New("the answer is too large")
)

// piece is one event of a stream, or the whole answer of a server that does not
// stream.
type piece struct {
	Choices []struct {
		Delta   struct{ Content string } `json:"delta"`
		Message struct{ Content string } `json:"message"`
		Reason  string                   `json:"finish_reason"`
	} `json:"choices"`
	Error json.RawMessage `json:"error"`
}

// read takes an answer to its end. Only a stream that says that it is finished
// is whole; everything else is cut off.
func (e *Endpoint) read(ctx context.Context, res *http.Response, grow func(string)) (string, error) {
	body, stop := awake(ctx, res.Body, e.limit)
	defer stop()
	if kind, _, _ := mime.ParseMediaType(res.Header.Get("Content-Type")); kind == "application/json" {
		return e.atOnce(ctx, body, grow)
	}
	var text strings.Builder
	letters, ended := 0, false
	lines := bufio.NewScanner(body)
	lines.Buffer(make([]byte, 0, 64<<10), 1<<20)
	for lines.Scan() {
		data, is := strings.CutPrefix(lines.Text(), "data:")
		if data = strings.TrimSpace(data); !is || data == "" {
			continue // comments, event names and the empty line between two events
		}
		if data == "[DONE]" {
			return text.String(), nil
		}
		var p piece
		if err := json.Unmarshal([]byte(data), &p); err != nil {
			if text.Len() > 0 && !lines.Scan() { // the line broke in the middle of a piece
				return text.String(), e.ended(ctx, lines.Err())
			}
			return text.String(), garbage(err)
		}
		if len(p.Error) > 0 && string(p.Error) != "null" {
			return text.String(), refused(http.StatusInternalServerError)
		}
		if len(p.Choices) == 0 {
			continue
		}
		text.WriteString(p.Choices[0].Delta.Content)
		letters += utf8.RuneCountInString(p.Choices[0].Delta.Content)
		if letters > e.limit.Letters {
			return text.String(), tooLong()
		}
		if p.Choices[0].Delta.Content != "" {
			grow(text.String())
		}
		switch p.Choices[0].Reason {
		case "length":
			return text.String(), cut(nil)
		case "stop":
			ended = true
		}
	}
	err := lines.Err()
	if err == nil && ended {
		return text.String(), nil
	}
	if err == nil && text.Len() == 0 {
		return "", garbage(nil)
	}
	return text.String(), e.ended(ctx, err)
}

// ended says why a stream that had begun is not whole.
func (e *Endpoint) ended(ctx context.Context, err error) error {
	if errors.Is(err, bufio.ErrTooLong) {
		err = errLarge
	}
	if err == nil || errors.Is(err, io.ErrUnexpectedEOF) {
		return cut(err)
	}
	return e.broken(ctx, err)
}

func (e *Endpoint) atOnce(ctx context.Context, body io.Reader, grow func(string)) (string, error) {
	data, err := io.ReadAll(body)
	if err != nil {
		return "", e.broken(ctx, err)
	}
	var p piece
	if err := json.Unmarshal(data, &p); err != nil || len(p.Choices) == 0 {
		return "", garbage(err)
	}
	text := p.Choices[0].Message.Content
	if utf8.RuneCountInString(text) > e.limit.Letters {
		return "", tooLong()
	}
	grow(text)
	if p.Choices[0].Reason == "length" {
		return text, cut(nil)
	}
	return text, nil
}

// awake reads a body up to its limit and ends it when nothing comes for too long.
func awake(ctx context.Context, body io.ReadCloser, l Limits) (io.Reader, func()) {
	w := &waking{body: body, left: l.Bytes, silence: l.Silence}
	w.timer = time.AfterFunc(l.Silence, func() { w.end(errQuiet) })
	off := context.AfterFunc(ctx, func() { w.end(context.Cause(ctx)) })
	return w, func() { off(); w.timer.Stop() }
}

type waking struct {
	body    io.ReadCloser
	left    int64
	silence time.Duration
	timer   *time.Timer
	why     firstError
}

// end closes the body, so that the reader stops within a moment.
func (w *waking) end(why error) {
	w.why.set(why)
	_ = w.body.Close()
}

func (w *waking) Read(p []byte) (int, error) {
	n, err := w.body.Read(p)
	w.timer.Reset(w.silence)
	if w.left -= int64(n); w.left < 0 {
		return n, errLarge
	}
	if err != nil { // a body that is closed here may end as if all had come
		if why := w.why.get(); why != nil {
			err = why
		}
	}
	return n, err
}

func failed(code string, reason connectors.Reason, text string, err error) error {
	return &connectors.Error{Reason: reason, Code: code, Text: text, Err: err}
}
