package app

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

// ReparseQuery says which mails are read again.
type ReparseQuery struct {
	Account int64 // 0 for all
	DryRun  bool  // only count
	All     bool  // from the first mail on, though this version has read them
}

// ReparseDone says what became of it.
type ReparseDone struct {
	Version int   `json:"version"`
	Mails   int64 `json:"mails"`   // read again
	Changed int64 `json:"changed"` // read differently now
	Missing int64 `json:"missing"` // their bytes are not there any more
	DryRun  bool  `json:"dry_run"`
}

// reparseAtOnce are read and saved in one step.
const reparseAtOnce = 100

// Reparse reads every kept mail again with the present parser. States, links
// that a person made and what is read stay as they are, and so do the mails
// themselves. It goes on where an earlier run was broken off; what this version
// has read already is not read again.
func (d *Desk) Reparse(ctx context.Context, in ReparseQuery, progress func(done, all int64)) (ReparseDone, error) {
	out := ReparseDone{DryRun: in.DryRun}
	accounts, err := d.store.Accounts(ctx)
	if err != nil {
		return out, err
	}
	var jobs []reparseJob
	var all int64
	for _, a := range accounts {
		if in.Account != 0 && a.ID != in.Account {
			continue
		}
		j, ok, err := d.reparseJob(ctx, a, in)
		if err != nil {
			return out, err
		}
		if ok {
			jobs, all = append(jobs, j), all+j.count
		}
	}
	if in.Account != 0 && len(jobs) == 0 {
		return out, refuse("no_mailbox", "この接続にはメールがありません。何も変えていません。メールの接続を指定してください。")
	}
	for _, j := range jobs {
		out.Version = j.reader.ReadingVersion()
		if err := d.reparseAccount(ctx, j, in.DryRun, &out, func() { progress(out.Mails+out.Missing, all) }); err != nil {
			return out, err
		}
	}
	return out, nil
}

// reparseJob is one account with the place to begin at.
type reparseJob struct {
	account store.Account
	reader  connectors.MailReader
	after   int64
	count   int64
}

func (j reparseJob) key() string { return fmt.Sprintf("reparse:%d", j.account.ID) }

func (j reparseJob) note(after int64) [2]string {
	return [2]string{j.key(), fmt.Sprintf("%d:%d", j.reader.ReadingVersion(), after)}
}

func (d *Desk) reparseJob(ctx context.Context, a store.Account, in ReparseQuery) (reparseJob, bool, error) {
	reader, err := d.mailReader(a)
	if err != nil {
		return reparseJob{}, false, d.harmless(ctx, a, err)
	}
	if reader == nil {
		return reparseJob{}, false, nil
	}
	j := reparseJob{account: a, reader: reader}
	at, err := d.store.Setting(ctx, j.key())
	if err != nil {
		return j, false, err
	}
	version, after, _ := strings.Cut(at, ":")
	if version == strconv.Itoa(reader.ReadingVersion()) && !in.All {
		j.after, _ = strconv.ParseInt(after, 10, 64)
	}
	j.count, err = d.store.CountKeptMails(ctx, a.ID, j.after)
	return j, true, err
}

// harmless forgives that an account cannot be opened when none of its mails wait
// to be read again, as at a mall whose key is missing.
func (d *Desk) harmless(ctx context.Context, a store.Account, failed error) error {
	n, err := d.store.CountKeptMails(ctx, a.ID, 0)
	if err != nil || n > 0 {
		return errors.Join(failed, err)
	}
	return nil
}

// mailReader is the account's, nil where its kind has no mails.
func (d *Desk) mailReader(a store.Account) (connectors.MailReader, error) {
	c, err := d.worker.Open(a)
	if err != nil {
		return nil, err
	}
	reader, _ := c.(connectors.MailReader)
	return reader, nil
}

func (d *Desk) reparseAccount(ctx context.Context, j reparseJob, dry bool, out *ReparseDone, step func()) error {
	for after := j.after; ; {
		kept, err := d.store.KeptMails(ctx, j.account.ID, after, reparseAtOnce)
		if err != nil || len(kept) == 0 {
			return err
		}
		var read []store.Reread
		for _, k := range kept {
			after = k.ID
			raw, err := d.store.Blob(k.Raw)
			if errors.Is(err, store.ErrNotFound) {
				out.Missing++
				continue
			}
			if err != nil {
				return err
			}
			b := j.reader.ReadMail(connectors.KeptMail{Raw: raw, At: time.UnixMilli(k.SentAt), Sent: k.Direction == string(connectors.Out)})
			q := b.Inquiries[0]
			read = append(read, store.Reread{ID: k.ID, Message: q.Messages[0], Deadline: q.Deadline})
		}
		changed, err := d.store.Reparse(ctx, read, j.note(after), dry)
		if err != nil {
			return err
		}
		out.Mails += int64(len(read))
		out.Changed += int64(len(changed))
		step()
	}
}
