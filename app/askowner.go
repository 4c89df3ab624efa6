package app

import (
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"madoguchi/store"
)

func ignoreGone(err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	return err
}

// unveil puts the real values back into what somebody wrote who sees masks. A
// draft that was not changed stays what it was, to the letter.
func (d *Desk) unveil(ctx context.Context, inquiry int64, text string) (string, error) {
	if !who(ctx).masked {
		return text, nil
	}
	v, err := d.veilOf(ctx, inquiry)
	if err != nil {
		return text, err
	}
	old, err := d.store.Draft(ctx, inquiry)
	if err != nil {
		return text, err
	}
	if old.Text != "" && v.text(old.Text) == text {
		return old.Text, nil
	}
	return v.bare(text), nil
}

// HandOver gives an inquiry to an owner (管理者に引き継ぐ). One that may be harassment
// is from then on read by owners alone.
func (d *Desk) HandOver(ctx context.Context, in HandOver) (Row, error) {
	q, err := d.store.Inquiry(ctx, in.ID)
	if err != nil {
		return Row{}, err
	}
	owner, err := d.store.EnsureOwner(ctx, "店長")
	if err != nil {
		return Row{}, err
	}
	if who(ctx).role == RoleOwner {
		owner.ID = actor(ctx).Staff
	}
	err = d.store.AskOwners(ctx, actor(ctx), store.Ask{
		Inquiry: in.ID, Verb: "handed_over", Detail: q.Care, Owner: owner.ID,
		Text: note("対応の引き継ぎをお願いします。", in.Note),
	})
	if err := d.changed(in.ID, err); err != nil {
		return Row{}, err
	}
	q, err = d.store.Inquiry(ctx, in.ID)
	return d.row(q.InquiryRow), err
}

const longestReason = 200 // letters

func note(first, more string) string {
	if more = strings.TrimSpace(more); more == "" {
		return first
	}
	return first + "\n" + more
}

// Reveal shows what one mask hides and records that with the reason. Who has no
// right to it asks the owners instead.
func (d *Desk) Reveal(ctx context.Context, in RevealRequest) (Revealed, error) {
	in.Reason = strings.TrimSpace(in.Reason)
	if in.Reason == "" || utf8.RuneCountInString(in.Reason) > longestReason {
		return Revealed{}, refuse("reason", "理由を 200 字までで入れてください。まだ表示していません。")
	}
	a := who(ctx)
	if !a.free() && !hasRight(a.role, mayReveal) {
		err := d.store.AskOwners(ctx, a.Actor, store.Ask{
			Inquiry: in.ID, Verb: "reveal_asked", Text: note("「"+in.Mask+"」の表示をお願いします。", in.Reason),
		})
		return Revealed{Asked: true}, d.changed(in.ID, err)
	}
	v, err := d.veilOf(ctx, in.ID)
	if err != nil {
		return Revealed{}, err
	}
	plain := v.plainOf(in.Mask)
	if len(plain) == 0 {
		return Revealed{}, refuse("not_masked", "この部分の元の値が見つかりません。画面を読み込み直して、もう一度試してください。")
	}
	if err := d.store.Note(ctx, a.Actor, "reveal", "inquiry", in.ID, in.Reason); err != nil {
		return Revealed{}, err
	}
	return Revealed{Text: plain[0]}, nil
}
