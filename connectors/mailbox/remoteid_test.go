package mailbox

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mailboxtest"
)

func TestRemoteID_of_a_mail_without_id_is_made_of_its_bytes(t *testing.T) {
	id := func(raw string) string {
		r := &reading{box: openBox(t, anySettings), cur: readCursor("")}
		return r.remoteID(r.draft("INBOX", letter{raw: []byte(raw)}))
	}
	mail := "Date: Mon, 1 Jun 2026 10:00:00 +0900\r\nFrom: =?UTF-8?B?5bGx55Sw?= <a@example.com>\r\nSubject: a long\r\n subject\r\n\r\nwords\r\n"
	for name, same := range map[string]string{
		"folded elsewhere":          strings.Replace(mail, "a long\r\n subject", "a\r\n\tlong subject", 1),
		"with the line of another":  "Received: by mx.example.test\r\nX-Spam: no\r\n" + mail,
		"with the line ends of \\n": strings.ReplaceAll(mail, "\r\n", "\n"),
	} {
		if id(same) != id(mail) {
			t.Errorf("%s it is another mail", name)
		}
	}
	for name, other := range map[string]string{
		"words":   strings.Replace(mail, "words", "other words", 1),
		"sender":  strings.Replace(mail, "a@example", "b@example", 1),
		"subject": strings.Replace(mail, "a long", "along", 1) + "x",
		"date":    strings.Replace(mail, "10:00", "10:01", 1),
	} {
		if id(other) == id(mail) {
			t.Errorf("with other %s it is the same mail", name)
		}
	}
	// The value itself: whatever the parser learns, this mail keeps this id.
	if got, want := id(mail), "sha256-4be17178fa2446acbd1945a4c093f8709a4baaa6"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// A desk that began with ids made of words keeps them: reading all of it again
// doubles nothing.
func TestRescan_of_an_old_profile_doubles_no_mail(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	form := func(body string) []byte {
		return []byte("From: form@example.com\r\nTo: shop@example.test\r\nDate: Mon, 1 Jun 2026 10:00:00 +0900\r\nMessage-ID: <form@example.com>\r\n\r\n" + body + "\r\n")
	}
	nameless := []byte("From: a@example.com\r\nTo: shop@example.test\r\nSubject: x\r\n\r\nbody\r\n")
	mails := [][]byte{form("first"), form("second"), nameless}
	for _, raw := range mails {
		s.Deliver(raw, day)
	}
	// As they were made before.
	words := parse(nameless)
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%v\x00%s\x00%x", words.Date.UTC().Format(time.RFC3339), words.From, words.Subject, content(words)))
	kept := map[string][]byte{
		"form@example.com": mails[0],
		"form@example.com#" + wordsMark(parse(mails[1])): mails[1],
		hashID(sum[:]): nameless,
	}
	b := openBox(t, s.Settings())
	b.env.Mail = func(_ context.Context, id string) []byte { return kept[id] }
	old := readCursor("")
	key, _ := old.IDs.owner("form@example.com")
	old.IDs = idMemory{key + wordsMark(parse(mails[0]))}
	for range 2 { // the second time with the marks of bytes
		var ids []string
		var next string
		ids, next = pullAll(t, b, old.String())
		if len(ids) != 3 {
			t.Fatalf("%q", ids)
		}
		for _, id := range ids {
			if kept[id] == nil {
				t.Errorf("%s is new to the desk", id)
			}
		}
		old = readCursor(b.Rescan(next, time.Time{}))
	}
}

// A provider that writes the copy in the Sent folder in another encoding makes no
// second mail of it.
func TestPull_takes_a_rewritten_copy_for_the_same_mail(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	mail := letterOf(1, day, "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit")
	copied := bytes.Replace(mail, []byte("8bit"), []byte("quoted-printable"), 1)
	copied = bytes.Replace(copied, []byte("body 1"), []byte("b=6Fdy 1"), 1)
	s.Deliver(mail, day)
	s.Deliver(copied, day)
	b := openBox(t, s.Settings())
	ids, cur := pullAll(t, b, "")
	sameIDs(t, ids, "m1@example.com", "m1@example.com")
	b.env.Mail = func(context.Context, string) []byte { return mail }
	s.Deliver(bytes.Replace(copied, []byte("b=6Fdy"), []byte("bo=64y"), 1), day)
	s.Deliver(letterOf(1, day, "X-Other: yes\r\nX: y\r\n\r\nother words"), day)
	ids, _ = pullAll(t, b, cur)
	if len(ids) != 2 || ids[0] != "m1@example.com" || !strings.HasPrefix(ids[1], "m1@example.com#") {
		t.Errorf("%q", ids)
	}
}

var anySettings = connectors.Settings{"address": "shop@example.test", "password": "x", "imap_host": "imap.example.test", "smtp_host": "smtp.example.test"}
