package app

import (
	"context"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"madoguchi/store"
)

// caseFiles are the files of inquiries or messages that pages have asked for, one for each
// person. Each waits in the profile until that person's next one, for an hour at most, or
// until the program ends; its bytes are kept nowhere else.
type caseFiles struct {
	mu sync.Mutex
	of map[int64]caseFile // by the member of staff
}

type caseFile struct {
	token, name string
	until       time.Time
}

// caseFileFor is how long a file waits to be saved.
const caseFileFor = time.Hour

// MakeCaseFile writes the inquiries or messages of a period, for the page to save. A page
// that ends the call ends the work; nothing is left of it then.
func (d *Desk) MakeCaseFile(ctx context.Context, in CaseFileWish) (CaseFileMade, error) {
	out := CaseFileMade{Warnings: []string{}}
	if in.Form != "csv" && in.Form != "xlsx" {
		return out, refuse("export_kind", "ファイルの形が選ばれていません。何も書き出していません。CSV か Excel を選んでください。")
	}
	d.tidyPapers()
	if err := os.MkdirAll(d.papers(), 0o700); err != nil {
		return out, notWritten(err)
	}
	token := rand.Text() + "." + in.Form
	done, err := d.WriteCases(ctx, ExportRequest{Kind: in.Kind, From: in.From, To: in.To}, filepath.Join(d.papers(), token))
	if err != nil {
		return out, err
	}
	label := "問い合わせ"
	if in.Kind == "messages" {
		label = "メッセージ"
	}
	out = CaseFileMade{
		Token: token, Name: label + "_" + in.From + "_" + in.To + "." + in.Form,
		Rows: done.Rows, Size: done.Size, SHA256: done.SHA256, Warnings: done.Warnings,
	}
	d.keepCaseFile(actor(ctx).Staff, caseFile{token: token, name: out.Name, until: d.now().Add(caseFileFor)})
	return out, nil
}

// keepCaseFile lets one file of a person wait, and forgets the one before.
func (d *Desk) keepCaseFile(staff int64, f caseFile) {
	d.caseFiles.mu.Lock()
	before := d.caseFiles.of[staff]
	if d.caseFiles.of == nil {
		d.caseFiles.of = map[int64]caseFile{}
	}
	d.caseFiles.of[staff] = f
	d.caseFiles.mu.Unlock()
	d.removeCaseFile(before)
}

// removeCaseFile takes a file away. One that another program holds open stays until
// clearPapers comes by: its token is forgotten already.
func (d *Desk) removeCaseFile(f caseFile) {
	if f.token == "" {
		return
	}
	if err := os.Remove(filepath.Join(d.papers(), f.token)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		d.log.Warn("a file of inquiries stays for now", "err", err)
	}
}

// endCaseFiles forgets the files of all.
func (d *Desk) endCaseFiles() {
	d.caseFiles.mu.Lock()
	all := d.caseFiles.of
	d.caseFiles.of = nil
	d.caseFiles.mu.Unlock()
	for _, f := range all {
		d.removeCaseFile(f)
	}
}

// CaseFileOf is where a finished file lies and what to call it, for the person who has asked
// for it.
func (d *Desk) CaseFileOf(ctx context.Context, token string) (path, name string, err error) {
	d.caseFiles.mu.Lock()
	defer d.caseFiles.mu.Unlock()
	f := d.caseFiles.of[actor(ctx).Staff]
	if f.token == "" || f.token != token || !d.now().Before(f.until) {
		return "", "", store.ErrNotFound
	}
	return filepath.Join(d.papers(), token), f.name, nil
}
