package connectortest

import (
	"bytes"
	"strings"
	"sync"

	"madoguchi/connectors"
)

// lockedBuffer may be written by goroutines of the connector.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// secrets are the values that may appear nowhere; a key of several lines counts
// line by line.
func (d *desk) secrets() map[string]string {
	all := map[string]string{}
	for _, f := range d.s.Spec.Fields {
		if !f.Secret {
			continue
		}
		for line := range strings.Lines(d.s.Settings[f.Key]) {
			if line = strings.TrimSpace(line); len(line) >= 4 && !strings.HasPrefix(line, "-----") {
				all[line] = f.Key
			}
		}
	}
	return all
}

func (d *desk) noSecretLeft() {
	d.t.Helper()
	log := d.log.String()
	for value, key := range d.secrets() {
		if strings.Contains(log, value) {
			d.t.Errorf("the log shows the secret %s", key)
		}
		for _, err := range d.errs {
			if strings.Contains(err.Error(), value) || strings.Contains(connectors.As(err).Text, value) {
				d.t.Errorf("an error shows the secret %s", key)
			}
		}
	}
}
