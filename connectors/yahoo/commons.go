package yahoo

import (
	"strings"
	"sync"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/signin"
)

// commons is what every opening of the same account in this program shares: the
// turn to call, because the mall counts calls by Client ID, and the sign-in,
// because two refreshes at once end the session. Losing it costs one refresh.
type commons struct {
	mu     sync.Mutex
	queues map[string]*queue
	logins *signin.Logins
}

func newCommons() *commons {
	return &commons{queues: map[string]*queue{}, logins: signin.NewLogins()}
}

// queue returns the one of a Client ID; the last opening sets its pace.
func (c *commons) queue(base string, s connectors.Settings, pace time.Duration) *queue {
	key := keyOf(base, s.Text("client_id"))
	c.mu.Lock()
	defer c.mu.Unlock()
	q := c.queues[key]
	if q == nil {
		q = &queue{}
		c.queues[key] = q
	}
	q.setPace(pace)
	return q
}

func keyOf(parts ...string) string { return strings.Join(parts, "\x00") }
