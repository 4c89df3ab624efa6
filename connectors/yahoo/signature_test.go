package yahoo_test

import (
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/yahoo/yahootest"
)

// Every call of every kind of work is signed, and its status is looked at.
func TestSignature_is_on_every_call_and_read_from_every_answer(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	s.AddOrder(order(ordered, morning, morning))
	id := s.AddTopic(yahootest.Topic{Order: ordered, Posts: []yahootest.Post{{Text: "x", Files: []yahootest.File{{Name: "a.png", Data: png.Data}}}}})
	a := open(t, s, c, nil)
	ctx := t.Context()
	q, err := a.Thread(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	withFile := reply(id, "お返事", morning)
	withFile.Files = []connectors.File{png}
	refused := letter("x", morning)
	refused.Order = "hinata-zakka-99999999"
	for name, do := range map[string]func(){
		"probe":   func() { _ = a.Probe(ctx) },
		"orders":  func() { _, _ = a.Orders(ctx, morning.Add(-time.Hour), nil) },
		"thread":  func() { _, _ = a.Thread(ctx, id) },
		"send":    func() { _, _ = a.Send(ctx, withFile) },
		"start":   func() { _, _ = a.Send(ctx, letter("x", morning)) },
		"refused": func() { _, _ = a.Send(ctx, refused) },
		"marks":   func() { _ = markOne(ctx, a, id, connectors.MarkRead) },
		"file":    func() { _, _ = a.File(ctx, q.Messages[0].Attachments[0]) },
		"no file": func() { _, _ = a.File(ctx, connectors.Attachment{Ref: "none"}) },
		"cut": func() {
			s.Break(yahootest.Fault{Path: "externalTalkDetail", Kind: yahootest.CutMiddle})
			_, _ = a.Thread(ctx, id)
		},
	} {
		s.Signature("")
		_, notices, _ := pullAll(t, a, "")
		if len(notices) != 0 {
			t.Fatalf("before %s: %v", name, notices)
		}
		s.Signature("invalid-key-status")
		do()
		s.Signature("")
		b, err := a.Pull(ctx, "")
		if name != "probe" && (err != nil || len(b.Notices) != 1 || b.Notices[0].Code != "signature_invalid-key-status" || !b.Notices[0].Serious) {
			t.Errorf("%s: %+v, %v", name, b.Notices, err)
		}
	}
	for _, call := range s.Calls() {
		if !strings.HasSuffix(call.Path, "/token") && !call.Signature {
			t.Errorf("%s %s is not signed", call.Method, call.Path)
		}
	}
}

func TestSignature_every_status_has_its_own_words(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	s.AddTopic(topic("質問", "x", morning))
	a := open(t, s, c, nil)
	words := map[string]string{}
	for status, says := range map[string]string{
		"none": "届いていません", "expired-key-version": "期限", "invalid-key-status": "無効", "invalid-key-version": "バージョンが違います",
		"not-found-key-version": "見つかりません", "expired-timestamp": "時計", "invalid-timestamp": "時計", "invalid-sellerid": "ストアアカウント",
		"invalid-authorize-value": "文字が正しくありません", "unauthorized": "このストア", "brand-new-status": "受け付けられていません",
	} {
		s.Signature(status)
		b, err := a.Pull(t.Context(), "")
		if err != nil || len(b.Notices) != 1 || !strings.Contains(b.Notices[0].Text, says) {
			t.Errorf("%s: %+v, %v", status, b.Notices, err)
			continue
		}
		if other := words[b.Notices[0].Text]; other != "" && !strings.HasSuffix(status, "timestamp") {
			t.Errorf("%s says the same as %s", status, other)
		}
		words[b.Notices[0].Text] = status
	}
}

func TestSignature_says_how_far_the_clock_is_off(t *testing.T) {
	for off, says := range map[time.Duration]string{
		25 * time.Minute: "約 25 分進んで", -25 * time.Minute: "約 25 分遅れて", 9 * time.Hour: "約 9 時間進んで", -72 * time.Hour: "約 3 日遅れて",
	} {
		s, c := shop(t, yahootest.Options{})
		s.AddTopic(topic("質問", "x", morning))
		a := openEnv(t, s, connectors.Env{Now: func() time.Time { return c.now().Add(off) }}, nil)
		b, err := a.Pull(t.Context(), "")
		if err != nil || len(b.Notices) != 1 || b.Notices[0].Code != "signature_expired-timestamp" || !strings.Contains(b.Notices[0].Text, says) {
			t.Errorf("%v: %+v, %v", off, b.Notices, err)
		}
	}
	s, c := shop(t, yahootest.Options{})
	s.Signature("expired-timestamp")
	b, err := open(t, s, c, nil).Pull(t.Context(), "")
	if err != nil || len(b.Notices) != 1 || !strings.Contains(b.Notices[0].Text, "時計は合って") {
		t.Errorf("a clock that is right: %+v, %v", b.Notices, err)
	}
}

// Without a key the 12-hour rule of the mall ends the sign-in, in words.
func TestSession_of_unsigned_calls_ends_after_twelve_hours(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	a := open(t, s, c, with{"public_key": "", "key_version": ""})
	if err := a.Probe(t.Context()); err != nil {
		t.Fatal(err)
	}
	c.add(13 * time.Hour)
	before := s.Count("token")
	e := reason(t, a.Probe(t.Context()), connectors.Auth, "invalid_grant")
	if !strings.Contains(e.Text, "もう一度サインイン") || s.Count("token")-before != 1 {
		t.Errorf("text %q after %d refreshes", e.Text, s.Count("token")-before)
	}
}
