package app

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"madoguchi/app/entryfile"
)

// MaxEntryFile is how large a file of entries may be, in bytes.
const MaxEntryFile = entryfile.MaxFile

// EntriesFrom shows what a file of entries would bring and, with apply, brings it: all of
// it or nothing. What comes in this way counts as confirmed. Nothing as columns is the map
// of our own file.
func (d *Desk) EntriesFrom(ctx context.Context, data, columns []byte, apply bool) (EntryImportPlan, error) {
	m, err := entryfile.ParseMap(columns)
	if err != nil {
		return EntryImportPlan{}, entryFileRefusal(err)
	}
	p, err := d.entriesBy(ctx, data, m, apply)
	var refused *Refusal
	if errors.As(err, &refused) && refused.Code == "file_format" && len(m.Columns) == 0 {
		if name := d.mapFor(ctx, data); name != "" {
			err = refuse("file_format", refused.Text+"この見出しの表には、対応「"+name+"」が保存されています。--mapping で名前を指定できます。")
		}
	}
	return p.EntryImportPlan, err
}

// entriesBy is EntriesFrom with a map that was read.
func (d *Desk) entriesBy(ctx context.Context, data []byte, m entryfile.Map, apply bool) (*entryImport, error) {
	p := &entryImport{}
	b, err := d.Books(ctx)
	if err != nil {
		return p, err
	}
	rows, err := entryfile.Read(data, m, b.Shop)
	if err != nil {
		return p, entryFileRefusal(err)
	}
	p, err = d.planEntries(ctx, b.Shop, rows)
	if err != nil || !apply {
		return p, err
	}
	if p.Refused > 0 {
		return p, p.refusal()
	}
	added, err := d.store.AddEntries(ctx, actor(ctx), p.save)
	if err != nil {
		return p, entryRefusal(err)
	}
	for _, e := range added {
		d.tellEntry(e)
	}
	p.Done, p.New, p.Same = true, len(added), len(rows)-len(added)
	return p, nil
}

func entryFileRefusal(err error) error {
	var line *entryfile.LineError
	var missing *entryfile.MissingError
	switch {
	case errors.As(err, &line):
		return refuse("file_format", fmt.Sprintf("%d 行目から表として読めません。何も取り込んでいません。その行の「\"」を確かめてください。", line.Line))
	case errors.As(err, &missing):
		return refuse("file_format", "「"+strings.Join(missing.Columns, "」「")+"」の列がありません。何も取り込んでいません。ファイルの見出しか、列の対応表を確かめてください。")
	case errors.Is(err, entryfile.ErrSize):
		return refuse("file_too_large", "このファイルは大きすぎます（上限 20 MB）。何も取り込んでいません。月ごとに分けてください。")
	case errors.Is(err, entryfile.ErrRows):
		return refuse("file_too_large", fmt.Sprintf("このファイルは行が多すぎます（上限 %d 行）。何も取り込んでいません。月ごとに分けてください。", entryfile.MaxRows))
	case errors.Is(err, entryfile.ErrField), errors.Is(err, entryfile.ErrMap):
		return refuse("entry_map", "列の対応表として読めません。何も取り込んでいません。docs/cli.md の形と項目の名前を確かめてください。")
	}
	return refuse("file_format", "経理の記録のファイルとして読めません。何も取り込んでいません。JSON（events の一覧）か、見出しのある CSV を選んでください。")
}
