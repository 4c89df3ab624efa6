package store

import "context"

func scanSnippet(r scanner) (Snippet, error) {
	var n Snippet
	return n, r.Scan(&n.ID, &n.Name, &n.Reading, &n.Body, &n.Version)
}

const snippetColumns = `id, name, reading, body, version`

// Snippets returns the shared pieces of text by reading.
func (s *Store) Snippets(ctx context.Context) ([]Snippet, error) {
	return collect(ctx, s.read, scanSnippet, `SELECT `+snippetColumns+` FROM snippets WHERE removed_at = 0 ORDER BY reading, name, id`)
}

// SaveSnippet adds a piece of text (ID 0) or changes one, comparing Version. A
// name that is taken is ErrTaken.
func (s *Store) SaveSnippet(ctx context.Context, by Actor, n Snippet) (Snippet, error) {
	err := s.tx(ctx, func(t *txn) error {
		var err error
		n, err = t.saveSnippet(by, n)
		return err
	})
	return n, err
}

func (t *txn) saveSnippet(by Actor, n Snippet) (Snippet, error) {
	cleanAll(&n.Name, &n.Reading, &n.Body)
	var err error
	if n.ID == 0 {
		err = t.row(`INSERT INTO snippets (name, reading, body) VALUES ($1, $2, $3) RETURNING id, version`,
			n.Name, n.Reading, n.Body).Scan(&n.ID, &n.Version)
	} else {
		var changed int64
		changed, err = t.exec(`UPDATE snippets SET name = $1, reading = $2, body = $3, version = version + 1
			WHERE id = $4 AND version = $5 AND removed_at = 0`, n.Name, n.Reading, n.Body, n.ID, n.Version)
		if err == nil && changed == 0 {
			return n, t.goneOrChanged(`SELECT COUNT(*) FROM snippets WHERE id = $1 AND removed_at = 0`, n.ID)
		}
		n.Version++
	}
	if duplicate(err) {
		return n, ErrTaken
	}
	if err != nil {
		return n, err
	}
	return n, t.record(by, "snippet_save", "snippet", n.ID, n.Name)
}

// RemoveSnippet takes a piece of text out of use, comparing Version. It stays for
// the way back.
func (s *Store) RemoveSnippet(ctx context.Context, by Actor, id, version int64) error {
	return s.tx(ctx, func(t *txn) error {
		var name string
		if err := t.row(`SELECT name FROM snippets WHERE id = $1 AND removed_at = 0`, id).Scan(&name); err != nil {
			return err
		}
		if err := t.removeNamed("snippets", id, version); err != nil {
			return err
		}
		if err := t.record(by, "snippet_remove", "snippet", id, name); err != nil {
			return err
		}
		return t.saveChange(by, "snippet_remove", name, wayBack{Snippet: id})
	})
}

// unremoveSnippet brings a piece of text back into use, unless another one has its
// name by now.
func (t *txn) unremoveSnippet(by Actor, u *Undone, id int64) error {
	n, err := t.exec(`
		UPDATE snippets SET removed_at = 0, version = version + 1
		WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM snippets o WHERE o.removed_at = 0 AND o.name = snippets.name)`, id)
	if err != nil {
		return err
	}
	if n == 0 {
		u.Left = append(u.Left, Left{Part: "snippet", Why: "changed"})
		return nil
	}
	return t.record(by, "snippet_restore", "snippet", id, "")
}

func scanSignature(r scanner) (Signature, error) {
	var g Signature
	return g, r.Scan(&g.Account, &g.Staff, &g.Body, &g.Version)
}

// Signatures returns every signature, the common ones first.
func (s *Store) Signatures(ctx context.Context) ([]Signature, error) {
	return collect(ctx, s.read, scanSignature, `SELECT account_id, staff_id, body, version FROM signatures ORDER BY account_id, staff_id`)
}

// SignatureFor returns the most exact signature of a reply: that of the account
// and the person, of the account, of the person. The account goes before the
// person, for a wrong shop under a letter is worse than a missing name. None is
// the zero Signature.
func (s *Store) SignatureFor(ctx context.Context, account, staff int64) (Signature, error) {
	all, err := collect(ctx, s.read, scanSignature, `
		SELECT account_id, staff_id, body, version FROM signatures
		WHERE account_id IN (0, $1) AND staff_id IN (0, $2)
		ORDER BY account_id DESC, staff_id DESC LIMIT 1`, account, staff)
	if err != nil || len(all) == 0 {
		return Signature{}, err
	}
	return all[0], nil
}

// SaveSignature keeps a signature, comparing Version (0 for a new one). An empty
// body removes it.
func (s *Store) SaveSignature(ctx context.Context, by Actor, g Signature) (Signature, error) {
	err := s.tx(ctx, func(t *txn) error {
		if err := t.putSignature(&g); err != nil {
			return err
		}
		return t.record(by, "signature_save", "account", g.Account, "")
	})
	return g, err
}

func (t *txn) putSignature(g *Signature) error {
	cleanAll(&g.Body)
	var n int64
	var err error
	switch {
	case g.Version == 0 && g.Body == "":
		return nil
	case g.Version == 0:
		n, err = t.exec(`INSERT INTO signatures (account_id, staff_id, body) VALUES ($1, $2, $3) ON CONFLICT (account_id, staff_id) DO NOTHING`,
			g.Account, g.Staff, g.Body)
	case g.Body == "":
		n, err = t.exec(`DELETE FROM signatures WHERE account_id = $1 AND staff_id = $2 AND version = $3`, g.Account, g.Staff, g.Version)
		g.Version = -1
	default:
		n, err = t.exec(`UPDATE signatures SET body = $1, version = version + 1 WHERE account_id = $2 AND staff_id = $3 AND version = $4`,
			g.Body, g.Account, g.Staff, g.Version)
	}
	if err != nil {
		return err
	}
	if n == 0 {
		return ErrConflict
	}
	g.Version++
	return nil
}
