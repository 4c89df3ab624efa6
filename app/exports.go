package app

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"madoguchi/app/export/bundle"
	"madoguchi/store"
)

// ExportBooks writes a file of the confirmed entries of a period, for the page. A bundle is
// logged and then fetched by its number: the page's answer could not hold all its papers.
func (d *Desk) ExportBooks(ctx context.Context, in ExportRequest) (ExportDone, error) {
	o, err := d.writeExport(ctx, in, io.Discard)
	if err != nil {
		return ExportDone{}, err
	}
	done, err := d.logged(ctx, o)
	if err == nil && o.Kind != kindBundle {
		done.Data = base64.StdEncoding.EncodeToString(o.data)
	}
	return done, err
}

// ExportTo writes it to a place of this machine: under that name is all of it or nothing. It is
// logged when all of it is on the disk, just before it gets its name: what stands there is
// logged, and what is logged can be had again.
func (d *Desk) ExportTo(ctx context.Context, in ExportRequest, path string) (done ExportDone, err error) {
	var o *outgoing
	err = writeThen(path, func(w io.Writer) error {
		o, err = d.writeExport(ctx, in, w)
		return err
	}, func() error {
		done, err = d.logged(ctx, o)
		return err
	})
	if err != nil && done.Export.ID != 0 {
		err = fmt.Errorf("%w: %w", refuse("export_unplaced", "書き出し "+done.Export.Batch+" として記録しましたが、ファイルをその名前で置けませんでした。書き出す場所を確かめて、もう一度書き出すと、同じファイルが出ます。"), err)
	}
	return done, err
}

// writeExport makes a file and hands its bytes on. The same once more is the file of before, byte
// for byte.
func (d *Desk) writeExport(ctx context.Context, in ExportRequest, w io.Writer) (*outgoing, error) {
	o, err := d.outgoing(ctx, in)
	if err != nil {
		return o, err
	}
	if o.empty() {
		return o, refuse("export_none", "この期間に、書き出す記録がありません。何も書き出していません。期間を確かめるか、下書きを確定してください。")
	}
	if len(o.blocks) > 0 {
		return o, refuseDoubts("export_blocked", "このままでは書き出せません。何も書き出していません。", o.blocks)
	}
	if o.same.ID != 0 {
		return o, d.handOut(ctx, o.same, w)
	}
	sum, size := sha256.New(), &written{}
	to := io.MultiWriter(w, sum, size)
	if o.bundled != nil {
		o.data, err = bundle.Write(to, o.files, d.paperOf(ctx))
	} else {
		_, err = to.Write(o.data)
	}
	o.sha, o.size = hex.EncodeToString(sum.Sum(nil)), size.n
	return o, err
}

// logged keeps what went out.
func (d *Desk) logged(ctx context.Context, o *outgoing) (ExportDone, error) {
	x, err := d.logExport(ctx, o)
	if err != nil {
		return ExportDone{}, err
	}
	out := ExportDone{Export: exportOf(x), Type: o.mime, Again: o.same.ID != 0}
	out.Export.Warnings = o.warnings
	return out, d.staged(ctx, &out.Export)
}

// logExport keeps what went out. The entries of it are exported from now on.
func (d *Desk) logExport(ctx context.Context, o *outgoing) (store.Export, error) {
	if o.same.ID != 0 {
		return o.same, d.noteAgain(ctx, o.same)
	}
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
		Batch: o.batch, Kind: o.Kind, From: o.in.From, To: o.in.To, FileName: o.fileName(), SHA256: o.sha, Size: o.size, Rows: o.rows(),
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
	return out, errors.Join(err, d.stages(ctx, out.Exports))
}

func (d *Desk) staged(ctx context.Context, x *Export) error {
	one := []Export{*x}
	err := d.stages(ctx, one)
	x.Stage = one[0].Stage
	return err
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
