package app

import (
	"context"
	"encoding/json"
	"maps"
	"slices"

	"madoguchi/app/entryfile"
)

// reading is the map that a file is read by.
type reading struct {
	m     entryfile.Map
	words []EntryFileWord // that a person has explained, now or when the map was saved
	name  string          // of the saved map, "" for none
	maps  []EntryMapChoice
}

// entryReading finds the map of a file: what a person says of it now, the saved one that is
// named, the one saved for these headings, or what the headings suggest.
func (d *Desk) entryReading(ctx context.Context, in EntryImport, columns []entryfile.Column) (reading, error) {
	r := reading{words: in.Words, name: in.Map, maps: []EntryMapChoice{}}
	kept, err := d.keptMaps(ctx)
	if err != nil {
		return r, err
	}
	for _, k := range kept {
		r.maps = append(r.maps, EntryMapChoice{Name: k.Name, Fits: len(lacking(k.Map, columns)) == 0})
	}
	if len(in.Fields) > 0 {
		r.m = entryMapOf(in)
		return r, nil
	}
	i := slices.IndexFunc(kept, func(k keptMap) bool {
		if in.Map != "" {
			return k.Name == in.Map
		}
		return !in.Guess && sameHeadings(k.Header, headings(columns))
	})
	switch {
	case i >= 0:
		k := kept[i]
		r.name, r.words = k.Name, overWords(mapWords(k.Map), in.Words)
		r.m = entryMapOf(EntryImport{Fields: placesOf(k.Map), Words: r.words})
	case in.Map != "":
		return r, errNoMap(in.Map)
	default:
		r.m = entryfile.Guess(columns)
	}
	return r, nil
}

// NamedEntryMap is a saved map as --map takes it, for the command line.
func (d *Desk) NamedEntryMap(ctx context.Context, name string) ([]byte, error) {
	if err := d.May(ctx, "EntryMaps", nil); err != nil {
		return nil, err
	}
	kept, err := d.keptMaps(ctx)
	if err != nil {
		return nil, err
	}
	for _, k := range kept {
		if k.Name == name {
			return json.Marshal(k.Map)
		}
	}
	return nil, errNoMap(name)
}

// mapFor is the name of the map that is saved for the headings of a file, "" for none.
func (d *Desk) mapFor(ctx context.Context, file []byte) string {
	columns, err := entryfile.Look(file)
	kept, failed := d.keptMaps(ctx)
	if err != nil || failed != nil || len(columns) == 0 {
		return ""
	}
	for _, k := range kept {
		if sameHeadings(k.Header, headings(columns)) {
			return k.Name
		}
	}
	return ""
}

func headings(columns []entryfile.Column) []string {
	out := []string{}
	for _, c := range columns {
		out = append(out, c.Name)
	}
	return out
}

// sameHeadings: a table whose columns stand in another order is read the same way.
func sameHeadings(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// lacking are the columns of a map that a file does not have.
func lacking(m entryfile.Map, columns []entryfile.Column) []string {
	var out []string
	there := headings(columns)
	for _, name := range slices.Sorted(maps.Values(m.Columns)) {
		if !slices.Contains(there, name) {
			out = append(out, name)
		}
	}
	return out
}

func entryMapShown(k keptMap) EntryMap {
	return EntryMap{Name: k.Name, Columns: append([]string{}, k.Header...), Fields: placesOf(k.Map), Words: mapWords(k.Map)}
}

// placesOf are the fields of a map that have a place.
func placesOf(m entryfile.Map) []OrderField {
	out := []OrderField{}
	for _, key := range entryfile.Fields() {
		f := OrderField{Key: key, Label: entryfile.Label(key), Columns: []string{}, Constant: m.Constants[key], Samples: []string{}}
		if name := m.Columns[key]; name != "" {
			f.Columns = []string{name}
		}
		if len(f.Columns) > 0 || f.Constant != "" {
			out = append(out, f)
		}
	}
	return out
}

func mapWords(m entryfile.Map) []EntryFileWord {
	out := []EntryFileWord{}
	for _, field := range slices.Sorted(maps.Keys(m.Words)) {
		for _, word := range slices.Sorted(maps.Keys(m.Words[field])) {
			out = append(out, EntryFileWord{Field: field, Word: word, Ours: m.Words[field][word]})
		}
	}
	return out
}

// overWords lays what a person says now over what was saved.
func overWords(saved, now []EntryFileWord) []EntryFileWord {
	said := func(w EntryFileWord) bool {
		return slices.ContainsFunc(now, func(n EntryFileWord) bool { return n.Field == w.Field && n.Word == w.Word })
	}
	return append(slices.DeleteFunc(saved, said), now...)
}
