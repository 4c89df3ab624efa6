package mailbox

import (
	"slices"
	"testing"
)

// harmless are the commands that change nothing on a server. APPEND is the one
// exception: the copy of our own answer.
var harmless = []string{
	"LOGIN", "AUTHENTICATE", "CAPABILITY", "STARTTLS", "ID", "NOOP", "EXAMINE", "STATUS", "LIST", "UID SEARCH", "UID FETCH", "IDLE", "APPEND", "LOGOUT",
}

// onlyReads looks at everything a test has said to a server: no STORE, EXPUNGE,
// MOVE, COPY, DELETE, SELECT or CLOSE, whatever the test was about.
func onlyReads(t *testing.T, commands []string) {
	t.Helper()
	for _, c := range commands {
		if !slices.Contains(harmless, c) {
			t.Errorf("sent %s", c)
		}
	}
}
