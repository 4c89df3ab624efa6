package store

import (
	"slices"
	"testing"

	"madoguchi/connectors"
)

// A transaction ends after some of a batch, and what it has looked up of the rest is
// looked up again by the next: it must not be the whole batch each time.
func TestIngest_looks_no_further_ahead_than_it_has_come(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("mailbox")
		batch := manyQuestions(500).Inquiries
		must(t, d.tx(d.ctx, func(t *txn) error {
			in := &intake{txn: t, account: shop, kept: keptBytes{}}
			must(d.t, in.open())
			var looks []int
			for i := range batch {
				before := in.far
				must(d.t, in.lookOn(batch, i))
				if in.far != before {
					looks = append(looks, in.far)
				}
				in.ahead = nil // as a statement does that changes what was looked up
			}
			if want := []int{16, 48, 112, 240, 440, 500}; !slices.Equal(looks, want) {
				d.t.Errorf("it looked up to %v, not %v", looks, want)
			}
			return nil
		}))
	})
}

// What was searched of a batch is not searched again by its next part, but for other shops.
func TestIngest_searches_the_texts_of_a_batch_once(t *testing.T) {
	d := openDesk(t, false)
	box := d.account("mailbox")
	d.portion = portion{}
	r, err := d.MakeReady(d.ctx, manyQuestions(3))
	must(t, err)
	part := func() {
		t.Helper()
		_, n, err := d.ingestPart(d.ctx, box, r)
		must(t, err)
		r.batch.Inquiries = r.batch.Inquiries[n:]
	}
	part()
	r.our.read["left by the part before"] = nil
	part()
	if _, kept := r.our.read["left by the part before"]; !kept {
		t.Error("the next part began anew")
	}
	d.account("rakuten", "shop_id", "246369")
	part()
	if _, kept := r.our.read["left by the part before"]; kept {
		t.Error("the numbers of a new shop are not looked for")
	}
}

// A mall shows an answer of the desk at each poll: it is no news from the second time on.
func TestIngest_forgets_nothing_over_an_answer_that_it_sees_again(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		id, item := d.queued(shop, "本日発送しました。")
		d.claimed(item, "a")
		must(t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeSent, RemoteID: "r1", At: at(0).UnixMilli()}))
		echo := asked(d.inquiry(id).RemoteID, "件", post("r1", connectors.Out, 0, "本日発送しました。"))
		d.ingest(shop, echo)
		must(t, d.tx(d.ctx, func(t *txn) error {
			in := &intake{txn: t, account: shop, kept: keptBytes{}}
			must(d.t, in.open())
			must(d.t, in.lookOn([]connectors.Inquiry{echo}, 0))
			must(d.t, in.take(echo))
			if in.ahead == nil {
				d.t.Error("what was looked up is forgotten")
			}
			return nil
		}))
	})
}

// Two conversations that become one: the mails of both are found where they stand then.
func TestIngest_remembers_where_mails_stand_after_two_conversations_met(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		first, second := mail("a", "ichiro@example.jp", "一", -9), mail("b", "ichiro@example.jp", "二", -8)
		both, answer := mail("c", "ichiro@example.jp", "三", -7, "a", "b"), mail("d", "ichiro@example.jp", "四", -6, "b")
		d.ingest(box, first, second)
		must(t, d.tx(d.ctx, func(t *txn) error {
			in := d.intakeOf(t, box)
			must(d.t, in.lookOn([]connectors.Inquiry{both, answer}, 0))
			must(d.t, in.take(both))
			if n := len(in.ahead.having("b")); n != 1 {
				d.t.Errorf("%d mails are known by the id of the second", n)
			}
			return in.take(answer)
		}))
		if q := d.remote(box, "a"); q.MessageCount != 4 {
			t.Errorf("%d of 4 mails stand in one conversation", q.MessageCount)
		}
	})
}
