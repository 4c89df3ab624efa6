package store

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"madoguchi/connectors"
)

// ErrNewer says that somebody has written since a person looked, so that what
// they decided may not be what they want.
var ErrNewer = errors.New("something was written meanwhile")

// ErrClosed says that nothing is owed, so that there is nothing to set a date for.
var ErrClosed = errors.New("no answer is owed")

// Wish is what a person wants of one inquiry. Nil and empty leave it as it is.
type Wish struct {
	ID      int64
	Version int64  // 0 compares nothing
	LastAt  int64  // newest message the person has seen the row with; 0 compares nothing
	State   string // with what the kind of the inquiry lets the mall know of it
	Marks   connectors.Marks
	Reason  string
	Owner   *int64 // 0 nobody
	About   *int64 // category, 0 none
	Care    *string
	Due     *int64  // 0: computed again
	Tags    []int64 // added
	Untags  []int64 // taken away
}

// cares are the words an inquiry can be marked with for its manner.
var cares = []string{"", "complaint", "care", "harassment"}

// IsCare tells whether a word is one of care.
func IsCare(word string) bool { return slices.Contains(cares, word) }

// Grant carries out wishes in one step, and says of which inquiries it could not
// and why: ErrNotFound, ErrConflict,
// ErrNewer or ErrClosed. Nothing of these is changed. A
// word that does not exist (a person, a category, a tag) refuses the whole.
func (s *Store) Grant(ctx context.Context, by Actor, verb string, wishes []Wish) (map[int64]error, error) {
	var refused map[int64]error
	err := s.tx(ctx, func(t *txn) error {
		refused = map[int64]error{}
		names, err := t.wordsOfWishes(wishes)
		if err != nil {
			return err
		}
		return t.grantAll(by, verb, wishes, names, refused)
	})
	return refused, err
}

// grantAll looks first and acts then, so that all it changes is one change that
// can be taken back.
func (t *txn) grantAll(by Actor, verb string, wishes []Wish, names wishNames, refused map[int64]error) error {
	var fit []Wish
	var ids []int64
	for _, w := range wishes {
		_, err := t.wishable(w)
		switch {
		case err == nil:
			fit, ids = append(fit, w), append(ids, w.ID)
		case errors.Is(err, ErrNotFound), errors.Is(err, ErrConflict), errors.Is(err, ErrNewer), errors.Is(err, ErrClosed):
			refused[w.ID] = err
		default:
			return err
		}
	}
	detail := names.detail(verb, fit)
	return t.undoable(by, verb, detail, ids, func() error {
		for _, w := range fit {
			b, err := t.wishable(Wish{ID: w.ID})
			if err != nil {
				return err
			}
			if err := t.grant(by, w, b, names); err != nil {
				return err
			}
			if err := t.record(by, verb, "inquiry", w.ID, detail); err != nil {
				return err
			}
		}
		return nil
	})
}

// detail is what the journal says of an act of one kind: the name that was given.
func (n wishNames) detail(verb string, fit []Wish) string {
	if len(fit) == 0 {
		return ""
	}
	switch w := fit[0]; {
	case verb == "assign" && w.Owner != nil:
		return n.staff[*w.Owner]
	case verb == "category" && w.About != nil:
		return n.categories[*w.About]
	case verb == "care" && w.Care != nil:
		return *w.Care
	case w.State != "":
		return w.State
	}
	return ""
}

// wishNames are the words behind the ids of wishes, for the history.
type wishNames struct {
	staff, categories, tags map[int64]string
}

func (t *txn) wordsOfWishes(wishes []Wish) (wishNames, error) {
	n := wishNames{map[int64]string{0: ""}, map[int64]string{0: ""}, map[int64]string{}}
	learn := func(into map[int64]string, id int64, ask string) error {
		if _, known := into[id]; known {
			return nil
		}
		var name string
		err := t.row(ask, id).Scan(&name)
		into[id] = name
		return err
	}
	for _, w := range wishes {
		if w.Care != nil && !IsCare(*w.Care) || w.State != "" && !slices.Contains(urgency, w.State) {
			return n, ErrNotFound
		}
		if w.Owner != nil {
			if err := learn(n.staff, *w.Owner, `SELECT name FROM staff WHERE id = $1 AND off = 0`); err != nil {
				return n, err
			}
		}
		if w.About != nil {
			if err := learn(n.categories, *w.About, `SELECT name FROM categories WHERE id = $1 AND removed_at = 0`); err != nil {
				return n, err
			}
		}
		for _, tag := range w.Tags {
			if err := learn(n.tags, tag, `SELECT name FROM tags WHERE id = $1 AND removed_at = 0`); err != nil {
				return n, err
			}
		}
	}
	return n, nil
}

// before is how an inquiry stands before a wish.
type before struct {
	state, care     string
	owner, about    int64
	ownerBy, saidBy string
	remoteDone      bool
}

func (t *txn) wishable(w Wish) (before, error) {
	var b before
	var version, lastAt int64
	err := t.row(`
		SELECT version, last_at, state, care, owner_id, category_id, owner_by, category_by, remote_done FROM inquiries WHERE id = $1`, w.ID).Scan(
		&version, &lastAt, &b.state, &b.care, &b.owner, &b.about, &b.ownerBy, &b.saidBy, &b.remoteDone)
	switch {
	case err != nil:
		return b, err
	case w.Version != 0 && w.Version != version:
		return b, ErrConflict
	case w.LastAt != 0 && w.LastAt < lastAt:
		return b, ErrNewer
	case w.Due != nil && w.State == "" && !slices.Contains(open, b.state):
		return b, ErrClosed
	}
	return b, nil
}

// grant writes what is to be another; what stands so already makes no history.
func (t *txn) grant(by Actor, w Wish, b before, names wishNames) error {
	if w.State != "" && w.State != b.state {
		if err := t.grantState(by, w, b); err != nil {
			return err
		}
	}
	if w.Owner != nil && (*w.Owner != b.owner || b.ownerBy != byPerson) {
		err := t.set(by, w.ID, "assigned", names.staff[*w.Owner], `owner_id = $1, owner_by = 'person'`, *w.Owner)
		if err != nil {
			return err
		}
	}
	if w.About != nil && (*w.About != b.about || b.saidBy != byPerson) {
		err := t.set(by, w.ID, "category", names.categories[*w.About], `category_id = $1, category_by = 'person'`, *w.About)
		if err != nil {
			return err
		}
		if err := t.owe(w.ID); err != nil { // the rules of due dates look at it
			return err
		}
	}
	if w.Care != nil && *w.Care != b.care {
		if err := t.set(by, w.ID, "care", *w.Care, `care = $1`, *w.Care); err != nil {
			return err
		}
	}
	if w.Due != nil {
		if err := t.grantDue(by, w); err != nil {
			return err
		}
	}
	return t.grantTags(by, w, names)
}

func (t *txn) grantDue(by Actor, w Wish) error {
	set, err := t.setDue(w.ID, *w.Due, DuePerson)
	if err != nil || !set {
		return err
	}
	return t.event(by, w.ID, "due", strconv.FormatInt(*w.Due, 10))
}

func (t *txn) set(by Actor, id int64, event, detail, columns string, value any) error {
	if err := t.must(`UPDATE inquiries SET `+columns+`, version = version + 1 WHERE id = $2`, value, id); err != nil {
		return err
	}
	return t.event(by, id, event, detail)
}

func (t *txn) grantState(by Actor, w Wish, b before) error {
	if err := t.setState(w.ID, w.State); err != nil {
		return err
	}
	if err := t.markMove(Move{ID: w.ID, State: w.State, Marks: w.Marks, Reason: w.Reason}, b.state, b.remoteDone); err != nil {
		return err
	}
	if _, err := t.refresh(w.ID); err != nil {
		return err
	}
	return t.event(by, w.ID, "state", w.State)
}

func (t *txn) grantTags(by Actor, w Wish, names wishNames) error {
	var said []string
	for _, tag := range w.Untags {
		n, err := t.exec(`DELETE FROM inquiry_tags WHERE inquiry_id = $1 AND tag_id = $2`, w.ID, tag)
		if err != nil {
			return err
		}
		if n > 0 {
			var name string
			if err := t.row(`SELECT name FROM tags WHERE id = $1`, tag).Scan(&name); err != nil {
				return err
			}
			said = append(said, "-"+name)
		}
	}
	for _, tag := range w.Tags {
		n, err := t.exec(`
			INSERT INTO inquiry_tags (inquiry_id, tag_id) VALUES ($1, $2) ON CONFLICT (inquiry_id, tag_id) DO NOTHING`, w.ID, tag)
		if err != nil {
			return err
		}
		if n > 0 {
			said = append(said, "+"+names.tags[tag])
		}
	}
	if len(said) == 0 {
		return nil
	}
	if err := t.must(`UPDATE inquiries SET version = version + 1 WHERE id = $1`, w.ID); err != nil {
		return err
	}
	return t.event(by, w.ID, "tags", strings.Join(said, " "))
}
