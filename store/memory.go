package store

// memory is what a transaction has read of tables that rarely change: a statement that
// changes one of them empties it (txn.about).
type memory struct {
	kinds    map[int64]string     // of the accounts
	settings map[string]string    // "" for none
	holders  map[string]int64     // contact → customer, 0 for nobody
	orders   map[orderAsked]int64 // the order an account means by a number, 0 for none
	words    map[string]bool      // whether an order is found by a word
}

// orderAsked is an order number as an account asks for it.
type orderAsked struct {
	account int64
	number  string
}

// recall returns what was read before, or reads it.
func recall[K comparable, V any](known *map[K]V, key K, read func() (V, error)) (V, error) {
	if v, ok := (*known)[key]; ok {
		return v, nil
	}
	v, err := read()
	if err != nil {
		return v, err
	}
	if *known == nil {
		*known = map[K]V{}
	}
	(*known)[key] = v
	return v, nil
}

// kindOf is what an account is, "" when there is none.
func (t *txn) kindOf(account int64) (string, error) {
	return recall(&t.memory.kinds, account, func() (kind string, err error) {
		return kind, ignoreMissing(t.row(`SELECT kind FROM accounts WHERE id = $1`, account).Scan(&kind))
	})
}

// setting is a value of the settings, "" when there is none.
func (t *txn) setting(name string) (string, error) {
	return recall(&t.memory.settings, name, func() (v string, err error) {
		return v, ignoreMissing(t.row(`SELECT value FROM settings WHERE name = $1`, name).Scan(&v))
	})
}

// holder returns the customer a contact belongs to, 0 for nobody.
func (t *txn) holder(contact string) (int64, error) {
	return recall(&t.memory.holders, contact, func() (id int64, err error) {
		return id, ignoreMissing(t.row(`SELECT customer_id FROM contacts WHERE contact = $1`, contact).Scan(&id))
	})
}
