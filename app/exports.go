package app

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"

	"madoguchi/store"
)

// ExportBooks writes a file of the confirmed entries of a period, for the page.
func (d *Desk) ExportBooks(ctx context.Context, in ExportRequest) (ExportDone, error) {
	return d.exported(ctx, in, func([]byte) error { return nil })
}

// ExportTo writes it to a place of this machine: under that name is all of it or nothing.
// What is logged is there, and what is there is logged.
func (d *Desk) ExportTo(ctx context.Context, in ExportRequest, path string) (done ExportDone, err error) {
	err = WriteWhole(path, func(w io.Writer) error {
		done, err = d.exported(ctx, in, func(data []byte) error { _, err := w.Write(data); return err })
		return err
	})
	return done, err
}

// exported makes a file, hands its bytes on and logs it. The same once more is the file of
// before, byte for byte, and the same export.
func (d *Desk) exported(ctx context.Context, in ExportRequest, write func([]byte) error) (ExportDone, error) {
	o, err := d.outgoing(ctx, in)
	if err != nil {
		return ExportDone{}, err
	}
	if o.empty() {
		return ExportDone{}, refuse("export_none", "この期間に、書き出す記録がありません。何も書き出していません。期間を確かめるか、下書きを確定してください。")
	}
	if len(o.blocks) > 0 {
		return ExportDone{}, refuseDoubts("export_blocked", "このままでは書き出せません。何も書き出していません。", o.blocks)
	}
	if err := write(o.data); err != nil {
		return ExportDone{}, err
	}
	x, err := d.logExport(ctx, o)
	if err != nil {
		return ExportDone{}, err
	}
	out := ExportDone{Export: exportOf(x), Type: o.mime, Data: base64.StdEncoding.EncodeToString(o.data), Again: o.same.ID != 0}
	out.Export.Warnings = o.warnings
	return out, nil
}

// logExport keeps what went out. The entries of it are exported from now on.
func (d *Desk) logExport(ctx context.Context, o *outgoing) (store.Export, error) {
	if o.same.ID != 0 {
		return o.same, d.store.Note(ctx, actor(ctx), "export_again", "export", o.same.ID, o.same.Batch)
	}
	hash := sha256.Sum256(o.data)
	by := o.settings()
	if o.bundled != nil {
		by["program"] = o.bundled.program.Kind
	}
	settings, err := json.Marshal(by)
	if err != nil {
		return store.Export{}, err
	}
	warnings, err := json.Marshal(o.warnings)
	if err != nil {
		return store.Export{}, err
	}
	ids := make([]int64, len(o.entries))
	for i, e := range o.entries {
		ids[i] = e.ID
	}
	x, err := d.store.AddExport(ctx, actor(ctx), store.Export{
		Batch: o.batch, Kind: o.Kind, From: o.in.From, To: o.in.To, FileName: o.fileName(), SHA256: hex.EncodeToString(hash[:]), Rows: o.rows(),
		MadeOf: o.madeOf, Settings: string(settings), Warnings: string(warnings), Data: o.data,
	}, ids)
	if errors.Is(err, store.ErrConflict) {
		return x, refuse("export_twice", "ほかの画面で同時に書き出しが行われました。このファイルは記録されていません。もう一度書き出してください。")
	}
	return x, err
}

// Exports is what went out, the newest first.
func (d *Desk) Exports(ctx context.Context, in ExportQuery) (ExportList, error) {
	out := ExportList{Exports: []Export{}}
	all, err := d.store.Exports(ctx, in.Before, in.Limit)
	for _, x := range all {
		out.Exports = append(out.Exports, exportOf(x))
	}
	return out, err
}

// ExportAgain gives out a file once more, byte for byte as it was.
func (d *Desk) ExportAgain(ctx context.Context, in ID) (ExportDone, error) {
	x, err := d.keptExport(ctx, in)
	if err != nil {
		return ExportDone{}, err
	}
	kind, _ := exporterOf(x.Kind)
	out := ExportDone{Export: exportOf(x), Type: kind.mime, Data: base64.StdEncoding.EncodeToString(x.Data), Again: true}
	return out, d.store.Note(ctx, actor(ctx), "export_again", "export", x.ID, x.Batch)
}

// ExportName is how a file that went out is called.
func (d *Desk) ExportName(ctx context.Context, in ID) (string, error) {
	x, err := d.store.Export(ctx, in.ID)
	return x.FileName, err
}

// ExportAgainTo writes it to a place of this machine: under that name is all of it or nothing.
func (d *Desk) ExportAgainTo(ctx context.Context, in ID, path string) error {
	x, err := d.keptExport(ctx, in)
	if err != nil {
		return err
	}
	err = WriteWhole(path, func(w io.Writer) error { _, err := w.Write(x.Data); return err })
	if err != nil {
		return err
	}
	return d.store.Note(ctx, actor(ctx), "export_again", "export", x.ID, x.Batch)
}

// keptExport is a file as it went out; one that was damaged since is given to nobody. A
// bundle holds papers with names.
func (d *Desk) keptExport(ctx context.Context, in ID) (store.Export, error) {
	x, err := d.store.Export(ctx, in.ID)
	if err == nil && x.Kind == kindBundle {
		err = d.mayDocuments(ctx)
	}
	if err != nil {
		return x, err
	}
	hash := sha256.Sum256(x.Data)
	if hex.EncodeToString(hash[:]) != x.SHA256 {
		return x, refuse("export_damaged", "保管している書き出しが壊れています。渡していません。バックアップから戻してください。")
	}
	return x, nil
}

func exportOf(x store.Export) Export {
	out := Export{
		ID: x.ID, Batch: x.Batch, Kind: x.Kind, Label: exportLabel(x.Kind), From: x.From, To: x.To, FileName: x.FileName, SHA256: x.SHA256, Size: x.Size,
		Entries: x.Entries, Rows: x.Rows, At: x.By.At, By: x.By.Name, Warnings: []EntryDoubt{},
	}
	if json.Unmarshal([]byte(x.Warnings), &out.Warnings) != nil || out.Warnings == nil {
		out.Warnings = []EntryDoubt{}
	}
	return out
}
