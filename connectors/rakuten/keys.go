package rakuten

import (
	"context"
	"time"

	"madoguchi/connectors"
)

// licenceDays is the life of a licence key; the serviceSecret has no end.
const licenceDays = 90

// Keys tells when the licence key ends. It can only be renewed by hand.
func (s *shop) Keys(ctx context.Context) ([]connectors.Key, error) {
	end, err := s.licenceEnd(ctx)
	if err != nil {
		return nil, err
	}
	return []connectors.Key{{
		Name: "license", Label: "ライセンスキー", Expires: end, LifeDays: licenceDays,
		Next: "RMS の「WEB APIサービス」で新しいライセンスキーを発行して、この接続の設定に貼り付けてください。使えるようになるまで 10〜30 分かかることがあります。",
	}}, nil
}

// licenceEnd asks for the end of the key. When that is refused although the key
// opens other doors, only this function is off.
func (s *shop) licenceEnd(ctx context.Context) (time.Time, error) {
	end, err := s.client.expiry(ctx)
	if err == nil || connectors.ReasonOf(err) != connectors.Auth {
		return end, err
	}
	now := s.now()
	if s.client.count(ctx, now.Add(-slice), now) == nil {
		err = functionOff(fnExpiry)
	}
	return end, err
}
