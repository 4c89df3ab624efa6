package app

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/store"
)

// AddNote writes a note (社内メモ) or a call (電話メモ) into the thread. The
// customer never sees either.
func (d *Desk) AddNote(ctx context.Context, in NewNote) error {
	if in.Kind != string(connectors.Note) && in.Kind != string(connectors.Call) {
		return refuse("note_kind", "社内メモか電話メモを選んでください。")
	}
	n, err := noteOf(in.Kind == string(connectors.Call), in.Text, in.Talk, in.Mentions)
	if err != nil {
		return err
	}
	_, err = d.store.WriteNote(ctx, actor(ctx), in.ID, n)
	if errors.Is(err, store.ErrNotFound) {
		return refuse("not_found", "問い合わせか、名前を挙げた担当者が見つかりません。何も保存していません。画面を開き直して、もう一度お試しください。")
	}
	return d.changed(in.ID, err)
}

const longestTalk = 24 * 60 * 60

func noteOf(call bool, text string, talk Talk, mentions []int64) (store.NewNote, error) {
	if strings.TrimSpace(text) == "" {
		return store.NewNote{}, refuse("empty", "メモが空です。内容を書いてから保存してください。")
	}
	if !call {
		return store.NewNote{Text: text, Mentions: mentions}, nil
	}
	if talk.Way != "" && talk.Way != store.CallIn && talk.Way != store.CallOut {
		return store.NewNote{}, refuse("call_way", "受けた電話か、かけた電話かを選んでください。まだ保存していません。")
	}
	if talk.Seconds < 0 || talk.Seconds > longestTalk {
		return store.NewNote{}, refuse("call_minutes", "通話の長さは 0 分から 24 時間の間で入れてください。まだ保存していません。")
	}
	talk.Number, talk.Name = strings.TrimSpace(talk.Number), strings.TrimSpace(talk.Name)
	return store.NewNote{Call: true, Text: text, Mentions: mentions, Talk: store.Talk(talk)}, nil
}

// ChangeNote changes a note or takes it away: its writer may, on the same day.
func (d *Desk) ChangeNote(ctx context.Context, in NoteChange) error {
	if who(ctx).masked {
		if err := maskedNote(in.Text); err != nil {
			return err
		}
	}
	id, err := d.store.ChangeNote(ctx, actor(ctx), store.NoteChange{
		ID: in.ID, Text: strings.TrimSpace(in.Text), Mentions: in.Mentions, Since: today(d.now()),
	})
	if errors.Is(err, store.ErrConflict) {
		return refuse("note_closed", "メモを直せるのは、書いた人が、その日のうちだけです。メモはそのままです。新しいメモを書き足してください。")
	}
	return d.changed(id, err)
}

// today is when this Japanese day began.
func today(now time.Time) int64 {
	y, m, day := jst.In(now).Date()
	return time.Date(y, m, day, 0, 0, 0, 0, jst.Zone()).UnixMilli()
}

// NoteEdits returns what a note has said before.
func (d *Desk) NoteEdits(ctx context.Context, in ID) (NoteEdits, error) {
	all, err := d.store.NoteEdits(ctx, in.ID)
	out := NoteEdits{Edits: []NoteEdit{}}
	for _, e := range all {
		out.Edits = append(out.Edits, NoteEdit(e))
	}
	return out, err
}

// Mentions returns the notes in which the acting person is named and has not
// looked yet.
func (d *Desk) Mentions(ctx context.Context) (MentionList, error) {
	all, err := d.store.Mentions(ctx, actor(ctx).Staff)
	out := MentionList{Mentions: []Mention{}}
	for _, m := range all {
		out.Mentions = append(out.Mentions, Mention(m))
	}
	return out, err
}

// threadNotes puts what only notes and calls have beside the messages.
func (d *Desk) threadNotes(ctx context.Context, q store.Inquiry, t *Thread) error {
	named, err := d.store.MentionsIn(ctx, q.ID)
	if err != nil {
		return err
	}
	who := actor(ctx)
	for i, m := range t.Messages {
		t.Messages[i].Mentions = []Named{}
		for _, s := range named[m.ID] {
			t.Messages[i].Mentions = append(t.Messages[i].Mentions, Named{s.ID, s.Name})
			t.CalledMe = t.CalledMe || s.ID == who.Staff
		}
	}
	return nil
}

// changeable tells whether the acting person may still change a note.
func (d *Desk) changeable(ctx context.Context, m store.Message) bool {
	ours := []string{string(connectors.Note), string(connectors.Call)}
	return slices.Contains(ours, m.Direction) && !m.Deleted && m.Staff == actor(ctx).Staff && m.SentAt >= today(d.now())
}
