package worker

import (
	"context"
	"fmt"
	"slices"

	"madoguchi/connectors"
	"madoguchi/store"
)

// loan is what other accounts lend to one: the values of its Shared fields, and
// whose they are, so that a change there opens the connector anew.
type loan struct {
	values connectors.Settings
	from   string
}

// lent returns what an account may borrow. Values belong together: one that has
// any of its own borrows nothing, so that no password meets a strange server,
// and where two others differ nobody can say whose is meant.
func (w *Worker) lent(a store.Account) (loan, error) {
	shared := sharedFields(w.kinds[a.Kind])
	if len(shared) == 0 || w.gives(a, shared) != nil {
		return loan{}, nil
	}
	// Our own database, for every use of a connector: nothing to wait for.
	accounts, err := w.store.Accounts(context.Background())
	if err != nil {
		return loan{}, err
	}
	var l loan
	for _, other := range accounts {
		if other.ID == a.ID {
			continue
		}
		values := w.gives(other, shared)
		switch {
		case values == nil:
			continue
		case l.values != nil && !alike(l.values, values, shared):
			return loan{}, nil
		}
		l.values = values
		l.from += fmt.Sprintf("%d:%d ", other.ID, other.Version)
	}
	return l, nil
}

func sharedFields(spec connectors.Spec) []connectors.Field {
	return slices.DeleteFunc(slices.Clone(spec.Fields), func(f connectors.Field) bool { return !f.Shared })
}

// gives returns what an account has of the shared fields, nil when it has
// nothing but what the form begins with.
func (w *Worker) gives(a store.Account, shared []connectors.Field) connectors.Settings {
	own := sharedFields(w.kinds[a.Kind])
	values := connectors.Settings{}
	given := false
	for _, f := range shared {
		at := slices.IndexFunc(own, func(o connectors.Field) bool { return o.Key == f.Key })
		if at < 0 {
			continue
		}
		v := a.Settings[f.Key]
		if sealed := a.Secrets[f.Key]; len(sealed) > 0 {
			var err error
			if v, err = w.box.Open(f.Key, sealed); err != nil {
				return nil // the account itself says so when it is polled
			}
		}
		values[f.Key] = v
		given = given || values.Text(f.Key) != "" && v != own[at].Default
	}
	if !given {
		return nil
	}
	return values
}

func alike(a, b connectors.Settings, fields []connectors.Field) bool {
	return !slices.ContainsFunc(fields, func(f connectors.Field) bool { return a.Text(f.Key) != b.Text(f.Key) })
}
