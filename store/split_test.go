package store

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"madoguchi/connectors"
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

// Who puts the two together again has not parted the thread from all others.
func TestSplit_that_was_merged_by_hand_parts_nothing_else(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box, thread := twoMatters(d)
		j := d.split(thread, box, "c", "d")
		_, err := d.MergeInquiries(d.ctx, clerk, thread, j.Other)
		must(t, err)
		d.ingest(box, mail("z", "z@example.jp", "別の話", -20))
		third := d.remote(box, "z").ID
		must(t, d.readTx(d.ctx, func(tx *txn) error {
			apart, err := tx.parted(thread, third)
			if apart {
				t.Error("the thread is parted from one that it never met")
			}
			return err
		}))
	})
}
