package reply

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"madoguchi/connectors"
)

var (
	forbidden = regexp.MustCompile(`(?i)https?:|www\.|[a-z0-9]@[a-z0-9]`)
	// ugly is what no careful person writes: two blank lines, blanks at the end of a
	// line, a mark twice, a heading that heads nothing.
	ugly = regexp.MustCompile(`\n\n\n|[ 　]\n|。。|、、|、。|：\n\n|\A\n|\n\z`)
)

// chance makes orders of every kind. Each value is one of a kind, so that one of
// another order would be known anywhere.
type chance struct {
	*rand.Rand
	unique int
}

func (r *chance) word() string { r.unique++; return fmt.Sprintf("札%05d号", 10000+r.unique) }
func (r *chance) of(words ...string) string {
	return words[r.IntN(len(words))]
}

func (r *chance) order() *connectors.Order {
	home := connectors.Place{Name: r.word() + " 花", Zip: "9200853", State: "石川県", City: "金沢市", Rest: r.word() + "1-2", Phone: fmt.Sprintf("090%08d", r.IntN(1e8))}
	o := &connectors.Order{
		Number: fmt.Sprintf("246369-20261115-%010d", r.IntN(1e9)), OrderedAt: now.AddDate(0, 0, -1-r.IntN(20)),
		Status:  r.of(connectors.OrderReady, connectors.OrderUnpaid, connectors.OrderShipped, connectors.OrderFinished, connectors.OrderCanceled, connectors.OrderUnknown),
		Payment: r.of("クレジットカード", "銀行振込", "代金引換", "後払い決済", "PayPay残高払い", "セブンイレブン（前払）", ""),
		Buyer:   connectors.Person{Name: home.Name}, BuyerAt: home, Gift: r.IntN(5) == 0,
		Wish: r.of("", "11月28日 午前中"), Remarks: r.of("", r.word()), Receipt: r.of("", "領収書 発行済み 1 回"),
	}
	if o.Paid = r.IntN(2) == 0; o.Paid {
		o.PaidAt = o.OrderedAt
	}
	for range 1 + r.IntN(4) {
		o.Lines = append(o.Lines, connectors.Line{Name: r.word(), Price: int64(r.IntN(9000)), Count: int64(1 + r.IntN(3)), TaxRate: 10, Lead: r.of("", "", "在庫切れ", "予約販売")})
		o.Total += o.Lines[len(o.Lines)-1].Price
	}
	o.Total *= int64(r.IntN(3)) // now and then nothing is to be paid
	o.Amounts = []connectors.Amount{{Label: "商品小計", Yen: o.Total}, {Label: r.of("クーポン", "ポイント利用"), Yen: -int64(r.IntN(500))}}
	for range 1 + r.IntN(3) {
		p := connectors.Parcel{To: home}
		if r.IntN(3) == 0 {
			p.To.Name, p.To.Rest = r.word()+" 茂", r.word()+"9"
		}
		if o.Status == connectors.OrderShipped || o.Status == connectors.OrderFinished {
			p.Carrier, p.CarrierAs = "seino", "西濃運輸"
			p.Number, p.ShippedAt, p.Arrives = fmt.Sprintf("%010d", r.IntN(1e9)), "2026-11-19", r.of("", "2026-11-27")
		}
		o.Parcels = append(o.Parcels, p)
	}
	return o
}

// secrets are the values of an order that are nobody else's.
func secrets(o *connectors.Order) []string {
	all := []string{o.Number, o.Buyer.Name, o.BuyerAt.Rest, o.BuyerAt.Phone, o.Remarks}
	for _, p := range o.Parcels {
		all = append(all, p.To.Name, p.To.Rest, p.Number)
	}
	for _, l := range o.Lines {
		all = append(all, l.Name)
	}
	return all
}

func (r *chance) facts(channel string) Facts {
	f := facts()
	f.Mall = map[string]string{"rakuten": "楽天市場", "yahoo": "Yahoo!ショッピング"}[channel]
	f.Holiday, f.Typed, f.Order = r.of("", "11月22日(日)と23日(月)は休みです。"), map[string]string{}, r.order()
	f.Customer, f.GiftRecipient = f.Order.Buyer.Name, f.Order.Gift && r.IntN(3) == 0
	switch r.IntN(8) {
	case 0:
		f.Order = nil
	case 1:
		f.Customer, f.Signature, f.Hours = "", "", ""
	case 2:
		everythingTyped(&f)
	}
	if f.GiftRecipient {
		f.Customer = r.word() + " 茂"
	}
	return f
}

// A reply of the library never shows a brace but for a fact that is missing,
// nothing of another order, nothing that the channel refuses; with all its facts
// nothing blocks it, without them something does.
func TestLibrary_keeps_its_promises_for_any_order(t *testing.T) {
	for seed := range uint64(3) {
		r := &chance{Rand: rand.New(rand.NewPCG(seed, 42))}
		for channel, rules := range channelRules {
			f, other := r.facts(channel), r.order()
			c := libraryCase{channel: channel}
			for _, m := range Library() {
				got, typed := answered(m, f)
				holes := got.Text
				missing := 0
				for _, v := range got.Values {
					if v.Missing {
						missing++
						holes = strings.ReplaceAll(holes, "{"+v.Name+"}", "")
						holes = strings.ReplaceAll(holes, "{"+v.Name+":"+v.Filter+"}", "")
					}
				}
				fail := func(what string) { t.Fatalf("seed %d, %s, %s: %s\n%s", seed, channel, m.ID, what, got.Text) }
				if strings.ContainsAny(holes, "{}｛｝") {
					fail("a brace of no missing fact")
				}
				for _, s := range secrets(other) {
					if s != "" && strings.Contains(got.Text, s) {
						fail("of another order: " + s)
					}
				}
				if channel != "mailbox" && forbidden.MatchString(got.Text) {
					fail("a link or an address")
				}
				if bad := ugly.FindString(got.Text); bad != "" {
					fail(fmt.Sprintf("%q", bad))
				}
				if n := Count(got.Text, rules); rules.MaxChars > 0 && n > rules.MaxChars {
					fail(fmt.Sprintf("%d letters", n))
				}
				f := f
				f.Typed = typed
				here := c.context(f, m)
				here.Numbers = nil // 対象受注番号 names two others on purpose
				ps := Check(got.Text, here)
				if f.GiftRecipient { // what a person typed of the buyer is for the guards to stop
					ps = slices.DeleteFunc(ps, func(p Problem) bool { return strings.HasPrefix(p.Code, "gift_") })
				}
				if blocked(ps) != (missing > 0) {
					fail(fmt.Sprintf("%d missing, %+v", missing, ps))
				}
			}
		}
	}
}
