package store

import (
	"context"
	"slices"
	"strings"

	"madoguchi/connectors"
)

// TrustedSenders is the setting of the addresses whose mails get no warning, one
// a line, sorted and in lower case.
const TrustedSenders = "trusted_senders"

// Trust adds an address to those that are trusted, or takes it away, and judges
// the inquiries again in which it has written. It tells whether that is new.
func (s *Store) Trust(ctx context.Context, by Actor, address string, trusted bool) (bool, error) {
	changed := false
	err := s.tx(ctx, func(t *txn) error {
		old, err := t.trusted()
		if err != nil {
			return err
		}
		list := slices.DeleteFunc(slices.Clone(old), func(a string) bool { return a == address })
		if trusted {
			list = append(list, address)
		}
		slices.Sort(list)
		list = slices.Compact(list)
		if changed = !slices.Equal(old, list); !changed {
			return nil
		}
		if err := t.setSetting(by, TrustedSenders, strings.Join(list, "\n")); err != nil {
			return err
		}
		ids, err := collect(t.ctx, t, scanID, `SELECT DISTINCT inquiry_id FROM messages WHERE cues <> '[]' AND LOWER(TRIM(address)) = $1`, address)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if err := t.judgeScam(id); err != nil {
				return err
			}
		}
		return nil
	})
	return changed, err
}

func (t *txn) trusted() ([]string, error) {
	v, err := t.setting(TrustedSenders)
	if err != nil {
		return nil, err
	}
	list := strings.Fields(strings.ToLower(v))
	slices.Sort(list)
	return list, nil
}

// judgeScam notes whether a mail of a thread looks like a fraud by what its
// mailbox found in it. What only the open conversation can tell (who writes for
// the first time, an order nobody knows) is not in the list.
func (t *txn) judgeScam(inquiry int64) error {
	q, err := t.sheet(inquiry)
	if err != nil {
		return err
	}
	all, err := t.messagesOf(q)
	if err != nil {
		return err
	}
	found := false
	for _, m := range all {
		if found || m.direction != string(connectors.In) || m.cues == noCare.cues {
			continue
		}
		if found, err = t.suspicious(m); err != nil {
			return err
		}
	}
	q.now.scam = bit(found)
	return nil
}

func (t *txn) suspicious(m heard) (bool, error) {
	var cues []connectors.Cue
	if err := fromJSON(m.cues, &cues); err != nil {
		return false, err
	}
	trusted, err := t.trusted()
	return connectors.Suspicious(cues, slices.Contains(trusted, strings.ToLower(strings.TrimSpace(m.address)))), err
}
