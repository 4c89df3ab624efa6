package app

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"io"

	"madoguchi/app/export/bundle"
	"madoguchi/store"
)

// ExportAgain gives out a file once more, byte for byte as it was, for the page; a bundle is
// fetched by its number.
func (d *Desk) ExportAgain(ctx context.Context, in ID) (ExportDone, error) {
	x, err := d.keptExport(ctx, in)
	if err != nil {
		return ExportDone{}, err
	}
	out := ExportDone{Export: exportOf(x), Type: exportType(x), Again: true}
	if x.Kind == kindBundle {
		return out, nil
	}
	var data bytes.Buffer
	if err := d.handOut(ctx, x, &data); err != nil {
		return ExportDone{}, err
	}
	out.Data = base64.StdEncoding.EncodeToString(data.Bytes())
	return out, d.noteAgain(ctx, x)
}

// ExportName is how a file that went out is called.
func (d *Desk) ExportName(ctx context.Context, in ID) (string, error) {
	x, err := d.store.Export(ctx, in.ID)
	return x.FileName, err
}

// ExportAgainTo writes it to a place of this machine: under that name is all of it or nothing.
func (d *Desk) ExportAgainTo(ctx context.Context, in ID, path string) (ExportDone, error) {
	x, err := d.keptExport(ctx, in)
	if err != nil {
		return ExportDone{}, err
	}
	if err := WriteWhole(path, func(w io.Writer) error { return d.handOut(ctx, x, w) }); err != nil {
		return ExportDone{}, err
	}
	out := ExportDone{Export: exportOf(x), Type: exportType(x), Again: true}
	return out, errors.Join(d.staged(ctx, &out.Export), d.noteAgain(ctx, x))
}

// ExportOut is a file that went out, to be written to whoever asks for it. The audit says so
// before the first byte.
func (d *Desk) ExportOut(ctx context.Context, id int64) (ExportDone, func(io.Writer) error, error) {
	x, err := d.keptExport(ctx, ID{ID: id})
	if err != nil {
		return ExportDone{}, nil, err
	}
	write := func(w io.Writer) error { return d.handOut(ctx, x, w) }
	return ExportDone{Export: exportOf(x), Type: exportType(x), Again: true}, write, d.noteAgain(ctx, x)
}

func (d *Desk) noteAgain(ctx context.Context, x store.Export) error {
	return d.store.Note(ctx, actor(ctx), "export_again", "export", x.ID, x.Batch)
}

func exportType(x store.Export) string {
	kind, _ := exporterOf(x.Kind)
	return kind.mime
}

// keptExport is a file as it went out. A bundle holds papers with names.
func (d *Desk) keptExport(ctx context.Context, in ID) (store.Export, error) {
	x, err := d.store.Export(ctx, in.ID)
	if err == nil && x.Kind == kindBundle {
		err = d.mayDocuments(ctx)
	}
	return x, err
}

// handOut writes a file as it went out. One that was damaged since is given to nobody: it ends in
// an error, before it has its name.
func (d *Desk) handOut(ctx context.Context, x store.Export, w io.Writer) error {
	sum := sha256.New()
	if err := bundle.Again(io.MultiWriter(w, sum), x.Data, d.paperOf(ctx)); err != nil {
		return err
	}
	if hex.EncodeToString(sum.Sum(nil)) != x.SHA256 {
		return refuse("export_damaged", "保管している書き出しが壊れています。渡していません。バックアップから戻してください。")
	}
	return nil
}

// paperOf reads papers one by one; a person who has had enough ends it between two of them.
func (d *Desk) paperOf(ctx context.Context) bundle.Fetch {
	return func(id int64) ([]byte, error) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		_, data, err := d.documentBytes(ctx, id)
		return data, err
	}
}
