package app

import (
	"context"
	"maps"
	"slices"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

// tryTime is how long a person waits for a new key to be tried.
const tryTime = 20 * time.Second

// tryKeys tries the new values of Trial fields before they replace the old ones.
// One that the mall refuses, or cannot be asked about now, waits beside the old:
// the account goes on with that, and the connection changes over by itself.
func (d *Desk) tryKeys(ctx context.Context, a *store.Account, old store.Account) error {
	fields := d.spec(a.Kind).Fields
	var fresh []string
	for _, f := range fields {
		if !f.Trial || len(old.Secrets[f.Key]) == 0 || slices.Equal(a.Secrets[f.Key], old.Secrets[f.Key]) {
			continue
		}
		was, err := d.box.Open(f.Key, old.Secrets[f.Key])
		if err != nil {
			continue // the old one is lost: there is nothing to go on with
		}
		now, err := d.box.Open(f.Key, a.Secrets[f.Key])
		if err != nil {
			return err
		}
		if now != was {
			fresh = append(fresh, f.Key)
		}
	}
	if len(fresh) == 0 {
		return nil
	}
	for _, key := range fresh {
		a.Secrets[connectors.Next(key)] = nil // an earlier one that waits is given up
		delete(a.Settings, connectors.Next(key)+"_at")
	}
	if d.togetherWith(*a, old, fresh) || d.probe(ctx, *a) == nil {
		return nil
	}
	for _, key := range fresh {
		next := connectors.Next(key)
		value, err := d.box.Open(key, a.Secrets[key])
		if err != nil {
			return err
		}
		a.Secrets[next], a.Secrets[key] = d.box.Seal(next, value), old.Secrets[key]
		a.Settings[next+"_at"] = d.now().UTC().Format(time.RFC3339)
	}
	return nil
}

// togetherWith tells whether another secret changes with the key: the old key
// would not work beside it, so both go in at once.
func (d *Desk) togetherWith(a, old store.Account, fresh []string) bool {
	return slices.ContainsFunc(d.spec(a.Kind).Fields, func(f connectors.Field) bool {
		if !f.Secret || !f.Required || slices.Contains(fresh, f.Key) || len(old.Secrets[f.Key]) == 0 {
			return false
		}
		was, err := d.box.Open(f.Key, old.Secrets[f.Key])
		now, bad := d.box.Open(f.Key, a.Secrets[f.Key])
		return err == nil && bad == nil && was != now
	})
}

// probe tries a connection without saving it and without side effects.
func (d *Desk) probe(ctx context.Context, a store.Account) error {
	ctx, cancel := context.WithTimeout(ctx, tryTime)
	defer cancel()
	a.Secrets = maps.Clone(a.Secrets)
	maps.DeleteFunc(a.Secrets, func(_ string, v []byte) bool { return len(v) == 0 })
	c, err := d.worker.Open(a)
	if err != nil {
		return err
	}
	if p, ok := c.(connectors.Prober); ok {
		return p.Probe(ctx)
	}
	return nil
}
