package folder

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/archive"
)

// maxFile is the size of a JSON file, of a table and of an attachment.
const (
	maxFile  = 20 << 20
	maxJSON  = 64 << 20
	maxTable = 50 << 20
)

// piece is what one step takes out of a file.
type piece struct {
	inquiries []connectors.Inquiry
	orders    []connectors.Order
	bytes     int
	next      int64 // where to go on
	more      bool
	why       string // Japanese: what could not be read
}

// content is a JSON file or a table, read whole.
type content struct {
	mark      string
	inquiries []connectors.Inquiry
	orders    []connectors.Order
	why       string
}

// part gives the next items of a JSON file or a table.
func (s *step) part(f file, from int64) (piece, error) {
	if s.last == nil || s.last.mark != f.mark {
		c, err := s.content(f)
		if err != nil {
			return piece{}, err
		}
		c.mark, s.last = f.mark, &c
	}
	c := s.last
	room := max(maxItems-len(s.batch.Inquiries)-len(s.batch.Orders), 1)
	start := int(min(max(from, 0), int64(len(c.inquiries)+len(c.orders))))
	end := min(start+room, len(c.inquiries)+len(c.orders))
	cut := len(c.inquiries)
	p := piece{
		inquiries: c.inquiries[min(start, cut):min(end, cut)],
		orders:    c.orders[max(start-cut, 0):max(end-cut, 0)],
		next:      int64(end), more: end < len(c.inquiries)+len(c.orders),
	}
	if !p.more {
		p.why, s.last = c.why, nil
	}
	return p, nil
}

// content reads a file that is no mail. One that looks cut off and has only just
// been written is left for the next look.
func (s *step) content(f file) (content, error) {
	if f.kind == "outlook" {
		return content{why: "Outlook だけが読める形です。Outlook で .eml か .mbox にして置いてください。"}, nil
	}
	limit := int64(maxTable)
	if f.kind == "json" {
		limit = maxJSON
	}
	data, err := s.disk.whole(s.root, f.path(), limit)
	if err != nil {
		return content{}, err
	}
	if err := s.same(f); err != nil { // it may have grown before it was opened
		return content{}, err
	}
	var c content
	var cutOff bool
	if f.kind == "json" {
		c, cutOff = readJSON(data, source{at: f.at, out: f.dir == dirOut, beside: s.beside(f)})
	} else {
		c, cutOff = readTable(data, s.set.charset, f.at)
	}
	if age := s.now.Sub(f.at); cutOff && age >= 0 && age < young {
		return content{}, errChanged
	}
	return c, nil
}

// beside reads an attachment that lies beside a JSON file.
func (s *step) beside(f file) func(name string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		if name == "" || name != filepath.Base(name) || filepath.Base(filepath.ToSlash(name)) != name || name == "." || name == ".." {
			return nil, errNoFile
		}
		st, err := s.root.Lstat(file{dir: f.dir, name: name}.path())
		if err != nil {
			return nil, err
		}
		if !st.Mode().IsRegular() {
			return nil, errNoFile
		}
		return s.disk.whole(s.root, file{dir: f.dir, name: name}.path(), maxFile)
	}
}

// mails reads the next mails of a file.
func (s *step) mails(ctx context.Context, f file, from int64) (piece, error) {
	if err := s.same(f); err != nil {
		return piece{}, err
	}
	// The archive reads by path; same has seen a plain file there, and sees it again
	// below.
	lies := archive.File{Path: filepath.Join(s.set.path, f.dir, f.name), Kind: f.kind, Size: f.size, At: f.at}
	p := piece{next: from}
	left := map[string]int{}
	for m := range archive.Read(ctx, lies, from) {
		if len(p.inquiries)+len(s.batch.Inquiries) >= maxItems || p.bytes+s.bytes >= maxBytes {
			p.more = true
			break
		}
		p.next = m.Next
		if m.Left != "" {
			left[m.Left]++
			continue
		}
		p.bytes += len(m.Raw)
		p.inquiries = append(p.inquiries, s.letter(m.Raw, cmp.Or(m.At, f.at), f.dir == dirOut))
	}
	if err := s.same(f); err != nil {
		return piece{}, err
	}
	if left[archive.LeftUnreadable] > 0 {
		return piece{}, errUnreadable
	}
	p.why = leftOut(left, len(p.inquiries))
	return p, nil
}

// same says that a file is still the one that was listed.
func (s *step) same(f file) error {
	st, err := s.root.Lstat(f.path())
	switch {
	case err != nil:
		return err
	case !st.Mode().IsRegular() || st.Size() != f.size || !st.ModTime().Equal(f.at):
		return errChanged
	}
	return nil
}

func leftOut(left map[string]int, read int) string {
	switch {
	case left[archive.LeftTooLarge] > 0:
		return "大きすぎて読まなかったメールがあります（1 通 64 MB まで）。"
	case left[archive.LeftNoMail] > 0 && read == 0:
		return "メールとして読めませんでした。"
	case left[archive.LeftNoMail] > 0:
		return "メールとして読めないところがありました。"
	}
	return ""
}

// oldestFirst puts the messages of each inquiry in order.
func oldestFirst(all []connectors.Inquiry) {
	for i := range all {
		slices.SortStableFunc(all[i].Messages, func(a, b connectors.Message) int { return a.SentAt.Compare(b.SentAt) })
	}
}
