package mailbox

import (
	"strings"
	"testing"
)

// Courier opens nothing when it is asked for what it does not have, and very old
// servers tell UIDVALIDITY only through STATUS.
func TestPull_asks_a_poor_server_for_no_more_than_it_has(t *testing.T) {
	asked := make(chan string, 100)
	set := oddServer(t, courier(twoMails(), func(command string) string {
		switch {
		case strings.HasPrefix(command, "EXAMINE") && strings.Contains(command, "CONDSTORE"):
			return "TAG NO [CANNOT] no such thing\r\n"
		case strings.HasPrefix(command, "EXAMINE"):
			return "* 2 EXISTS\r\nTAG OK [READ-ONLY] ok\r\n"
		case strings.HasPrefix(command, "STATUS"):
			asked <- command
			return "* STATUS INBOX (UIDVALIDITY 77 UIDNEXT 10)\r\nTAG OK done\r\n"
		}
		return ""
	}))
	ids, cur := pullAll(t, openBox(t, set), "")
	sameIDs(t, ids, "m1@example.com", "m2@example.com")
	if v := readCursor(cur).Folders["INBOX"].Validity; v != 77 || len(asked) == 0 {
		t.Errorf("UIDVALIDITY %d, STATUS asked %d times", v, len(asked))
	}
}
