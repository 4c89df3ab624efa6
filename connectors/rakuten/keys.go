package rakuten

import (
	"context"

	"madoguchi/connectors"
)

// licenceDays is the life of a licence key; the serviceSecret has no end.
const licenceDays = 90

// Keys tells when the licence key ends. It can only be renewed by hand.
func (s *shop) Keys(ctx context.Context) ([]connectors.Key, error) {
	end, err := s.client.expiry(ctx)
	if err != nil {
		return nil, err
	}
	return []connectors.Key{{
		Name: "license", Label: "ライセンスキー", Expires: end, LifeDays: licenceDays,
		Next: "RMS の「WEB APIサービス」で新しいライセンスキーを発行して、この接続の設定に貼り付けてください。使えるようになるまで 10〜30 分かかることがあります。",
	}}, nil
}
