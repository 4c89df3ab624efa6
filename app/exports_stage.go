package app

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"madoguchi/app/export/month"
)

// How far the months of a package were when it went out.
const (
	stageOpen  = "open"  // not locked: what is locked later goes out as another file
	stageFinal = "final" // locked, and nothing has changed since: this is the one that counts
	stageOlder = "older" // locked, but a newer one has gone out since, or the month was opened or has changed
)

// lockColumn is what a package warns of while a month of it is open; the log tells by that warning.
const lockColumn = "月締め"

// monthsOf are the months that a period touches, with who has locked them.
func (d *Desk) monthsOf(ctx context.Context, from, to string) ([]ExportMonth, error) {
	all, err := d.store.EntryMonths(ctx)
	if err != nil {
		return nil, err
	}
	out := []ExportMonth{}
	day, err := time.Parse("2006-01", from[:7])
	for ; err == nil && day.Format("2006-01") <= to[:7]; day = day.AddDate(0, 1, 0) {
		m := ExportMonth{Month: day.Format("2006-01")}
		for _, x := range all {
			if x.Month == m.Month {
				m.Entries, m.Locked, m.LockedAt, m.LockedBy = x.Stands, x.Locked.At != 0, x.Locked.At, x.Locked.Name
			}
		}
		out = append(out, m)
	}
	return out, nil
}

// openMonths are those that are not locked.
func openMonths(all []ExportMonth) []string {
	var out []string
	for _, m := range all {
		if !m.Locked {
			out = append(out, m.Month)
		}
	}
	return out
}

// mostOpen is how many months a warning names.
const mostOpen = 6

// openDoubt says that what goes out may change.
func openDoubt(open []string) EntryDoubt {
	var names []string
	for _, m := range open[:min(len(open), mostOpen)] {
		names = append(names, monthWords(m))
	}
	text := strings.Join(names, "、")
	if more := len(open) - mostOpen; more > 0 {
		text += fmt.Sprintf(" ほか %d か月", more)
	}
	return EntryDoubt{Column: lockColumn, Text: text + "はまだ締めていません。渡したあとに数字が変わることがあります。締めたあとに書き出すと別のファイルになり、それが確定版です。"}
}

// stages says of packages whether they are final. Other files have no stage.
func (d *Desk) stages(ctx context.Context, all []Export) error {
	if !slices.ContainsFunc(all, func(x Export) bool { return x.Kind == kindBundle }) {
		return nil
	}
	log, err := d.store.ExportsOf(ctx, kindBundle)
	if err != nil {
		return err
	}
	newest := map[[2]string]int64{} // of those that went out when all was locked, by their days
	for _, one := range log {
		x := exportOf(one)
		if days := [2]string{x.From, x.To}; newest[days] == 0 && !wasOpen(x) {
			newest[days] = x.ID
		}
	}
	for i := range all {
		x := &all[i]
		switch {
		case x.Kind != kindBundle:
		case wasOpen(*x):
			x.Stage = stageOpen
		case newest[[2]string{x.From, x.To}] != x.ID:
			x.Stage = stageOlder
		default:
			if x.Stage, err = d.stageNow(ctx, *x); err != nil {
				return err
			}
		}
	}
	return nil
}

func wasOpen(x Export) bool {
	return slices.ContainsFunc(x.Warnings, func(w EntryDoubt) bool { return w.Column == lockColumn })
}

// stageNow looks whether the months of a package are as they were. An entry that stands never goes
// again, so as many as then are the same. Part of a month is not counted, and is never called final.
func (d *Desk) stageNow(ctx context.Context, x Export) (string, error) {
	if last, ok := month.Last(x.To[:7]); !ok || last != x.To || x.From != x.From[:7]+"-01" {
		return "", nil
	}
	months, err := d.monthsOf(ctx, x.From, x.To)
	if err != nil {
		return "", err
	}
	entries := 0
	for _, m := range months {
		entries += m.Entries
	}
	if len(openMonths(months)) > 0 || entries != x.Entries {
		return stageOlder, nil
	}
	return stageFinal, nil
}

// changedSince warns of a final package that is no longer what would go out: papers, settlements and
// settings may change after the lock.
func (d *Desk) changedSince(ctx context.Context, o *outgoing) ([]EntryDoubt, error) {
	if o.bundled == nil || o.same.ID != 0 || len(openMonths(o.bundled.months)) > 0 {
		return nil, nil
	}
	log, err := d.store.ExportsOf(ctx, kindBundle)
	if err != nil {
		return nil, err
	}
	for _, one := range log {
		if x := exportOf(one); x.From == o.in.From && x.To == o.in.To && !wasOpen(x) {
			return []EntryDoubt{{Column: "確定版", Text: x.Batch + " を確定版として書き出したあとに、中身（記録・書類・精算・設定のどれか）が変わっています。いま書き出すと、新しいファイルが確定版になります。渡し直してください。"}}, nil
		}
	}
	return nil, nil
}
