package app

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"madoguchi/store"
)

const manualLimit = 20_000

// commonManual is what the page is called that belongs to no category.
const commonManual = "すべての問い合わせ"

// Manuals lists the shop's pages of instructions (手順書): the common one and one
// for each category, written or not.
func (d *Desk) Manuals(ctx context.Context) (ManualList, error) {
	out := ManualList{Manuals: []Manual{}}
	written, err := d.store.Manuals(ctx)
	if err != nil {
		return out, err
	}
	pages := map[int64]store.Manual{}
	for _, m := range written {
		pages[m.CategoryID] = m
	}
	categories, err := d.store.Categories(ctx)
	if err != nil {
		return out, err
	}
	for _, c := range append([]store.Category{{Name: commonManual}}, categories...) {
		page := pages[c.ID]
		page.CategoryID = c.ID
		out.Manuals = append(out.Manuals, manualOut(page, c.Name))
	}
	return out, nil
}

func manualOut(m store.Manual, title string) Manual {
	return Manual{Category: m.CategoryID, Title: title, Body: m.Body, By: m.By, ChangedAt: m.ChangedAt, Version: m.Version}
}

// ManualsFor lists what is written for an inquiry: the page of its category before
// the common one.
func (d *Desk) ManualsFor(ctx context.Context, in ID) (ManualList, error) {
	out := ManualList{InquiryID: in.ID, Manuals: []Manual{}}
	q, err := d.store.Inquiry(ctx, in.ID)
	if err != nil {
		return out, err
	}
	out.Category = q.CategoryID
	pages, err := d.store.ManualsFor(ctx, q.CategoryID)
	for _, m := range pages {
		title := q.Topic
		if m.CategoryID == 0 {
			title = commonManual
		}
		out.Manuals = append(out.Manuals, manualOut(m, title))
	}
	return out, err
}

// SaveManual writes the page of a category; an empty one is shown no longer.
func (d *Desk) SaveManual(ctx context.Context, in Manual) (Manual, error) {
	body := strings.TrimSpace(lineEnds(in.Body))
	if n := utf8.RuneCountInString(body); n > manualLimit {
		return Manual{}, refuse("manual_long", fmt.Sprintf("手順書は %d 字までです（いま %d 字）。保存していません。分類ごとに分けてください。", manualLimit, n))
	}
	saved, err := d.store.SaveManual(ctx, actor(ctx), store.Manual{CategoryID: in.Category, Body: body, Version: in.Version})
	if errors.Is(err, store.ErrNotFound) {
		return Manual{}, refuse("category_unknown", "その分類はもうありません。保存していません。分類を選び直してください。")
	}
	if err != nil {
		return Manual{}, err
	}
	all, err := d.Manuals(ctx)
	for _, m := range all.Manuals {
		if m.Category == in.Category {
			return manualOut(saved, m.Title), err
		}
	}
	return manualOut(saved, ""), err
}
