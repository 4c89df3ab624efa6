package mailbox

import (
	"context"
	"fmt"
	"maps"
	"net"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"madoguchi/connectors"
)

// restlessServer gives every folder a new UIDVALIDITY at every visit and counts
// what headers and bodies it was asked for.
func restlessServer(t *testing.T, m map[int]string) (set connectors.Settings, put func(uid int, raw []byte), texts func() int) {
	t.Helper()
	var validity, asked atomic.Int64
	var there atomic.Pointer[map[int]string]
	there.Store(&m)
	put = func(uid int, raw []byte) {
		changed := maps.Clone(*there.Load())
		changed[uid] = string(raw)
		there.Store(&changed)
	}
	set = oddServer(t, func(command string) string {
		mails := *there.Load()
		switch {
		case strings.HasPrefix(command, "EXAMINE"):
			return fmt.Sprintf("* FLAGS (\\Seen)\r\n* %d EXISTS\r\n* OK [UIDVALIDITY %d] ok\r\nTAG OK [READ-ONLY] ok\r\n", len(mails), validity.Add(1))
		case strings.HasPrefix(command, "UID FETCH") && strings.Contains(command, "BODY"):
			asked.Add(1)
		}
		return courier(mails, nil)(command)
	})
	return set, put, func() int { return int(asked.Swap(0)) }
}

func TestPull_reads_no_header_twice_where_UIDVALIDITY_changes_at_every_visit(t *testing.T) {
	mails := twoMails()
	kept := map[string][]byte{"m1@example.com": []byte(mails[4]), "m2@example.com": []byte(mails[9])}
	set, put, texts := restlessServer(t, mails)
	b := openBox(t, set)
	b.env.Mail = func(_ context.Context, id string) []byte { return kept[id] }
	clock := day
	b.env.Now = func() time.Time { return clock }
	step := func(cur string) connectors.Batch {
		clock = clock.Add(90 * time.Second)
		return pull(t, b, cur)
	}
	ids, cur := pullAll(t, b, "")
	sameIDs(t, ids, "m1@example.com", "m2@example.com")
	cur = step(cur).Next // the first new value: the headers tell
	texts()
	for range 4 {
		batch := step(cur)
		if n := texts(); n != 0 || len(batch.Inquiries) != 0 {
			t.Fatalf("%d texts were fetched, %d mails came", n, len(batch.Inquiries))
		}
		cur = batch.Next
	}
	batch := step(cur)
	if len(batch.Notices) != 1 || batch.Notices[0].Code != "folder_restless" || !contains(batch.Notices[0].Text, "「受信トレイ」") {
		t.Errorf("notices %+v", batch.Notices)
	}

	put(12, letterOf(3, day))
	batch = step(batch.Next)
	if m := onlyMessage(t, batch); m.RemoteID != "m3@example.com" {
		t.Errorf("new: %s", m.RemoteID)
	}
	texts()
	kept["m3@example.com"] = letterOf(3, day)
	if batch = step(batch.Next); texts() != 0 || len(batch.Inquiries) != 0 {
		t.Errorf("the new mail is new again")
	}

	// Another program takes one away, and one of the same kind comes: the numbers
	// mean other mails now.
	put(12, letterOf(44, day))
	if m := onlyMessage(t, step(batch.Next)); m.RemoteID != "m44@example.com" {
		t.Errorf("in its place: %s", m.RemoteID)
	}
}

// A mail that was read after the folder's print was taken is not in it: a new one
// under its number is not mistaken for it.
func TestRecognise_does_not_trust_numbers_that_the_print_does_not_hold(t *testing.T) {
	mails := twoMails()
	set, put, _ := restlessServer(t, mails)
	b := openBox(t, set)
	_, cur := pullAll(t, b, "")
	for range 2 {
		_, cur = pullAll(t, b, cur)
	}
	c := readCursor(cur)
	if c.Folders["INBOX"].Print == nil {
		t.Fatal("no print was taken")
	}
	c.Folders["INBOX"].Last = 11 // came and was read while the folder was open
	put(11, letterOf(5, day))
	ids, _ := pullAll(t, b, c.String())
	if !strings.Contains(strings.Join(ids, " "), "m5@example.com") {
		t.Errorf("a mail was passed over: %q", ids)
	}
}

func TestPull_visits_a_restless_folder_now_and_then(t *testing.T) {
	set, _, _ := restlessServer(t, twoMails())
	set["folders"] = "INBOX,INBOX.Other"
	b := openBox(t, set)
	clock := day
	b.env.Now = func() time.Time { return clock }
	cur := ""
	visits := func() (n int64) {
		before := readCursor(cur).Folders["INBOX.Other"]
		batch := pull(t, b, cur)
		cur = batch.Next
		after := readCursor(cur).Folders["INBOX.Other"]
		if before == nil || after.Validity != before.Validity {
			n = 1
		}
		clock = clock.Add(90 * time.Second)
		return n
	}
	for range 8 {
		visits()
	}
	var n int64
	for range 20 { // half an hour
		n += visits()
	}
	if n < 2 || n > 4 {
		t.Errorf("%d visits in half an hour", n)
	}
}

// measured counts the bytes a client reads.
type measured struct {
	net.Conn
	read *atomic.Int64
}

func (m measured) Read(p []byte) (int, error) {
	n, err := m.Conn.Read(p)
	m.read.Add(int64(n))
	return n, err
}

func TestCourier_folder_that_was_only_examined_costs_little(t *testing.T) {
	c := openCourier(t)
	kept := map[string][]byte{}
	for i := 1; i <= 60; i++ {
		raw := letterOf(i, day, "X-Long: "+strings.Repeat("x", 2000))
		dropAt(t, c, "", i, []byte(strings.ReplaceAll(string(raw), "\r\n", "\n")))
	}
	b := openBox(t, c.Settings())
	b.env.Mail = func(_ context.Context, id string) []byte { return kept[id] }
	var read atomic.Int64
	b.net.wire = func(ctx context.Context, addr string) (net.Conn, error) {
		conn, err := new(net.Dialer).DialContext(ctx, "tcp", addr)
		return measured{conn, &read}, err
	}
	cur := ""
	for more := true; more; { // the first pull of all may see several values already
		batch := pull(t, b, cur)
		for _, q := range batch.Inquiries {
			kept[q.RemoteID] = q.Messages[0].Raw
		}
		cur, more = batch.Next, batch.More
	}
	if len(kept) != 60 {
		t.Fatalf("%d mails", len(kept))
	}
	// Courier's value is its clock: it is asked until it is another one.
	renewed := func() {
		before := readCursor(cur).Folders["INBOX"].Validity
		for readCursor(cur).Folders["INBOX"].Validity == before {
			read.Store(0)
			var ids []string
			if ids, cur = pullAll(t, b, cur); len(ids) != 0 {
				t.Fatalf("came again: %q", ids)
			}
		}
	}
	renewed()
	first := read.Load()
	renewed()
	if again := read.Load(); again > 20<<10 {
		t.Errorf("%d bytes the first time, %d the second", first, again)
	}
	raw := letterOf(61, day)
	dropAt(t, c, "", 61, []byte(strings.ReplaceAll(string(raw), "\r\n", "\n")))
	ids, _ := pullAll(t, b, cur)
	sameIDs(t, ids, "m61@example.com")
}
