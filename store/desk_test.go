package store

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"madoguchi/connectors"
)

func TestAccount_reads_back_as_it_was_written(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		id, err := d.AddAccount(d.ctx, clerk, Account{
			Kind: "rakuten", Name: "本店", Settings: map[string]string{"shop_id": "1"}, Secrets: map[string][]byte{"key": {1, 2}}, SyncFrom: 7,
		})
		must(t, err)
		must(t, d.SaveKeys(d.ctx, id, []KeyDate{{Name: "license", Label: "ライセンスキー", Expires: 9}}))
		must(t, d.SaveSecret(d.ctx, id, "token", []byte{3}))
		got, err := d.Account(d.ctx, id)
		must(t, err)
		want := Account{
			ID: id, Kind: "rakuten", Name: "本店", Settings: map[string]string{"shop_id": "1"}, Secrets: map[string][]byte{"key": {1, 2}, "token": {3}},
			State: AccountNew, Keys: []KeyDate{{Name: "license", Label: "ライセンスキー", Expires: 9}}, SyncFrom: 7, CreatedAt: d.at.Load(), Version: 1,
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v\nwant %+v", got, want)
		}
	})
}

func TestAccount_names_are_unique_among_the_living(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		first, err := d.AddAccount(d.ctx, clerk, Account{Kind: "mailbox", Name: "本店"})
		must(t, err)
		if _, err := d.AddAccount(d.ctx, clerk, Account{Kind: "mailbox", Name: "本店"}); !errors.Is(err, ErrConflict) {
			t.Errorf("a second: %v", err)
		}
		must(t, d.RemoveAccount(d.ctx, clerk, first))
		if _, err := d.AddAccount(d.ctx, clerk, Account{Kind: "mailbox", Name: "本店"}); err != nil {
			t.Errorf("after the first is gone: %v", err)
		}
		a := Account{ID: first, Name: "x", Version: 1}
		if err := d.UpdateAccount(d.ctx, clerk, a); !errors.Is(err, ErrNotFound) {
			t.Errorf("update of a removed one: %v", err)
		}
	})
}

func TestUpdateAccount_compares_the_version(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		a, err := d.Account(d.ctx, d.account("mailbox"))
		must(t, err)
		a.Name = "支店"
		must(t, d.UpdateAccount(d.ctx, clerk, a))
		if err := d.UpdateAccount(d.ctx, clerk, a); !errors.Is(err, ErrConflict) {
			t.Errorf("got %v", err)
		}
	})
}

func TestPollDone_makes_an_account_due_again_but_keeps_a_pause(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		id := d.account("rakuten")
		must(t, d.PollDone(d.ctx, id, PollResult{State: AccountRetry, ReasonCode: "timeout", NextAt: at(10).UnixMilli()}))
		for when, want := range map[int]int{9: 0, 10: 1} {
			due, err := d.DueAccounts(d.ctx, at(when))
			must(t, err)
			if len(due) != want {
				t.Errorf("after %d minutes: %v", when, due)
			}
		}
		must(t, d.SetAccountState(d.ctx, clerk, id, AccountPaused, "", ""))
		must(t, d.PollDone(d.ctx, id, PollResult{State: AccountOK, Good: true}))
		a, err := d.Account(d.ctx, id)
		must(t, err)
		if a.State != AccountPaused || a.Failures != 0 || a.LastOKAt == 0 {
			t.Errorf("got %+v", a)
		}
	})
}

func TestLease_is_held_by_one_until_it_ends_or_is_forced(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		id := d.account("rakuten")
		take := func(owner string, force bool) bool {
			ok, err := d.Lease(d.ctx, id, "pull", owner, d.cfg.Now().Add(time.Minute), force)
			must(t, err)
			return ok
		}
		got := []bool{take("a", false), take("b", false), take("a", false), take("b", true), take("a", false)}
		must(t, d.Release(d.ctx, id, "pull", "a")) // not a's any more
		got = append(got, take("a", false))
		d.later(2 * time.Minute)
		got = append(got, take("a", false))
		must(t, d.Release(d.ctx, id, "pull", "a"))
		got = append(got, take("b", false))
		if want := []bool{true, false, true, true, false, false, true, true}; !reflect.DeepEqual(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	})
}

func TestSaveDraft_compares_the_version(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		d.ingest(shop, asked("1", "件", post("a", connectors.In, -9, "？")))
		id := d.remote(shop, "1").ID
		first, err := d.SaveDraft(d.ctx, clerk, Draft{InquiryID: id, Text: "一", Files: []DraftFile{{Name: "a.pdf", SHA256: "x"}}})
		must(t, err)
		if _, err := d.SaveDraft(d.ctx, clerk, Draft{InquiryID: id, Text: "二"}); !errors.Is(err, ErrConflict) {
			t.Errorf("a second new one: %v", err)
		}
		first.Text = "一と二"
		second, err := d.SaveDraft(d.ctx, clerk, first)
		must(t, err)
		if _, err := d.SaveDraft(d.ctx, clerk, first); !errors.Is(err, ErrConflict) {
			t.Errorf("an old version: %v", err)
		}
		if got, err := d.Draft(d.ctx, id); err != nil || !reflect.DeepEqual(got, second) {
			t.Errorf("got %+v, want %+v", got, second)
		}
		must(t, d.DropDraft(d.ctx, clerk, id))
		if got, err := d.Draft(d.ctx, id); err != nil || !reflect.DeepEqual(got, Draft{}) {
			t.Errorf("after the drop %+v, %v", got, err)
		}
	})
}

func TestEnsureOwner_makes_one_owner(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		owner, err := d.EnsureOwner(d.ctx, "店長")
		must(t, err)
		again, err := d.EnsureOwner(d.ctx, "別名")
		must(t, err)
		if again != owner {
			t.Errorf("a second owner %+v", again)
		}
	})
}

func TestFiles_wait_until_they_are_stored_or_gone(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		m := post("a", connectors.In, -9, "写真です")
		m.Attachments = []connectors.Attachment{{Name: "1.jpg", Ref: "r1"}, {Name: "2.jpg", Ref: "r2"}, {Name: "3.txt", Data: []byte("abc")}}
		d.ingest(shop, asked("1", "件", m))
		pending, err := d.PendingFiles(d.ctx, shop, 10)
		must(t, err)
		if len(pending) != 2 {
			t.Fatalf("pending %+v", pending)
		}
		must(t, d.FileStored(d.ctx, pending[0].ID, "sha", "image/jpeg", 5))
		must(t, d.FileGone(d.ctx, pending[1].ID))
		d.ingest(shop, asked("1", "件", m))
		files := mustMessages(d, d.remote(shop, "1").ID)[0].Files
		states := []string{files[0].State, files[1].State, files[2].State}
		if !reflect.DeepEqual(states, []string{FileStored, FileGone, FileStored}) || files[0].SHA256 != "sha" || files[2].Size != 3 {
			t.Errorf("files %+v", files)
		}
		if !d.remote(shop, "1").HasFiles {
			t.Error("the list shows no paper clip")
		}
	})
}

func TestActs_are_written_down_with_their_staff(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		d.ingest(shop, asked("1", "件", post("a", connectors.In, -9, "？")))
		id := d.remote(shop, "1").ID
		must(t, d.SetState(d.ctx, clerk, id, 0, StateWorking, ""))
		_, err := d.AddNote(d.ctx, clerk, id, "call", "折り返し")
		must(t, err)
		events, err := d.Events(d.ctx, id)
		must(t, err)
		var kinds []string
		for _, e := range events {
			kinds = append(kinds, e.Kind+" "+e.Detail+" "+e.Name)
		}
		if want := []string{"received  ", "state working 佐藤", "call  佐藤"}; !reflect.DeepEqual(kinds, want) {
			t.Errorf("events %q", kinds)
		}
		var rows int
		must(t, d.read.QueryRow(`SELECT COUNT(*) FROM audit WHERE name = '佐藤' AND verb IN ('state', 'note')`).Scan(&rows))
		if rows != 2 {
			t.Errorf("%d audit rows", rows)
		}
	})
}

func TestRescued_answer_to_a_mail_is_one_message_by_its_id(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		d.ingest(box, mail("q", "x@example.jp", "質問", -60))
		q := d.remote(box, "q")
		item, err := d.Queue(d.ctx, clerk, OutboxItem{
			InquiryID: q.ID, Thread: "q", Subject: "Re: 質問", To: []connectors.Person{{Address: "x@example.jp"}},
			Text: "お答えします。", MailID: "ours@desk", InRef: "q", Refs: []string{"q"}, SeenID: q.NewestID,
		})
		must(t, err)
		d.claimed(item, "a")
		// The customer is faster than the receipt and quotes our id.
		d.ingest(box, mail("q2", "other@example.jp", "ありがとう", 1, "ours@desk"))
		must(t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeSent, RemoteID: "ours@desk", At: at(0).UnixMilli()}))
		echo := answer("ours@desk", "x@example.jp", "Re: 質問", 0, "q")
		echo.Messages[0].Text = "お答えします。\n-- \n署名"
		d.ingest(box, echo)
		got := d.inquiry(q.ID)
		if got.MessageCount != 3 || got.State != StateNew || d.item(item).State != OutSent {
			t.Errorf("thread %s, state %s", d.texts(q.ID), got.State)
		}
		d.sameCounts()
	})
}
