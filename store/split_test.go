package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
)

// standing is everything of an inquiry that a way back must restore, but for
// versions and the history, which only grow.
func (d *desk) standing(id int64) string {
	d.t.Helper()
	q := d.inquiry(id)
	draft, err := d.Draft(d.ctx, id)
	must(d.t, err)
	links, err := d.Links(d.ctx, id)
	must(d.t, err)
	q.Version, draft.Version = 0, 0
	var said []string
	for _, m := range mustMessages(d, id) {
		said = append(said, fmt.Sprintf("%d:%s:%s", m.ID, m.Direction, m.Text))
	}
	items, err := d.Outbox(d.ctx)
	must(d.t, err)
	for _, o := range items {
		if o.InquiryID == id {
			said = append(said, fmt.Sprintf("outbox %d:%s", o.ID, o.State))
		}
	}
	return fmt.Sprintf("%+v\n%+v\n%+v\n%s", q, draft, links, strings.Join(said, "\n"))
}

func (d *desk) idOf(account int64, remote string) int64 {
	d.t.Helper()
	q := d.remote(account, remote)
	for _, m := range mustMessages(d, q.ID) {
		if m.RemoteID == remote {
			return m.ID
		}
	}
	d.t.Fatalf("no message %s", remote)
	return 0
}

// twoMatters is one thread in which two matters got mixed up: a and b are one,
// c and its answer d the other.
func twoMatters(d *desk) (box, thread int64) {
	box = d.account("mailbox")
	d.ingest(box, mail("a", "x@example.jp", "名入れ", -100))
	d.ingest(box, answer("b", "x@example.jp", "Re: 名入れ", -90, "a"))
	d.ingest(box, mail("c", "x@example.jp", "Re: 名入れ", -80, "b", "a"))
	d.ingest(box, answer("d", "x@example.jp", "Re: 名入れ", -70, "c", "b", "a"))
	return box, d.remote(box, "a").ID
}

func (d *desk) split(thread int64, box int64, remotes ...string) Join {
	d.t.Helper()
	var ids []int64
	for _, r := range remotes {
		ids = append(ids, d.idOf(box, r))
	}
	j, err := d.SplitInquiry(d.ctx, clerk, thread, ids)
	must(d.t, err)
	return j
}

func TestSplit_moves_the_mails_and_what_answers_them_follows(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box, thread := twoMatters(d)
		j := d.split(thread, box, "c", "d")
		// It names all of them, as every mail program does; the nearest decides.
		d.ingest(box, mail("e", "x@example.jp", "Re: 名入れ", -60, "d", "c", "b", "a"))
		d.ingest(box, mail("f", "x@example.jp", "Re: 名入れ", -50, "b", "a"))
		for remote, want := range map[string]int64{"a": thread, "b": thread, "f": thread, "c": j.Other, "d": j.Other, "e": j.Other} {
			if got := d.remote(box, remote).ID; got != want {
				t.Errorf("%s is in %d, not in %d", remote, got, want)
			}
		}
		if q := d.inquiry(j.Other); q.RemoteID != "c" || q.Address != "x@example.jp" || q.State != StateNew {
			t.Errorf("split off: %+v", q)
		}
		if !strings.Contains(d.history(thread), "split_off") || !strings.Contains(d.history(j.Other), "split_from") {
			t.Errorf("history %s and %s", d.history(thread), d.history(j.Other))
		}
		d.sameCounts()
	})
}

// What the machine would join by the subject or the order number goes to one of
// the two and never makes them one again, whatever comes and comes again.
func TestSplit_is_never_overruled(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box, thread := twoMatters(d)
		j := d.split(thread, box, "c", "d")
		for _, q := range []connectors.Inquiry{
			mail("g", "x@example.jp", "名入れ", -40),
			mail("h", "x@example.jp", "Re: 名入れ", -30, "a", "c"),
			mail("a", "x@example.jp", "名入れ", -100),
			mail("d", "x@example.jp", "Re: 名入れ", -70, "c", "b", "a"),
		} {
			d.ingest(box, q)
			if d.remote(box, "a").ID != thread || d.remote(box, "c").ID != j.Other {
				t.Fatalf("after %s: %d and %d", q.RemoteID, d.remote(box, "a").ID, d.remote(box, "c").ID)
			}
		}
		if d.remote(box, "h").ID != thread {
			t.Error("a mail went past the one it answers")
		}
	})
}

func TestSplit_finds_the_customer_of_each_again(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		d.ingest(box, mail("a", "x@example.jp", "質問", -100))
		other := mail("b", "y@example.jp", "Fwd: 質問", -90, "a")
		other.Messages[0].Author = "山田 花子"
		d.ingest(box, other)
		j := d.split(d.remote(box, "a").ID, box, "b")
		if q := d.inquiry(j.Other); q.Address != "y@example.jp" || q.Customer != "山田 花子" || q.CustomerID == d.inquiry(j.Kept).CustomerID {
			t.Errorf("got %+v", q)
		}
		if q := d.inquiry(j.Kept); q.Address != "x@example.jp" {
			t.Errorf("the rest is %q's", q.Address)
		}
	})
}

func TestSplit_takes_notes_and_answers_along_and_leaves_the_draft(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box, thread := twoMatters(d)
		note, err := d.AddNote(d.ctx, clerk, thread, "note", "棚を見た")
		must(t, err)
		_, err = d.SaveDraft(d.ctx, clerk, Draft{InquiryID: thread, Text: "書きかけ"})
		must(t, err)
		item, err := d.Queue(d.ctx, clerk, OutboxItem{InquiryID: thread, Account: box, Text: "はい", InRef: "c", MailID: "ours", SeenID: d.inquiry(thread).NewestID})
		must(t, err)
		_, err = d.SaveDraft(d.ctx, clerk, Draft{InquiryID: thread, Text: "書きかけ"})
		must(t, err)
		j, err := d.SplitInquiry(d.ctx, clerk, thread, []int64{d.idOf(box, "c"), d.idOf(box, "d"), note})
		must(t, err)
		draft, err := d.Draft(d.ctx, thread)
		must(t, err)
		if o := d.item(item); o.InquiryID != j.Other || d.inquiry(j.Other).Sending != OutQueued || d.inquiry(thread).Sending != "" {
			t.Errorf("the answer to c is in %d, shown as %q and %q", o.InquiryID, d.inquiry(j.Other).Sending, d.inquiry(thread).Sending)
		}
		if draft.Text != "書きかけ" || !strings.Contains(d.texts(j.Other), "棚を見た") {
			t.Errorf("draft %q, split off %s", draft.Text, d.texts(j.Other))
		}
		d.sameCounts()
	})
}

func TestSplit_refuses_what_would_leave_an_empty_thread(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box, thread := twoMatters(d)
		shop := d.account("rakuten")
		d.ingest(shop, asked("1", "質問", post("1-1", connectors.In, -9, "？"), post("1-2", connectors.In, -8, "？")))
		note, err := d.AddNote(d.ctx, clerk, thread, "note", "メモ")
		must(t, err)
		all := []int64{d.idOf(box, "a"), d.idOf(box, "b"), d.idOf(box, "c"), d.idOf(box, "d")}
		for name, c := range map[string]struct {
			inquiry  int64
			messages []int64
			want     error
		}{
			"all mails":         {thread, all, ErrConflict},
			"a note alone":      {thread, []int64{note}, ErrConflict},
			"a mall's thread":   {d.remote(shop, "1").ID, []int64{d.idOf(shop, "1-1")}, ErrConflict},
			"none":              {thread, nil, ErrNotFound},
			"somebody else's":   {thread, []int64{all[0], d.idOf(shop, "1-1")}, ErrNotFound},
			"an inquiry no one": {9999, all, ErrNotFound},
		} {
			if _, err := d.SplitInquiry(d.ctx, clerk, c.inquiry, c.messages); !errors.Is(err, c.want) {
				t.Errorf("%s: %v", name, err)
			}
		}
		d.sameCounts()
	})
}

func TestUndo_of_a_split_is_exact(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		d.ingest(box, mail("a", "x@example.jp", "質問", -100), mail("b", "y@example.jp", "Fwd: 質問", -90, "a"))
		thread := d.remote(box, "a").ID
		must(t, d.SetState(d.ctx, clerk, thread, 0, StateSnoozed, ""))
		before := d.standing(thread)
		j := d.split(thread, box, "a")
		if d.standing(thread) == before {
			t.Fatal("nothing was split")
		}
		_, err := d.UndoJoin(d.ctx, clerk, j.ID)
		must(t, err)
		if after := d.standing(thread); after != before {
			t.Errorf("before\n%s\nafter\n%s", before, after)
		}
		if _, err := d.UndoJoin(d.ctx, clerk, j.ID); !errors.Is(err, ErrConflict) {
			t.Errorf("taken back twice: %v", err)
		}
		d.ingest(box, mail("c", "x@example.jp", "Re: 質問", -60, "a"))
		if d.remote(box, "c").ID != thread {
			t.Error("what came after does not join")
		}
		d.sameCounts()
	})
}

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

func TestThread_keeps_what_joined_it(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		d.account("rakuten", "shop_id", "246369")
		box := d.account("mailbox")
		const masked = "k123@pc.fw.rakuten.ne.jp"
		number := "246369-20261101-0000674401"
		d.ingest(box, mail("a", masked, number+" の件", -50*24*60), mail("b", masked, "Re: 別の話", -100, "a"),
			mail("c", masked, "別の話", -90), mail("d", masked, "お礼："+number, -80))
		var why []string
		for _, m := range mustMessages(d, d.remote(box, "a").ID) {
			why = append(why, m.RemoteID+" "+m.JoinedBy)
		}
		if want := []string{"a ", "b ids", "c subject", "d order"}; !slices.Equal(why, want) {
			t.Errorf("got %q, want %q", why, want)
		}
		h := d.history(d.remote(box, "a").ID)
		for _, want := range []string{"joined ids", "joined subject", "joined order"} {
			if !strings.Contains(h, want) {
				t.Errorf("%q is not in %s", want, h)
			}
		}
	})
}

func TestOfficial_stands_on_top_until_it_is_answered(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		evening := time.Date(2026, 11, 20, 17, 0, 0, 0, jst.Zone())
		d.ingest(box, mail("late", "x@example.jp", "まだですか", -5*24*60))
		letter := func(id string, deadline time.Time) connectors.Inquiry {
			q := ofKind(mail(id, "ec@mall.example", "ご回答のお願い "+id, -60), connectors.Official)
			q.Deadline = deadline
			return q
		}
		d.ingest(box, letter("far", morning.Add(7*24*time.Hour)), letter("near", evening), letter("open", time.Time{}))
		var order []string
		page, err := d.Inquiries(d.ctx, InquiryQuery{})
		must(t, err)
		for _, r := range page.Rows {
			order = append(order, r.RemoteID)
		}
		if want := []string{"near", "far", "open", "late"}; !slices.Equal(order, want) && !slices.Equal(order, []string{"near", "open", "far", "late"}) {
			t.Errorf("order %q", order)
		}
		usual := at(-60).UnixMilli() + 24*3600*1000
		if n, f := d.remote(box, "near"), d.remote(box, "far"); n.DueAt != evening.UnixMilli() || n.Deadline != n.DueAt || f.DueAt != usual || !f.Official {
			t.Errorf("near due %d, far due %d", n.DueAt, f.DueAt)
		}
		must(t, d.SetSetting(d.ctx, clerk, ReplyHours, "1"))
		if n := d.remote(box, "near"); n.DueAt != at(0).UnixMilli() {
			t.Errorf("due %d with one hour", n.DueAt)
		}
		d.ingest(box, answer("re", "ec@mall.example", "Re: ご回答のお願い near", -10, "near"))
		if n := d.remote(box, "near"); n.State != StateWaiting || n.Deadline != 0 || n.DueAt != 0 {
			t.Errorf("answered %+v", n.InquiryRow)
		}
	})
}
