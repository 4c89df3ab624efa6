package rakuten

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"madoguchi/connectors"
)

// The versions of an order's fields: the newest we know first, the oldest that
// still has all we show last.
const (
	newestVersion = 10
	oldestVersion = 7
)

// getOrders reads up to 100 orders. Numbers the mall does not know, or refuses
// one by one, are simply not in the answer.
func (s *shop) getOrders(ctx context.Context, numbers []string) ([]connectors.Order, error) {
	body, err := s.getOrder(ctx, numbers)
	if err != nil {
		return nil, err
	}
	var v struct {
		Orders   list[json.RawMessage] `json:"OrderModelList"`
		Messages list[orderMessage]    `json:"MessageModelList"`
	}
	if err := decode(body, &v); err != nil {
		return nil, err
	}
	for _, m := range v.Messages {
		if !strings.EqualFold(m.Type.String(), "INFO") {
			s.log.Warn("order", "order", m.Order.String(), "code", m.Code.String())
		}
	}
	asked := map[string]bool{}
	for _, n := range numbers {
		asked[n] = true
	}
	var orders []connectors.Order
	for _, raw := range v.Orders {
		// Neither order nor count is promised; what was not asked for is not ours.
		if o, ok := readOrder(raw); ok && asked[o.Number] {
			orders = append(orders, o)
		}
	}
	return orders, nil
}

// getOrder asks in the newest version that works. A refused version shows as a
// missing item or names the field.
func (s *shop) getOrder(ctx context.Context, numbers []string) ([]byte, error) {
	version := int(s.version.Load())
	for {
		b, err := s.client.order(ctx, fnGetOrder, "/getOrder/", map[string]any{
			"orderNumberList": numbers, "version": version,
		}, false)
		if err == nil {
			s.version.Store(int64(version))
			return b, nil
		}
		if rest := without(numbers, err); len(rest) < len(numbers) {
			if len(rest) == 0 {
				return []byte("{}"), nil
			}
			numbers = rest
			continue
		}
		if version == oldestVersion || !refusesVersion(err) {
			return nil, plain(err)
		}
		s.log.Warn("order version refused", "version", version)
		version--
	}
}

func refusesVersion(err error) bool {
	var e *orderError
	if !errors.As(err, &e) {
		return false
	}
	return e.refusal.code == "ORDER_EXT_API_GET_ORDER_ERROR_009" || strings.Contains(e.refusal.message, "version")
}

// without drops the orders the mall refused by name, so that one of them does
// not cost the others.
func without(numbers []string, err error) []string {
	var e *orderError
	if !errors.As(err, &e) || len(e.orders) == 0 {
		return numbers
	}
	return slices.DeleteFunc(slices.Clone(numbers), func(n string) bool { return slices.Contains(e.orders, n) })
}
