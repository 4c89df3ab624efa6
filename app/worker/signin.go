package worker

import (
	"context"

	"madoguchi/connectors"
	"madoguchi/store"
)

// SignIn begins a sign-in with the settings of an account, also of one that is
// not saved yet (id 0). It does no I/O.
func (w *Worker) SignIn(a store.Account) (connectors.SignIn, error) {
	begin := w.kinds[a.Kind].SignIn
	if begin == nil {
		return nil, &connectors.Error{
			Reason: connectors.Rejected, Code: "signin_none",
			Text: "この種類の接続にサインインはありません。接続の設定でキーを入れてください。",
		}
	}
	settings, err := w.settings(a)
	if err != nil {
		return nil, err
	}
	return begin(settings, w.env(a))
}

// Discover finds what a form need not ask for, with the settings of an account,
// also of one that is not saved yet (id 0).
func (w *Worker) Discover(ctx context.Context, a store.Account, look bool) (connectors.Found, error) {
	find := w.kinds[a.Kind].Discover
	if find == nil {
		return connectors.Found{}, &connectors.Error{
			Reason: connectors.Rejected, Code: "discover_none",
			Text: "この種類の接続では、設定を探せません。接続の画面の手順を見て入れてください。",
		}
	}
	settings, err := w.settings(a)
	if err != nil {
		return connectors.Found{}, err
	}
	return find(ctx, connectors.Search{Settings: settings, Look: look}, w.env(a))
}
