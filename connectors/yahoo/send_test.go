package yahoo_test

import (
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/yahoo/yahootest"
)

// The outcome table of a post: what is seen, what it means, how many copies the
// server then holds.
func TestSend_outcomes(t *testing.T) {
	const add = "externalTalkAdd"
	for name, row := range map[string]struct {
		fault  yahootest.Fault
		want   connectors.Reason // empty: sent
		copies int
	}{
		"accepted":                     {yahootest.Fault{Path: "none"}, "", 1},
		"refused in XML":               {yahootest.Fault{Path: add, Kind: yahootest.XMLError, Code: 400, PX: "px-1"}, connectors.Rejected, 0},
		"refused without a word":       {yahootest.Fault{Path: add, Kind: yahootest.Status, Code: 400}, connectors.Rejected, 0},
		"not found":                    {yahootest.Fault{Path: add, Kind: yahootest.Status, Code: 404}, connectors.Rejected, 0},
		"address not registered":       {yahootest.Fault{Path: add, Kind: yahootest.XMLError, Code: 403, PX: "px-04306"}, connectors.Auth, 0},
		"too fast":                     {yahootest.Fault{Path: add, Kind: yahootest.Status, Code: 429}, connectors.Limited, 0},
		"daily limit":                  {yahootest.Fault{Path: add, Kind: yahootest.Daily}, connectors.Limited, 0},
		"token stale once":             {yahootest.Fault{Path: add, Kind: yahootest.Stale}, "", 1},
		"session ended once":           {yahootest.Fault{Path: add, Kind: yahootest.Session}, "", 1},
		"token stale for good":         {yahootest.Fault{Path: add, Kind: yahootest.Stale, Times: -1}, connectors.Auth, 0},
		"server error":                 {yahootest.Fault{Path: add, Kind: yahootest.Status, Code: 500}, connectors.Unsure, 0},
		"gateway error with a code":    {yahootest.Fault{Path: add, Kind: yahootest.XMLError, Code: 503, PX: "px-04306"}, connectors.Unsure, 0},
		"gateway time-out":             {yahootest.Fault{Path: add, Kind: yahootest.Status, Code: 504}, connectors.Unsure, 0},
		"request time-out":             {yahootest.Fault{Path: add, Kind: yahootest.Status, Code: 408}, connectors.Unsure, 0},
		"redirected":                   {yahootest.Fault{Path: add, Kind: yahootest.Status, Code: 302}, connectors.Unsure, 0},
		"cut before it was stored":     {yahootest.Fault{Path: add, Kind: yahootest.CutBefore}, connectors.Unsure, 0},
		"cut after it was stored":      {yahootest.Fault{Path: add, Kind: yahootest.CutAfter}, connectors.Unsure, 1},
		"success without a message id": {yahootest.Fault{Path: add, Kind: yahootest.Empty}, connectors.Unsure, 1},
		"half an answer":               {yahootest.Fault{Path: add, Kind: yahootest.Truncated}, connectors.Unsure, 1},
		"success with a page":          {yahootest.Fault{Path: add, Kind: yahootest.HTML}, connectors.Unsure, 0},
		"token server down":            {yahootest.Fault{Path: "token", Kind: yahootest.Status, Code: 503}, connectors.Temporary, 0},
		"token server cut":             {yahootest.Fault{Path: "token", Kind: yahootest.CutAfter}, "", 1},
		"token line cut before":        {yahootest.Fault{Path: "token", Kind: yahootest.CutBefore}, connectors.Temporary, 0},
	} {
		t.Run(name, func(t *testing.T) {
			s, c := shop(t, yahootest.Options{})
			id := s.AddTopic(topic("質問", "x", morning))
			a := open(t, s, c, nil)
			s.Break(row.fault)
			at := c.now()
			rec, err := a.Send(t.Context(), reply(id, "お返事です。", at))
			if row.want == "" && (err != nil || rec.RemoteID != id+"#2" || rec.At.IsZero()) {
				t.Fatalf("receipt %+v, error %v", rec, err)
			}
			if row.want != "" {
				reason(t, err, row.want, "")
			}
			if n := len(s.Delivered()); n != row.copies {
				t.Fatalf("%d copies", n)
			}
			s.Repair()
			if row.fault.Kind == yahootest.Daily {
				c.add(15 * time.Hour) // until then nothing may be asked
			}
			found, finding, err := a.FindSent(t.Context(), reply(id, "お返事です。", at))
			if err != nil || (finding == connectors.Delivered) != (row.copies == 1) || finding == connectors.Delivered && found.RemoteID != id+"#2" {
				t.Errorf("found %v %+v, error %v", finding, found, err)
			}
		})
	}
}

func TestSend_a_slow_post_that_is_given_up_is_unknown(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	id := s.AddTopic(topic("質問", "x", morning))
	a := open(t, s, c, nil)
	if err := a.Probe(t.Context()); err != nil { // signed in already
		t.Fatal(err)
	}
	s.Break(yahootest.Fault{Path: "externalTalkAdd", Kind: yahootest.Slow, Wait: time.Minute})
	start := time.Now()
	_, err := a.Send(background(t, 300*time.Millisecond), reply(id, "お返事", morning))
	reason(t, err, connectors.Unsure, "")
	if took := time.Since(start); took > 1300*time.Millisecond {
		t.Errorf("took %v", took)
	}
}

func TestSend_the_text_goes_out_as_given_with_their_line_breaks(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	id := s.AddTopic(topic("質問", "x", morning))
	if _, err := open(t, s, c, nil).Send(t.Context(), reply(id, "一行目\r\n二行目\r三 <&> \"\n", morning)); err != nil {
		t.Fatal(err)
	}
	if got := s.Delivered()[0].Text; got != "一行目\n二行目\n三 <&> \"\n" {
		t.Errorf("%q", got)
	}
}

func TestSend_what_cannot_be_sent_never_leaves(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	id := s.AddTopic(topic("質問", "x", morning))
	a := open(t, s, c, nil)
	file := func(name, data string) []connectors.File {
		return []connectors.File{{Name: name, Data: []byte(data)}}
	}
	for code, r := range map[string]connectors.Reply{
		"too_long":       {Thread: id, Text: strings.Repeat("あ", 2001)},
		"empty":          {Thread: id, Text: " \n"},
		"no_order":       {Text: "x", Subject: "ご連絡"},
		"no_subject":     {Text: "x", Order: "hinata-zakka-10000001"},
		"category":       {Text: "x", Subject: "ご連絡", Order: "hinata-zakka-10000001", Category: "46"},
		"file_start":     {Text: "x", Subject: "ご連絡", Order: "hinata-zakka-10000001", Files: []connectors.File{png}},
		"file_type":      {Thread: id, Text: "x", Files: file("a.exe", "MZ")},
		"file_encrypted": {Thread: id, Text: "x", Files: file("a.pdf", "%PDF-1.7 /Encrypt 5 0 R")},
		"file_size":      {Thread: id, Text: "x", Files: file("a.png", "\x89PNG\r\n\x1a\n"+strings.Repeat("x", 20<<20))},
	} {
		before := len(s.Calls())
		_, err := a.Send(t.Context(), r)
		reason(t, err, connectors.Rejected, code)
		if n := len(s.Calls()) - before; n != 0 {
			t.Errorf("%s: %d calls", code, n)
		}
	}
	if bad := a.Check(connectors.Reply{Text: strings.Repeat("😀", 1001)}); len(bad) != 3 {
		t.Errorf("not all problems at once: %v", bad)
	}
}

func TestFindSent_takes_only_the_reply_itself(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	id := s.AddTopic(topic("質問", "同じ文", morning))
	a := open(t, s, c, nil)
	s.StoreReplies(id, "同じ文 \nです")
	at := c.now()
	for name, row := range map[string]struct {
		r    connectors.Reply
		want connectors.Finding
	}{
		"the same text, spaces at line ends lost": {reply(id, "同じ文\r\nです\n", at), connectors.Delivered},
		"the customer's own words":                {reply(id, "同じ文", at), connectors.CannotTell},
		"known before the attempt":                {connectors.Reply{Thread: id, Text: "同じ文\nです", Since: at, Known: []string{id + "#2"}}, connectors.Absent},
		"older than the attempt":                  {reply(id, "同じ文\nです", at.Add(time.Hour)), connectors.CannotTell},
		"known, and another is not shown":         {connectors.Reply{Thread: id, Text: "別の文", Since: at, Known: []string{id + "#2", id + "#3"}}, connectors.CannotTell},
		"another text":                            {reply(id, "同じ文ですよ", at), connectors.CannotTell},
	} {
		if _, finding, err := a.FindSent(t.Context(), row.r); err != nil || finding != row.want {
			t.Errorf("%s: finding %q, error %v", name, finding, err)
		}
	}
}

var png = connectors.File{Name: "案内図.png", Type: "image/png", Data: []byte("\x89PNG\r\n\x1a\n0123")}

func TestSend_files_go_up_first_and_come_back_whole(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	id := s.AddTopic(topic("質問", "x", morning))
	a := open(t, s, c, nil)
	r := reply(id, "図をお送りします。", morning)
	r.Files = []connectors.File{png}
	if _, err := a.Send(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	q, err := a.Thread(t.Context(), id)
	if err != nil || len(q.Messages) != 2 || len(q.Messages[1].Attachments) != 1 {
		t.Fatalf("%+v %v", q, err)
	}
	f := q.Messages[1].Attachments[0]
	data, err := a.File(t.Context(), f)
	if err != nil || string(data) != string(png.Data) || f.Name != png.Name || f.Type != "image/png" {
		t.Errorf("%+v %q %v", f, data, err)
	}
	if s.Uploads() != 0 {
		t.Error("a file is left without a post")
	}
}

func TestSend_files_are_deleted_only_after_a_certain_refusal(t *testing.T) {
	for name, row := range map[string]struct {
		kind yahootest.Kind
		left int
	}{"refused": {yahootest.XMLError, 0}, "unknown": {yahootest.CutBefore, 1}} {
		t.Run(name, func(t *testing.T) {
			s, c := shop(t, yahootest.Options{})
			id := s.AddTopic(topic("質問", "x", morning))
			s.Break(yahootest.Fault{Path: "externalTalkAdd", Kind: row.kind, Code: 400, PX: "px-1"})
			r := reply(id, "x", morning)
			r.Files = []connectors.File{png}
			if _, err := open(t, s, c, nil).Send(t.Context(), r); err == nil {
				t.Fatal("sent")
			}
			if n := s.Uploads(); n != row.left {
				t.Errorf("%d files left", n)
			}
		})
	}
}

func TestSend_a_public_topic_takes_no_file(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	id := s.AddTopic(yahootest.Topic{Public: true, Posts: []yahootest.Post{{Text: "x"}}})
	r := reply(id, "x", morning)
	r.Files = []connectors.File{png}
	_, err := open(t, s, c, nil).Send(t.Context(), r)
	reason(t, err, connectors.Rejected, "")
	if len(s.Delivered()) != 0 {
		t.Error("delivered without its file")
	}
}

func TestFile_what_is_no_picture_is_not_taken(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	id := s.AddTopic(yahootest.Topic{Posts: []yahootest.Post{{Text: "x", Files: []yahootest.File{{Name: "a.png", Data: []byte("MZ not a picture")}}}}})
	a := open(t, s, c, nil)
	q, err := a.Thread(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	_, err = a.File(t.Context(), q.Messages[0].Attachments[0])
	reason(t, err, connectors.Rejected, "file_type")
	_, err = a.File(t.Context(), connectors.Attachment{Ref: "gone/1_USER.png"})
	reason(t, err, connectors.Rejected, "file_gone")
}
