package rakuten

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
)

const (
	orderWindow  = 60 * 24 * time.Hour  // the mall allows 63 days
	orderReach   = 730 * 24 * time.Hour // no older order can be asked for
	ordersAPage  = 1000
	ordersAQuery = 15000 // no result beyond can be fetched: the period is halved
	ordersACall  = 100
)

// The days an order is searched by. The later ones find older orders that were
// shipped or paid since; a day of cancelling or changing cannot be searched by.
const (
	byOrdered = 1
	byShipped = 5
	byPaid    = 6
)

// orderMessage is how the order API says what became of a call. One with an
// order number concerns that order alone.
type orderMessage struct {
	Type    text `json:"messageType"`
	Code    text `json:"messageCode"`
	Message text `json:"message"`
	Order   text `json:"orderNumber"`
}

func (m orderMessage) isError() bool { return strings.EqualFold(m.Type.String(), "ERROR") }

// Orders reads the named orders, or those placed, paid or shipped since.
func (s *shop) Orders(ctx context.Context, since time.Time, numbers []string) ([]connectors.Order, error) {
	if len(numbers) == 0 {
		var err error
		if numbers, err = s.changed(ctx, since); err != nil {
			return nil, err
		}
	}
	var orders []connectors.Order
	for part := range slices.Chunk(s.ownNumbers(numbers), ordersACall) {
		got, err := s.getOrders(ctx, part)
		if err != nil {
			return orders, err // what was read before is good
		}
		orders = append(orders, got...)
	}
	return orders, nil
}

// ownNumbers leaves out what cannot be an order of this shop (customers quote
// numbers of other shops, too) and doubles.
func (s *shop) ownNumbers(numbers []string) []string {
	var own []string
	seen := map[string]bool{}
	for _, n := range numbers {
		n = strings.TrimSpace(n)
		if first, rest, ok := strings.Cut(n, "-"); ok && first == s.id && rest != "" && !seen[n] {
			seen[n] = true
			own = append(own, n)
		}
	}
	return own
}

func (s *shop) changed(ctx context.Context, since time.Time) ([]string, error) {
	now := s.now()
	if oldest := now.Add(-orderReach + time.Hour); since.Before(oldest) {
		since = oldest
	}
	var all []string
	for from := since; from.Before(now); from = from.Add(orderWindow) {
		to := from.Add(orderWindow)
		if to.After(now) {
			to = now
		}
		for _, kind := range []int{byOrdered, byShipped, byPaid} {
			got, err := s.search(ctx, kind, from, to)
			if err != nil {
				return nil, err
			}
			all = append(all, got...)
		}
	}
	return all, nil
}

// found is one page of order numbers.
type found struct {
	Numbers  list[text]         `json:"orderNumberList"`
	Messages list[orderMessage] `json:"MessageModelList"`
	Paging   model[struct {
		Total number `json:"totalRecordsAmount"`
		Pages number `json:"totalPages"`
	}] `json:"PaginationResponseModel"`
}

// search returns the numbers of a period, halving it while it holds more than
// the mall gives out.
func (s *shop) search(ctx context.Context, kind int, from, to time.Time) ([]string, error) {
	var all []string
	for page := 1; ; page++ {
		f, err := s.client.searchOrder(ctx, searchBody(kind, from, to, page))
		if err != nil {
			return nil, err
		}
		p := f.Paging.value
		if half := to.Sub(from) / 2; page == 1 && p.Total.value > ordersAQuery && half >= time.Second {
			return s.searchHalves(ctx, kind, from, from.Add(half), to)
		}
		for _, n := range f.Numbers {
			all = append(all, n.String())
		}
		full := len(f.Numbers) >= ordersAPage || int64(page) < p.Pages.value
		if len(f.Numbers) == 0 || !full || page == ordersAQuery/ordersAPage {
			return all, nil
		}
	}
}

func (s *shop) searchHalves(ctx context.Context, kind int, from, mid, to time.Time) ([]string, error) {
	older, err := s.search(ctx, kind, from, mid)
	if err != nil {
		return nil, err
	}
	newer, err := s.search(ctx, kind, mid, to)
	return append(older, newer...), err
}

func searchBody(kind int, from, to time.Time, page int) map[string]any {
	return map[string]any{
		"dateType":          kind,
		"startDatetime":     jst.In(from).Format(orderTime),
		"endDatetime":       jst.In(to).Format(orderTime),
		"orderProgressList": []int{100, 200, 300, 400, 500, 600, 700, 800, 900},
		"PaginationRequestModel": map[string]any{
			"requestRecordsAmount": ordersAPage, "requestPage": page,
			"SortModelList": []map[string]int{{"sortColumn": 1, "sortDirection": 2}},
		},
	}
}

func (c *client) searchOrder(ctx context.Context, body map[string]any) (found, error) {
	var f found
	b, err := c.order(ctx, fnSearchOrder, "/searchOrder/", body, false)
	if err != nil {
		return f, plain(err)
	}
	return f, decode(b, &f)
}

// order posts to the order API. An ERROR without an order number fails the
// call, whatever the status says; one with a number does so when the call is
// about that one order.
func (c *client) order(ctx context.Context, function, path string, body map[string]any, single bool) ([]byte, error) {
	b, err := json.Marshal(body)
	if err != nil {
		return nil, err
	}
	k := call{function: function, method: http.MethodPost, path: orderBase + path, body: b}
	a, err := c.do(ctx, k)
	var v struct {
		Messages list[orderMessage] `json:"MessageModelList"`
	}
	unread := decode(a.Body, &v)
	errs := onlyErrors(v.Messages)
	if a.Status == http.StatusNotFound && unread == nil && len(v.Messages) > 0 && len(errs) == 0 {
		return a.Body, nil // no hits
	}
	if err != nil {
		return nil, named(err, a.Body, errs)
	}
	if unread != nil {
		return nil, unread
	}
	if slices.ContainsFunc(errs, func(m orderMessage) bool { return single || m.Order == "" }) {
		a.Status = http.StatusBadRequest // what it would have been honest to send
		return nil, named(c.fault(k, a), a.Body, errs)
	}
	return a.Body, nil
}

func onlyErrors(all []orderMessage) []orderMessage {
	return slices.DeleteFunc(slices.Clone(all), func(m orderMessage) bool { return !m.isError() })
}

// orderError carries what the mall said beside our error: for the choice of a
// version, and the orders to leave out when it names every one it stumbled on.
type orderError struct {
	ours    *connectors.Error
	refusal refusal
	orders  []string
}

func (e *orderError) Error() string { return e.ours.Error() }

func (e *orderError) Unwrap() error { return e.ours }

func named(err error, body []byte, errs []orderMessage) error {
	var e *connectors.Error
	r := readRefusal(body)
	if r.code == "" || !errors.As(err, &e) || e.Reason != connectors.Rejected {
		return err
	}
	out := &orderError{ours: e, refusal: r}
	for _, m := range errs {
		if m.Order == "" {
			out.orders = nil
			break
		}
		out.orders = append(out.orders, m.Order.String())
	}
	return out
}

// plain takes their words off again: callers know *connectors.Error only.
func plain(err error) error {
	var e *orderError
	if errors.As(err, &e) {
		return e.ours
	}
	return err
}
