package app

import (
	"context"
	"encoding/json"
	"errors"
)

// Do is how a page calls a method: nobody gets past their rights, and the answer
// holds what the person may see and no more.
func (d *Desk) Do(ctx context.Context, name string, body []byte, method func(context.Context, []byte) (any, error)) (any, error) {
	if err := d.May(ctx, name, body); err != nil {
		return nil, err
	}
	about := int64(0)
	if n := needs[name]; n.of == ofInquiry {
		var in ID
		_ = json.Unmarshal(body, &in) // the method itself says what is wrong with it
		about = in.ID
	}
	out, err := method(ctx, body)
	if err != nil {
		return nil, d.coverRefusal(ctx, err, about)
	}
	if name == "Thread" {
		if err := d.looked(ctx, about); err != nil {
			return nil, err
		}
	}
	return d.Cover(ctx, out, about)
}

// coverRefusal keeps also the words of a refusal to what the person may see: its
// problems quote the text they are about.
func (d *Desk) coverRefusal(ctx context.Context, err error, about int64) error {
	said := (*Refusal)(nil)
	if !errors.As(err, &said) {
		return err
	}
	out, failed := d.Cover(ctx, *said, about)
	if failed != nil {
		return failed
	}
	covered := out.(Refusal)
	return &covered
}

// looked records once for each sitting that somebody other than an owner has
// opened an inquiry.
func (d *Desk) looked(ctx context.Context, inquiry int64) error {
	a := who(ctx)
	if a.free() || a.seat == nil || !a.seat.first(inquiry) {
		return nil
	}
	return d.store.Note(ctx, a.Actor, "look", "inquiry", inquiry, "")
}
