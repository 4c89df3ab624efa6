package app

import (
	"context"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"madoguchi/store"
)

// caseFile is the one file of inquiries or messages that the page has asked for. It waits
// in the profile until the next one, or until the program ends; its bytes are kept nowhere
// else.
type caseFile struct {
	mu          sync.Mutex
	token, name string
}

// MakeCaseFile writes the inquiries or messages of a period, for the page to save. A page
// that ends the call ends the work; nothing is left of it then.
func (d *Desk) MakeCaseFile(ctx context.Context, in CaseFileWish) (CaseFileMade, error) {
	out := CaseFileMade{Warnings: []string{}}
	if in.Form != "csv" && in.Form != "xlsx" {
		return out, refuse("export_kind", "ファイルの形が選ばれていません。何も書き出していません。CSV か Excel を選んでください。")
	}
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
	return out, d.keepCaseFile(token, out.Name)
}

// keepCaseFile lets one file wait, and forgets the one before; "" for none.
func (d *Desk) keepCaseFile(token, name string) error {
	f := &d.caseFile
	f.mu.Lock()
	defer f.mu.Unlock()
	before := f.token
	f.token, f.name = token, name
	if before == "" {
		return nil
	}
	if err := os.Remove(filepath.Join(d.papers(), before)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// CaseFileOf is where a finished file lies and what to call it.
func (d *Desk) CaseFileOf(token string) (path, name string, err error) {
	d.caseFile.mu.Lock()
	defer d.caseFile.mu.Unlock()
	if token == "" || token != d.caseFile.token {
		return "", "", store.ErrNotFound
	}
	return filepath.Join(d.papers(), token), d.caseFile.name, nil
}
