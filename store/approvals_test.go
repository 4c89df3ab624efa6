package store

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
)

var helper = Actor{Staff: 2, Name: "小川"}

// wanting has an owner, a trainee and a question for whose answer the trainee asks.
func wanting(d *desk) (ask ApprovalAsk) {
	d.t.Helper()
	owner, err := d.EnsureOwner(d.ctx, "店長")
	must(d.t, err)
	trainee, err := d.SaveStaff(d.ctx, clerk, Staff{Name: helper.Name, Role: "trainee"})
	must(d.t, err)
	if owner.ID != clerk.Staff || trainee.ID != helper.Staff {
		d.t.Fatalf("staff %d %d", owner.ID, trainee.ID)
	}
	shop := d.account("rakuten")
	d.ingest(shop, asked("1", "質問", post("1-1", connectors.In, -60, "いつ届きますか。")))
	q := d.remote(shop, "1")
	return ApprovalAsk{
		Approval: Approval{InquiryID: q.ID, Why: WhyRole, Text: "明日届きます。", SeenID: q.NewestID, Base: "届きます。"},
		Words:    "急ぎです", Note: "返信の確認をお願いします。", Roles: []string{"owner"},
	}
}

func (d *desk) ask(a ApprovalAsk) Approval {
	d.t.Helper()
	_, p, err := d.AskApproval(d.ctx, helper, a)
	must(d.t, err)
	return p
}

func (d *desk) called(staff int64) int {
	d.t.Helper()
	all, err := d.Mentions(d.ctx, staff)
	must(d.t, err)
	return len(all)
}

func (d *desk) approval(id int64) Approval {
	d.t.Helper()
	p, err := d.Approval(d.ctx, id)
	must(d.t, err)
	return p
}

func TestAskApproval_lets_nothing_past_until_it_is_decided(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		in := wanting(d)
		p := d.ask(in)
		if got := d.approval(p.ID); got.State != ApprovalOpen || got.AskedName != "小川" || got.Text != in.Text || got.Base != in.Base || len(got.Words) != 1 || got.Words[0].Text != "急ぎです" {
			t.Errorf("%+v", got)
		}
		if _, err := d.Queue(d.ctx, clerk, OutboxItem{InquiryID: in.InquiryID, Text: "別の返信"}); !errors.Is(err, ErrAsked) {
			t.Errorf("sent around it: %v", err)
		}
		in.Draft = 1
		if _, _, err := d.AskApproval(d.ctx, helper, in); !errors.Is(err, ErrAsked) {
			t.Errorf("a second one: %v", err)
		}
		if q := d.inquiry(in.InquiryID); q.State != StateReview {
			t.Errorf("state %s", q.State)
		}
		if d.called(clerk.Staff) != 1 || d.called(helper.Staff) != 0 {
			t.Errorf("called %d %d", d.called(clerk.Staff), d.called(helper.Staff))
		}
		all, err := d.OpenApprovals(d.ctx)
		must(t, err)
		if len(all) != 1 || all[0].ID != p.ID {
			t.Errorf("%+v", all)
		}
		d.sameCounts()
	})
}

func TestAskApproval_over_another_draft_changes_nothing(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		in := wanting(d)
		_, err := d.SaveDraft(d.ctx, clerk, Draft{InquiryID: in.InquiryID, Text: "店長の下書き"})
		must(t, err)
		if _, _, err := d.AskApproval(d.ctx, helper, in); !errors.Is(err, ErrConflict) {
			t.Errorf("got %v", err)
		}
		if all, err := d.OpenApprovals(d.ctx); err != nil || len(all) != 0 || d.inquiry(in.InquiryID).State != StateNew || d.called(clerk.Staff) != 0 {
			t.Errorf("%+v %v", all, err)
		}
	})
}

// Agreeing could not send it, so it is not even asked for.
func TestAskApproval_beside_an_answer_on_its_way_changes_nothing(t *testing.T) {
	for _, state := range []string{OutQueued, OutUnknown} {
		t.Run(state, func(t *testing.T) {
			eachDatabase(t, func(t *testing.T, d *desk) {
				in := wanting(d)
				item, err := d.Queue(d.ctx, clerk, OutboxItem{InquiryID: in.InquiryID, Text: "先の返信", SendAt: morning.UnixMilli()})
				must(t, err)
				if state == OutUnknown {
					d.claimed(item, "a")
					must(t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeUnknown}))
				}
				if _, _, err := d.AskApproval(d.ctx, helper, in); !errors.Is(err, ErrOnItsWay) {
					t.Errorf("got %v", err)
				}
				if all, err := d.OpenApprovals(d.ctx); err != nil || len(all) != 0 || d.called(clerk.Staff) != 0 || d.item(item).State != state {
					t.Errorf("%+v %v", all, err)
				}
			})
		})
	}
}

// A crash leaves an approval open or on its way: both change in one transaction.
func TestApprove_queues_and_decides_together(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		in := wanting(d)
		p := d.ask(in)
		if _, err := d.Approve(d.ctx, clerk, p.ID, p.Version+1, OutboxItem{Text: in.Text}, "承認しました。"); !errors.Is(err, ErrConflict) {
			t.Errorf("another version: %v", err)
		}
		must(t, d.tx(d.ctx, func(t *txn) error { // an answer that somebody has put there: the outbox refuses
			return t.insertOutbox(clerk, &OutboxItem{InquiryID: in.InquiryID, Account: 1, Text: "先の返信"})
		}))
		if _, err := d.Approve(d.ctx, clerk, p.ID, p.Version, OutboxItem{Text: in.Text}, "承認しました。"); !errors.Is(err, ErrConflict) {
			t.Errorf("beside another answer: %v", err)
		}
		if got := d.approval(p.ID); got.State != ApprovalOpen || got.OutboxID != 0 || d.called(helper.Staff) != 0 {
			t.Fatalf("half of it stayed: %+v", got)
		}
		first, err := d.Outbox(d.ctx)
		must(t, err)
		_, err = d.TakeBack(d.ctx, clerk, first[0].ID)
		must(t, err)
		id, err := d.Approve(d.ctx, clerk, p.ID, p.Version, OutboxItem{Text: "明後日届きます。"}, "承認しました。")
		must(t, err)
		got := d.approval(p.ID)
		if got.State != ApprovalApproved || got.OutboxID != id || got.Final != "明後日届きます。" || got.AnsweredName != "店長" {
			t.Errorf("%+v", got)
		}
		if o := d.item(id); o.Text != "明後日届きます。" || o.By != clerk.Staff {
			t.Errorf("%+v", o)
		}
		if draft, err := d.Draft(d.ctx, in.InquiryID); err != nil || draft.Text != "" {
			t.Errorf("draft %+v %v", draft, err)
		}
		if d.called(helper.Staff) != 1 || d.called(clerk.Staff) != 0 || d.inquiry(in.InquiryID).State != StateWorking {
			t.Errorf("called %d %d, %s", d.called(helper.Staff), d.called(clerk.Staff), d.inquiry(in.InquiryID).State)
		}
		if _, err := d.Approve(d.ctx, clerk, p.ID, 0, OutboxItem{Text: "もう一度"}, ""); !errors.Is(err, ErrConflict) {
			t.Errorf("twice: %v", err)
		}
		d.sameCounts()
	})
}

func TestReturned_approval_is_a_draft_again_and_is_asked_for_anew(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		in := wanting(d)
		p := d.ask(in)
		must(t, d.SayApproval(d.ctx, helper, p.ID, 0, "どうでしょう", "どうでしょう"))
		if d.called(clerk.Staff) != 2 {
			t.Errorf("the owner is called %d times", d.called(clerk.Staff))
		}
		must(t, d.DropDraft(d.ctx, clerk, in.InquiryID))
		must(t, d.ReturnApproval(d.ctx, clerk, p.ID, 0, "日付を入れてください", "日付を入れてください"))
		got := d.approval(p.ID)
		if got.State != ApprovalReturned || len(got.Words) != 3 || got.Words[2].Name != "店長" {
			t.Errorf("%+v", got)
		}
		draft, err := d.Draft(d.ctx, in.InquiryID)
		must(t, err)
		if draft.Text != in.Text || d.inquiry(in.InquiryID).State != StateWorking || d.called(helper.Staff) != 1 {
			t.Errorf("%+v %s %d", draft, d.inquiry(in.InquiryID).State, d.called(helper.Staff))
		}
		if err := d.WithdrawApproval(d.ctx, helper, p.ID, 0); !errors.Is(err, ErrConflict) {
			t.Errorf("withdrawn after it was returned: %v", err)
		}
		in.Draft, in.Text = draft.Version, "11月27日に届きます。"
		again := d.ask(in)
		all, err := d.ApprovalsOf(d.ctx, in.InquiryID)
		must(t, err)
		if len(all) != 2 || all[1].ID != again.ID {
			t.Errorf("%+v", all)
		}
		d.sameCounts()
	})
}

func TestWithdrawn_approval_leaves_the_draft_and_calls_nobody(t *testing.T) {
	for name, back := range map[string]func(d *desk, p Approval){
		"by its button": func(d *desk, p Approval) { must(d.t, d.WithdrawApproval(d.ctx, helper, p.ID, p.Version)) },
		"by the journal": func(d *desk, _ Approval) {
			u, err := d.Undo(d.ctx, helper, 0, bothMarks, nil)
			must(d.t, err)
			if len(u.Left) > 0 {
				d.t.Errorf("left %+v", u.Left)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			eachDatabase(t, func(t *testing.T, d *desk) {
				in := wanting(d)
				p := d.ask(in)
				d.later(time.Second)
				back(d, p)
				draft, err := d.Draft(d.ctx, in.InquiryID)
				must(t, err)
				if d.approval(p.ID).State != ApprovalWithdrawn || draft.Text != in.Text || d.called(clerk.Staff) != 0 || d.inquiry(in.InquiryID).State == StateReview {
					t.Errorf("%+v %q %d %s", d.approval(p.ID), draft.Text, d.called(clerk.Staff), d.inquiry(in.InquiryID).State)
				}
				if _, err := d.Undo(d.ctx, helper, 0, bothMarks, nil); !errors.Is(err, ErrNotFound) {
					t.Errorf("a second way back: %v", err)
				}
				d.sameCounts()
			})
		})
	}
}

func TestApprovals_follow_a_merge_and_its_way_back(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		d.ingest(box, mail("a", "x@example.jp", "甲", -20), mail("b", "y@example.jp", "乙", -10))
		keep, other := d.remote(box, "a").ID, d.remote(box, "b").ID
		in := ApprovalAsk{Approval: Approval{InquiryID: keep, Why: WhyAsked, Text: "甲への返信"}, Note: "お願いします。", Roles: []string{"owner"}}
		first := d.ask(in)
		in.InquiryID, in.Text = other, "乙への返信"
		second := d.ask(in)
		j, err := d.MergeInquiries(d.ctx, clerk, keep, other)
		must(t, err)
		all, err := d.ApprovalsOf(d.ctx, keep)
		must(t, err)
		var stands []string
		for _, p := range all {
			stands = append(stands, p.State)
		}
		if !slices.Equal(stands, []string{ApprovalOpen, ApprovalWithdrawn}) {
			t.Errorf("%v", stands)
		}
		_, err = d.UndoJoin(d.ctx, clerk, j.ID)
		must(t, err)
		if a, b := d.approval(first.ID).InquiryID, d.approval(second.ID).InquiryID; a != keep || b != other {
			t.Errorf("%d %d", a, b)
		}
		must(t, d.Erase(d.ctx, clerk, other))
		if _, err := d.Approval(d.ctx, second.ID); !errors.Is(err, ErrNotFound) {
			t.Errorf("its words outlived the inquiry: %v", err)
		}
		var words int
		must(t, d.write.QueryRow(`SELECT COUNT(*) FROM approval_words WHERE approval_id = $1`, second.ID).Scan(&words))
		if words != 0 {
			t.Errorf("%d words left", words)
		}
	})
}

func TestApprovals_are_found_by_an_index(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		d.ask(wanting(d))
		for _, query := range []string{openApprovals, approvalsOf} {
			whole := slices.DeleteFunc(tableReads(d, query), func(line string) bool {
				return strings.Contains(line, "approvals_one") // it holds the open ones only
			})
			if len(whole) > 0 {
				t.Errorf("%s\nreads %q", query, whole)
			}
		}
	})
}

func TestReschedule_moves_what_waits_and_its_follow_up(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		inquiry, item := d.queued(shop, "明日届きます。")
		at := morning.Add(20 * time.Hour).UnixMilli()
		must(t, d.Reschedule(d.ctx, clerk, item, at))
		_, err := d.TakeBack(d.ctx, clerk, item)
		must(t, err)
		follow := at + 3*24*3_600_000
		item, err = d.Queue(d.ctx, clerk, OutboxItem{InquiryID: inquiry, Text: "明日届きます。", SendAt: at, Planned: true, FollowAt: follow})
		must(t, err)
		must(t, d.Reschedule(d.ctx, clerk, item, at+3_600_000))
		if o := d.item(item); o.SendAt != at+3_600_000 || !o.Planned || o.FollowAt != follow+3_600_000 {
			t.Errorf("%+v", o)
		}
		if due, err := d.DueOutbox(d.ctx, morning.Add(20*time.Hour)); err != nil || len(due) != 0 {
			t.Errorf("due %v %v", due, err)
		}
		d.later(21 * time.Hour)
		d.claimed(item, "a")
		if err := d.Reschedule(d.ctx, clerk, item, at); !errors.Is(err, ErrConflict) {
			t.Errorf("on its way: %v", err)
		}
		must(t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeSent}))
		q := d.inquiry(inquiry)
		if q.State != StateSnoozed || q.SnoozeUntil != follow+3_600_000 {
			t.Errorf("%s until %d", q.State, q.SnoozeUntil)
		}
		d.sameCounts()
	})
}

// reopen ends the program and starts another on the same data.
func (d *desk) reopen() {
	d.t.Helper()
	must(d.t, d.Close())
	s, err := Open(d.ctx, d.cfg)
	must(d.t, err)
	d.Store = s
	d.t.Cleanup(func() { _ = s.Close() })
}

// What waits is in the database and nowhere else: a program that starts finds it as
// the last one left it, and a planned reply is due at its moment and not before.
func TestPlans_and_approvals_are_the_same_after_a_restart(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		plan := morning.Add(20 * time.Hour)
		d.ingest(shop, asked("9", "質問", post("9-1", connectors.In, -60, "いつ届きますか。")))
		planned, err := d.Queue(d.ctx, clerk, OutboxItem{
			InquiryID: d.remote(shop, "9").ID, Text: "明日届きます。", SendAt: plan.UnixMilli(), Planned: true, Stood: `{"order":"1"}`, FollowAt: plan.UnixMilli() + 1,
		})
		must(t, err)
		in := wanting(d)
		p := d.ask(in)
		was, item := d.approval(p.ID), d.item(planned)

		d.reopen()
		if got := d.item(planned); !reflect.DeepEqual(got, item) || !got.Planned || got.Stood != item.Stood {
			t.Errorf("planned: %+v, was %+v", got, item)
		}
		if got := d.approval(p.ID); !reflect.DeepEqual(got, was) {
			t.Errorf("asked: %+v, was %+v", got, was)
		}
		if lost, err := d.RecoverSending(d.ctx); err != nil || len(lost) != 0 {
			t.Errorf("recovered %v %v", lost, err)
		}
		for at, want := range map[time.Duration]int{-time.Millisecond: 0, 0: 1} {
			if due, err := d.DueOutbox(d.ctx, plan.Add(at)); err != nil || len(due) != want {
				t.Errorf("%v from its moment: due %v %v", at, due, err)
			}
		}
		if _, err := d.Queue(d.ctx, clerk, OutboxItem{InquiryID: in.InquiryID, Text: "別の返信"}); !errors.Is(err, ErrAsked) {
			t.Errorf("sent around it: %v", err)
		}
		d.sameCounts()
	})
}
