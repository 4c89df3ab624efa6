package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"testing/fstest"
	"time"

	"madoguchi/app"
	"madoguchi/app/host"
	"madoguchi/build/corpus"
	"madoguchi/connectors"
	"madoguchi/store"
)

// The two stores that lists are measured on, as multiples of the small shop.
const (
	smallInquiries, largeInquiries = 2, 19
	smallOrders, largeOrders       = 11, 56
)

func (b *bench) hundredThousand() (string, error) {
	return b.multiplied("100k", smallInquiries, smallOrders)
}
func (b *bench) million() (string, error) { return b.multiplied("1m", largeInquiries, largeOrders) }

// pair opens both.
func (b *bench) pair() (small, large *app.Desk, ctx context.Context, err error) {
	for _, one := range []struct {
		desk **app.Desk
		dir  func() (string, error)
	}{{&small, b.hundredThousand}, {&large, b.million}} {
		dir, err := one.dir()
		if err != nil {
			return nil, nil, nil, err
		}
		if *one.desk, ctx, err = b.open(dir); err != nil {
			return nil, nil, nil, err
		}
	}
	return small, large, ctx, nil
}

// tabs are the lists a clerk looks at.
func tabs() []app.InboxQuery {
	var all []app.InboxQuery
	for _, sort := range []string{"due", "new"} {
		for _, state := range []string{"", store.StateNew, store.StateWorking, store.StateReview, store.StateWaiting, store.StateSnoozed, store.StateDone} {
			all = append(all, app.InboxQuery{Sort: sort, State: state, Limit: 50})
		}
	}
	return all
}

// lists is G9: the first page of a tab with the numbers of all tabs.
func (b *bench) lists() error {
	small, large, ctx, err := b.pair()
	if err != nil {
		return err
	}
	defer small.Close()
	defer large.Close()
	look := func(d *app.Desk, q app.InboxQuery) (float64, error) {
		return took(func() error {
			_, err := d.Inbox(ctx, q)
			_, err2 := d.Counts(ctx, app.CountsQuery{})
			return errors.Join(err, err2)
		})
	}
	var few, many []float64
	for range 40 {
		for _, q := range tabs() {
			f, err := look(small, q)
			m, err2 := look(large, q)
			if err := errors.Join(err, err2); err != nil {
				return err
			}
			few, many = append(few, f), append(many, m)
		}
	}
	b.add(line{Goal: "G9", What: "first page and all counts at 1 M inquiries against 100 k, p95", Ours: at(many, 95), Anchor: at(few, 95), Unit: "s", Value: at(many, 95) / at(few, 95), Bar: 1.5, Aim: 1.1, Runs: len(few)})
	b.add(line{Goal: "G9", What: "the same, p50", Ours: at(many, 50), Anchor: at(few, 50), Unit: "s", Value: at(many, 50) / at(few, 50), Runs: len(few)})
	return nil
}

// throughHTTP is G10: the same page as the screen asks for it, with JSON both ways.
func (b *bench) throughHTTP() error {
	dir, err := b.million()
	if err != nil {
		return err
	}
	d, _, err := b.open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	h := host.New(d, fstest.MapFS{}, nil, slog.New(slog.DiscardHandler))
	var all []float64
	for range 40 {
		for _, q := range tabs() {
			t, err := took(func() error {
				body := fmt.Sprintf(`{"state":%q,"sort":%q,"limit":50}`, q.State, q.Sort)
				return errors.Join(post(b.ctx, h, "Inbox", body), post(b.ctx, h, "Counts", `{}`))
			})
			if err != nil {
				return err
			}
			all = append(all, t)
		}
	}
	p95 := at(all, 95) * 1000
	b.add(line{Goal: "G10", What: "first page and counts through the handler with JSON at 1 M inquiries, p95", Ours: p95, Unit: "ms", Value: p95, Bar: 20, Aim: 5, Runs: len(all)})
	return nil
}

func post(ctx context.Context, h http.Handler, method, body string) error {
	r := httptest.NewRequestWithContext(ctx, http.MethodPost, "/api/"+method, bytes.NewBufferString(body))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		text, _ := io.ReadAll(w.Body)
		return fmt.Errorf("%s: %d %s", method, w.Code, text)
	}
	return nil
}

// perSecond is how many messages come while somebody reads.
const perSecond = 100

// whileWriting is G11: reading while another program commits a message a hundred
// times a second, against reading while nothing happens, phase by phase.
func (b *bench) whileWriting() error {
	kept, err := b.hundredThousand()
	if err != nil {
		return err
	}
	dir, err := b.scratch(kept)
	if err != nil {
		return err
	}
	d, ctx, err := b.open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	s, err := b.openStore(dir)
	if err != nil {
		return err
	}
	defer s.Close()
	w := &writer{s: s, shop: corpus.New(corpus.Options{Seed: 99, Newest: b.now, Address: shopAddress, Size: corpus.OfMails(20_000)})}
	if w.account, err = s.AddAccount(ctx, store.Actor{}, store.Account{Kind: "mailbox", Name: "もうひとつのメール", Settings: map[string]string{"address": shopAddress}}); err != nil {
		return err
	}
	var idle, busy []float64
	for range rounds {
		if err := readFor(ctx, d, &idle); err != nil {
			return err
		}
		writing, stop := context.WithCancel(ctx)
		ended := make(chan error, 1)
		go func() { ended <- w.write(writing) }() // ends with stop, awaited below
		err := readFor(ctx, d, &busy)
		stop()
		if err := errors.Join(err, <-ended); err != nil {
			return err
		}
	}
	rate := float64(w.n) / w.took.Seconds()
	b.add(line{
		Goal: "G11", What: "reading while 100 messages a second are committed against idle, p95", Ours: at(busy, 95), Anchor: at(idle, 95), Unit: "s", Value: at(busy, 95) / at(idle, 95), Bar: 2, Aim: 1.2, Runs: len(busy),
		Note: fmt.Sprintf("the writer committed %.0f messages a second, each by itself; p50 %s against %s", rate, figure(at(busy, 50), "s"), figure(at(idle, 50), "s")),
	})
	return nil
}

// readFor reads lists and opens inquiries for two seconds, as fast as a person
// could click: not as fast as the machine can.
func readFor(ctx context.Context, d *app.Desk, all *[]float64) error {
	end, lists := time.Now().Add(2*time.Second), tabs()
	for i := 0; time.Now().Before(end); i++ {
		t, err := took(func() error {
			_, err := d.Inbox(ctx, lists[i%len(lists)])
			_, err2 := d.Counts(ctx, app.CountsQuery{})
			return errors.Join(err, err2)
		})
		if err != nil {
			return err
		}
		*all = append(*all, t)
		time.Sleep(5 * time.Millisecond)
	}
	return nil
}

// writer takes in mails one by one at an even pace.
type writer struct {
	s       *store.Store
	shop    *corpus.Shop
	account int64
	n       int
	took    time.Duration
}

func (w *writer) write(ctx context.Context) error {
	began := time.Now()
	defer func() { w.took += time.Since(began) }()
	for i := 0; ctx.Err() == nil; i++ {
		one := w.shop.MailInquiry(w.shop.Size().Mails - 1 - w.n%w.shop.Size().Mails)
		if _, err := w.s.Ingest(context.WithoutCancel(ctx), w.account, connectors.Batch{Inquiries: []connectors.Inquiry{one}}); err != nil {
			return err
		}
		w.n++
		time.Sleep(time.Until(began.Add(time.Duration(i+1) * time.Second / perSecond)))
	}
	return nil
}

// lookUp is G13: an order by its number.
func (b *bench) lookUp() error {
	small, large, ctx, err := b.pair()
	if err != nil {
		return err
	}
	defer small.Close()
	defer large.Close()
	dice := rand.New(rand.NewPCG(13, 13))
	one := func(d *app.Desk, copies int) (float64, error) {
		number := b.shop.Order(dice.IntN(b.shop.Size().Orders)).Number
		if k := dice.IntN(copies); k > 0 {
			number += fmt.Sprint(k + 9) // as copies are told apart
		}
		return took(func() error {
			found, err := d.OrdersByNumber(ctx, number)
			if err == nil && len(found) != 1 {
				err = fmt.Errorf("%s: %d orders", number, len(found))
			}
			return err
		})
	}
	var few, many []float64
	for range 2000 {
		f, err := one(small, smallOrders)
		m, err2 := one(large, largeOrders)
		if err := errors.Join(err, err2); err != nil {
			return err
		}
		few, many = append(few, f), append(many, m)
	}
	b.add(line{Goal: "G13", What: "an order by its number at 1 M orders against 200 k, p50", Ours: at(many, 50), Anchor: at(few, 50), Unit: "s", Value: at(many, 50) / at(few, 50), Bar: 2.5, Aim: 1.5, Runs: len(few)})
	return nil
}
