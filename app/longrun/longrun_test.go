package longrun

import (
	"context"
	"maps"
	"net/http"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"madoguchi/app"
	"madoguchi/store"
)

// run is the world with the desk that lives in it.
type run struct {
	*world
	profile string
	replies map[string]string // text → remote id of the inquiry
	kills   int

	keysUsed []string // that a person has entered since the first one
}

func TestLongRun_the_desk_equals_the_malls_whatever_happens(t *testing.T) {
	if testing.Short() {
		t.Skip("minutes of kills and faults: make test")
	}
	seed := number("LONGRUN_SEED", uint64(time.Now().UnixNano()))
	rounds := int(number("LONGRUN_ROUNDS", usual))
	t.Logf("seed %d, %d rounds", seed, rounds)
	r := &run{world: newWorld(t, seed), profile: t.TempDir(), replies: map[string]string{}}
	r.connect()
	r.live(brought)
	for i := range rounds {
		r.round(i)
	}
	r.settle()
	r.compare()
	r.searchLogs()
}

func number(env string, def uint64) uint64 {
	n, err := strconv.ParseUint(os.Getenv(env), 10, 64)
	if err != nil {
		return def
	}
	return n
}

// round is a stretch of work that ends with a kill.
func (r *run) round(i int) {
	r.sleep(time.Duration(r.dice.IntN(36)) * time.Hour)
	r.keys(i)
	r.hurt(8)
	r.live(40)
	r.answer()
	for range killsInRound {
		before, after := r.calls(), 1+r.dice.IntN(80)
		p := start(r.t, r.profile, r.time())
		r.live(3) // while the program works
		// A number of calls rather than a time: how far the program comes must not
		// depend on the machine.
		for limit := time.Now().Add(5 * time.Second); r.calls() < before+after && time.Now().Before(limit); {
			time.Sleep(10 * time.Millisecond)
		}
		time.Sleep(time.Duration(r.dice.IntN(30)) * time.Millisecond) // anywhere between two calls
		p.Kill(r.t)
		r.kills++
	}
}

const killsInRound = 3

// keys lets the keys die and come back.
func (r *run) keys(i int) {
	switch i % 20 {
	case 7:
		r.rakuten.Revoke()
	case 9:
		r.rakuten.Restore()
	case 13:
		r.yahoo.Revoke()
	case 15:
		r.yahoo.Restore()
	}
	if i%20 == 9 || i%20 == 15 {
		r.resume()
	}
	if i%20 == 17 {
		r.newKey(i)
	}
	if i%10 == 5 { // well within its 28 days
		r.signIn()
	}
}

// desk does something as a person: with the window open and nothing running.
func (r *run) desk(f func(ctx context.Context, d *app.Desk)) {
	r.t.Helper()
	d, err := open(r.t.Context(), r.profile, r.now)
	if err != nil {
		r.t.Fatal(err)
	}
	defer func() {
		if err := d.Close(); err != nil {
			r.t.Error(err)
		}
	}()
	owner, err := d.Owner(r.t.Context())
	if err != nil {
		r.t.Fatal(err)
	}
	f(app.As(r.t.Context(), owner), d)
}

func (r *run) connect() {
	r.desk(func(ctx context.Context, d *app.Desk) {
		for kind, settings := range map[string]map[string]string{"rakuten": r.rakuten.Settings(), "yahoo": r.yahoo.Settings()} {
			settings["pace_ms"] = strconv.Itoa(int(pace.Milliseconds()))
			if _, err := d.SaveAccount(ctx, app.AccountForm{Kind: kind, Name: kind, Settings: settings}); err != nil {
				r.t.Fatal(err)
			}
		}
	})
}

// pace is the pause between two calls of one key in this world.
const pace = 10 * time.Millisecond

func (r *run) calls() int { return len(r.rakuten.Calls()) + len(r.yahoo.Calls()) }

// newKey is what a shop does every three months: the mall issues a licence key,
// which kills the old one, and a person enters it.
func (r *run) newKey(i int) {
	key := "SL370001_" + strconv.Itoa(i)
	r.keysUsed = append(r.keysUsed, key)
	r.rakuten.RotateKey(key, r.now().Add(90*24*time.Hour))
	r.desk(func(ctx context.Context, d *app.Desk) {
		a, err := d.AccountNamed(ctx, "rakuten")
		if err != nil {
			r.t.Fatal(err)
		}
		form := app.AccountForm{ID: a.ID, Version: a.Version, Kind: "rakuten", Secrets: map[string]string{"license_key": key}}
		if _, err := d.SaveAccount(ctx, form); err != nil {
			r.t.Fatal(err)
		}
	})
}

// signIn is what a shop does every four weeks: it agrees at Yahoo! in a browser
// and comes back.
func (r *run) signIn() {
	r.desk(func(ctx context.Context, d *app.Desk) {
		a, err := d.AccountNamed(ctx, "yahoo")
		if err != nil {
			r.t.Fatal(err)
		}
		for range 20 { // a person who is told that the line broke tries again
			begun, err := d.SignInBegin(ctx, app.AccountForm{ID: a.ID, Version: a.Version, Kind: "yahoo"})
			if err != nil {
				r.t.Fatal(err)
			}
			state, err := d.SignInPaste(ctx, app.SignInAddress{ID: begun.ID, Address: r.agree(begun.URL)})
			if err == nil && state.State == "done" {
				return
			}
		}
		r.t.Fatal("twenty sign-ins and none worked")
	})
}

// agree is the person at the consent screen; it returns where the browser is sent.
func (r *run) agree(url string) string {
	stay := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := stay.Get(url)
	if err != nil {
		return ""
	}
	defer func() { _ = res.Body.Close() }()
	return res.Header.Get("Location")
}

// resume is what the shop does when a key works again.
func (r *run) resume() {
	r.desk(func(ctx context.Context, d *app.Desk) {
		list, err := d.Accounts(ctx)
		if err != nil {
			r.t.Fatal(err)
		}
		for _, a := range list.Accounts {
			if a.State != store.AccountStopped {
				continue
			}
			if err := d.ResumeAccount(ctx, app.ID{ID: a.ID}); err != nil {
				r.t.Fatal(err)
			}
		}
	})
}

// answer queues replies to some of what waits.
func (r *run) answer() {
	r.desk(func(ctx context.Context, d *app.Desk) {
		page, err := d.Inbox(ctx, app.InboxQuery{State: store.StateNew, Sort: "new", Limit: 40})
		if err != nil {
			r.t.Fatal(err)
		}
		for range min(4, len(page.Inquiries)) {
			row, _ := pick(r.world, page.Inquiries)
			thread, err := d.Thread(ctx, app.ID{ID: row.ID})
			if err != nil {
				r.t.Fatal(err)
			}
			if len(thread.Outbox) > 0 {
				continue // one is on its way
			}
			text := r.text("お問い合わせありがとうございます")
			_, err = d.Send(ctx, app.SendRequest{ID: row.ID, Text: text, Done: r.dice.IntN(3) == 0, SeenID: thread.NewestID})
			if err != nil {
				r.t.Fatalf("reply to %s: %v", row.RemoteID, err)
			}
			r.replies[text] = row.RemoteID
		}
	})
}

// settle gives the malls their health back and the program the time to finish.
func (r *run) settle() {
	r.heal()
	r.rakuten.Restore()
	r.yahoo.Restore()
	r.signIn()
	r.resume()
	r.desk(func(ctx context.Context, d *app.Desk) {
		list, err := d.Accounts(ctx)
		if err != nil {
			r.t.Fatal(err)
		}
		for i := range 3 {
			r.sleep(25 * time.Hour)
			for _, a := range list.Accounts {
				if i > 0 {
					break
				}
				out, err := d.Sync(ctx, app.ID{ID: a.ID})
				if err != nil || !out.Accounts[0].OK {
					r.t.Fatalf("sync of %s after everything works again: %+v, %v", a.Name, out, err)
				}
			}
			if _, err := d.Sync(ctx, app.ID{}); err != nil {
				r.t.Fatal(err)
			}
			if _, err := d.RunOutbox(ctx); err != nil {
				r.t.Fatal(err)
			}
		}
	})
}

func anyKey[V any](w *world, m map[string]V) string {
	return slices.Sorted(maps.Keys(m))[w.dice.IntN(len(m))]
}
