package app

import (
	"context"
	"encoding/json"
	"slices"

	"madoguchi/store"
)

// goneOut tells for the entries of a period in which file they last went out for the same
// program: of this kind, else of another one. What goes in by both is booked twice.
func (d *Desk) goneOut(ctx context.Context, in ExportRequest, program string) (map[int64]store.Export, error) {
	out := map[int64]store.Export{}
	for _, kind := range append([]string{in.Kind}, sameBooks(in.Kind, program)...) {
		all, err := d.store.ExportedAs(ctx, kind, in.From, in.To)
		if err != nil {
			return out, err
		}
		for id, exports := range all {
			exports = slices.DeleteFunc(exports, func(x store.Export) bool { return !goesIn(x, in.Kind) })
			if n := len(exports); n > 0 && out[id].ID == 0 {
				out[id] = exports[n-1]
			}
		}
	}
	return out, nil
}

// sameBooks are other files for the same program.
func sameBooks(kind, program string) []string {
	switch kind {
	case "freee":
		return []string{"freee-deals", kindBundle}
	case "freee-deals":
		return []string{"freee", kindBundle}
	case "yayoi", "mf":
		return []string{kindBundle}
	case kindBundle:
		return append(sameBooks(program, ""), program)
	}
	return nil
}

// goesIn: a bundle gives a program only what its file for that program holds.
func goesIn(x store.Export, kind string) bool {
	if x.Kind != kindBundle || kind == kindBundle {
		return true
	}
	var by struct {
		Program *string `json:"program"`
	}
	if json.Unmarshal([]byte(x.Settings), &by) != nil || by.Program == nil {
		return true // made before that was kept: rather a warning too many
	}
	return *by.Program == kind || slices.Contains(sameBooks(kind, ""), *by.Program)
}
