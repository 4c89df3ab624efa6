package worker

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

func TestPoll_is_busy_while_another_program_polls_and_thorough_takes_over(t *testing.T) {
	d := openDesk(t)
	got, err := d.store.Lease(d.ctx, d.shop, "pull", "another program", d.now().Add(time.Minute), false)
	must(t, err)
	same(t, "leased", got, true)

	_, err = d.PullAccount(d.ctx, d.shop, How{})
	same(t, "busy", errors.Is(err, ErrBusy), true)
	results, err := d.Sync(d.ctx, 0, time.Time{})
	must(t, err)
	same(t, "told as busy", errors.Is(results[0].Err, ErrBusy), true)
	same(t, "pulls", len(d.mall.heard("pull")), 0)

	r := d.poll(How{Thorough: true})
	same(t, "thorough", r.Err, nil)
	same(t, "pulls", len(d.mall.heard("pull")), 1)
}

func TestPoll_comes_by_itself_when_the_lease_of_a_dead_program_has_run_out(t *testing.T) {
	d := openDesk(t)
	_, err := d.store.Lease(d.ctx, d.shop, "pull", "a dead program", d.now().Add(leaseTime), false)
	must(t, err)
	d.later(leaseTime)
	d.poll(How{})
	same(t, "pulls", len(d.mall.heard("pull")), 1)
}

// slow is a pull that lasts until the test lets it go on.
func (m *mall) slow() (begun, goOn chan struct{}) {
	begun, goOn = make(chan struct{}, 1), make(chan struct{})
	m.pull = func(ctx context.Context, cur string) (connectors.Batch, error) {
		begun <- struct{}{}
		select {
		case <-goOn:
			return connectors.Batch{Next: cur + "x"}, nil
		case <-ctx.Done():
			return connectors.Batch{}, ctx.Err()
		}
	}
	return begun, goOn
}

func TestLease_lasts_as_long_as_a_pull(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := openInBubble(t)
		begun, goOn := d.mall.slow()
		done := make(chan error)
		go func() {
			_, err := d.PullAccount(d.ctx, d.shop, How{})
			done <- err
		}()
		<-begun
		time.Sleep(10 * leaseTime) // of the bubble's clock
		got, err := d.store.Lease(d.ctx, d.shop, "pull", "another program", time.Now().Add(time.Minute), false)
		must(t, err)
		same(t, "taken by another", got, false)
		close(goOn)
		must(t, <-done)
	})
}

func TestPoll_ends_without_blame_when_another_program_takes_over(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := openInBubble(t)
		begun, _ := d.mall.slow()
		done := make(chan error)
		go func() {
			_, err := d.PullAccount(d.ctx, d.shop, How{})
			done <- err
		}()
		<-begun
		_, err := d.store.Lease(d.ctx, d.shop, "pull", "another program", time.Now().Add(time.Hour), true)
		must(t, err)
		same(t, "ends as busy", errors.Is(<-done, ErrBusy), true)
		same(t, "failures", d.account().Failures, 0)
		got, err := d.store.Lease(d.ctx, d.shop, "pull", "a third", time.Now().Add(time.Hour), false)
		must(t, err)
		same(t, "the other keeps its lease", got, false)
	})
}

func TestSync_by_a_person_waits_for_the_poll_under_way(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := openInBubble(t)
		begun, goOn := d.mall.slow()
		first, second := make(chan error), make(chan error)
		go func() {
			_, err := d.PullAccount(d.ctx, d.shop, How{})
			first <- err
		}()
		<-begun
		_, err := d.PullAccount(d.ctx, d.shop, How{})
		same(t, "by itself", errors.Is(err, ErrBusy), true)
		same(t, "shown as busy", d.Busy(d.shop), true)
		go func() {
			_, err := d.Sync(d.ctx, d.shop, time.Time{})
			second <- err
		}()
		synctest.Wait()
		close(goOn)
		must(t, <-first)
		must(t, <-second)
		same(t, "cursor", d.account().Cursor, "xx")
		same(t, "busy afterwards", d.Busy(d.shop), false)
	})
}

func TestWindow_is_told_when_a_poll_is_over(t *testing.T) {
	d := openDesk(t)
	busy := []bool{}
	d.tell = func(name string, _ ...int64) {
		if name == Accounts {
			busy = append(busy, d.Busy(d.shop))
		}
	}
	d.poll(How{})
	same(t, "hints", len(busy), 2)
	same(t, "at the beginning", busy[0], true)
	same(t, "at the end", busy[1], false)
}

func TestRun_polls_the_mailbox_while_a_mall_is_slow_and_ends_with_its_context(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := openInBubble(t)
		box := d.add("letters", "メール")
		begun, _ := d.mall.slow()
		pulls := make(chan struct{}, 100)
		d.box.pull = func(context.Context, string) (connectors.Batch, error) {
			pulls <- struct{}{}
			return connectors.Batch{Next: "m"}, nil
		}
		must(t, d.store.SetAccountState(d.ctx, clerk, box, store.AccountPaused, "", ""))
		ctx, cancel := context.WithCancel(d.ctx)
		over := make(chan struct{})
		go func() { d.Run(ctx); close(over) }()
		<-begun // the mall hangs
		must(t, d.store.SetAccountState(d.ctx, clerk, box, store.AccountNew, "", ""))
		for range 3 {
			<-pulls // the mailbox is polled again and again
		}
		began := time.Now()
		cancel()
		<-over
		if took := time.Since(began); took > time.Second {
			t.Errorf("took %v to end", took)
		}
	})
}
