package store

import "context"

// toldKept is how long it is remembered that a person was told: longer than any
// cause of an alert keeps its name.
const toldKept = 400 * 24 * 60 * 60 * 1000

// Tell notes that a person has been told about things, each under its own name.
func (s *Store) Tell(ctx context.Context, names ...string) error {
	return s.tx(ctx, func(t *txn) error {
		for _, name := range names {
			if _, err := t.exec(`INSERT INTO told (name, at) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING`, clean(name), t.now); err != nil {
				return err
			}
		}
		_, err := t.exec(`DELETE FROM told WHERE at < $1`, t.now-toldKept)
		return err
	})
}

// Told returns everything a person has been told about.
func (s *Store) Told(ctx context.Context) (map[string]bool, error) {
	told := map[string]bool{}
	_, err := collect(ctx, s.read, func(r scanner) (string, error) {
		var name string
		err := r.Scan(&name)
		told[name] = true
		return name, err
	}, `SELECT name FROM told`)
	return told, err
}
