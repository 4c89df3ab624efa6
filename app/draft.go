package app

import (
	"context"
	"net/http"
	"path"
	"strings"
	"unicode"

	"madoguchi/store"
)

// SaveDraft saves an unsent answer while it is typed.
func (d *Desk) SaveDraft(ctx context.Context, in Draft) (Draft, error) {
	text, err := d.unveil(ctx, in.ID, in.Text)
	if err != nil {
		return Draft{}, err
	}
	over, err := d.unveil(ctx, in.ID, in.Over)
	if err != nil {
		return Draft{}, err
	}
	facts := in.Facts
	if who(ctx).masked {
		s, err := d.situation(ctx, in.ID)
		if err != nil {
			return Draft{}, err
		}
		if facts, err = d.unveilFacts(ctx, s, facts); err != nil {
			return Draft{}, err
		}
	}
	saved, err := d.store.SaveDraft(ctx, actor(ctx), store.Draft{
		InquiryID: in.ID, Text: text, Template: in.Template, Files: storeFiles(in.Files), Facts: storeFacts(facts), SeenID: in.SeenID,
		Accepted: in.Accepted, Version: in.Version, Over: over,
	})
	return draftOut(saved), err
}

// DropDraft throws an unsent answer away.
func (d *Desk) DropDraft(ctx context.Context, in ID) error {
	return d.changed(in.ID, d.store.DropDraft(ctx, actor(ctx), in.ID))
}

func draftOut(s store.Draft) Draft {
	return Draft{
		ID: s.InquiryID, Text: s.Text, Template: s.Template, Files: draftFiles(s.Files), Facts: factsOut(s.Facts), SeenID: s.SeenID,
		Accepted: orEmpty(s.Accepted), UpdatedAt: s.UpdatedAt, By: s.By, Version: s.Version,
	}
}

// Attach keeps a file that is to go with a reply.
func (d *Desk) Attach(ctx context.Context, name string, data []byte) (DraftFile, error) {
	if len(data) == 0 {
		return DraftFile{}, refuse("file_empty", "このファイルは空です。中身のあるファイルを選んでください。")
	}
	sha, err := d.store.PutBlob(ctx, data)
	return DraftFile{Name: plainName(name), Type: http.DetectContentType(data), Size: int64(len(data)), SHA256: sha}, err
}

// plainName keeps of a file's name what is safe to show, to save and to send.
func plainName(name string) string {
	const longest = 200 // letters; no system takes many more
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return -1 // the latter turn the text around and hide what a file is
		}
		return r
	}, name)
	if runes := []rune(name); len(runes) > longest {
		name = string(runes[:longest/2]) + "…" + string(runes[len(runes)-longest/2:])
	}
	if name = strings.TrimSpace(name); strings.Trim(name, "./") == "" {
		return "添付ファイル"
	}
	return name
}
