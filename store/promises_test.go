package store

import (
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
)

// kept are the entries of an inquiry, the oldest first.
func (d *desk) kept(inquiry int64) []Entry {
	d.t.Helper()
	page, err := d.Entries(d.ctx, EntryQuery{InquiryID: inquiry})
	must(d.t, err)
	all := page.Entries
	for i, j := 0, len(all)-1; i < j; i, j = i+1, j-1 {
		all[i], all[j] = all[j], all[i]
	}
	return all
}

// promisedOnce holds the entries of an answer of 3,280 and 880 yen, the second to be confirmed, against it.
func (d *desk) promisedOnce(inquiry, item int64) {
	d.t.Helper()
	all := d.kept(inquiry)
	if len(all) != 2 || all[0].Amount != 3280 || all[1].Amount != 880 {
		d.t.Fatalf("entries %+v", all)
	}
	o := d.item(item)
	var message int64
	for _, m := range mustMessages(d, inquiry) {
		if m.OutboxID == item {
			message = m.ID
		}
	}
	for _, e := range all {
		if e.OutboxID != item || e.MessageID != message || message == 0 || e.Day != jst.Day(time.UnixMilli(o.SentAt)) || e.Created.Name != clerk.Name {
			d.t.Errorf("entry %+v, message %d, item %+v", e, message, o)
		}
	}
	if all[0].Status != EntryDraft || all[0].EventID != "" || all[1].Status != EntryConfirmed || all[1].EventID == "" {
		d.t.Errorf("states %s %q, %s %q", all[0].Status, all[0].EventID, all[1].Status, all[1].EventID)
	}
}

func TestPromise_is_kept_only_once_the_answer_has_left(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		inquiry, item := d.promising(shop, "返金いたします。", Promised{Entry: refund("", "1-1", 3280)}, Promised{Entry: refund("", "1-1", 880), Confirm: true})
		none := func(when string) {
			t.Helper()
			if all := d.kept(inquiry); len(all) > 0 {
				t.Errorf("%s: %+v", when, all)
			}
		}
		none("while it waits")
		d.claimed(item, "a")
		none("while it is sent")
		must(t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeUnknown, Code: "timeout"}))
		none("while nobody knows")
		must(t, d.Resolve(d.ctx, clerk, item, true))
		d.promisedOnce(inquiry, item)
		d.ingest(shop, asked("1", "質問", post("1-2", connectors.Out, 1, "返金いたします。")))
		d.promisedOnce(inquiry, item)
		first := d.kept(inquiry)[0]
		must(t, d.DropEntry(d.ctx, clerk, first.ID, first.Version))
		d.ingest(shop, asked("1", "質問", post("1-3", connectors.Out, 2, "返金いたします。")))
		if all := d.kept(inquiry); len(all) != 1 {
			t.Errorf("a draft that was thrown away came back: %+v", all)
		}
	})
}

func TestPromise_of_an_answer_that_did_not_leave_is_none(t *testing.T) {
	for name, end := range map[string]func(d *desk, item int64){
		"taken back": func(d *desk, item int64) {
			back, err := d.TakeBack(d.ctx, clerk, item)
			must(d.t, err)
			if len(back.Promised) != 1 {
				d.t.Errorf("taken back %+v", back)
			}
		},
		"stopped by the last look": func(d *desk, item int64) {
			_, err := d.Refuse(d.ctx, item, "stopped", Outcome{Kind: OutcomeFailed, Code: "new_message"}, d.cfg.Now())
			must(d.t, err)
		},
		"refused": func(d *desk, item int64) {
			d.claimed(item, "a")
			must(d.t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeFailed, Code: "rejected"}))
		},
		"a person says it was not sent": func(d *desk, item int64) {
			d.claimed(item, "a")
			_, err := d.RecoverSending(d.ctx)
			must(d.t, err)
			must(d.t, d.Resolve(d.ctx, clerk, item, false))
		},
		"again later": func(d *desk, item int64) {
			d.claimed(item, "a")
			must(d.t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeRetry, RetryAt: at(30).UnixMilli()}))
		},
	} {
		t.Run(name, func(t *testing.T) {
			eachDatabase(t, func(t *testing.T, d *desk) {
				inquiry, item := d.promising(d.account("rakuten"), "返金いたします。", Promised{Entry: refund("", "1-1", 3280)})
				end(d, item)
				if all := d.kept(inquiry); len(all) > 0 {
					t.Errorf("entries %+v", all)
				}
			})
		})
	}
}

// The answer is gone: that its month is closed must not keep the desk from writing so.
func TestPromise_in_a_closed_month_waits_as_a_draft(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		inquiry, item := d.promising(shop, "返金いたします。", Promised{Entry: refund("", "1-1", 3280), Confirm: true})
		must(t, d.LockMonth(d.ctx, clerk, jst.Day(at(1))[:7], true))
		d.claimed(item, "a")
		must(t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeSent, RemoteID: "1-2", At: at(1).UnixMilli()}))
		if all := d.kept(inquiry); d.item(item).State != OutSent || len(all) != 1 || all[0].Status != EntryDraft {
			t.Errorf("entries %+v", all)
		}
	})
}

func TestApproval_binds_what_shall_be_recorded_to_the_text_that_was_asked_for(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		d.ingest(shop, asked("1", "質問", post("1-1", connectors.In, -60, "返金してください。")))
		q := d.remote(shop, "1")
		want := []DraftRecord{{Type: "REFUND_FULL", Amount: 3280, Confirm: true}}
		draft, asked, err := d.AskApproval(d.ctx, clerk, ApprovalAsk{
			Approval: Approval{InquiryID: q.ID, Why: WhyAsked, Text: "返金いたします。", SeenID: q.NewestID}, Facts: DraftFacts{Records: want}, Note: "お願いします。", Roles: []string{"owner"},
		})
		must(t, err)
		draft.Facts.Records = nil // somebody unticks it while it waits
		_, err = d.SaveDraft(d.ctx, clerk, draft)
		must(t, err)
		got, err := d.Approval(d.ctx, asked.ID)
		must(t, err)
		if len(got.Records) != 1 || got.Records[0] != want[0] {
			t.Errorf("approval %+v", got)
		}
	})
}
