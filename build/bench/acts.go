package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"madoguchi/app"
	"madoguchi/build/corpus"
	"madoguchi/connectors"
	"madoguchi/store"
)

// act is something a clerk does, or the desk does while a clerk waits.
type act struct {
	name string
	most float64 // ms that it may take at 95 %
	do   func() error
	// ready makes what do needs, outside what is measured; often nothing.
	ready func() error
}

// Bars of what a clerk does, in ms: everything, and a search.
const (
	instant = 100
	sought  = 300
)

// clerk works on one profile. What is touched is drawn at random from the whole
// shop, so that nothing is in memory by chance; what is written is taken back.
type clerk struct {
	d         *app.Desk
	s         *store.Store
	ctx       context.Context
	shop      *corpus.Shop
	dice      *rand.Rand
	inquiries []int64
	customers []int64
	fresh     *corpus.Shop // mails that are still to come
	account   int64
	n         int
	draft     app.Draft
	queued    int
}

func (b *bench) clerk(dir string, shop *corpus.Shop) (*clerk, error) {
	c := &clerk{shop: shop, dice: rand.New(rand.NewPCG(3, 3))}
	var err error
	if c.d, c.ctx, err = b.open(dir); err != nil {
		return nil, err
	}
	if c.s, err = b.openStore(dir); err != nil {
		return nil, err
	}
	c.fresh = corpus.New(corpus.Options{Seed: uint64(time.Now().UnixNano()), Newest: b.now, Address: shopAddress, Size: corpus.OfMails(1000)})
	all, err := c.s.Accounts(c.ctx)
	if err != nil {
		return nil, err
	}
	c.account = all[0].ID
	return c, c.draw(b.ctx, dir)
}

// draw picks inquiries and customers to look at.
func (c *clerk) draw(ctx context.Context, dir string) error {
	db, err := beside(dir)
	if err != nil {
		return err
	}
	defer db.Close()
	var last int64
	if err := db.QueryRowContext(ctx, `SELECT MAX(id) FROM inquiries`).Scan(&last); err != nil {
		return err
	}
	for len(c.inquiries) < 400 {
		var id, customer int64
		err := db.QueryRowContext(ctx, `SELECT id, customer_id FROM inquiries WHERE id >= $1 ORDER BY id LIMIT 1`, 1+c.dice.Int64N(last)).Scan(&id, &customer)
		if err != nil {
			return err
		}
		c.inquiries = append(c.inquiries, id)
		if customer > 0 {
			c.customers = append(c.customers, customer)
		}
	}
	return nil
}

func (c *clerk) close() error { return errors.Join(c.d.Close(), c.s.Close()) }

func (c *clerk) acts() []act {
	list := tabs()
	search := func(text func() string) func() error {
		return func() error {
			_, err := c.d.Search(c.ctx, app.SearchQuery{Text: text(), Limit: 50})
			return err
		}
	}
	word := func(s string) func() string { return func() string { return s } }
	return []act{
		{name: "list", most: instant, do: func() error { _, err := c.d.Inbox(c.ctx, pick(c, list)); return err }},
		{name: "tabs", most: instant, do: func() error { _, err := c.d.Counts(c.ctx, app.CountsQuery{}); return err }},
		{name: "open an inquiry", most: instant, do: func() error { _, err := c.d.Thread(c.ctx, app.ID{ID: pick(c, c.inquiries)}); return err }},
		{name: "search a common word", most: sought, do: search(word("返品"))},
		{name: "search a rare word", most: sought, do: search(word("勅使河原 金継ぎ"))},
		{name: "search one character", most: sought, do: search(word("色"))},
		{name: "search a number", most: sought, do: search(c.number)},
		{name: "order by its number", most: instant, do: func() error { _, err := c.d.OrdersByNumber(c.ctx, c.number()); return err }},
		{name: "list of orders", most: instant, do: func() error { _, err := c.d.Orders(c.ctx, app.OrderQuery{Limit: 50}); return err }},
		{name: "page of a customer", most: instant, do: c.customer},
		{name: "morning sheet", most: instant, do: func() error { _, err := c.d.Morning(c.ctx); return err }},
		{name: "save a draft", most: instant, do: c.save, ready: c.write},
		{name: "queue a reply", most: instant, do: c.reply},
		{name: "a mail comes", most: instant, do: c.receive},
	}
}

func pick[T any](c *clerk, all []T) T { return all[c.dice.IntN(len(all))] }

func (c *clerk) number() string { return c.shop.Order(c.dice.IntN(c.shop.Size().Orders)).Number }

func (c *clerk) customer() error {
	id := app.ID{ID: pick(c, c.customers)}
	_, err := c.d.CustomerByID(c.ctx, id)
	if err == nil {
		_, err = c.d.CustomerHistory(c.ctx, app.HistoryQuery{ID: id.ID})
	}
	return err
}

// write is a clerk at the keyboard: another inquiry, with the draft as it stands.
func (c *clerk) write() error {
	c.n++
	id := c.inquiries[c.n%len(c.inquiries)]
	th, err := c.d.Thread(c.ctx, app.ID{ID: id})
	c.draft = app.Draft{ID: id, Text: fmt.Sprintf("確認して、%d 分後にお返事いたします。", c.n), Version: th.Draft.Version}
	return err
}

func (c *clerk) save() error {
	_, err := c.d.SaveDraft(c.ctx, c.draft)
	return err
}

// reply queues an answer. It never leaves: nothing runs that sends, and it is taken
// back afterwards, outside what is measured.
func (c *clerk) reply() error {
	_, err := c.d.Send(c.ctx, app.SendRequest{ID: pick(c, c.inquiries), Text: "ご連絡ありがとうございます。確認いたします。", Hold: 3600})
	if refused := (*app.Refusal)(nil); errors.As(err, &refused) {
		return nil // held against every rule, and one of them forbids it
	}
	c.queued++
	return err
}

func (c *clerk) takeBack() error {
	out, err := c.d.Outbox(c.ctx, app.OutboxQuery{States: []string{store.OutQueued}})
	if err != nil {
		return err
	}
	for _, i := range out.Outbox {
		if _, err := c.d.TakeBack(c.ctx, app.ID{ID: i.ID}); err != nil {
			return err
		}
	}
	return nil
}

func (c *clerk) receive() error {
	c.n++
	one := c.fresh.MailInquiry(c.n % c.fresh.Size().Mails)
	_, err := c.s.Ingest(c.ctx, c.account, connectors.Batch{Inquiries: []connectors.Inquiry{one}})
	return err
}
