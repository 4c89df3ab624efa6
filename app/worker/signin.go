package worker

import (
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
