package rakuten

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/rakuten/rakutentest"
)

// TestSoak_everything_goes_wrong lets days of a shop pass while calls fail at
// random: what is there in the end has come, each reply is there once at most,
// and the mall had nothing to object to.
func TestSoak_everything_goes_wrong(t *testing.T) {
	for seed := range uint64(2) {
		r := rand.New(rand.NewPCG(seed, 7))
		m := newMarket(t)
		m.ExpireKey(noon().AddDate(1, 0, 0))
		k := soak{market: m, t: t, rand: r, have: map[string]int{}}
		for range 60 {
			k.step()
		}
		m.Mend()
		m.clock.forward(25 * time.Hour)
		k.pull()
		k.check()
	}
}

// soak is a shop in bad weather. have counts the messages that came by thread.
type soak struct {
	market
	t    *testing.T
	rand *rand.Rand
	cur  string
	have map[string]int
	open []connectors.Reply // unknown ones
}

func (k *soak) step() {
	k.clock.forward(time.Duration(k.rand.IntN(40)) * time.Minute)
	for range k.rand.IntN(3) {
		k.Add(rakutentest.Inquiry{Text: "質問", At: k.clock.at.Add(-time.Duration(k.rand.IntN(400)) * time.Hour)})
	}
	all := k.Threads()
	if len(all) > 0 {
		k.CustomerReplies(all[k.rand.IntN(len(all))].Number, "追加です")
		for range k.rand.IntN(3) {
			k.Fail(rakutentest.RandomFault(k.rand))
		}
		k.send(all[k.rand.IntN(len(all))].Number)
	}
	k.pull()
}

// pull goes on from the last good cursor, as the desk does.
func (k *soak) pull() {
	for range 60 {
		b, err := k.shop.Pull(k.t.Context(), k.cur)
		if err != nil {
			if reason := connectors.ReasonOf(err); reason == connectors.Auth || reason == connectors.Rejected {
				k.t.Fatalf("a fault that heals became %v", err)
			}
			k.clock.forward(connectors.As(err).After)
			continue
		}
		for _, q := range b.Inquiries {
			k.have[q.RemoteID] = max(k.have[q.RemoteID], len(q.Messages))
		}
		if k.cur = b.Next; !b.More {
			return
		}
	}
}

func (k *soak) send(number string) {
	r := connectors.Reply{Thread: number, Text: "返信 " + k.clock.at.String(), Since: k.clock.at}
	if _, err := k.shop.Send(k.t.Context(), r); connectors.ReasonOf(err) == connectors.Unsure && err != nil {
		k.open = append(k.open, r)
	} else if n := k.Copies()[rakutentest.Copy{Number: number, Text: r.Text}]; (n == 1) != (err == nil) {
		k.t.Errorf("%d copies, yet %v", n, err)
	}
}

func (k *soak) check() {
	k.t.Helper()
	for _, q := range k.Threads() {
		if k.have[q.Number] != 1+len(q.Replies) {
			k.t.Errorf("%s: %d messages came of %d", q.Number, k.have[q.Number], 1+len(q.Replies))
		}
	}
	for c, n := range k.Copies() {
		if n != 1 {
			k.t.Errorf("%s reached %s %d times", c.Text, c.Number, n)
		}
	}
	for _, r := range k.open {
		_, found, err := k.shop.FindSent(k.t.Context(), r)
		if n := k.Copies()[rakutentest.Copy{Number: r.Thread, Text: r.Text}]; err != nil || (found == connectors.Delivered) != (n == 1) {
			k.t.Errorf("an unknown one: found %v, %d copies, %v", found, n, err)
		}
	}
	hit := k.Faults()
	if o := k.Objections(); len(o) > 0 || len(hit) < 8 || len(k.open) == 0 {
		k.t.Errorf("objections %q, faults %v, %d unknown", slices.Compact(o), hit, len(k.open))
	}
}
