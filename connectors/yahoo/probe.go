package yahoo

import (
	"context"
	"net/http"
	"net/url"

	"madoguchi/connectors"
	"madoguchi/connectors/web"
)

// Probe asks for the number of orders and for one question: both rights are
// granted apart in ストアクリエイターPro. It changes nothing.
func (a *account) Probe(ctx context.Context) error {
	if _, err := a.countOrders(ctx); err != nil {
		return err
	}
	if _, err := a.listOnce(ctx, firstLook("shp"), 1); err != nil {
		return err
	}
	for _, n := range a.client.takeNotices() {
		if n.Code != "unsigned" {
			return &connectors.Error{Reason: connectors.Auth, Code: n.Code, Text: n.Text}
		}
	}
	return nil
}

func (a *account) countOrders(ctx context.Context) (web.Answer, error) {
	return a.client.do(ctx, call{
		method: http.MethodGet, path: "/V1/orderCount", query: url.Values{"sellerId": {a.seller}}, urgent: looking, trial: true,
	})
}

// firstLook is the list a person tries the connection with.
func firstLook(service string) question {
	return question{filter: "unanswered", service: service, sort: "userPostTime", urgent: looking, trial: true}
}
