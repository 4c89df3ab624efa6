package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"madoguchi/app/export/plain"
	"madoguchi/app/export/table"
	"madoguchi/app/figures"
	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/store"
)

// CaseFile is a file of inquiries or of messages as it was written. It is none for the
// books: nothing is locked by it, and its bytes are not kept.
type CaseFile struct {
	Kind, From, To string
	Rows           int
	Size           int64
	SHA256         string
	Warnings       []string // texts that a sheet had to cut
}

// CaseFileKinds are the files that tell what customers and shop wrote.
func CaseFileKinds() []ExportKind {
	return []ExportKind{
		{Kind: "cases", Label: "問い合わせ", Help: "期間にやり取りのあった問い合わせを 1 件 1 行で。お客様の名前が入ります。"},
		{Kind: "messages", Label: "メッセージ", Help: "期間に届いた・送った・書いたものを 1 通 1 行で。本文が入ります。"},
	}
}

// WriteCases writes the inquiries or the messages of a period, all of them, to a place
// of this machine: a workbook where the name ends in .xlsx, else CSV. Under the name is
// all of it or nothing. It shows what every customer wrote, so that it is for owners.
func (d *Desk) WriteCases(ctx context.Context, in ExportRequest, path string) (CaseFile, error) {
	out := CaseFile{Kind: in.Kind, From: in.From, To: in.To, Warnings: []string{}}
	if a := who(ctx); !a.free() {
		return out, forbidden(a.role)
	}
	period, err := exportPeriod(in)
	if err != nil {
		return out, err
	}
	err = WriteWhole(path, func(f io.Writer) error {
		sum, size := sha256.New(), &written{}
		w := caseRows(io.MultiWriter(f, sum, size), in.Kind, path)
		if err := d.writeCases(ctx, in.Kind, period, w, &out); err != nil {
			return err
		}
		out.SHA256, out.Size = hex.EncodeToString(sum.Sum(nil)), size.n
		return d.store.Note(ctx, actor(ctx), "export_"+in.Kind, "export", 0, fmt.Sprintf("%s〜%s %d 行 SHA-256 %s", in.From, in.To, out.Rows, out.SHA256))
	})
	return out, err
}

// writeCases streams the rows; a person who has had enough ends it between two of them.
func (d *Desk) writeCases(ctx context.Context, kind string, in store.Period, w rowWriter, out *CaseFile) error {
	row := func(cells []string) error {
		out.Rows++
		return w.Row(cells)
	}
	far := func(done, all int64) { howFar(ctx, done, all) }
	var err error
	switch kind {
	case "cases":
		err = d.store.EachWrittenCase(ctx, in, far, func(c store.WrittenCase) error { return row(d.caseRow(c).Row()) })
	case "messages":
		err = d.store.EachWrittenMessage(ctx, in, far, func(m store.WrittenMessage) error { return row(postRow(m).Row()) })
	default:
		return refuse("export_kind", "「"+kind+"」という書き出しはありません。何も書き出していません。種類を選び直してください。")
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return err
	case out.Rows == 0:
		return refuse("export_none", "この期間に、やり取りがありません。何も書き出していません。期間を確かめてください。")
	}
	if err := w.Close(); err != nil {
		return err
	}
	if s, cut := w.(*sheetRows); cut {
		out.Warnings = append(out.Warnings, s.cut...)
	}
	return ctx.Err()
}

// exportPeriod reads the days of a file, both with all their hours in Japan.
func exportPeriod(in ExportRequest) (store.Period, error) {
	from, errFrom := time.ParseInLocation(time.DateOnly, in.From, jst.Zone())
	to, errTo := time.ParseInLocation(time.DateOnly, in.To, jst.Zone())
	if errFrom != nil || errTo != nil || to.Before(from) {
		return store.Period{}, refuse("period", "期間が読めません。何も書き出していません。2026-10-01 から 2026-10-31 のように、始めの日と終わりの日を入れてください。")
	}
	return store.Period{From: from.UnixMilli(), To: to.AddDate(0, 0, 1).UnixMilli()}, nil
}

// caseRows chooses the form by the name of the file.
func caseRows(w io.Writer, kind, path string) rowWriter {
	t := plain.Cases()
	if kind == "messages" {
		t = plain.Posts()
	}
	if strings.EqualFold(filepath.Ext(path), ".xlsx") {
		return &sheetRows{table: t, out: w}
	}
	return table.NewStream(w, t.Columns)
}

func (d *Desk) caseRow(c store.WrittenCase) plain.Case {
	posts := make([]figures.Post, len(c.Posts))
	for i, p := range c.Posts {
		posts[i] = figures.Post(p)
	}
	remote := c.RemoteID
	if store.ByPhone(remote) {
		remote = "" // a word of ours
	}
	return plain.Case{
		ID: c.ID, Account: c.Account, RemoteID: remote, Subject: c.Subject, Customer: c.Customer,
		State: stateNames[c.State], Category: c.Topic, Owner: c.Owner, OrderNo: c.OrderNumber, Method: d.spec(c.Kind).Label,
		OpenedAt: c.FirstAt, AnsweredAt: figures.Of(posts).Answered, LastInAt: c.LastInAt, LastOutAt: c.LastOutAt,
		DueAt: c.DueAt, DoneAt: c.DoneAt, Messages: c.Messages,
	}
}

// wayNames say which way a message went.
var wayNames = map[string]string{
	string(connectors.In): "受信", string(connectors.Out): "送信", string(connectors.Note): "社内メモ",
	string(connectors.Call): "電話メモ", string(connectors.Unknown): "不明",
}

func postRow(m store.WrittenMessage) plain.Post {
	way := wayNames[m.Direction]
	if m.Deleted {
		way += "（削除済み）"
	}
	return plain.Post{
		ID: m.ID, Case: m.Inquiry, Account: m.Account, OrderNo: m.OrderNumber, Direction: way, Author: m.Author,
		Subject: m.Subject, Text: m.Text, At: m.At, Files: m.Files,
	}
}
