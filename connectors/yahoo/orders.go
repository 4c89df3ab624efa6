package yahoo

import (
	"bytes"
	"cmp"
	"context"
	"encoding/xml"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/connectors/web"
)

const (
	listPage = 1000
	// lookBack: orders changed since a day may have been placed long before, and
	// the search knows no condition on the last change.
	lookBack = 45 * 24 * time.Hour
	// ordersPerCall is about a minute of orderInfo at one call a second.
	ordersPerCall = 60
	maxDrops      = 10
	// buyerTries is how often an order whose buyer they cannot read (od91133) may
	// hold up those behind it.
	buyerTries = 3
)

// Orders reads the orders with the given numbers, or those placed or changed
// since the given time, least recently changed first. When a call fails midway
// the orders read so far come with the error.
func (a *account) Orders(ctx context.Context, since time.Time, numbers []string) ([]connectors.Order, error) {
	if len(numbers) == 0 {
		return a.ordersSince(ctx, since)
	}
	var all []connectors.Order
	for _, number := range wellFormed(numbers) {
		o, ok, err := a.order(ctx, number)
		if err != nil {
			return all, err
		}
		if ok {
			all = append(all, o)
		}
	}
	return all, nil
}

// ordersSince brings a minute's worth, because each order costs a call, and
// connectors.ErrMore when there are more. It ends only where the next search can
// begin later than this one: orders that a tool changed in the same second stay
// together.
func (a *account) ordersSince(ctx context.Context, since time.Time) ([]connectors.Order, error) {
	if since.IsZero() {
		since = a.now().Add(-usualReach)
	}
	found, err := a.changedOrders(ctx, since)
	if err != nil {
		return nil, err
	}
	var all []connectors.Order
	var last time.Time // of the last one in all, as the search has it
	for i, l := range found {
		if i >= ordersPerCall && last.After(since) {
			// It may have changed again since the search; the rest has not been read.
			all[len(all)-1].ChangedAt = last
			return all, connectors.ErrMore
		}
		o, ok, err := a.order(ctx, l.Number)
		if err != nil {
			return all, err
		}
		if ok {
			all, last = append(all, o), l.changed()
		}
	}
	return all, nil
}

var orderWord = regexp.MustCompile(`^[a-zA-Z0-9-]{1,50}$`)

// wellFormed leaves out what cannot be an order number of theirs, and repeats.
func wellFormed(numbers []string) []string {
	var list []string
	for _, n := range numbers {
		if n = strings.TrimSpace(n); orderWord.MatchString(n) && !slices.Contains(list, n) {
			list = append(list, n)
		}
	}
	return list
}

// order reads one order; ok is false when the mall does not know it.
func (a *account) order(ctx context.Context, number string) (o connectors.Order, ok bool, err error) {
	answer, err := a.ask(ctx, "/V1/orderInfo", a.fields, func(fields string) any {
		var r infoRequest
		r.Target.OrderID, r.Target.Field, r.Seller = number, fields, a.seller
		return r
	})
	if err != nil {
		code := connectors.As(err).Code
		if code == codeNoOrder || code == codeBuyer && a.buyers.failed(number) >= buyerTries {
			return connectors.Order{}, false, nil
		}
		return connectors.Order{}, false, err
	}
	a.buyers.clear(number)
	o, err = readOrder(answer.Body, a.seller)
	return o, err == nil, err
}

// changedOrders lists the orders changed since then, the oldest change first.
func (a *account) changedOrders(ctx context.Context, since time.Time) ([]listed, error) {
	var found []listed
	known := map[string]bool{}
	for start := 1; ; {
		page, total, err := a.orderPage(ctx, since.Add(-lookBack), start, listPage)
		if err != nil {
			return nil, err
		}
		for _, o := range page {
			if orderWord.MatchString(o.Number) && !known[o.Number] && !o.changed().Before(since) {
				known[o.Number] = true
				found = append(found, o)
			}
		}
		start += len(page)
		if len(page) == 0 || int64(start) > total && len(page) < listPage { // a total may be too low
			break
		}
	}
	slices.SortStableFunc(found, func(x, y listed) int { return x.changed().Compare(y.changed()) })
	return found, nil
}

func (a *account) orderPage(ctx context.Context, from time.Time, start, size int) ([]listed, int64, error) {
	answer, err := a.ask(ctx, "/V1/orderList", a.list, func(fields string) any {
		r := listRequest{Seller: a.seller}
		r.Search.Result, r.Search.Start, r.Search.Sort, r.Search.Field = size, start, "+order_time", fields
		r.Search.From = jst.In(from).Format(askTime)
		r.Search.To = jst.In(a.now().Add(24 * time.Hour)).Format(askTime)
		return r
	})
	if err != nil {
		return nil, 0, err
	}
	var l listResult
	if decodeXML(answer.Body, &l) != nil || l.XMLName.Local != "Result" {
		return nil, 0, badAnswer("Result")
	}
	return l.Orders, cmp.Or(loose(l.Total).Int(), int64(len(l.Orders))), nil
}

// ask posts an XML request. A field that the server does not know is left out
// from now on, and the call made again: the refused one did nothing.
func (a *account) ask(ctx context.Context, path string, f *fieldSet, request func(fields string) any) (web.Answer, error) {
	for drops := 0; ; drops++ {
		body, err := xml.Marshal(request(f.String()))
		if err != nil {
			return web.Answer{}, badAnswer("request")
		}
		answer, err := a.client.do(ctx, call{
			method: http.MethodPost, path: path, body: append([]byte(xml.Header), body...), kind: "application/xml; charset=utf-8", urgent: ordering,
		})
		if err == nil || connectors.As(err).Code != codeField || drops == maxDrops {
			return answer, err
		}
		if r, _ := readRefusal(answer.Body); !f.drop(r.Message) {
			return answer, err
		}
	}
}

// decodeXML is lenient: unknown elements, entities and odd charsets are read as
// far as they go.
func decodeXML(body []byte, v any) error {
	d := xml.NewDecoder(bytes.NewReader(body))
	d.Strict = false
	return d.Decode(v)
}
