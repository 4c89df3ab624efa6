package archive

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// maxLine is how much of one line is looked at; a longer one is part of a mail.
const maxLine = 64 << 10

// fromLine is the line that an mbox puts before each mail: a sender, a date that
// ends in a year. "From the shop I bought…" in a text is not one.
var fromLine = regexp.MustCompile(`^From (\S+ +|"[^"]*"\S* +| *)?(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +)?(?:[A-Z][a-z]{2} +\d{1,2}|\d{1,2} +[A-Z][a-z]{2})(?: +\d{4})? +\d{1,2}:\d{2}(?::\d{2})?(?: +[A-Za-z+\-0-9]+)*\s*$`)

// thunderbird writes the same words before every mail.
func isFromLine(line []byte) bool {
	line = bytes.TrimRight(line, "\r\n")
	if !bytes.HasPrefix(line, []byte("From ")) || len(line) > 400 {
		return false
	}
	return fromLine.Match(line) || bytes.Equal(bytes.TrimRight(line, " "), []byte("From -"))
}

var (
	stampDayMonth = regexp.MustCompile(`([A-Z][a-z]{2}) +(\d{1,2}) +(\d{1,2}:\d{2}(?::\d{2})?)(?: +[A-Z]{2,5})?(?: +[+-]\d{4})? +(\d{4})`)
	stampMonthDay = regexp.MustCompile(`(\d{1,2}) +([A-Z][a-z]{2}) +(\d{4}) +(\d{1,2}:\d{2}(?::\d{2})?)`)
)

// stamp reads the date of a From_ line, which is in UTC by custom.
func stamp(line []byte) time.Time {
	s := string(line)
	var text string
	if f := stampDayMonth.FindStringSubmatch(s); f != nil {
		text = f[2] + " " + f[1] + " " + f[4] + " " + f[3]
	} else if f := stampMonthDay.FindStringSubmatch(s); f != nil {
		text = f[1] + " " + f[2] + " " + f[3] + " " + f[4]
	}
	for _, form := range []string{"2 Jan 2006 15:04:05", "2 Jan 2006 15:04"} {
		if t, err := time.Parse(form, text); err == nil && t.Year() >= 1970 {
			return t
		}
	}
	return time.Time{}
}

// mboxReader cuts one file into mails.
type mboxReader struct {
	in     *bufio.Reader
	offset int64 // of the next line
}

// readMbox yields the mails of an mbox file. from is the start of a From_ line,
// or 0.
func readMbox(ctx context.Context, f File, from int64, sent bool, yield func(Mail) bool) {
	file, err := os.Open(f.Path)
	if err == nil && from > 0 {
		_, err = file.Seek(from, io.SeekStart)
	}
	if err != nil {
		yield(Mail{From: f.Path, Left: LeftUnreadable, Next: max(f.Size, 1)})
		return
	}
	defer file.Close()
	r := &mboxReader{in: bufio.NewReaderSize(file, maxLine), offset: from}
	for m := range r.mails() {
		m.From, m.Sent = f.Path, sent
		if ctx.Err() != nil || !yield(m) {
			return
		}
	}
}

// mails yields everything between two From_ lines. One counts only at the start
// or behind an empty line and before a header field: then even an mbox that
// quotes nothing (mboxcl2, mboxo's own texts) is cut at the right places.
func (r *mboxReader) mails() func(yield func(Mail) bool) {
	return func(yield func(Mail) bool) {
		cur := &gathered{}
		blank := true
		for {
			start := r.offset
			line, err := r.line()
			if start == 0 {
				line = bytes.TrimPrefix(line, []byte("\xEF\xBB\xBF"))
			}
			if blank && isFromLine(line) {
				line = bytes.Clone(line) // looking ahead moves what it lies in
			}
			if blank && isFromLine(line) && r.fieldFollows() {
				if !cur.empty() && !yield(cur.mail(start)) {
					return
				}
				cur = &gathered{at: stamp(line)}
				blank = false
				continue
			}
			if len(line) > 0 {
				cur.add(line)
				blank = len(bytes.TrimRight(line, "\r\n")) == 0
			}
			if err != nil {
				break
			}
		}
		if !cur.empty() {
			yield(cur.mail(r.offset))
		}
	}
}

// line returns the next line with its end; one longer than the buffer comes in
// pieces.
func (r *mboxReader) line() ([]byte, error) {
	line, err := r.in.ReadSlice('\n')
	r.offset += int64(len(line))
	if errors.Is(err, bufio.ErrBufferFull) {
		err = nil
	}
	return line, err
}

// fieldFollows looks at what stands behind a From_ line.
func (r *mboxReader) fieldFollows() bool {
	head, _ := r.in.Peek(1000)
	line, _, whole := bytes.Cut(head, []byte("\n"))
	return isField(line) || bytes.HasPrefix(line, []byte(">From ")) || len(bytes.TrimSpace(line)) == 0 || !whole && len(head) < 1000
}

// gathered is a mail on its way.
type gathered struct {
	raw   bytes.Buffer
	at    time.Time
	large bool
}

func (g *gathered) empty() bool { return !g.large && len(bytes.TrimSpace(g.raw.Bytes())) == 0 }

func (g *gathered) add(line []byte) {
	if g.raw.Len()+len(line) > maxMail {
		g.large = true
		g.raw.Reset()
	}
	if !g.large {
		g.raw.Write(line)
	}
}

func (g *gathered) mail(next int64) Mail {
	m := Mail{At: g.at, Next: next}
	switch {
	case g.large:
		m.Left = LeftTooLarge
	case !isMail(g.raw.Bytes()):
		m.Left = LeftNoMail
	default:
		m.Raw = unquote(trimSeparator(bytes.Clone(g.raw.Bytes())))
	}
	return m
}

// trimSeparator drops the empty line that an mbox puts behind each mail.
func trimSeparator(raw []byte) []byte {
	for _, end := range []string{"\r\n", "\n"} {
		if bytes.HasSuffix(raw, []byte(end+end)) {
			return raw[:len(raw)-len(end)]
		}
	}
	return raw
}

var quotedFrom = regexp.MustCompile(`(?m)^>(>*From )`)

// unquote undoes what mboxrd and mboxo did to lines of a text that begin with
// "From ". A mail with a Content-Length (mboxcl) that fits its text was never
// quoted, or both forms agree.
func unquote(raw []byte) []byte {
	split := headerEnd(raw)
	head, body := raw[:split], raw[split:]
	if n, ok := contentLength(head); ok && n == len(body) {
		return raw
	}
	if !bytes.Contains(body, []byte(">From ")) {
		return raw
	}
	return append(bytes.Clone(head), quotedFrom.ReplaceAll(body, []byte("$1"))...)
}

func headerEnd(raw []byte) int {
	for _, sep := range []string{"\r\n\r\n", "\n\n"} {
		if i := bytes.Index(raw, []byte(sep)); i >= 0 {
			return i + len(sep)
		}
	}
	return len(raw)
}

func contentLength(head []byte) (int, bool) {
	for line := range strings.Lines(string(head)) {
		name, value, ok := strings.Cut(line, ":")
		if ok && strings.EqualFold(name, "Content-Length") {
			n, err := strconv.Atoi(strings.TrimSpace(value))
			return n, err == nil
		}
	}
	return 0, false
}
