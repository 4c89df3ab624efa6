// Package demo runs the demo shop 見本堂: pretend 楽天, Yahoo! and mail servers on
// loopback, filled with the shop of app/demo/content, in which customers go on
// writing, answering and buying until it is closed.
//
// The desk meets it through the ordinary connectors and cannot tell it from the
// real malls. Nothing leaves the machine and nothing is written to disk. Two
// inquiries misbehave on purpose, so that the screen shows what then happens:
// the mall refuses every reply to the one marked refuse, and the line breaks
// after the first reply to the one marked drop (content/rakuten.txt).
package demo

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"madoguchi/app/demo/content"
	"madoguchi/connectors/mailbox/mailboxtest"
	"madoguchi/connectors/rakuten/rakutentest"
	"madoguchi/connectors/yahoo/yahootest"
)

// Options of the demo; the zero value is usable.
type Options struct {
	Now  func() time.Time // time.Now when nil
	Pace time.Duration    // between two things that happen by themselves: 40 seconds when zero, never when negative
	Log  *slog.Logger
	// Heard is told what has happened, after it did.
	Heard func(Event)
}

// Event is something that happened in the shop.
type Event struct {
	What string // inquiry, answer or shipped
	Key  string // of the thread or order in the content
}

// Shop is the running demo.
type Shop struct {
	content content.Shop
	now     func() time.Time
	log     *slog.Logger
	heard   func(Event)

	rakuten *rakutentest.Server
	gate    *gate
	yahoo   *yahootest.Shop
	mail    *mailboxtest.Server

	stop context.CancelFunc
	done chan struct{} // closed when the life loop has ended
	once sync.Once

	mu      sync.Mutex
	threads map[string]*running // by the mall's number, topic id or Message-ID
	answers []*running          // of customers about to come back
	wake    chan struct{}
}

// Start opens the servers, fills them and lets the shop live until ctx ends or
// Close is called.
func Start(ctx context.Context, o Options) (*Shop, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Heard == nil {
		o.Heard = func(Event) {}
	}
	if o.Pace == 0 {
		o.Pace = 40 * time.Second
	}
	filled, err := content.Read(o.Now())
	if err != nil {
		return nil, err
	}
	s := &Shop{
		content: filled, now: o.Now, log: o.Log, heard: o.Heard,
		threads: map[string]*running{}, wake: make(chan struct{}, 1), done: make(chan struct{}),
	}
	ctx, s.stop = context.WithCancel(ctx)
	if err := s.open(ctx); err != nil {
		close(s.done)
		s.Close()
		return nil, err
	}
	go s.live(ctx, o.Pace) // ends with ctx, awaited by Close
	return s, nil
}

// open starts the servers and fills them.
func (s *Shop) open(ctx context.Context) error {
	s.rakuten = rakutentest.Start(rakutentest.Options{ShopID: content.RakutenShop, Expires: s.now().Add(licenceLeft), Now: s.now})
	s.rakuten.OnReply(func(number, _ string) { s.replied(number) })
	var err error
	if s.gate, err = openGate(s.rakuten.URL); err != nil {
		return err
	}
	if s.yahoo, err = yahootest.New(yahootest.Options{
		Seller: content.YahooSeller, Now: s.now, OnReply: func(topic, _ string) { s.replied(topic) },
	}); err != nil {
		return err
	}
	if s.mail, err = mailboxtest.Start(mailboxtest.Options{Address: content.ShopAddress, Now: s.now, OnMail: s.mailed}); err != nil {
		return err
	}
	for _, o := range s.content.Orders {
		s.place(o)
	}
	for _, t := range s.content.Threads {
		if err := s.add(t); err != nil {
			return err
		}
	}
	return s.completeRakuten(ctx)
}

func (s *Shop) place(o content.Order) {
	if o.Channel == content.Yahoo {
		s.yahoo.AddOrder(yahooOrder(o))
		return
	}
	s.rakuten.AddOrder(rakutenOrder(o))
}

// add lets an inquiry arrive.
func (s *Shop) add(t content.Thread) error {
	switch t.Channel {
	case content.Rakuten:
		s.run(s.addRakuten(t), t)
	case content.Yahoo:
		s.run(s.yahoo.AddTopic(yahooTopic(t)), t)
	default:
		return s.addMail(t)
	}
	return nil
}

// Close ends the life of the shop and its servers. Closing twice does no harm.
func (s *Shop) Close() { s.once.Do(s.close) }

func (s *Shop) close() {
	s.stop()
	<-s.done
	if s.gate != nil {
		s.gate.close()
	}
	if s.rakuten != nil {
		s.rakuten.Close()
	}
	if s.yahoo != nil {
		s.yahoo.Close()
	}
	if s.mail != nil {
		s.mail.Close()
	}
}
