package yahoo_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/yahoo/yahootest"
)

// soak is a desk in miniature that lives through a bad week: it keeps what came,
// saves cursors, never repeats an unknown post, and is started anew again and
// again.
type soak struct {
	t       *testing.T
	rand    *rand.Rand
	shop    *yahootest.Shop
	clock   *clock
	account account
	cur     string
	latest  map[string]connectors.Inquiry
	fate    map[string]string // text of a reply → sent, not sent, unknown
	unknown []connectors.Reply
	serial  int
}

var soakFaults = []yahootest.Fault{
	{Kind: yahootest.Status, Code: 429},
	{Kind: yahootest.Status, Code: 429, After: "40"},
	{Kind: yahootest.Status, Code: 500},
	{Kind: yahootest.Status, Code: 503, After: "20"},
	{Kind: yahootest.XMLError, Code: 502, PX: "px-00000"},
	{Kind: yahootest.XMLError, Code: 500, PX: "od91001"},
	{Kind: yahootest.CutEarly},
	{Kind: yahootest.CutBefore},
	{Kind: yahootest.CutAfter},
	{Kind: yahootest.CutMiddle},
	{Kind: yahootest.Truncated},
	{Kind: yahootest.HTML},
	{Kind: yahootest.Empty, Path: "externalTalkAdd"},
	{Kind: yahootest.CutAfter, Path: "externalTalkAdd"},
	{Kind: yahootest.CutAfter, Path: "externalStoreTopic"},
	{Kind: yahootest.LessRows},
	{Kind: yahootest.Totals},
	{Kind: yahootest.Totals, Rows: -9},
	{Kind: yahootest.Repeated},
	{Kind: yahootest.Moved},
	{Kind: yahootest.Echo},
	{Kind: yahootest.Stale},
	{Kind: yahootest.Session},
	{Kind: yahootest.XMLError, Code: 403, PX: "px-04306"},
	{Kind: yahootest.XMLError, Code: 400, PX: "px-1", Path: "externalTalkAdd"},
}

func TestSoak_the_desk_ends_equal_to_the_store(t *testing.T) {
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			s, c := shop(t, yahootest.Options{})
			k := &soak{
				t: t, rand: rand.New(rand.NewPCG(seed, 7)), shop: s, clock: c, account: open(t, s, c, nil),
				latest: map[string]connectors.Inquiry{}, fate: map[string]string{},
			}
			s.AddOrder(order(ordered, morning, morning))
			for range 30 {
				k.ask()
			}
			for range 400 {
				k.step()
			}
			k.end()
		})
	}
}

func (k *soak) step() {
	switch n := k.rand.IntN(20); {
	case n < 3:
		k.ask()
	case n < 5:
		k.shop.CustomerReplies(k.any(), k.words("その後"))
	case n < 6:
		k.shop.StoreReplies(k.any(), k.words("別の画面から"))
	case n < 7:
		k.shop.Complete(k.any(), "2")
	case n < 10:
		k.shop.Break(soakFaults[k.rand.IntN(len(soakFaults))])
	case n < 12:
		k.send()
	case n < 13:
		k.account = open(k.t, k.shop, k.clock, nil)
	case n < 14:
		k.settle()
	default:
		k.pull()
	}
	k.clock.add(time.Duration(k.rand.IntN(300)) * time.Second)
}

func (k *soak) words(s string) string {
	k.serial++
	return fmt.Sprintf("%s %d", s, k.serial)
}

func (k *soak) ask() {
	t := yahootest.Topic{Title: k.words("質問"), Posts: []yahootest.Post{{Text: k.words("こんにちは")}}}
	if k.rand.IntN(4) == 0 {
		t.Service = "auc"
	}
	k.shop.AddTopic(t)
}

func (k *soak) any() string {
	all := k.shop.Topics()
	return all[k.rand.IntN(len(all))].ID
}

// pull keeps a batch with its cursor, or neither.
func (k *soak) pull() {
	b, err := k.account.Pull(k.t.Context(), k.cur)
	if err != nil {
		return
	}
	k.cur = b.Next
	for _, q := range b.Inquiries {
		k.latest[q.RemoteID] = q
	}
}

func (k *soak) send() {
	r := connectors.Reply{Thread: k.any(), Text: k.words("お返事"), Since: k.clock.now()}
	if k.rand.IntN(4) == 0 {
		r.Thread, r.Order, r.Subject = "", ordered, "ご注文について"
	}
	_, err := k.account.Send(k.t.Context(), r)
	switch {
	case err == nil:
		k.fate[r.Text] = "sent"
	case connectors.ReasonOf(err) == connectors.Unsure:
		k.fate[r.Text] = "unknown"
		k.unknown = append(k.unknown, r)
	default:
		k.fate[r.Text] = "not sent"
	}
}

// settle asks what became of the unknown ones; only a clear answer counts.
func (k *soak) settle() {
	var left []connectors.Reply
	for _, r := range k.unknown {
		_, finding, err := k.account.FindSent(k.t.Context(), r)
		switch {
		case err != nil:
			left = append(left, r)
		case finding == connectors.Delivered:
			k.fate[r.Text] = "sent"
		default:
			k.fate[r.Text] = "not sent"
		}
	}
	k.unknown = left
}

func (k *soak) end() {
	k.shop.Repair()
	for range 3 { // every scan is due once more
		k.clock.add(61 * time.Minute)
		all, _, cur := pullAll(k.t, k.account, k.cur)
		k.cur = cur
		for _, q := range all {
			k.latest[q.RemoteID] = q
		}
	}
	k.settle()
	delivered := map[string]int{}
	for _, d := range k.shop.Delivered() {
		delivered[d.Text]++
	}
	for text, fate := range k.fate {
		want := map[string]int{"sent": 1, "not sent": 0}
		if n, ok := want[fate]; !ok || delivered[text] != n {
			k.t.Errorf("%q is %s, and the server has it %d times", text, fate, delivered[text])
		}
	}
	for _, top := range k.shop.Topics() {
		q := k.latest[top.ID]
		if len(q.Messages) != len(top.Posts) || q.Done != top.Completed {
			k.t.Errorf("topic %.8s: %d of %d messages, done %v, want %v", top.ID, len(q.Messages), len(top.Posts), q.Done, top.Completed)
		}
	}
	if bad := k.shop.Objections(); bad != nil {
		k.t.Errorf("the mall objects: %q", bad)
	}
	if len(k.fate) < 20 || len(k.shop.Topics()) < 60 {
		k.t.Errorf("a soak of %d replies and %d topics is none", len(k.fate), len(k.shop.Topics()))
	}
}
