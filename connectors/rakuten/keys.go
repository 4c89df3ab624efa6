package rakuten

import (
	"context"
	"time"

	"madoguchi/connectors"
)

// licenceDays is the life of a licence key; the serviceSecret has no end.
const licenceDays = 90

// Keys tells when the licence key ends, which can only be renewed by hand, and
// when the new one does that waits beside it. A new key is tried first.
func (s *shop) Keys(ctx context.Context) ([]connectors.Key, error) {
	if err := s.client.tryNext(ctx, 0); err != nil {
		return nil, err
	}
	end, err := s.licenceEnd(ctx)
	if err != nil {
		return nil, err
	}
	keys := []connectors.Key{{
		Name: "license", Label: "ライセンスキー", Expires: end, LifeDays: licenceDays,
		Next: "RMS の「WEB APIサービス」で新しいライセンスキーを発行して、この接続の設定に貼り付けてください。使えるようになるまで 10〜30 分かかることがあります。",
	}}
	if _, next := s.client.keys.both(); next != "" {
		// Most often it is not known to the mall yet, and then neither is its end.
		end, _ := s.client.endOf(ctx, next)
		keys = append(keys, connectors.Key{
			Name: "license_next", Label: "新しいライセンスキー（切り替え待ち）", Expires: end, LifeDays: licenceDays,
			Next: "使えるようになると、自動でこのキーに切り替わります。1 時間たっても切り替わらないときは、RMS の画面からもう一度貼り付けてください。",
		})
	}
	return keys, nil
}

// licenceEnd asks for the end of the key. When that is refused although the key
// opens other doors, only this function is off.
func (s *shop) licenceEnd(ctx context.Context) (time.Time, error) {
	end, err := s.client.expiry(ctx)
	if err == nil || !keyTrouble(err) {
		return end, err
	}
	now := s.now()
	if s.client.count(ctx, now.Add(-slice), now) == nil {
		err = functionOff(fnExpiry)
	}
	return end, err
}
