package app

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/app/entryfile"
)

// entryMaps is the setting that holds the saved maps of tables of entries.
const entryMaps = "entry_maps"

// keptMap is a map with its name and the headings of the table it was saved with.
type keptMap struct {
	Name   string        `json:"name"`
	Header []string      `json:"header"`
	Map    entryfile.Map `json:"map"`
}

// EntryMaps lists the saved maps by name.
func (d *Desk) EntryMaps(ctx context.Context) (EntryMapList, error) {
	out := EntryMapList{Maps: []EntryMap{}}
	all, err := d.keptMaps(ctx)
	for _, m := range all {
		out.Maps = append(out.Maps, entryMapShown(m))
	}
	return out, err
}

// SaveEntryMap keeps how a held file is read; the next file with the same headings is read
// so by itself.
func (d *Desk) SaveEntryMap(ctx context.Context, in EntryMapSave) (EntryMapList, error) {
	held := d.heldRows.find(in.Token)
	if held == nil {
		return EntryMapList{}, errEntryFileGone()
	}
	columns, err := entryfile.Look(held.file)
	if err != nil {
		return EntryMapList{}, entryFileRefusal(err)
	}
	return d.keepMap(ctx, in.Name, columns, entryMapOf(EntryImport{Fields: in.Fields, Words: in.Words}))
}

// KeepEntryMap keeps a map for the headings of a file, for the command line: the map that
// is given, else the one that the headings suggest.
func (d *Desk) KeepEntryMap(ctx context.Context, name string, file, columns []byte) (EntryMapList, error) {
	if err := d.May(ctx, "SaveEntryMap", nil); err != nil {
		return EntryMapList{}, err
	}
	m, err := entryfile.ParseMap(columns)
	if err != nil {
		return EntryMapList{}, entryFileRefusal(err)
	}
	head, err := entryfile.Look(file)
	if err != nil {
		return EntryMapList{}, entryFileRefusal(err)
	}
	if len(m.Columns) == 0 {
		m = entryfile.Guess(head)
	}
	return d.keepMap(ctx, name, head, m)
}

// Most of what is kept of maps, and of the name of one.
const (
	mostMaps       = 50
	longestMapName = 60
)

func (d *Desk) keepMap(ctx context.Context, name string, columns []entryfile.Column, m entryfile.Map) (EntryMapList, error) {
	name = oneLine(name)
	if name == "" || utf8.RuneCountInString(name) > longestMapName {
		return EntryMapList{}, refuse("entry_map_name", "列の対応に付ける名前を、60 文字までで入れてください。まだ保存していません。")
	}
	if len(columns) == 0 {
		return EntryMapList{}, refuse("entry_map", "JSON のファイルには列がないので、対応は要りません。何も保存していません。")
	}
	if len(m.Columns) == 0 {
		return EntryMapList{}, refuse("entry_map", "どの列も選ばれていません。まだ保存していません。列を選んでから保存してください。")
	}
	if missing := lacking(m, columns); len(missing) > 0 {
		return EntryMapList{}, refuse("entry_map", "「"+strings.Join(missing, "」「")+"」の列が、このファイルにありません。まだ保存していません。対応かファイルを確かめてください。")
	}
	full := false
	err := d.changeMaps(ctx, func(all []keptMap) []keptMap {
		all = slices.DeleteFunc(all, func(k keptMap) bool { return k.Name == name })
		if full = len(all) >= mostMaps; full {
			return nil
		}
		return append(all, keptMap{Name: name, Header: headings(columns), Map: m})
	})
	if full {
		return EntryMapList{}, refuse("entry_map_many", fmt.Sprintf("列の対応は %d 個まで保存できます。まだ保存していません。要らないものを消すか、前からある名前を付けて置き換えてください。", mostMaps))
	}
	if err != nil {
		return EntryMapList{}, err
	}
	return d.EntryMaps(ctx)
}

// RemoveEntryMap forgets a saved map. What was taken in by it stays.
func (d *Desk) RemoveEntryMap(ctx context.Context, in EntryMapName) (EntryMapList, error) {
	there := false
	err := d.changeMaps(ctx, func(all []keptMap) []keptMap {
		left := slices.DeleteFunc(all, func(k keptMap) bool { return k.Name == in.Name })
		there = len(left) < len(all)
		return left
	})
	if err != nil {
		return EntryMapList{}, err
	}
	if !there {
		return EntryMapList{}, errNoMap(in.Name)
	}
	return d.EntryMaps(ctx)
}

func errNoMap(name string) error {
	return refuse("entry_map_unknown", "「"+name+"」という列の対応は保存されていません。何も変えていません。名前を確かめてください。")
}

// changeMaps saves what change makes of the maps; nil leaves them as they are.
func (d *Desk) changeMaps(ctx context.Context, change func([]keptMap) []keptMap) error {
	var broken error
	_, err := d.store.ChangeSetting(ctx, actor(ctx), entryMaps, func(old string) string {
		all, err := readMaps(old)
		if broken = err; err != nil {
			return old
		}
		if all = change(all); all == nil {
			return old
		}
		slices.SortFunc(all, func(a, b keptMap) int { return cmp.Compare(a.Name, b.Name) })
		text, err := json.Marshal(all)
		if broken = err; err != nil {
			return old
		}
		return string(text)
	})
	if err != nil {
		return err
	}
	return broken
}

func (d *Desk) keptMaps(ctx context.Context) ([]keptMap, error) {
	text, err := d.store.Setting(ctx, entryMaps)
	if err != nil {
		return nil, err
	}
	return readMaps(text)
}

func readMaps(text string) ([]keptMap, error) {
	all := []keptMap{}
	if text == "" {
		return all, nil
	}
	return all, json.Unmarshal([]byte(text), &all)
}
