package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/archive"
	"madoguchi/store"
)

// Of one step, and of what is listed.
const (
	importMails = 50
	importBytes = 5 << 20
	importLeft  = 100
)

// pastAfter is how old the newest mail of a thread is when nobody waits for an
// answer any more: as far as a new mailbox is read back.
const pastAfter = 30 * 24 * time.Hour

// leftWords say why something was left out.
var leftWords = map[string]string{
	archive.LeftTooLarge:   "大きすぎます（上限 64 MB）。",
	archive.LeftUnreadable: "ファイルを開けませんでした。",
	archive.LeftNoMail:     "メールではないか、途中で切れています。",
	archive.LeftOutlook:    "Outlook だけが読める形式です。Outlook で .eml か mbox の形で書き出してください。",
}

// MailImport brings the mails of files and folders into an account, the way
// every mail of it goes. It goes on where an earlier run of the same files was
// broken off, and a mail that is there already is only counted.
func (d *Desk) MailImport(ctx context.Context, in MailImportQuery, progress func(MailImport)) (MailImport, error) {
	run := &mailRun{desk: d, state: MailImport{Account: in.Account, Running: true, Reasons: []MailLeft{}}, progress: progress}
	account, err := d.store.Account(ctx, in.Account)
	if errors.Is(err, store.ErrNotFound) {
		return run.state, refuse("account_unknown", "メールを入れる接続を選んでください。何も取り込んでいません。")
	}
	if err != nil {
		return run.state, err
	}
	if run.reader, err = d.mailReader(account); err != nil {
		return run.state, err
	}
	if run.reader == nil {
		return run.state, refuse("no_mailbox", "過去のメールは、メールの接続にだけ取り込めます。何も取り込んでいません。")
	}
	files, err := archive.Files(ctx, in.Paths)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return run.state, refuse("mail_files", "選んだファイルやフォルダーを開けませんでした。何も取り込んでいません。場所を確かめて、もう一度選んでください。")
	}
	if err != nil {
		return run.state, err
	}
	if len(files) == 0 {
		return run.state, refuse("mail_files_none", "選んだ場所にメールのファイル（.eml、.mbox、Maildir）がありません。何も取り込んでいません。")
	}
	run.past = d.now().Add(-pastAfter)
	err = run.all(ctx, files)
	run.state.Running = false
	if run.state.Taken > 0 {
		d.tell(EventInquiries)
	}
	return run.state, err
}

// mailRun is one run.
type mailRun struct {
	desk     *Desk
	reader   connectors.MailReader
	past     time.Time
	state    MailImport
	progress func(MailImport)

	batch connectors.Batch
	bytes int
}

// place is how far a run has come, kept as a setting.
type place struct {
	File string `json:"file"`
	Size int64  `json:"size"`
	Next int64  `json:"next"`
}

func (r *mailRun) key() string { return fmt.Sprintf("mail_import:%d", r.state.Account) }

// start finds the place of a run that was broken off in the same files.
func (r *mailRun) start(ctx context.Context, files []archive.File) (file int, next int64, err error) {
	saved, err := r.desk.store.Setting(ctx, r.key())
	if err != nil || saved == "" {
		return 0, 0, err
	}
	var p place
	if json.Unmarshal([]byte(saved), &p) != nil {
		return 0, 0, nil
	}
	for i, f := range files {
		if f.Path == p.File && f.Size == p.Size {
			return i, p.Next, nil
		}
	}
	return 0, 0, nil
}

func (r *mailRun) all(ctx context.Context, files []archive.File) error {
	r.state.Files = len(files)
	for _, f := range files {
		r.state.Bytes += f.Size
	}
	first, next, err := r.start(ctx, files)
	if err != nil {
		return err
	}
	for _, f := range files[:first] {
		r.state.FilesDone, r.state.BytesDone = r.state.FilesDone+1, r.state.BytesDone+f.Size
	}
	for _, f := range files[first:] {
		before := r.state.BytesDone
		for m := range archive.Read(ctx, f, next) {
			r.state.BytesDone = before + min(m.Next, f.Size)
			if err := r.take(ctx, f, m); err != nil {
				return err
			}
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		next = 0
		r.state.FilesDone, r.state.BytesDone = r.state.FilesDone+1, before+f.Size
	}
	return r.keep(ctx, "")
}

// take puts one mail into the batch.
func (r *mailRun) take(ctx context.Context, f archive.File, m archive.Mail) error {
	if m.Left != "" {
		r.left(m)
		return nil
	}
	b := r.reader.ReadMail(connectors.KeptMail{Raw: m.Raw, At: m.At, Sent: m.Sent})
	r.batch.Inquiries = append(r.batch.Inquiries, b.Inquiries...)
	r.batch.Orders = append(r.batch.Orders, b.Orders...)
	r.bytes += len(m.Raw)
	if len(r.batch.Inquiries) < importMails && r.bytes < importBytes {
		return nil
	}
	at, _ := json.Marshal(place{File: f.Path, Size: f.Size, Next: m.Next})
	return r.keep(ctx, string(at))
}

// keep saves the batch and the place behind it in one step.
func (r *mailRun) keep(ctx context.Context, at string) error {
	out, err := r.desk.store.BringIn(ctx, r.state.Account, r.batch, r.past, [2]string{r.key(), at})
	if err != nil {
		return err
	}
	r.batch, r.bytes = connectors.Batch{}, 0
	r.state.Taken, r.state.Known = r.state.Taken+out.Taken, r.state.Known+out.Known
	r.progress(r.state)
	return nil
}

func (r *mailRun) left(m archive.Mail) {
	r.state.Left++
	if len(r.state.Reasons) >= importLeft {
		r.state.More++
		return
	}
	r.state.Reasons = append(r.state.Reasons, MailLeft{File: filepath.Base(m.From), Code: m.Left, Reason: leftWords[m.Left]})
}
