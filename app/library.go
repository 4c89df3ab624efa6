package app

import (
	"context"
	"errors"
	"slices"
	"strings"

	"madoguchi/app/reply"
	"madoguchi/store"
)

// Library lists the texts that come with the program.
func (d *Desk) Library(ctx context.Context) (LibraryList, error) {
	here, err := d.store.Templates(ctx)
	out := LibraryList{Templates: []LibraryTemplate{}, Added: []string{}}
	for _, t := range reply.Library() {
		out.Templates = append(out.Templates, LibraryTemplate{
			Word: t.ID, Name: t.Title, Category: t.Category, Body: t.Body, Needs: list(t.Needs), Steps: list(t.Steps), Attach: t.Attach,
			Here: hasTemplate(here, t),
		})
	}
	return out, err
}

// AddLibrary adds texts of the library that the shop does not have. One that is
// there stays as it is, whatever the shop has made of it.
func (d *Desk) AddLibrary(ctx context.Context, in LibraryPick) (LibraryList, error) {
	for _, word := range in.Words {
		if _, ok := reply.InLibrary(word); !ok {
			return LibraryList{}, refuse("library_unknown", "「"+word+"」というひな型はありません。何も足していません。template library で名前を確かめてください。")
		}
	}
	here, err := d.store.Templates(ctx)
	if err != nil {
		return LibraryList{}, err
	}
	var added []string
	for _, t := range reply.Library() {
		if hasTemplate(here, t) || len(in.Words) > 0 && !slices.Contains(in.Words, t.ID) {
			continue
		}
		if _, err := d.store.SaveTemplate(ctx, actor(ctx), fromLibrary(t)); errors.Is(err, store.ErrConflict) {
			continue // somebody has added it in the meantime
		} else if err != nil {
			return LibraryList{}, err
		}
		added = append(added, t.Title)
	}
	out, err := d.Library(ctx)
	out.Added = list(added)
	return out, err
}

// formerTitles are names that texts of the library had in the first version.
var formerTitles = map[string]string{
	"お届け先の変更を承りました": "お届け先の変更", "返金のご案内": "返金完了のご案内", "領収書をお送りします": "領収書・請求書をお送りします", "休業のご案内": "休業・繁忙期のご案内",
}

// libraryWords are the words of the library by the names of their texts, today's and former ones.
func libraryWords() map[string]string {
	words := map[string]string{}
	for _, t := range reply.Library() {
		words[t.Title] = t.ID
	}
	for former, title := range formerTitles {
		words[former] = words[title]
	}
	return words
}

func hasTemplate(here []store.Template, t reply.Template) bool {
	return slices.ContainsFunc(here, func(one store.Template) bool {
		return one.Library == t.ID || strings.TrimSpace(one.Name) == t.Title
	})
}

// fromLibrary is a text of the library as a shop keeps it.
func fromLibrary(t reply.Template) store.Template {
	return store.Template{
		Name: t.Title, Reading: t.Kana, Category: t.Category, Subject: t.Subject, Body: t.Body, Next: t.Next,
		FollowDays: t.Follow, Approval: t.Approval, Steps: t.Steps, Records: t.Records, Library: t.ID,
	}
}

// list is a list for the border, where there is no null.
func list(all []string) []string {
	if all == nil {
		return []string{}
	}
	return all
}
