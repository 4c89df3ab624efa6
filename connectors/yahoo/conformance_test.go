package yahoo_test

import (
	"sync"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/connectortest"
	"madoguchi/connectors/yahoo"
	"madoguchi/connectors/yahoo/yahootest"
)

// clock moves one second at each look, so that posts have an order, and stands
// still otherwise.
type clock struct {
	mu sync.Mutex
	at time.Time
}

var morning = time.Date(2026, 11, 20, 0, 30, 0, 0, time.UTC)

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(time.Second)
	return c.at
}

func (c *clock) add(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

func shop(t *testing.T, o yahootest.Options) (*yahootest.Shop, *clock) {
	t.Helper()
	c := &clock{at: morning}
	o.Now = c.now
	s, err := yahootest.New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s, c
}

func subject(o yahootest.Options) func(t *testing.T) connectortest.Subject {
	return func(t *testing.T) connectortest.Subject {
		s, c := shop(t, o)
		t.Cleanup(func() {
			if bad := s.Objections(); bad != nil {
				t.Errorf("the mall objects: %q", bad)
			}
		})
		return connectortest.Subject{
			Spec: yahoo.Spec, Settings: s.Settings(), Env: connectors.Env{Now: c.now},
			Ask: func(text string) string {
				return s.AddTopic(yahootest.Topic{Title: "お問い合わせ", Posts: []yahootest.Post{{Text: text}}})
			},
			Again: func(id, text string) { s.CustomerReplies(id, text) },
			Delivered: func(id string) []string {
				var texts []string
				for _, d := range s.Delivered() {
					if d.TopicID == id {
						texts = append(texts, d.Text)
					}
				}
				return texts
			},
			Calls:        func() int { return len(s.Calls()) },
			StoreThenCut: func() { s.Break(yahootest.Fault{Path: "externalTalkAdd", Kind: yahootest.CutAfter}) },
			Refuse: func() {
				s.Break(yahootest.Fault{Path: "externalTalkAdd", Kind: yahootest.XMLError, Code: 400, PX: "px-99999"})
			},
			Slow:    func() { s.Break(yahootest.Fault{Kind: yahootest.Slow, Wait: time.Minute}) },
			Busy:    func() { s.Break(yahootest.Fault{Kind: yahootest.Status, Code: 503}) },
			Revoke:  s.Revoke,
			Restore: s.Restore,
		}
	}
}

func TestConformance(t *testing.T) { connectortest.Run(t, subject(yahootest.Options{})) }

func TestConformance_when_every_scalar_is_a_string(t *testing.T) {
	connectortest.Run(t, subject(yahootest.Options{Strings: true}))
}
