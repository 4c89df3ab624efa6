package mailbox

import (
	"context"

	"madoguchi/connectors"
)

// Keys names the sign-in of an account that has one. Neither Google nor
// Microsoft says when it ends, so it has no day; a password never ends by itself.
func (b *box) Keys(context.Context) ([]connectors.Key, error) {
	if b.set.oauth == nil {
		return nil, nil
	}
	return []connectors.Key{{
		Name: "signin", Label: b.set.oauth.name + " のサインイン",
		Next: "接続の画面の「サインイン」から、" + b.set.oauth.name + " にもう一度サインインしてください。切れている間のメールは、そのあとで届きます。",
	}}, nil
}
