package app

import (
	"context"
	"errors"
	"slices"

	"madoguchi/store"
)

// atOnce is how many inquiries one act may touch.
const atOnce = 1000

// SetOwner gives an inquiry to somebody (担当).
func (d *Desk) SetOwner(ctx context.Context, in OwnerChange) (Row, error) {
	owner := taker(ctx, in.Owner)
	return d.grant(ctx, "assign", store.Wish{ID: in.ID, Version: in.Version, Owner: &owner})
}

// taker is who is meant by an owner to be.
func taker(ctx context.Context, owner int64) int64 {
	switch owner {
	case OwnerMe:
		return actor(ctx).Staff
	case OwnerNobody:
		return 0
	}
	return owner
}

// SetCategory says what an inquiry is about (分類).
func (d *Desk) SetCategory(ctx context.Context, in CategoryChange) (Row, error) {
	return d.grant(ctx, "category", store.Wish{ID: in.ID, Version: in.Version, About: &in.Category})
}

// SetTags adds tags (タグ) and takes others away.
func (d *Desk) SetTags(ctx context.Context, in TagChange) (Row, error) {
	return d.grant(ctx, "tags", store.Wish{ID: in.ID, Version: in.Version, Tags: in.Add, Untags: in.Remove})
}

// SetCare marks how an inquiry is to be handled (注意).
func (d *Desk) SetCare(ctx context.Context, in CareChange) (Row, error) {
	if !store.IsCare(in.Care) {
		return Row{}, refuse("care", "その注意の印はありません。何も変えていません。画面を読み込み直して、もう一度選んでください。")
	}
	return d.grant(ctx, "care", store.Wish{ID: in.ID, Version: in.Version, Care: &in.Care})
}

// CareName is a mark of care in the shop's words, "" for none.
func CareName(care string) string {
	return map[string]string{"complaint": "クレーム", "care": "対応に注意", "harassment": "カスハラの疑い"}[care]
}

// grant carries out what a person wants of one inquiry.
func (d *Desk) grant(ctx context.Context, verb string, w store.Wish) (Row, error) {
	refused, err := d.store.Grant(ctx, actor(ctx), verb, []store.Wish{w})
	if err := errors.Join(err, refused[w.ID]); err != nil {
		return Row{}, err
	}
	d.tell(EventInquiries, w.ID)
	q, err := d.store.Inquiry(ctx, w.ID)
	return d.row(q.InquiryRow), err
}

// Bulk does one thing to many inquiries in one step. What is not possible for one
// of them leaves that one as it is and is told with its reason.
func (d *Desk) Bulk(ctx context.Context, in BulkRequest) (BulkDone, error) {
	done := BulkDone{Changed: []int64{}, Refused: []BulkRefusal{}}
	if err := checkBulk(in); err != nil {
		return done, err
	}
	rows := map[int64]store.InquiryRow{}
	wishes := make([]store.Wish, 0, len(in.Items))
	for _, item := range in.Items {
		q, err := d.store.Inquiry(ctx, item.ID)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return done, err
		}
		rows[item.ID] = q.InquiryRow
		if q.Official && in.State == store.StateIgnored {
			done.Refused = append(done.Refused, refusalOf(q.InquiryRow, errOfficial))
			continue
		}
		hidden, err := d.ownersOnly(ctx, q.Care, q.OwnerID)
		if err != nil {
			return done, err
		}
		if hidden {
			done.Refused = append(done.Refused, refusalOf(q.InquiryRow, errOwners))
			continue
		}
		wishes = append(wishes, d.wish(ctx, in, item, q.Kind))
	}
	refused, err := d.store.Grant(ctx, actor(ctx), "bulk", wishes)
	if err != nil {
		return BulkDone{}, err
	}
	for _, w := range wishes {
		if why, stayed := refused[w.ID]; stayed {
			row := rows[w.ID]
			row.ID = w.ID
			done.Refused = append(done.Refused, refusalOf(row, why))
		} else {
			done.Changed = append(done.Changed, w.ID)
		}
	}
	d.tell(EventInquiries)
	return done, nil
}

func checkBulk(in BulkRequest) error {
	if n := len(in.Items); n == 0 || n > atOnce {
		return refuse("many", "一度に変えられるのは 1〜1,000 件です。まだ何も変えていません。選び直してください。")
	}
	known := []string{"owner", "category", "care", "due_at"}
	if slices.ContainsFunc(in.Set, func(w string) bool { return !slices.Contains(known, w) }) {
		return refuse("set", "変えられない項目が指定されています。まだ何も変えていません。画面を読み込み直してください。")
	}
	if in.State != "" && !IsState(in.State) {
		return refuse("state", "その対応状況はありません。まだ何も変えていません。画面を読み込み直して、もう一度選んでください。")
	}
	if in.State == "" && len(in.Set)+len(in.Tags)+len(in.Untags) == 0 {
		return refuse("nothing", "何を変えるかが選ばれていません。まだ何も変えていません。担当や対応状況を選んでください。")
	}
	return nil
}

func (d *Desk) wish(ctx context.Context, in BulkRequest, item BulkItem, kind string) store.Wish {
	w := store.Wish{ID: item.ID, State: in.State, Marks: d.spec(kind).Marks, Tags: in.Tags, Untags: in.Untags}
	if in.State == store.StateDone || in.State == store.StateIgnored {
		w.LastAt = item.LastAt // nobody closes what has not been read
	}
	for _, part := range in.Set {
		switch part {
		case "owner":
			owner := taker(ctx, in.Owner)
			w.Owner = &owner
		case "category":
			w.About = &in.Category
		case "care":
			w.Care = &in.Care
		case "due_at":
			w.Due = &in.DueAt
		}
	}
	return w
}

// Why the desk itself leaves an inquiry out of an act on many.
var (
	errOfficial = errors.New("a mall's own letter")
	errOwners   = errors.New("handed over to the owner")
)

// refusalOf says why an inquiry stayed as it was.
func refusalOf(r store.InquiryRow, why error) BulkRefusal {
	out := BulkRefusal{ID: r.ID, Name: r.Customer}
	if out.Name == "" {
		out.Name = r.Subject
	}
	switch {
	case errors.Is(why, errOfficial):
		out.Code, out.Text = "official", "モールからの公式のお知らせです。1 件ずつ開いて、読んでから対応不要にしてください。"
	case errors.Is(why, errOwners):
		out.Code, out.Text = "owners_only", "店長に引き継がれています。続きは店長に任せてください。"
	case errors.Is(why, store.ErrNewer):
		out.Code, out.Text = "newer", "一覧に出てから、新しいメッセージが届いています。読んでから決めてください。"
	case errors.Is(why, store.ErrConflict):
		out.Code, out.Text = "conflict", "ほかの画面で先に変更されました。いまの内容を見てから決めてください。"
	case errors.Is(why, store.ErrClosed):
		out.Code, out.Text = "closed", "返信を待っている問い合わせではないため、返信期限がありません。対応中にすると決められます。"
	default:
		out.Code, out.Text = "not_found", "見つかりませんでした。ほかの画面でまとめられたか、消されています。"
	}
	return out
}
