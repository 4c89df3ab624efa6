package yahoo

import (
	"context"
	"time"

	"madoguchi/connectors"
)

const (
	signInDays = 28 // from consent; a refresh does not extend it
	keyDays    = 365
	// unsignedLife is what is left of a sign-in whose calls carry no signature.
	unsignedLife = 12 * time.Hour
)

// Keys tells how long the sign-in and the public key live. The API says
// neither, so the dates come from the settings; unknown stays unknown.
func (a *account) Keys(context.Context) ([]connectors.Key, error) {
	keys := []connectors.Key{a.signInKey()}
	if a.client.key != nil {
		k := connectors.Key{
			Name: "public_key", Label: "公開鍵", LifeDays: keyDays,
			Next: "ストアクリエイターProの「暗号鍵管理」で新しい公開鍵を発行し、バージョンと期限の日付と一緒に貼り付けてください。鍵は 2 つまで同時に使えるので、古い鍵が切れる前に替えられます。",
		}
		if !a.keyExpires.IsZero() {
			k.Expires = a.keyExpires.UTC()
		}
		keys = append(keys, k)
	}
	return keys, nil
}

func (a *account) signInKey() connectors.Key {
	k := connectors.Key{
		Name: "signin", Label: "Yahoo! JAPAN のサインイン", LifeDays: signInDays,
		Next: "接続の画面の「サインイン」から、Yahoo! JAPAN にもう一度サインインしてください。切れている間の問い合わせは、そのあとで届きます。",
	}
	life := signInDays * 24 * time.Hour
	if a.client.key == nil {
		k.LifeDays, life = 1, unsignedLife
		k.Next = "公開鍵を設定すると、サインインは 28 日続きます。いまは 12 時間ごとに、もう一度サインインが必要です。"
	}
	if !a.signedIn.IsZero() {
		k.Expires = a.signedIn.Add(life).UTC()
	}
	return k
}
