package worker

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

// metered counts a call for each pull.
type metered struct {
	full
	calls *int64
}

func (m metered) Pull(ctx context.Context, cur string) (connectors.Batch, error) {
	*m.calls++
	return m.full.Pull(ctx, cur)
}

func (m metered) Calls() int64 { return *m.calls }

// kind puts a kind beside the others of the desk.
func (d *desk) kind(s connectors.Spec) { d.kinds[s.Kind] = s }

func TestDay_counts_calls_polls_and_failures_over_every_opened_connector(t *testing.T) {
	d := openDesk(t)
	d.kind(connectors.Spec{Kind: "mall", Open: func(connectors.Settings, connectors.Env) (connectors.Connector, error) {
		return metered{full{d.mall}, new(int64)}, nil
	}})
	d.poll(How{})
	d.Forget(d.shop) // its settings changed: the next connector begins to count anew
	d.mall.pull = func(context.Context, string) (connectors.Batch, error) {
		return connectors.Batch{}, failing(connectors.Temporary, "down")
	}
	d.poll(How{})
	today, err := d.store.Today(d.ctx)
	must(t, err)
	same(t, "day", today[d.shop], store.Day{Calls: 2, Polls: 2, Failures: 1})
}

func TestPoll_under_way_does_not_overwrite_what_a_person_saves(t *testing.T) {
	d := openDesk(t)
	d.mall.pull = func(context.Context, string) (connectors.Batch, error) {
		a := d.account()
		a.State = store.AccountNew
		must(t, d.store.UpdateAccount(d.ctx, clerk, a))
		return connectors.Batch{}, failing(connectors.Auth, "key_dead")
	}
	d.poll(How{})
	same(t, "state", d.account().State, store.AccountNew)
	same(t, "due at once", d.due(), true)
}

// keyed is a shop whose kind has a key that may be entered before it works.
func keyed(d *desk) {
	d.kind(connectors.Spec{
		Kind: "mall", Every: 10 * time.Minute,
		Fields: []connectors.Field{{Key: "key", Label: "キー", Secret: true, Trial: true}},
		Open: func(connectors.Settings, connectors.Env) (connectors.Connector, error) {
			return full{d.mall}, nil
		},
	})
}

func TestNewKey_that_does_not_work_yet_stops_nothing_until_it_should_have(t *testing.T) {
	d := openDesk(t)
	keyed(d)
	a := d.account()
	a.Secrets = map[string][]byte{"key": []byte("old"), "key_next": []byte("new")}
	a.Settings = map[string]string{"key_next_at": d.now().Format(time.RFC3339)}
	must(t, d.store.UpdateAccount(d.ctx, clerk, a))
	d.mall.pull = func(context.Context, string) (connectors.Batch, error) {
		return connectors.Batch{}, failing(connectors.Auth, "key_dead")
	}
	d.poll(How{})
	got := d.account()
	same(t, "while it waits", got.State+" "+got.ReasonCode, store.AccountRetry+" "+KeyPending)
	d.later(3 * time.Minute)
	same(t, "tried again soon", d.due(), true)
	d.later(3 * time.Hour)
	d.poll(How{})
	got = d.account()
	same(t, "long after", got.State+" "+got.ReasonCode, store.AccountStopped+" key_dead")
}

// lending are two kinds that share a relay, as 楽天 and a mailbox do.
func lending(d *desk, seen *string) (shop, box store.Account) {
	fields := []connectors.Field{{Key: "host", Shared: true}, {Key: "port", Default: "587", Shared: true}, {Key: "password", Secret: true, Shared: true}}
	for _, kind := range []string{"mall", "letters"} {
		d.kind(connectors.Spec{Kind: kind, Fields: fields, Open: func(s connectors.Settings, _ connectors.Env) (connectors.Connector, error) {
			if kind == "letters" {
				*seen = fmt.Sprint(s.Text("host"), " ", s.Text("port"), " ", s.Text("password"))
			}
			return full{d.mall}, nil
		}})
	}
	id := d.add("letters", "メール")
	box, err := d.store.Account(d.ctx, id)
	must(d.t, err)
	return d.account(), box
}

// openBox gives back what is sealed.
type openBox struct{ noBox }

func (openBox) Open(_ string, sealed []byte) (string, error) {
	if string(sealed) == "broken" {
		return "", errors.New("locked")
	}
	return string(sealed), nil
}

func TestShared_values_of_another_account_fill_what_is_empty(t *testing.T) {
	type set map[string]string
	own := func(host, port, password string) set { return set{"host": host, "port": port, "password": password} }
	for name, c := range map[string]struct {
		shops []set
		box   set
		want  string
	}{
		"nobody has any":              {nil, own("", "587", ""), " 587 "},
		"one shop has them":           {[]set{own("relay", "25", "secret")}, own("", "587", ""), "relay 25 secret"},
		"two shops have the same":     {[]set{own("relay", "25", "secret"), own("relay", "25", "secret")}, own("", "", ""), "relay 25 secret"},
		"two shops differ":            {[]set{own("relay", "25", "secret"), own("other", "25", "secret")}, own("", "", ""), "  "},
		"own ones are not mixed":      {[]set{own("relay", "25", "secret")}, own("mine", "", ""), "mine  "},
		"one that cannot be opened":   {[]set{own("relay", "25", "broken")}, own("", "", ""), "  "},
		"a shop with defaults only":   {[]set{own("", "587", "")}, own("", "", ""), "  "},
		"a shop without, one with it": {[]set{own("", "587", ""), own("relay", "25", "secret")}, own("", "", ""), "relay 25 secret"},
	} {
		t.Run(name, func(t *testing.T) {
			d := openDesk(t)
			d.Worker.box = openBox{}
			var seen string
			_, box := lending(d, &seen)
			save := func(a store.Account, s set) {
				a.Settings, a.Secrets = map[string]string{"host": s["host"], "port": s["port"]}, map[string][]byte{}
				if s["password"] != "" {
					a.Secrets["password"] = []byte(s["password"])
				}
				must(t, d.store.UpdateAccount(d.ctx, clerk, a))
			}
			for i, s := range c.shops {
				id := d.add("mall", fmt.Sprint("店", i))
				a, err := d.store.Account(d.ctx, id)
				must(t, err)
				save(a, s)
			}
			save(box, c.box)
			box, err := d.store.Account(d.ctx, box.ID)
			must(t, err)
			_, err = d.Connector(box)
			must(t, err)
			same(t, "opened with", seen, c.want)
		})
	}
}

func TestShared_values_that_change_open_the_borrower_anew(t *testing.T) {
	d := openDesk(t)
	d.Worker.box = openBox{}
	var seen string
	shop, box := lending(d, &seen)
	give := func(host string) {
		shop, err := d.store.Account(d.ctx, shop.ID)
		must(t, err)
		shop.Settings = map[string]string{"host": host}
		must(t, d.store.UpdateAccount(d.ctx, clerk, shop))
		_, err = d.Connector(box)
		must(t, err)
	}
	give("one")
	same(t, "first", seen, "one  ")
	give("two")
	same(t, "after the change", seen, "two  ")
}
