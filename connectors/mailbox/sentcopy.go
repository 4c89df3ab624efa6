package mailbox

import (
	"context"
	"time"

	"madoguchi/connectors"

	"github.com/emersion/go-imap/v2"
)

const noCopy = "返信は送られましたが、メールサーバーの送信済みフォルダーに写しを保存できませんでした。写しはこの画面に残っています。"

// saveCopy puts a copy of what was sent into the Sent folder, once, and returns
// a note when that failed. The reply is sent either way.
func (b *box) saveCopy(ctx context.Context, id string, raw []byte) (note string) {
	ctx, cancel := context.WithTimeout(ctx, b.net.limits.copy)
	defer cancel()
	if err := b.appendCopy(ctx, id, raw); err != nil {
		b.env.Log.Info("sent copy not saved", "err", err)
		return noCopy
	}
	return ""
}

func (b *box) appendCopy(ctx context.Context, id string, raw []byte) error {
	s, err := b.signIn(ctx)
	if err != nil {
		return err
	}
	defer s.logout()
	folder, err := b.sentFolder(s)
	if err != nil {
		return err
	}
	if folder == "" {
		return &connectors.Error{Reason: connectors.Rejected, Code: "no_sent_folder"}
	}
	if _, err := s.examine(folder); err != nil {
		return err
	}
	if uids, err := s.byMailID(id); err != nil || len(uids) > 0 {
		return err
	}
	return s.put(folder, raw, b.env.Now())
}

// put is the only writing command of this package.
func (s *session) put(folder string, raw []byte, now time.Time) error {
	return s.watched("append", func(alive func()) error {
		cmd := s.Append(folder, int64(len(raw)), &imap.AppendOptions{Flags: []imap.Flag{imap.FlagSeen}, Time: now})
		for rest := raw; len(rest) > 0; {
			n, err := cmd.Write(rest[:min(len(rest), 64<<10)])
			if err != nil {
				s.cut()
				_ = cmd.Close()
				return err
			}
			alive()
			rest = rest[n:]
		}
		if err := cmd.Close(); err != nil {
			return err
		}
		_, err := cmd.Wait()
		return err
	})
}
