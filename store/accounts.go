package store

import (
	"context"
	"fmt"
	"strings"

	"madoguchi/connectors/ordernumber"
)

const accountColumns = `id, kind, name, settings, state, reason_code, reason_text, notices, key_dates,
	pull_cursor, sync_from, orders_at, last_ok_at, last_try_at, next_at, failures, created_at, version,
	progress_done, progress_all, progress_rate, past, past_at`

func scanAccount(r scanner) (Account, error) {
	var a Account
	var settings, notices, keys string
	err := r.Scan(&a.ID, &a.Kind, &a.Name, &settings, &a.State, &a.ReasonCode, &a.ReasonText, &notices, &keys,
		&a.Cursor, &a.SyncFrom, &a.OrdersAt, &a.LastOKAt, &a.LastTryAt, &a.NextAt, &a.Failures, &a.CreatedAt, &a.Version,
		&a.ProgressDone, &a.ProgressAll, &a.ProgressRate, &a.Past, &a.PastAt)
	if err != nil {
		return a, err
	}
	a.Settings, a.Secrets = map[string]string{}, map[string][]byte{}
	if err := fromJSON(settings, &a.Settings); err != nil {
		return a, err
	}
	if err := fromJSON(notices, &a.Notices); err != nil {
		return a, err
	}
	return a, fromJSON(keys, &a.Keys)
}

// AddAccount creates a connection. A living account of the same name is ErrConflict.
func (s *Store) AddAccount(ctx context.Context, by Actor, a Account) (int64, error) {
	var id int64
	err := s.tx(ctx, func(t *txn) error {
		err := t.row(`
			INSERT INTO accounts (kind, name, settings, state, sync_from, created_at)
			VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
			a.Kind, a.Name, asObject(a.Settings), AccountNew, a.SyncFrom, t.now).Scan(&id)
		if duplicate(err) {
			return ErrConflict
		}
		if err != nil {
			return err
		}
		if err := t.saveSecrets(id, a.Secrets); err != nil {
			return err
		}
		return t.record(by, "account_add", "account", id, a.Kind)
	})
	return id, err
}

// asObject keeps a map; an empty one is an object, not a list.
func asObject(m map[string]string) string {
	if len(m) == 0 {
		return "{}"
	}
	return asJSON(m)
}

func (t *txn) saveSecrets(account int64, secrets map[string][]byte) error {
	for name, sealed := range secrets {
		if len(sealed) == 0 {
			if _, err := t.exec(`DELETE FROM secrets WHERE account_id = $1 AND name = $2`, account, name); err != nil {
				return err
			}
			continue
		}
		_, err := t.exec(`
			INSERT INTO secrets (account_id, name, sealed) VALUES ($1, $2, $3)
			ON CONFLICT (account_id, name) DO UPDATE SET sealed = excluded.sealed`, account, name, sealed)
		if err != nil {
			return err
		}
	}
	return nil
}

// Accounts returns the living accounts in the order they were added.
func (s *Store) Accounts(ctx context.Context) ([]Account, error) {
	all, err := collect(ctx, s.read, scanAccount, `SELECT `+accountColumns+` FROM accounts WHERE removed_at = 0 ORDER BY id`)
	if err != nil {
		return nil, err
	}
	for i := range all {
		if err := s.loadSecrets(ctx, &all[i]); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// Account returns one living account.
func (s *Store) Account(ctx context.Context, id int64) (Account, error) {
	row := s.read.QueryRowContext(ctx, `SELECT `+accountColumns+` FROM accounts WHERE id = $1 AND removed_at = 0`, id)
	a, err := scanAccount(found{row})
	if err != nil {
		return a, err
	}
	return a, s.loadSecrets(ctx, &a)
}

func (s *Store) loadSecrets(ctx context.Context, a *Account) error {
	rows, err := s.read.QueryContext(ctx, `SELECT name, sealed FROM secrets WHERE account_id = $1`, a.ID)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		var sealed []byte
		if err := rows.Scan(&name, &sealed); err != nil {
			return err
		}
		a.Secrets[name] = sealed
	}
	return rows.Err()
}

// UpdateAccount saves name, settings, state and the given secrets; secrets that
// are not given stay, empty ones go. It compares Version.
func (s *Store) UpdateAccount(ctx context.Context, by Actor, a Account) error {
	return s.tx(ctx, func(t *txn) error {
		n, err := t.exec(`
			UPDATE accounts SET name = $1, settings = $2, state = $3, reason_code = $4, reason_text = $5,
				sync_from = $6, next_at = 0, failures = 0, version = version + 1
			WHERE id = $7 AND version = $8 AND removed_at = 0`,
			a.Name, asObject(a.Settings), a.State, a.ReasonCode, a.ReasonText, a.SyncFrom, a.ID, a.Version)
		if duplicate(err) {
			return ErrConflict
		}
		if err != nil {
			return err
		}
		if n == 0 {
			return t.goneOrChanged(`SELECT COUNT(*) FROM accounts WHERE id = $1 AND removed_at = 0`, a.ID)
		}
		if err := t.saveSecrets(a.ID, a.Secrets); err != nil {
			return err
		}
		return t.record(by, "account_update", "account", a.ID, "")
	})
}

// goneOrChanged says why an UPDATE that compares a version touched nothing.
func (t *txn) goneOrChanged(countRow string, args ...any) error {
	var n int
	if err := t.row(countRow, args...).Scan(&n); err != nil {
		return err
	}
	if n == 0 {
		return ErrNotFound
	}
	return ErrConflict
}

// SaveSecret keeps a secret that the other side has rotated, or, without a
// value, forgets it. It returns only when that is on the disk.
func (s *Store) SaveSecret(ctx context.Context, id int64, key string, sealed []byte) error {
	return s.tx(ctx, func(t *txn) error {
		if err := t.living(id); err != nil {
			return err
		}
		if err := t.saveSecrets(id, map[string][]byte{key: sealed}); err != nil {
			return err
		}
		return t.record(Actor{}, "account_secret", "account", id, key)
	})
}

func (t *txn) living(account int64) error {
	var id int64
	return t.row(`SELECT id FROM accounts WHERE id = $1 AND removed_at = 0`, account).Scan(&id)
}

// SetAccountState pauses, resumes or stops an account. Anything but a stop makes
// it due at once.
func (s *Store) SetAccountState(ctx context.Context, by Actor, id int64, state, code, text string) error {
	return s.tx(ctx, func(t *txn) error {
		err := t.must(`
			UPDATE accounts SET state = $1, reason_code = $2, reason_text = $3, next_at = 0, failures = 0, version = version + 1
			WHERE id = $4 AND removed_at = 0`, state, code, text, id)
		if err != nil {
			return err
		}
		return t.record(by, "account_state", "account", id, state)
	})
}

// RemoveAccount ends a connection. Its inquiries stay readable; answers that
// wait for it fail with a reason a person can read.
func (s *Store) RemoveAccount(ctx context.Context, by Actor, id int64) error {
	return s.tx(ctx, func(t *txn) error {
		if err := t.must(`UPDATE accounts SET removed_at = $1, version = version + 1 WHERE id = $2 AND removed_at = 0`, t.now, id); err != nil {
			return err
		}
		for _, table := range []string{"secrets", "leases", "marks", "account_days"} {
			if _, err := t.exec(fmt.Sprintf(`DELETE FROM %s WHERE account_id = $1`, table), id); err != nil {
				return err
			}
		}
		waiting, err := collect(t.ctx, t, scanID, `SELECT id FROM outbox WHERE account_id = $1 AND state = 'queued'`, id)
		if err != nil {
			return err
		}
		for _, item := range waiting {
			if err := t.fail(item, "account_removed", "接続が削除されたため、送信しませんでした。お客様には届いていません。"); err != nil {
				return err
			}
		}
		return t.record(by, "account_remove", "account", id, "")
	})
}

// AccountCounts returns how many inquiries each account has brought.
func (s *Store) AccountCounts(ctx context.Context) (map[int64]int, error) {
	counts := map[int64]int{}
	_, err := collect(ctx, s.read, func(r scanner) (int64, error) {
		var id int64
		var n int
		err := r.Scan(&id, &n)
		counts[id] = n
		return id, err
	}, `SELECT account_id, CAST(SUM(n) AS BIGINT) FROM desk_counts GROUP BY account_id HAVING SUM(n) > 0`)
	return counts, err
}

// NumberOptions is by what an order number in a text is known as ours.
func (s *Store) NumberOptions(ctx context.Context) (ordernumber.Options, error) {
	all, err := collect(ctx, s.read, scanAccount, `SELECT `+accountColumns+` FROM accounts WHERE removed_at = 0 ORDER BY id`)
	var o ordernumber.Options
	for _, a := range all {
		if id := strings.TrimSpace(a.Settings["shop_id"]); id != "" {
			o.ShopIDs = append(o.ShopIDs, id)
		}
		if id := strings.TrimSpace(a.Settings["seller_id"]); id != "" {
			o.YahooAccounts = append(o.YahooAccounts, id)
		}
	}
	return o, err
}
