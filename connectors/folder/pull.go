package folder

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mime"
)

const (
	maxItems = 100      // inquiries and orders of a batch
	maxBytes = 16 << 20 // of mails in a batch
	// oldMail is how old the last mail of a conversation may be before its file was
	// dropped, to be work that waits: a whole archive is no pile of new questions.
	oldMail = 60 * 24 * time.Hour
)

// Pull reads what has been dropped.
func (a *account) Pull(ctx context.Context, cur string) (connectors.Batch, error) {
	return within(ctx, func() (connectors.Batch, error) {
		a.mu.Lock()
		defer a.mu.Unlock()
		return a.pull(ctx, remember(cur))
	})
}

func (a *account) pull(ctx context.Context, had memory) (connectors.Batch, error) {
	var b connectors.Batch
	root, err := a.disk.open(a.set.path)
	if err != nil {
		return b, refusedFolder(err)
	}
	defer root.Close() //nolint:errcheck // nothing was written through it
	all, tooMany, err := a.look(root)
	if err != nil {
		return b, refusedFolder(err)
	}
	now := a.env.Now()
	next := had.keep(all, func(b badFile) bool { return isThere(root, b.Moved) })
	if a.set.move {
		all = a.putAway(root, all, &next)
	}
	step := step{account: a, root: root, now: now, next: &next}
	if err := step.read(ctx, all, had); err != nil {
		return b, err
	}
	b = step.batch
	b.Done, b.All = step.progress(len(all))
	if !b.More {
		b.Notices = slices.Concat(b.Notices, next.notices(a.set.move))
		if tooMany {
			b.Notices = append(b.Notices, tooManyFiles)
		}
	}
	sortInquiries(b.Inquiries)
	b.Next = next.String()
	return b, nil
}

// step is one batch in the making.
type step struct {
	*account
	root  *os.Root
	now   time.Time
	next  *memory
	batch connectors.Batch
	bytes int
	old   time.Time // before it nobody waits
}

func (s *step) read(ctx context.Context, all []file, had memory) error {
	known, looked := s.next.read(), had.looked()
	for _, f := range all {
		switch {
		case ctx.Err() != nil:
			return ended(ctx)
		case known[f.mark]:
			continue
		case !settled(f, s.now, looked):
			if f.at.After(s.now) && len(s.next.Looked) < maxLooked {
				s.next.Looked = append(s.next.Looked, f.mark)
			}
			continue
		case s.full():
			s.batch.More = true
			return nil
		}
		if err := s.one(ctx, f); err != nil {
			return err
		}
		if s.batch.More {
			return nil
		}
	}
	return nil
}

func (s *step) full() bool {
	return len(s.batch.Inquiries)+len(s.batch.Orders) >= maxItems || s.bytes >= maxBytes
}

// one reads a file, or the next piece of it. A file that cannot be opened now is
// left for the next poll.
func (s *step) one(ctx context.Context, f file) error {
	from := int64(0)
	if s.next.At == f.mark {
		from = s.next.Place
	}
	var p piece
	var err error
	if f.kind == "eml" || f.kind == "mbox" {
		p, err = s.mails(ctx, f, from)
	} else {
		p, err = s.part(f, from)
	}
	switch {
	case ctx.Err() != nil:
		return ended(ctx)
	case errors.Is(err, errChanged), errors.Is(err, fs.ErrNotExist), locked(err):
		return nil
	case errors.Is(err, fs.ErrPermission):
		s.notice("file_locked", "「"+shown(f.name)+"」を開く権限がありません。ほかのファイルは読んでいます。ファイルのアクセス許可を確かめてください。")
		return nil
	case errors.Is(err, errTooLarge):
		p = piece{why: "大きすぎるため読みません。分けて置いてください。"}
	case errors.Is(err, errNoFile):
		return nil
	case err != nil:
		s.env.Log.Warn("file not read", "err", bare(err))
		return nil
	}
	s.take(f, p)
	return nil
}

func (s *step) take(f file, p piece) {
	s.batch.Inquiries = append(s.batch.Inquiries, p.inquiries...)
	s.batch.Orders = append(s.batch.Orders, p.orders...)
	s.bytes += p.bytes
	old := f.at.Add(-oldMail)
	if since := s.env.Since; !since.IsZero() && since.Before(old) {
		old = since // the person wants to work on older ones, too
	}
	if len(p.inquiries) > 0 && (s.old.IsZero() || old.Before(s.old)) {
		s.old = old
		s.batch.History = old
	}
	if p.more {
		s.next.At, s.next.Place, s.batch.More = f.mark, p.next, true
		if p.why != "" {
			s.next.Bad = append(s.next.Bad, badFile{Mark: f.mark, Name: shown(f.name), Why: p.why})
		}
		return
	}
	s.next.done(f, p.why)
}

func (s *step) notice(code, text string) {
	s.batch.Notices = append(s.batch.Notices, connectors.Notice{Code: code, Text: text})
}

// progress is told only while a long first pull goes on.
func (s *step) progress(all int) (done, of int64) {
	if !s.batch.More {
		return 0, 0
	}
	return int64(len(s.next.Read) / markLen), int64(all)
}

var tooManyFiles = connectors.Notice{
	Code: "too_many_files", Serious: true,
	Text: fmt.Sprintf("フォルダーに %d を超えるファイルがあり、全部は見られません。読み終えた古いファイルを別の場所へ移してください。", maxFiles),
}

// notices tells of the files that could not be read, for as long as they lie
// there. The desk keeps one sentence of a code, so all share one.
func (m memory) notices(move bool) []connectors.Notice {
	if len(m.Bad) == 0 {
		return nil
	}
	var said []string
	for _, b := range m.Bad[:min(len(m.Bad), 3)] {
		said = append(said, "「"+b.Name+"」："+b.Why)
	}
	text := strings.Join(said, " ")
	if rest := len(m.Bad) - len(said); rest > 0 {
		text += fmt.Sprintf(" ほか %d 個のファイルも読めないところがあります。", rest)
	}
	if move {
		text += " 読めた分は取り込みました。直したものをもう一度置き、元のファイルは「" + dirBad + "」から片付けてください。"
	} else {
		text += " 読めた分は取り込みました。直して置き直すか、フォルダーから片付けてください。"
	}
	return []connectors.Notice{{Code: "damaged_file", Text: text}}
}

// shown makes a file's name fit for a sentence.
func shown(name string) string {
	r := []rune(mime.SafeName(name))
	if len(r) > 60 {
		r = append(r[:59], '…')
	}
	return string(r)
}

func sortInquiries(all []connectors.Inquiry) {
	slices.SortStableFunc(all, func(a, b connectors.Inquiry) int { return lastAt(a).Compare(lastAt(b)) })
}

func lastAt(q connectors.Inquiry) time.Time {
	if len(q.Messages) == 0 {
		return time.Time{}
	}
	return q.Messages[len(q.Messages)-1].SentAt
}

func isThere(root *os.Root, name string) bool {
	_, err := root.Lstat(name)
	return err == nil
}
