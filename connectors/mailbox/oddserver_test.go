package mailbox

import (
	"bufio"
	"fmt"
	"net"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"madoguchi/connectors"
)

// oddServer speaks just enough IMAP to be as wrong as a test wants: reply returns
// the lines for a command, the tagged one with TAG in front.
func oddServer(t *testing.T, reply func(command string) string) connectors.Settings {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var lock sync.Mutex
	var said []string
	t.Cleanup(func() {
		_ = l.Close()
		lock.Lock()
		defer lock.Unlock()
		onlyReads(t, said)
	})
	heard := func(command string) string {
		words := strings.SplitN(command, " ", 3)
		verb := words[0]
		if verb == "UID" && len(words) > 1 {
			verb += " " + words[1]
		}
		lock.Lock()
		defer lock.Unlock()
		said = append(said, verb)
		return reply(command)
	}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go speak(c, heard)
		}
	}()
	port := strconv.Itoa(l.Addr().(*net.TCPAddr).Port)
	return connectors.Settings{
		"address": "shop@example.test", "password": "secret",
		"imap_host": "127.0.0.1", "imap_port": port, "imap_security": "none",
		"smtp_host": "127.0.0.1", "smtp_port": port, "smtp_security": "none",
	}
}

func speak(c net.Conn, reply func(string) string) {
	defer func() { _ = c.Close() }()
	_, _ = c.Write([]byte("* OK [CAPABILITY IMAP4rev1] ready\r\n"))
	lines := bufio.NewScanner(c)
	for lines.Scan() {
		tag, command, _ := strings.Cut(lines.Text(), " ")
		out := reply(command)
		if out == "" {
			out = "TAG OK done\r\n"
		}
		if out == "cut" {
			return
		}
		_, _ = c.Write([]byte(strings.ReplaceAll(out, "TAG", tag)))
	}
}

// courier answers as Courier does: no UIDNEXT, no SPECIAL-USE, "n:*" with the
// newest mail even when it is older.
func courier(mails map[int]string, more func(command string) string) func(string) string {
	newest := 0
	for uid := range mails {
		newest = max(newest, uid)
	}
	return func(command string) string {
		if more != nil {
			if out := more(command); out != "" {
				return out
			}
		}
		switch {
		case strings.HasPrefix(command, "EXAMINE"):
			return "* FLAGS (\\Seen)\r\n* 1 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\nTAG OK [READ-ONLY] ok\r\n"
		case strings.HasPrefix(command, "UID SEARCH") && (strings.Contains(command, "BEFORE") || strings.Contains(command, "ANSWERED")):
			return "* SEARCH\r\nTAG OK done\r\n"
		case strings.HasPrefix(command, "UID SEARCH"):
			list := ""
			for uid := range mails {
				if !strings.Contains(command, "UID "+strconv.Itoa(newest+1)+":*") || uid == newest {
					list += " " + strconv.Itoa(uid)
				}
			}
			return "* SEARCH" + list + "\r\nTAG OK done\r\n"
		case strings.HasPrefix(command, "UID FETCH"):
			out := ""
			for uid := 1; uid <= newest; uid++ {
				raw, ok := mails[uid]
				if !ok || !asksFor(command, uid) {
					continue
				}
				body := ""
				if strings.Contains(command, "BODY") {
					body = fmt.Sprintf(" BODY[] {%d}\r\n%s", len(raw), raw)
				}
				out += fmt.Sprintf("* %d FETCH (UID %d RFC822.SIZE %d INTERNALDATE \"10-Mar-2026 12:00:00 +0900\"%s)\r\n", uid, uid, len(raw), body)
			}
			return out + "TAG OK done\r\n"
		case strings.HasPrefix(command, "LOGOUT"):
			return "* BYE bye\r\nTAG OK done\r\n"
		}
		return ""
	}
}

func asksFor(command string, uid int) bool {
	set, _, _ := strings.Cut(strings.TrimPrefix(command, "UID FETCH "), " ")
	if set == "1:*" {
		return true
	}
	for part := range strings.SplitSeq(set, ",") {
		lo, hi, ranged := strings.Cut(part, ":")
		a, _ := strconv.Atoi(lo)
		b, _ := strconv.Atoi(hi)
		if uid == a || ranged && uid >= a && uid <= b {
			return true
		}
	}
	return false
}

func twoMails() map[int]string {
	return map[int]string{4: string(letterOf(1, day)), 9: string(letterOf(2, day))}
}

func TestPull_needs_no_UIDNEXT(t *testing.T) {
	b := openBox(t, oddServer(t, courier(twoMails(), nil)))
	ids, cur := pullAll(t, b, "")
	sameIDs(t, ids, "m1@example.com", "m2@example.com")
	if ids, _ := pullAll(t, b, cur); len(ids) != 0 {
		t.Fatalf("the newest mail came again: %q", ids)
	}
}

func TestPull_does_not_skip_what_a_good_answer_left_out(t *testing.T) {
	left := true
	set := oddServer(t, courier(twoMails(), func(command string) string {
		if left && strings.HasPrefix(command, "UID FETCH") && strings.Contains(command, "BODY") {
			left = false
			raw := letterOf(2, day)
			return fmt.Sprintf("* 2 FETCH (UID 9 BODY[] {%d}\r\n%s)\r\nTAG OK done\r\n", len(raw), raw)
		}
		return ""
	}))
	ids, _ := pullAll(t, openBox(t, set), "")
	sameIDs(t, ids, "m1@example.com", "m2@example.com")
}

func TestPull_keeps_the_INBOX_when_the_search_for_the_Sent_folder_breaks_the_line(t *testing.T) {
	set := oddServer(t, courier(twoMails(), func(command string) string {
		if strings.HasPrefix(command, "LIST") {
			return "* LIST () \"/\" \"R&D\"\r\nTAG OK done\r\n" // not valid modified UTF-7
		}
		return ""
	}))
	b := openBox(t, set)
	_, cur := pullAll(t, b, "")
	ids, cur2 := pullAll(t, b, cur)
	if len(ids) != 2 {
		ids, _ = pullAll(t, b, cur2)
	}
	sameIDs(t, ids, "m1@example.com", "m2@example.com")
}

func TestPull_survives_answers_that_are_lies(t *testing.T) {
	for name, out := range map[string]string{
		"unknown response":   "* NONSENSE (\r\nTAG OK done\r\n",
		"endless set":        "* ESEARCH (TAG \"TAG\") UID ALL 1:4294967295\r\nTAG OK done\r\n",
		"a set with a star":  "* ESEARCH (TAG \"TAG\") UID ALL 1:*\r\nTAG OK done\r\n",
		"binary":             "\x00\xff\x1b$B\r\n",
		"refused":            "TAG NO [SERVERBUG] oops\r\n",
		"the line is cut":    "cut",
		"a number too large": "* SEARCH 99999999999999\r\nTAG OK done\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			var wrong atomic.Bool
			wrong.Store(true)
			set := oddServer(t, courier(twoMails(), func(command string) string {
				if wrong.Load() && strings.HasPrefix(command, "UID SEARCH") {
					return out
				}
				return ""
			}))
			b := openBox(t, set)
			batch, err := b.Pull(t.Context(), "")
			if err == nil && len(batch.Inquiries) != 0 {
				t.Fatalf("%d mails", len(batch.Inquiries))
			}
			if err != nil && connectors.ReasonOf(err) != connectors.Temporary {
				t.Fatal(err)
			}
			if err != nil && contains(err.Error(), "NONSENSE") {
				t.Errorf("an answer in the log: %v", err)
			}
			wrong.Store(false)
			ids, _ := pullAll(t, b, batch.Next)
			sameIDs(t, ids, "m1@example.com", "m2@example.com")
		})
	}
}

func TestPull_does_not_wait_for_an_endless_mail(t *testing.T) {
	set := oddServer(t, courier(twoMails(), func(command string) string {
		if strings.HasPrefix(command, "UID FETCH") && strings.Contains(command, "BODY") {
			return "* 1 FETCH (UID 4 BODY[] {999999999}\r\nFrom: a@example.com\r\n"
		}
		return ""
	}))
	batch, err := openBox(t, set).Pull(t.Context(), "")
	if err != nil || len(batch.Inquiries) != 0 || len(batch.Notices) != 1 || batch.Notices[0].Code != "reading_broke_off" {
		t.Fatalf("%+v %v", batch, err)
	}
}

func TestPull_reads_refusals_of_the_sign_in(t *testing.T) {
	for text, want := range map[string]connectors.Reason{
		"NO [AUTHENTICATIONFAILED] Invalid credentials": connectors.Auth,
		"NO Login failed.": connectors.Auth,
		"NO [ALERT] Too many simultaneous connections. (Failure)": connectors.Limited,
		"NO [LIMIT] no more": connectors.Limited,
		"NO [UNAVAILABLE] Temporary authentication failure.": connectors.Temporary,
		"NO Temporary problem, please try again later":       connectors.Temporary,
		"NO [PRIVACYREQUIRED] encrypt":                       connectors.Auth,
	} {
		set := oddServer(t, func(command string) string {
			if strings.HasPrefix(command, "LOGIN") {
				return "TAG " + text + "\r\n"
			}
			return ""
		})
		_, err := openBox(t, set).Pull(t.Context(), "")
		if err == nil || connectors.ReasonOf(err) != want {
			t.Errorf("%s: %v", text, err)
		}
	}
}
