package worker

import (
	"context"
	"errors"
	"testing"
	"time"

	"madoguchi/connectors"
)

func batchOf(id, next string, more bool) connectors.Batch {
	q := question(id)
	q.Messages[0].Raw = []byte("raw " + id)
	return connectors.Batch{Inquiries: []connectors.Inquiry{q}, Next: next, More: more}
}

func TestPull_reads_the_next_batch_while_the_one_before_is_not_done(t *testing.T) {
	d := openDesk(t)
	asked := make(chan bool, 1)
	d.mall.pull = func(_ context.Context, cur string) (connectors.Batch, error) {
		if cur == "" {
			return batchOf("q1", "1", true), nil
		}
		asked <- true
		return batchOf("q2", "2", false), nil
	}
	d.tell = func(name string, _ ...int64) { // between two batches
		if name != Inquiries || asked == nil {
			return
		}
		select {
		case <-asked:
			asked = nil
		case <-time.After(10 * time.Second):
			t.Error("the next batch was not asked for")
		}
	}
	d.poll(How{})
	same(t, "inquiries", d.remotes(), "q1-1 q2-1")
	same(t, "cursor", d.account().Cursor, "2")
}

func TestPull_throws_away_what_it_read_ahead_of_a_batch_that_cannot_be_saved(t *testing.T) {
	d := openDesk(t)
	ended := make(chan bool, 1)
	d.mall.pull = func(ctx context.Context, cur string) (connectors.Batch, error) {
		if cur == "" {
			must(t, d.store.RemoveAccount(d.ctx, clerk, d.shop))
			return batchOf("q1", "1", true), nil
		}
		<-ctx.Done()
		ended <- true
		return batchOf("q2", "2", true), nil
	}
	a := d.account()
	_, err := d.batches(d.ctx, full{d.mall}, a, "", &Result{})
	if err == nil {
		t.Fatal("a removed account was saved to")
	}
	select {
	case <-ended:
	default:
		t.Error("the next batch is still being read")
	}
	same(t, "inquiries", d.remotes(), "")
}

func TestPull_that_breaks_ahead_keeps_the_batch_before(t *testing.T) {
	d := openDesk(t)
	d.mall.pull = func(_ context.Context, cur string) (connectors.Batch, error) {
		if cur == "" {
			return batchOf("q1", "1", true), nil
		}
		return connectors.Batch{}, failing(connectors.Temporary, "unplugged")
	}
	r := d.poll(How{})
	same(t, "told", connectors.As(r.Err).Code, "unplugged")
	same(t, "inquiries", d.remotes(), "q1-1")
	same(t, "cursor", d.account().Cursor, "1")
}

// A connector that asks whether the desk has a mail must hear of one that is being
// stored at this moment: else the same mail would come twice.
func TestPull_lends_the_mails_that_are_on_their_way_into_the_store(t *testing.T) {
	d := openDesk(t)
	d.mall.pull = func(ctx context.Context, cur string) (connectors.Batch, error) {
		a, err := d.store.Account(ctx, d.shop)
		if err != nil {
			return connectors.Batch{}, err
		}
		raw := string(d.env(a).Mail(ctx, "q1-1"))
		switch {
		case cur == "":
			return batchOf("q1", "1", true), nil
		case raw != "raw q1":
			return connectors.Batch{}, errors.New("the desk has " + raw)
		}
		return batchOf("q2", "2", false), nil
	}
	same(t, "failure", d.poll(How{}).Err, nil)
	same(t, "left behind", len(d.between), 0)
}

func TestPull_tells_of_the_past_once_a_moment_and_of_new_mail_at_once(t *testing.T) {
	d := openDesk(t)
	told := d.heardOf(Inquiries)
	d.mall.pull = func(_ context.Context, cur string) (connectors.Batch, error) {
		b, _ := pages("6", "", nil)(d.ctx, cur)
		b.Past = cur != "3"
		return b, nil
	}
	d.poll(How{})
	var sizes []int
	for len(told) > 0 {
		sizes = append(sizes, len(<-told))
	}
	// The first at once, then what was gathered with the new one, then the rest.
	if len(sizes) != 3 || sizes[0] != 1 || sizes[1] != 3 || sizes[2] != 2 {
		t.Errorf("told of %v", sizes)
	}
}
