package store

import (
	"errors"
	"testing"
)

func TestSaveDraft_follows_only_the_writers_own_save_before_it(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		id := aShop(d)[0]
		save := func(by Actor, k Draft) error {
			k.InquiryID = id
			_, err := d.SaveDraft(d.ctx, by, k)
			return err
		}
		says := func(want string, version int64) {
			t.Helper()
			k, err := d.Draft(d.ctx, id)
			must(t, err)
			if k.Text != want || k.Version != version {
				t.Errorf("%q of version %d, want %q of %d", k.Text, k.Version, want, version)
			}
		}
		must(t, save(clerk, Draft{Text: "お待"}))
		must(t, save(clerk, Draft{Text: "お待たせ", Over: "お待"})) // its answer was not waited for
		says("お待たせ", 2)
		must(t, save(clerk, Draft{Text: "お待たせしました", Version: 2, Over: "お待たせ"})) // overtakes the one before
		if err := save(clerk, Draft{Text: "お待たせし", Version: 2}); !errors.Is(err, ErrConflict) {
			t.Errorf("the overtaken one: %v", err)
		}
		says("お待たせしました", 3)
		other := Actor{Staff: 2, Name: "田中"}
		must(t, save(other, Draft{Text: "田中の文", Version: 3}))
		for _, k := range []Draft{
			{Text: "x", Version: 3, Over: "田中の文"}, // of somebody else
			{Text: "x", Version: 3, Over: "別の文"},
			{Text: "x", Version: 2, Over: "田中の文"},
			{Text: "x", Version: 3},
		} {
			if err := save(clerk, k); !errors.Is(err, ErrConflict) {
				t.Errorf("%+v: %v", k, err)
			}
		}
		says("田中の文", 4)
	})
}
