package yahoo_test

import (
	"context"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/yahoo"
	"madoguchi/connectors/yahoo/yahootest"
)

// account is everything the kind can do.
type account interface {
	connectors.Connector
	connectors.OrderReader
	connectors.Prober
	connectors.Confirmer
	connectors.ThreadReader
	connectors.FileReader
	connectors.Marker
	connectors.Rescanner
	connectors.KeyReader
	connectors.Checker
	connectors.Meter
	connectors.Inspector
}

// with changes working settings.
type with map[string]string

func open(t *testing.T, s *yahootest.Shop, c *clock, changes with) account {
	t.Helper()
	return openEnv(t, s, connectors.Env{Now: c.now}, changes)
}

func openEnv(t *testing.T, s *yahootest.Shop, env connectors.Env, changes with) account {
	t.Helper()
	settings := s.Settings()
	for k, v := range changes {
		settings[k] = v
	}
	c, err := yahoo.Spec.Open(settings, env)
	if err != nil {
		t.Fatal(err)
	}
	a, ok := c.(account)
	if !ok {
		t.Fatalf("%T lacks an ability", c)
	}
	return a
}

// pullAll pulls until there is no more.
func pullAll(t *testing.T, a connectors.Connector, cur string) (all []connectors.Inquiry, notices map[string]string, next string) {
	t.Helper()
	notices = map[string]string{}
	for range 200 {
		b, err := a.Pull(t.Context(), cur)
		if err != nil {
			t.Fatal(err)
		}
		all, cur = append(all, b.Inquiries...), b.Next
		for _, n := range b.Notices {
			notices[n.Code] = n.Text
		}
		if !b.More {
			return all, notices, cur
		}
	}
	t.Fatal("the pull never ends")
	return nil, nil, ""
}

// ids counts how often each inquiry came.
func ids(all []connectors.Inquiry) map[string]int {
	n := map[string]int{}
	for _, q := range all {
		n[q.RemoteID]++
	}
	return n
}

func topic(title, text string, at time.Time) yahootest.Topic {
	return yahootest.Topic{Title: title, Posts: []yahootest.Post{{Text: text, At: at}}}
}

func reply(id, text string, at time.Time) connectors.Reply {
	return connectors.Reply{Thread: id, Text: text, Since: at}
}

func reason(t *testing.T, err error, want connectors.Reason, code string) *connectors.Error {
	t.Helper()
	e := connectors.As(err)
	if err == nil || e.Reason != want || code != "" && e.Code != code {
		t.Fatalf("%v, want %s %s", err, want, code)
	}
	return e
}

func background(t *testing.T, d time.Duration) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), d)
	t.Cleanup(cancel)
	return ctx
}
