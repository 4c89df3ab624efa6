package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"

	"madoguchi/app/entryfile"
	"madoguchi/app/export/book"
	"madoguchi/store"
)

// entryImport is what a file does, row by row, and what it saves.
type entryImport struct {
	EntryImportPlan
	save  []store.Entry
	words []entryfile.Word // that the file has and nobody has explained
	alike *store.Alike     // what stands there of the rows without an event id
}

func (d *Desk) planEntries(ctx context.Context, shop book.Shop, rows []entryfile.Row) (*entryImport, error) {
	p := &entryImport{EntryImportPlan: EntryImportPlan{Rows: []EntryImportRow{}, Doubts: []EntryDoubt{}}}
	locked, err := d.lockedMonths(ctx)
	if err != nil {
		return p, err
	}
	file := turning{events: map[string]book.Event{}, turned: map[string]bool{}}
	for _, r := range rows {
		file.events[r.Event.ID] = r.Event
	}
	seen := map[string]bool{}
	all := make([]store.Entry, len(rows))
	for i, r := range rows {
		all[i] = storeEntry(shop, r.Event)
	}
	if p.alike, err = d.store.AlikeOnes(ctx, all); err != nil {
		return p, err
	}
	for _, r := range rows {
		if err := d.planEntry(ctx, p, shop, r, file, locked, seen); err != nil {
			return p, err
		}
		p.words = append(p.words, r.Words...)
		seen[r.Event.ID] = true
	}
	return p, nil
}

var eventIDs = regexp.MustCompile(`^EV-(\d{4})(\d{2})-\d{4,9}$`)

// planEntry says what becomes of a row.
func (d *Desk) planEntry(ctx context.Context, p *entryImport, shop book.Shop, r entryfile.Row, file turning, locked, seen map[string]bool) error {
	v := r.Event
	bad := r.Bad
	if bad == "" && v.Status == book.StateDraft {
		bad = "下書きです。取り込んだものは確定になるので、元の窓口で確定してから取り込んでください。"
	}
	if bad == "" {
		bad = badEventID(v, locked, seen)
	}
	was, wrong, err := d.turn(ctx, &v, file)
	if err != nil {
		return err
	}
	bad = cmp.Or(bad, wrong)
	e := storeEntry(shop, v)
	if v.Type == book.Reversal {
		carry(&e, was, v.Memo)
	}
	doubts, err := d.importDoubts(ctx, shop, e)
	if err != nil {
		return err
	}
	if blocks := blocking(doubts); bad == "" && len(blocks) > 0 {
		bad = blocks[0].Column + "：" + blocks[0].Text
	}
	does, bad, err := d.doesEntry(ctx, p.alike, e, r.Bad, bad)
	if err != nil {
		return err
	}
	if v.Type == book.Reversal && does != "refused" {
		file.turned[v.RelatedID] = true
	}
	switch does {
	case "new":
		p.save = append(p.save, e)
		p.New++
		for _, w := range doubts {
			if w.EventID == "" { // it has no number yet: the place in the file names it
				w.Column = r.Place + "の" + w.Column
			}
			p.Doubts = append(p.Doubts, w)
		}
	case "same":
		p.Same++
		if e.EventID == "" { // saving counts them once more: another PC may have brought some meanwhile
			p.save = append(p.save, e)
		}
	default:
		p.Refused++
	}
	p.Rows = append(p.Rows, EntryImportRow{Line: r.Line, Place: r.Place, EventID: v.ID, Date: v.Date, Type: v.Type, Amount: e.Amount, Does: does, Reason: bad})
	return nil
}

// importDoubts are those of a draft, and what else in it says of people.
func (d *Desk) importDoubts(ctx context.Context, shop book.Shop, e store.Entry) ([]EntryDoubt, error) {
	all, err := d.draftDoubts(ctx, shop, e)
	for _, w := range privateWords(entryOf(shop, e)) {
		if w.EventID = e.EventID; w.Column != "摘要" { // that is a doubt of every draft
			all = append(all, w)
		}
	}
	if len(e.Lines) == 0 {
		if kind, ok := book.KindOf(e.Type); ok && alwaysBooked(kind) {
			all = append(all, EntryDoubt{EventID: e.EventID, Column: "仕訳", Text: "この種別には、ふつう仕訳があります。仕訳なしのまま取り込みます。"})
		}
	}
	return all, err
}

// alwaysBooked tells whether no usual journal of a kind is empty.
func alwaysBooked(k book.Kind) bool {
	return !slices.ContainsFunc(k.Variants, func(v book.Variant) bool { return len(v.Rows) == 0 })
}

func badEventID(v book.Event, locked, seen map[string]bool) string {
	if v.ID != "" {
		part := eventIDs.FindStringSubmatch(v.ID)
		switch {
		case part == nil:
			return "イベントIDは EV-202610-0001 の形です。空にすると番号を付けます。"
		case part[1]+"-"+part[2] != v.Month():
			return "イベントIDの年月と、発生日の年月が違います。"
		case seen[v.ID]:
			return "同じイベントIDが、ファイルの中に 2 つあります。"
		}
	}
	if locked[v.Month()] {
		return v.Month() + " は締められています。"
	}
	return ""
}

// doesEntry holds an entry against what stands under its event id; one without an id
// against what stands there of the same day.
func (d *Desk) doesEntry(ctx context.Context, alike *store.Alike, e store.Entry, unread, bad string) (does, reason string, err error) {
	if e.EventID != "" {
		is, err := d.store.EntryByEventID(ctx, e.EventID)
		switch {
		case err == nil && store.SameEntry(is, e):
			return "same", "", nil
		case err == nil && bad == "":
			bad = "この番号には別の内容の記録があります。"
		case err != nil && !errors.Is(err, store.ErrNotFound):
			return "", "", err
		}
	} else if unread == "" {
		if id := alike.Take(e); id != "" {
			return "same", "同じ内容の記録 " + id + " が入っています。別の記録なら、備考に違いを書くか、イベントIDを付けてください。", nil
		}
	}
	if bad != "" {
		return "refused", bad, nil
	}
	return "new", "", nil
}

func (d *Desk) lockedMonths(ctx context.Context) (map[string]bool, error) {
	all, err := d.store.EntryMonths(ctx)
	locked := map[string]bool{}
	for _, m := range all {
		locked[m.Month] = m.Locked.At != 0
	}
	return locked, err
}

// refusal names every bad row at once.
func (p *entryImport) refusal() error {
	var all []EntryDoubt
	for _, r := range p.Rows {
		if r.Does == "refused" {
			all = append(all, EntryDoubt{EventID: r.EventID, Column: r.Place, Text: r.Reason, Block: true})
		}
	}
	return refuseDoubts("entry_import", fmt.Sprintf("取り込めない行が %d 件あります。何も取り込んでいません。直してから、もう一度取り込んでください。", len(all)), all)
}
