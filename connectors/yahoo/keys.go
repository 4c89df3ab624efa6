package yahoo

import (
	"context"
	"net/http"
	"net/url"

	"madoguchi/connectors"
)

const (
	signInDays = 28 // from consent; a refresh does not extend it
	keyDays    = 365
)

// Keys tells how long the sign-in and the public key live. The API says
// neither, so the dates come from the settings; unknown stays unknown.
func (a *account) Keys(context.Context) ([]connectors.Key, error) {
	sign := connectors.Key{
		Name: "signin", Label: "Yahoo! JAPAN のサインイン", LifeDays: signInDays,
		Next: "Yahoo! JAPAN でサインインし直し、新しいリフレッシュトークンを接続の設定に貼り付けてください。",
	}
	if !a.signedIn.IsZero() {
		sign.Expires = a.signedIn.AddDate(0, 0, signInDays).UTC()
	}
	keys := []connectors.Key{sign}
	if a.client.key != nil {
		k := connectors.Key{
			Name: "public_key", Label: "公開鍵", LifeDays: keyDays,
			Next: "ストアクリエイターProの「暗号鍵管理」で新しい公開鍵を発行し、バージョンと一緒に貼り付けてください。",
		}
		if !a.keyExpires.IsZero() {
			k.Expires = a.keyExpires.UTC()
		}
		keys = append(keys, k)
	}
	return keys, nil
}

// Probe asks for the number of orders and for one question: both rights are
// granted apart in ストアクリエイターPro. It changes nothing.
func (a *account) Probe(ctx context.Context) error {
	count := call{method: http.MethodGet, path: "/V1/orderCount", query: url.Values{"sellerId": {a.seller}}}
	if _, err := a.client.do(ctx, count); err != nil {
		return err
	}
	if _, err := a.listOnce(ctx, question{filter: "unanswered", service: "shp", sort: "userPostTime"}, 1); err != nil {
		return err
	}
	for _, n := range a.client.takeNotices() {
		if n.Code != "unsigned" {
			return &connectors.Error{Reason: connectors.Auth, Code: n.Code, Text: n.Text}
		}
	}
	return nil
}
