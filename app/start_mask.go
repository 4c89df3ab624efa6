package app

import (
	"context"
	"reflect"
	"strings"

	"madoguchi/store"
)

// A first text has no inquiry yet that would say whose data a mask hides: the order
// and the inquiry it is begun from do.

// startVeil is what is known of the people that a first text is about, nil for who
// sees everything.
func (d *Desk) startVeil(ctx context.Context, order, inquiry int64) (*veil, error) {
	if !who(ctx).masked {
		return nil, nil
	}
	v := &veil{}
	if inquiry != 0 {
		of, err := d.veilOf(ctx, inquiry)
		if err != nil {
			return nil, err
		}
		v = of
	}
	if order == 0 {
		return v, nil
	}
	return v, d.veilOrder(ctx, order, v)
}

// startReach refuses to begin from an inquiry that the person in ctx may not read.
func (d *Desk) startReach(ctx context.Context, inquiry int64) error {
	if inquiry == 0 || who(ctx).free() {
		return nil
	}
	return d.mayReach(ctx, need{maySend, ofInquiry}, "Starters", inquiry)
}

// bareStart gives the real recipient, subject and names back to what a person who
// sees masks has sent. An address that nobody can tell is refused, not guessed.
func (d *Desk) bareStart(ctx context.Context, in Start) (Start, *veil, error) {
	if err := d.startReach(ctx, in.Inquiry); err != nil {
		return in, nil, err
	}
	v, err := d.startVeil(ctx, in.Order, in.Inquiry)
	if v == nil || err != nil {
		return in, nil, err
	}
	in.To, in.Subject, in.Customer = v.bare(in.To), v.bare(in.Subject), v.bare(in.Customer)
	return in, v, knownAddress(in.To)
}

func knownAddress(to string) error {
	if !strings.Contains(to, "＊") {
		return nil
	}
	return refuse("masked_to", "宛先のメールアドレスが隠れているため、だれに届くかを確かめられません。何も送っていません。注文か問い合わせの画面から「お客様に連絡する」を押すか、店長に頼んでください。")
}

// bareWords gives the real values back to the words and facts of a first text.
func (d *Desk) bareWords(ctx context.Context, s situation, v *veil, in Start) (Start, error) {
	if v == nil {
		return in, nil
	}
	kept, err := d.store.StartDraft(ctx, in.Order, in.To)
	if err != nil {
		return in, err
	}
	if in.Facts, err = d.bareFacts(ctx, s, v, kept.Facts, in.Facts); err != nil {
		return in, err
	}
	in.Text = v.bareText(in.Text, kept.Text, in.Facts.Parts)
	return in, nil
}

// bareText gives the real values back to a text. What is kept, or was put in from a
// template, is taken to the letter: two people may look alike behind a mask.
func (v *veil) bareText(text, kept string, parts []DraftPart) string {
	if kept != "" && v.text(kept) == text {
		return kept
	}
	for _, p := range parts {
		masked := v.text(p.Text)
		if masked == "" || masked == p.Text {
			continue
		}
		if before, after, ok := strings.Cut(text, masked); ok {
			return v.bareText(before, "", parts) + p.Text + v.bareText(after, "", parts)
		}
	}
	return v.bare(text)
}

// veiled is an answer about a first text as the person in ctx may see it.
func veiled[T any](ctx context.Context, d *Desk, answer T, v *veil) (T, error) {
	if v == nil {
		return answer, nil
	}
	c := &cover{d: d, ctx: ctx, who: who(ctx), known: map[int64]*veil{}, seen: map[int64]store.Inquiry{}}
	c.walk(reflect.ValueOf(&answer).Elem(), asText, v)
	return answer, c.err
}

// leftMask refuses to let a mask reach a customer.
func leftMask(ctx context.Context, texts ...string) error {
	if !who(ctx).masked {
		return nil
	}
	for _, text := range texts {
		if strings.Contains(text, "＊＊") {
			return refuse("masked_text", "文に「＊＊」が残っています。まだ送っていません。隠れている部分を消すか、言い換えてから、もう一度送ってください。")
		}
	}
	return nil
}
