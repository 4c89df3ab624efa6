package store

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
)

// attached is a kept paper as a file of an answer.
func attached(x Document) DraftFile {
	return DraftFile{Name: "領収書_" + x.DocID + ".pdf", Type: x.Type, Size: x.Size, SHA256: x.SHA256}
}

// answerWith queues an answer that carries papers.
func (d *desk) answerWith(shop int64, papers ...Document) (inquiry, item int64) {
	d.t.Helper()
	d.ingest(shop, asked("1", "領収書", post("1-1", connectors.In, -60, "領収書をください。")))
	q := d.remote(shop, "1")
	o := OutboxItem{InquiryID: q.ID, Account: shop, Thread: "1", Text: "お送りします。", SeenID: q.NewestID}
	for _, x := range papers {
		o.Files = append(o.Files, attached(x))
	}
	item, err := d.Queue(d.ctx, clerk, o)
	must(d.t, err)
	return q.ID, item
}

// givenOnce holds what is said of a paper against the answer that carried it.
func (d *desk) givenOnce(id, inquiry, item int64) {
	d.t.Helper()
	x, err := d.Document(d.ctx, id)
	must(d.t, err)
	o := d.item(item)
	var message Message
	for _, m := range mustMessages(d, inquiry) {
		if m.OutboxID == item {
			message = m
		}
	}
	if len(x.Sendings) != 1 || message.ID == 0 {
		d.t.Fatalf("message %d, sendings %+v", message.ID, x.Sendings)
	}
	s := x.Sendings[0]
	if s.Way != SentByReply || s.Outbox != item || s.Message != message.ID || s.InquiryID != inquiry || s.At != o.SentAt || s.Day != jst.Day(time.UnixMilli(o.SentAt)) || s.By.Name != clerk.Name {
		d.t.Errorf("sending %+v of %+v", s, o)
	}
}

func TestDocument_tells_which_answer_carried_it_once_that_has_left(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		x, other := d.keep(paper("2026-11-20", "見本商事", 22000)), d.keep(paper("2026-11-20", "別の人", 1100))
		inquiry, item := d.answerWith(shop, x, x)
		none := func(when string) {
			t.Helper()
			if got, err := d.Document(d.ctx, x.ID); err != nil || len(got.Sendings) > 0 {
				t.Errorf("%s: %+v, %v", when, got.Sendings, err)
			}
		}
		none("while it waits")
		d.claimed(item, "a")
		none("while it is sent")
		must(t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeUnknown, Code: "timeout"}))
		none("while nobody knows")
		must(t, d.Resolve(d.ctx, clerk, item, true))
		d.givenOnce(x.ID, inquiry, item)
		d.ingest(shop, asked("1", "領収書", post("1-2", connectors.Out, 1, "お送りします。")))
		d.givenOnce(x.ID, inquiry, item)
		if got, err := d.Document(d.ctx, other.ID); err != nil || len(got.Sendings) > 0 {
			t.Errorf("the other: %+v, %v", got.Sendings, err)
		}
		now, err := d.Document(d.ctx, x.ID)
		must(t, err)
		if now.Sendings = nil; !reflect.DeepEqual(now, x) {
			t.Errorf("the paper itself has changed: %+v", now)
		}
	})
}

// A pull finds the answer before its own attempt knows how it ended.
func TestDocument_is_given_once_whoever_finds_out_first(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		x := d.keep(paper("2026-11-20", "見本商事", 22000))
		inquiry, item := d.answerWith(shop, x)
		d.claimed(item, "a")
		d.ingest(shop, asked("1", "領収書", post("1-2", connectors.Out, 1, "お送りします。")))
		d.givenOnce(x.ID, inquiry, item)
		must(t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeSent, RemoteID: "1-2"}))
		d.givenOnce(x.ID, inquiry, item)
	})
}

// The program dies between the mall's receipt and the transaction; the whole of it happens once afterwards.
func TestDocument_is_given_with_its_answer_or_not_at_all(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		x := d.keep(paper("2026-11-20", "見本商事", 22000))
		inquiry, item := d.answerWith(shop, x)
		d.claimed(item, "a")
		fail := errors.New("the disk is full")
		err := d.tx(d.ctx, func(tx *txn) error {
			o, err := tx.claimed(item, "a")
			if err != nil {
				return err
			}
			if err := tx.delivered(o, Outcome{Kind: OutcomeSent, RemoteID: "1-2"}); err != nil {
				return err
			}
			return fail
		})
		if !errors.Is(err, fail) {
			t.Fatal(err)
		}
		got, err := d.Document(d.ctx, x.ID)
		must(t, err)
		if o := d.item(item); len(got.Sendings) != 0 || o.State != OutSending {
			t.Errorf("%+v, %+v", got.Sendings, o)
		}
		_, err = d.RecoverSending(d.ctx)
		must(t, err)
		d.ingest(shop, asked("1", "領収書", post("1-2", connectors.Out, 1, "お送りします。")))
		d.givenOnce(x.ID, inquiry, item)
	})
}

func TestDocument_carries_what_a_person_says_of_how_it_was_given(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		d.ingest(shop, asked("1", "領収書", post("1-1", connectors.In, -60, "？"), post("1-2", connectors.Out, -30, "添付します。")))
		q := d.remote(shop, "1")
		x := paper("2026-11-20", "見本商事", 22000)
		x.InquiryID = q.ID
		x = d.keep(x)
		x, err := d.GiveDocument(d.ctx, clerk, x.ID, DocumentSending{Way: "paper", Day: "2026-11-19", Note: "店頭で"})
		must(t, err)
		var answer int64
		for _, m := range mustMessages(d, q.ID) {
			if m.Direction == string(connectors.Out) {
				answer = m.ID
			}
		}
		x, err = d.GiveDocument(d.ctx, clerk, x.ID, DocumentSending{Way: SentByReply, Message: answer})
		must(t, err)
		if _, err := d.GiveDocument(d.ctx, clerk, x.ID, DocumentSending{Way: SentByReply, Message: answer}); !errors.Is(err, ErrConflict) {
			t.Errorf("by the same message twice: %v", err)
		}
		if _, err := d.GiveDocument(d.ctx, clerk, x.ID, DocumentSending{Way: SentByReply, Message: answer + 9}); !errors.Is(err, ErrNotFound) {
			t.Errorf("by a message that is not there: %v", err)
		}
		said := Signed{d.at.Load(), clerk.Staff, clerk.Name}
		want := []DocumentSending{
			{ID: x.Sendings[0].ID, Way: "paper", Day: "2026-11-19", Note: "店頭で", By: said},
			{ID: x.Sendings[1].ID, Way: SentByReply, Day: "2026-11-20", At: at(-30).UnixMilli(), Message: answer, InquiryID: q.ID, Remote: "1-2", By: said},
		}
		if !reflect.DeepEqual(x.Sendings, want) {
			t.Errorf("%+v\nwant %+v", x.Sendings, want)
		}
		x, err = d.UngiveDocument(d.ctx, clerk, x.ID, want[0].ID, "別の書類でした")
		must(t, err)
		if s := x.Sendings[0]; len(x.Sendings) != 2 || s.Undone != said || s.UndoneFor != "別の書類でした" {
			t.Errorf("%+v", x.Sendings)
		}
		if _, err := d.UngiveDocument(d.ctx, clerk, x.ID, want[0].ID, "もう一度"); !errors.Is(err, ErrConflict) {
			t.Errorf("taken back twice: %v", err)
		}
		must(t, d.Erase(d.ctx, clerk, q.ID))
		x, err = d.Document(d.ctx, x.ID)
		must(t, err)
		if s := x.Sendings[1]; s.InquiryID != 0 || s.Message != answer || s.Remote != "1-2" {
			t.Errorf("after its inquiry was erased: %+v", s)
		}
	})
}

func TestDocument_keeps_what_an_answer_has_carried(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		x := d.keep(paper("2026-11-20", "見本商事", 22000))
		other := d.keep(paper("2026-11-20", "別の人", 1100))
		inquiry, item := d.answerWith(d.account("rakuten"), x)
		d.claimed(item, "a")
		must(t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeSent}))
		d.givenOnce(x.ID, inquiry, item)
		now, err := d.Document(d.ctx, x.ID)
		must(t, err)
		if _, err := d.UngiveDocument(d.ctx, clerk, x.ID, now.Sendings[0].ID, "誤り"); !errors.Is(err, ErrConflict) {
			t.Errorf("taken back: %v", err)
		}
		if _, err := d.UngiveDocument(d.ctx, clerk, other.ID, now.Sendings[0].ID, "誤り"); !errors.Is(err, ErrNotFound) {
			t.Errorf("of another paper: %v", err)
		}
	})
}
