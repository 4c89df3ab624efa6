package worker

import (
	"madoguchi/connectors"
	"madoguchi/store"
)

// SignIn begins a sign-in with the settings of an account, also of one that is
// not saved yet (id 0). It returns nil for a kind without sign-in and does no
// I/O.
func (w *Worker) SignIn(a store.Account) (connectors.SignIn, error) {
	begin := w.kinds[a.Kind].SignIn
	if begin == nil {
		return nil, nil
	}
	settings, err := w.settings(a)
	if err != nil {
		return nil, err
	}
	return begin(settings, w.env(a))
}
