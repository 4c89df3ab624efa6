package store

import (
	"errors"
	"slices"
	"testing"

	"madoguchi/connectors"
)

func twoInquiries(d *desk) (box, a, b int64) {
	box = d.account("mailbox")
	d.ingest(box, mail("a", "x@example.jp", "名入れ", -100), mail("b", "x@example.jp", "納期", -90))
	return box, d.remote(box, "a").ID, d.remote(box, "b").ID
}

func TestMerge_of_two_inquiries_is_taken_back_exactly(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		d.account("rakuten", "shop_id", "246369")
		box, a, b := twoInquiries(d)
		must(t, d.LinkOrder(d.ctx, clerk, b, "246369-20261101-0000674401"))
		must(t, d.SetState(d.ctx, clerk, a, 0, StateDone, ""))
		_, err := d.AddNote(d.ctx, clerk, b, "note", "急ぎ")
		must(t, err)
		for id, text := range map[int64]string{a: "甲の下書き", b: "乙の下書き"} {
			_, err := d.SaveDraft(d.ctx, clerk, Draft{InquiryID: id, Text: text})
			must(t, err)
		}
		wasA, wasB := d.standing(a), d.standing(b)
		j, err := d.MergeInquiries(d.ctx, clerk, a, b)
		must(t, err)
		if q := d.inquiry(a); q.MessageCount != 2 || q.State != StateNew || q.OrderNumber == "" || d.remote(box, "b").ID != a {
			t.Fatalf("merged %+v", q)
		}
		d.sameCounts()
		_, err = d.UndoJoin(d.ctx, clerk, j.ID)
		must(t, err)
		if now := d.standing(a); now != wasA {
			t.Errorf("kept\n%s\nnow\n%s", wasA, now)
		}
		if now := d.standing(b); now != wasB {
			t.Errorf("ended\n%s\nnow\n%s", wasB, now)
		}
		d.sameCounts()
	})
}

// What has come while two were one goes with what it answers.
func TestUndo_of_a_merge_sends_new_mails_where_they_belong(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box, a, b := twoInquiries(d)
		must(t, d.SetState(d.ctx, clerk, b, 0, StateDone, ""))
		j, err := d.MergeInquiries(d.ctx, clerk, a, b)
		must(t, err)
		item, err := d.Queue(d.ctx, clerk, OutboxItem{InquiryID: a, Account: box, Text: "納期です", InRef: "b", MailID: "ours"})
		must(t, err)
		d.ingest(box, mail("c", "x@example.jp", "Re: 納期", -50, "b"), mail("e", "x@example.jp", "Re: 名入れ", -40, "a"),
			mail("f", "x@example.jp", "別の件", -30, "c"), mail("g", "x@example.jp", "納期", -20))
		if d.remote(box, "c").ID != a {
			t.Fatal("an answer to a merged mail did not follow")
		}
		_, err = d.UndoJoin(d.ctx, clerk, j.ID)
		must(t, err)
		for remote, want := range map[string]int64{"a": a, "e": a, "b": b, "c": b, "f": b, "g": b} {
			if got := d.remote(box, remote).ID; got != want {
				t.Errorf("%s is in %d, not in %d", remote, got, want)
			}
		}
		if d.item(item).InquiryID != b || d.inquiry(b).State != StateNew {
			t.Errorf("answer in %d, state %s", d.item(item).InquiryID, d.inquiry(b).State)
		}
		d.sameCounts()
	})
}

func TestUndo_of_a_merge_keeps_what_a_person_did_since(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		staff, err := d.EnsureOwner(d.ctx, "店長")
		must(t, err)
		_, a, b := twoInquiries(d)
		_, err = d.SaveDraft(d.ctx, clerk, Draft{InquiryID: b, Text: "乙"})
		must(t, err)
		j, err := d.MergeInquiries(d.ctx, clerk, a, b)
		must(t, err)
		must(t, d.SetState(d.ctx, clerk, a, 0, StateWorking, ""))
		must(t, d.Assign(d.ctx, clerk, a, staff.ID))
		draft, err := d.Draft(d.ctx, a)
		must(t, err)
		draft.Text = "乙、続き"
		_, err = d.SaveDraft(d.ctx, clerk, draft)
		must(t, err)
		_, err = d.UndoJoin(d.ctx, clerk, j.ID)
		must(t, err)
		draft, err = d.Draft(d.ctx, a)
		must(t, err)
		if q := d.inquiry(a); q.State != StateWorking || q.OwnerID != staff.ID || draft.Text != "乙、続き" || d.inquiry(b).OwnerID != 0 {
			t.Errorf("got %+v, draft %q", q, draft.Text)
		}
	})
}

func TestMerge_refuses_what_cannot_be_one(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box, a, b := twoInquiries(d)
		second, shop := d.account("mailbox"), d.account("rakuten")
		d.ingest(second, mail("z", "x@example.jp", "名入れ", -10))
		d.ingest(shop, asked("1", "質問", post("1-1", connectors.In, -9, "？")))
		for name, pair := range map[string][2]int64{
			"itself":          {a, a},
			"another mailbox": {a, d.remote(second, "z").ID},
			"a mall's":        {a, d.remote(shop, "1").ID},
			"into a mall's":   {d.remote(shop, "1").ID, a},
		} {
			if _, err := d.MergeInquiries(d.ctx, clerk, pair[0], pair[1]); !errors.Is(err, ErrConflict) {
				t.Errorf("%s: %v", name, err)
			}
		}
		for _, id := range []int64{a, b} {
			_, err := d.Queue(d.ctx, clerk, OutboxItem{InquiryID: id, Account: box, Text: "はい"})
			must(t, err)
		}
		if _, err := d.MergeInquiries(d.ctx, clerk, a, b); !errors.Is(err, ErrConflict) {
			t.Errorf("two answers on their way: %v", err)
		}
		d.sameCounts()
	})
}

func TestErase_takes_the_copies_of_a_merge_with_it(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		_, a, b := twoInquiries(d)
		_, err := d.MergeInquiries(d.ctx, clerk, a, b)
		must(t, err)
		must(t, d.Erase(d.ctx, clerk, a))
		var n int
		must(t, d.read.QueryRowContext(d.ctx, `SELECT COUNT(*) FROM joins`).Scan(&n))
		if n != 0 {
			t.Errorf("%d copies left", n)
		}
	})
}

func TestUndo_goes_from_the_newest_to_the_oldest(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box, thread := twoMatters(d)
		first := d.standing(thread)
		split := d.split(thread, box, "c", "d")
		parted := []string{d.standing(thread), d.standing(split.Other)}
		merge, err := d.MergeInquiries(d.ctx, clerk, thread, split.Other)
		must(t, err)
		if _, err := d.UndoJoin(d.ctx, clerk, split.ID); !errors.Is(err, ErrConflict) {
			t.Fatalf("the lower one first: %v", err)
		}
		_, err = d.UndoJoin(d.ctx, clerk, merge.ID)
		must(t, err)
		if now := []string{d.standing(thread), d.standing(split.Other)}; !slices.Equal(now, parted) {
			t.Errorf("was\n%s\nnow\n%s", parted, now)
		}
		joins, err := d.Joins(d.ctx, split.Other)
		must(t, err)
		if len(joins) != 1 || joins[0].ID != split.ID || joins[0].Kept != thread || joins[0].Other != split.Other {
			t.Errorf("left %+v", joins)
		}
		_, err = d.UndoJoin(d.ctx, clerk, split.ID)
		must(t, err)
		if now := d.standing(thread); now != first {
			t.Errorf("was\n%s\nnow\n%s", first, now)
		}
	})
}
