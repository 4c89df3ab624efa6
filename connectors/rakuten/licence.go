package rakuten

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/web"
)

// refused finds out why. One code (GA0001) stands for a wrong key, an expired
// one, one that does not work yet and a function that is switched off; the end
// of the key tells which, as far as it can be told.
func (c *client) refused(ctx context.Context, k call, a web.Answer) error {
	if !refusesKey(a) {
		return c.fault(k, a)
	}
	if k.function == fnExpiry {
		return c.dead(keyWrong())
	}
	current, _ := c.keys.both()
	if k.key != "" {
		current = k.key
	}
	end, err := c.endOf(ctx, current)
	switch {
	case err == nil && end.After(c.now()):
		return functionOff(k.function)
	case err == nil:
		return c.dead(keyExpired(end))
	case connectors.ReasonOf(err) == connectors.Auth || connectors.As(err).Code == codePending:
		return err
	}
	return keyUnclear(err)
}

// dead is what to say when the key in use opens nothing any more: why, unless a
// new one waits.
func (c *client) dead(why error) error {
	switch waits, fresh := c.keys.waiting(c.now()); {
	case fresh:
		return keyPending()
	case waits:
		return bothRefused()
	}
	if end, over := c.keys.lapsed(c.now()); over {
		return keyExpired(end)
	}
	return why
}

// expiry is the last moment of the licence key in use. When only the new key
// knows it, the new key is the one in use.
func (c *client) expiry(ctx context.Context) (time.Time, error) {
	current, next := c.keys.both()
	end, err := c.endOf(ctx, current)
	if err == nil || next == "" || !keyTrouble(err) {
		return end, err
	}
	if newer, failed := c.endOf(ctx, next); failed == nil && newer.After(c.now()) {
		c.keys.move(ctx, next)
		c.keys.known(next, newer)
		return newer, nil
	}
	return end, err
}

// keyTrouble: the key in use is refused, for good or until the new one works.
func keyTrouble(err error) bool {
	return connectors.ReasonOf(err) == connectors.Auth || connectors.As(err).Code == codePending
}

// endOf asks for the end of one key with that key.
func (c *client) endOf(ctx context.Context, licence string) (time.Time, error) {
	a, err := c.do(ctx, call{
		function: fnExpiry, method: http.MethodGet, path: expiryPath, key: licence,
		query: url.Values{"licenseKey": {licence}},
	})
	if err != nil {
		return time.Time{}, err
	}
	var v struct {
		End text `json:"expiryDate"`
	}
	if err := decode(a.Body, &v); err != nil {
		return time.Time{}, err
	}
	end := readEnd(v.End.String())
	if end.IsZero() {
		return end, unreadable(nil)
	}
	c.keys.known(licence, end)
	return end, nil
}

// tryNext tries the new key with the cheapest call. It is moved when the mall
// answers it; everything else leaves it waiting.
func (c *client) tryNext(ctx context.Context, every time.Duration) error {
	c.keys.settle(ctx)
	now := c.now()
	if !c.keys.due(now, every) {
		return nil
	}
	_, next := c.keys.both()
	k := countCall(now.Add(-slice), now)
	k.key = next
	a, err := c.raw(ctx, k)
	if err == nil && accepts(a) {
		c.keys.move(ctx, next)
	}
	return err
}
