package store

import "madoguchi/connectors"

// authored takes over who wrote a message once the mall says it. A mall may
// answer for a while without it; nothing was done on the strength of such a
// message, so what it asks or answers counts from now on.
func (in *intake) authored(a *arrivals, id int64, m connectors.Message) error {
	a.changed = true
	if m.Direction == connectors.Out {
		e, err := in.echoed(a.id, m)
		if err != nil {
			return err
		}
		if e.message != 0 { // the receipt made a row of its own: there is one message
			if err := in.dropMessage(id); err != nil {
				return err
			}
			return in.adopt(e, m)
		}
		if e.ID != 0 {
			if _, err := in.exec(`UPDATE messages SET outbox_id = $1 WHERE id = $2`, e.ID, id); err != nil {
				return err
			}
			if err := in.pulled(e.ID, id, m); err != nil {
				return err
			}
		}
	}
	a.inserted = append(a.inserted, id)
	return in.must(`UPDATE messages SET direction = $1, author = $2 WHERE id = $3`, string(m.Direction), m.Author, id)
}

// dropMessage takes away the second row of one message.
func (in *intake) dropMessage(id int64) error {
	for _, statement := range []string{
		`DELETE FROM files WHERE message_id = $1`,
		`DELETE FROM refs WHERE message_id = $1`,
		`DELETE FROM bounces WHERE message_id = $1`,
		`DELETE FROM models WHERE message_id = $1`,
		`DELETE FROM messages WHERE id = $1`,
	} {
		if _, err := in.exec(statement, id); err != nil {
			return err
		}
	}
	return nil
}
