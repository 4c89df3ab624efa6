package mailbox

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"strings"
	"sync/atomic"
	"testing"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mailboxtest"
)

// ending stands between the mailbox and its server. Armed, it ends the token when
// a command begins, and the session in one of the ways of real servers.
type ending struct {
	t     *testing.T
	all   *mailboxtest.Tokens
	how   string // "closed", "BYE" or "NO"
	at    string // the command
	armed atomic.Bool
	lines atomic.Int32
}

func (e *ending) wire(ctx context.Context, addr string) (net.Conn, error) {
	far, err := (&net.Dialer{}).DialContext(ctx, "tcp", addr)
	if err != nil {
		return nil, err
	}
	e.lines.Add(1)
	near, inner := net.Pipe()
	go func() { // both ends close when one does
		_, _ = io.Copy(inner, far)
		_ = inner.Close()
	}()
	go func() {
		e.carry(inner, far)
		_ = far.Close()
		_ = inner.Close()
	}()
	return near, nil
}

// carry passes on what the client says.
func (e *ending) carry(client, server net.Conn) {
	lines, over := bufio.NewReader(client), false
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			return
		}
		tag, command, _ := strings.Cut(line, " ")
		if strings.HasPrefix(command, e.at) && e.armed.CompareAndSwap(true, false) {
			e.all.EndAccess()
			over = true
		}
		switch {
		case !over:
			_, _ = io.WriteString(server, line)
		case e.how == "NO":
			_, _ = fmt.Fprintf(client, "%s NO Session expired.\r\n", tag)
		case e.how == "BYE":
			_, _ = io.WriteString(client, "* BYE Session expired, please login again.\r\n")
			return
		default:
			return
		}
	}
}

// Each way of ending, at each step of a pull: nothing is lost, nothing comes
// twice, and nobody is told of a fault.
func TestToken_that_ends_inside_a_session_costs_nothing(t *testing.T) {
	bothServers(t, func(t *testing.T, s connectors.Settings, all *mailboxtest.Tokens) {
		b := openTokenBox(t, s, &vault{})
		e := &ending{t: t, all: all}
		b.net.wire = e.wire
		for _, e.how = range []string{"closed", "BYE", "NO"} {
			for _, e.at = range []string{"EXAMINE", "UID SEARCH", "UID FETCH"} {
				before, _ := all.Refreshed()
				e.armed.Store(true)
				batch, err := b.Pull(t.Context(), "")
				if err == nil && batch.More && len(batch.Inquiries) == 0 { // it came so far; the worker goes on at once
					batch, err = b.Pull(t.Context(), batch.Next)
				}
				if err != nil || len(batch.Notices) != 0 || len(batch.Inquiries) != 1 || batch.Inquiries[0].RemoteID != "m1@example.com" {
					t.Errorf("%s at %s: %d mails, notices %+v, %v", e.how, e.at, len(batch.Inquiries), batch.Notices, err)
				}
				if e.armed.Load() {
					t.Errorf("%s at %s: never came to it", e.how, e.at)
				}
				if after, _ := all.Refreshed(); after != before+1 && before > 0 {
					t.Errorf("%s at %s: %d refreshes", e.how, e.at, after-before)
				}
			}
		}
	})
}

// A session that has ended says NO to every folder; none of them is missing.
func TestToken_that_ends_before_another_folder_costs_nothing(t *testing.T) {
	for _, at := range []string{"EXAMINE \"more\"", "EXAMINE \"Sent\""} {
		t.Run(at, func(t *testing.T) {
			all := openTokens(t)
			srv := startServer(t, mailboxtest.Options{Tokens: all, Folders: []string{"more"}})
			set := tokenSettings(srv.Settings(), all)
			set["folders"], set["sent_folder"] = "INBOX,more", "Sent"
			srv.Deliver(letterOf(1, day), day)
			srv.Put("shop@example.test", "more", letterOf(2, day), day)
			b := openTokenBox(t, set, &vault{})
			e := &ending{t: t, all: all, how: "NO", at: at}
			b.net.wire = e.wire
			e.armed.Store(true)
			var ids []string
			for more, cur := true, ""; more; {
				batch, err := b.Pull(t.Context(), cur)
				if err != nil || len(batch.Notices) != 0 {
					t.Fatalf("notices %+v, %v", batch.Notices, err)
				}
				for _, q := range batch.Inquiries {
					ids = append(ids, q.RemoteID)
				}
				more, cur = batch.More, batch.Next
			}
			sameIDs(t, ids, idsUpTo(2)...)
			if e.armed.Load() {
				t.Error("never came to it")
			}
		})
	}
}

// A folder that is missing is told all the same.
func TestToken_that_lives_leaves_a_missing_folder_missing(t *testing.T) {
	all := openTokens(t)
	set := tokenSettings(startServer(t, mailboxtest.Options{Tokens: all}).Settings(), all)
	set["folders"] = "INBOX,gone"
	batch, err := openTokenBox(t, set, &vault{}).Pull(t.Context(), "")
	if err != nil || len(batch.Notices) != 1 || batch.Notices[0].Code != "folder_missing" {
		t.Errorf("notices %+v, %v", batch.Notices, err)
	}
}

func TestToken_that_ends_while_the_line_is_kept_costs_nothing(t *testing.T) {
	all := openTokens(t)
	srv := startServer(t, mailboxtest.Options{Tokens: all})
	for i := 1; i <= 60; i++ {
		srv.Deliver(letterOf(i, day), day)
	}
	b := openTokenBox(t, tokenSettings(srv.Settings(), all), &vault{})
	e := &ending{t: t, all: all, how: "BYE", at: "NOOP"}
	b.net.wire = e.wire
	e.armed.Store(true)
	ids, _ := pullAll(t, b, "") // two batches over one line, which ends between them
	sameIDs(t, ids, idsUpTo(60)...)
	if n := e.lines.Load(); n != 3 { // the second with the old token
		t.Errorf("%d lines", n)
	}
}

// One that ends again and again is a fault like any other.
func TestToken_that_ends_every_session_is_told(t *testing.T) {
	all := openTokens(t)
	srv := startServer(t, mailboxtest.Options{Tokens: all})
	b := openTokenBox(t, tokenSettings(srv.Settings(), all), &vault{})
	e := &ending{t: t, all: all, how: "closed", at: "EXAMINE"}
	b.net.wire = func(ctx context.Context, addr string) (net.Conn, error) {
		e.armed.Store(true)
		return e.wire(ctx, addr)
	}
	_, err := b.Pull(t.Context(), "")
	failure(t, err, connectors.Temporary, "network")
	if n := e.lines.Load(); n != 3 { // the second with the old token
		t.Errorf("%d lines", n)
	}
}
