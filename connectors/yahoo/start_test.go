package yahoo_test

import (
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/yahoo"
	"madoguchi/connectors/yahoo/yahootest"
)

const ordered = "hinata-zakka-10000001"

func letter(text string, at time.Time) connectors.Reply {
	return connectors.Reply{Order: ordered, Subject: "ご注文について", Text: text, Since: at}
}

func TestStart_outcomes(t *testing.T) {
	const path = "externalStoreTopic"
	for name, row := range map[string]struct {
		fault  yahootest.Fault
		want   connectors.Reason // empty: sent
		copies int
	}{
		"accepted":                     {yahootest.Fault{Path: "none"}, "", 1},
		"refused":                      {yahootest.Fault{Path: path, Kind: yahootest.Status, Code: 400}, connectors.Rejected, 0},
		"address not registered":       {yahootest.Fault{Path: path, Kind: yahootest.XMLError, Code: 403, PX: "px-04306"}, connectors.Auth, 0},
		"too fast":                     {yahootest.Fault{Path: path, Kind: yahootest.Status, Code: 429}, connectors.Limited, 0},
		"token stale once":             {yahootest.Fault{Path: path, Kind: yahootest.Stale}, "", 1},
		"server error":                 {yahootest.Fault{Path: path, Kind: yahootest.Status, Code: 500}, connectors.Unsure, 0},
		"cut before it was read":       {yahootest.Fault{Path: path, Kind: yahootest.CutEarly}, connectors.Unsure, 0},
		"cut before it was stored":     {yahootest.Fault{Path: path, Kind: yahootest.CutBefore}, connectors.Unsure, 0},
		"cut after it was stored":      {yahootest.Fault{Path: path, Kind: yahootest.CutAfter}, connectors.Unsure, 1},
		"cut in the answer":            {yahootest.Fault{Path: path, Kind: yahootest.CutMiddle}, connectors.Unsure, 1},
		"success without a topic":      {yahootest.Fault{Path: path, Kind: yahootest.Empty}, connectors.Unsure, 1},
		"success with a page":          {yahootest.Fault{Path: path, Kind: yahootest.HTML}, connectors.Unsure, 0},
		"half an answer as if it were": {yahootest.Fault{Path: path, Kind: yahootest.Truncated}, connectors.Unsure, 1},
	} {
		t.Run(name, func(t *testing.T) {
			s, c := shop(t, yahootest.Options{})
			s.AddOrder(order(ordered, morning, morning))
			a := open(t, s, c, nil)
			s.Break(row.fault)
			at := c.now()
			rec, err := a.Send(t.Context(), letter("発送が遅れます。", at))
			if row.want != "" {
				reason(t, err, row.want, "")
			} else if err != nil || rec.Thread == "" || rec.RemoteID != rec.Thread+"#1" || rec.At.IsZero() {
				t.Fatalf("receipt %+v, error %v", rec, err)
			}
			if n := len(s.Delivered()); n != row.copies {
				t.Fatalf("%d copies", n)
			}
			s.Repair()
			found, finding, err := a.FindSent(t.Context(), letter("発送が遅れます。", at))
			if err != nil || (finding == connectors.Delivered) != (row.copies == 1) || finding == connectors.Delivered && found.Thread != s.Delivered()[0].TopicID {
				t.Errorf("found %v %+v, error %v", finding, found, err)
			}
		})
	}
}

func TestStart_the_topic_comes_with_the_next_pull_under_the_same_ids(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	s.AddOrder(order(ordered, morning, morning))
	a := open(t, s, c, nil)
	_, _, cur := pullAll(t, a, "")
	rec, err := a.Send(t.Context(), letter("発送が\r\n遅れます。", c.now()))
	if err != nil {
		t.Fatal(err)
	}
	if top := s.Topics()[0]; top.Title != "ご注文について" || top.Order != ordered || top.Category != 42 || top.Posts[0].Text != "発送が\n遅れます。" {
		t.Errorf("%+v", top)
	}
	c.add(61 * time.Minute)
	all, _, _ := pullAll(t, a, cur)
	if len(all) != 1 || all[0].RemoteID != rec.Thread || all[0].Messages[0].RemoteID != rec.RemoteID || all[0].Order != ordered {
		t.Errorf("%+v, receipt %+v", all, rec)
	}
	if bad := s.Objections(); bad != nil {
		t.Errorf("%q", bad)
	}
}

func TestStart_the_category_of_the_settings_or_of_the_letter_counts(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	s.AddOrder(order(ordered, morning, morning))
	a := open(t, s, c, with{"topic_category": "30"})
	r := letter("一通目", c.now())
	if _, err := a.Send(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	r.Category, r.Text = "31", "二通目"
	if _, err := a.Send(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	if all := s.Topics(); all[0].Category != 30 || all[1].Category != 31 {
		t.Errorf("categories %d and %d", all[0].Category, all[1].Category)
	}
	for _, bad := range []string{"46", "0", "注文"} {
		settings := s.Settings()
		settings["topic_category"] = bad
		if _, err := yahoo.Spec.Open(settings, connectors.Env{}); connectors.As(err).Code != "setting_topic_category" {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

func TestFindSent_of_a_letter_takes_only_the_topic_it_has_begun(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	begun := func(number, title, by, text string, at time.Time) string {
		return s.AddTopic(yahootest.Topic{Title: title, Order: number, Posts: []yahootest.Post{{By: by, Text: text, At: at}}})
	}
	const title = "ご注文について"
	at := morning
	begun(ordered, title, "user", "同じ文", at)                   // the customer's own
	begun("hinata-zakka-10000009", title, "seller", "同じ文", at) // another order
	begun(ordered, "別の件名", "seller", "同じ文", at)
	begun(ordered, title, "seller", "別の文", at)
	begun(ordered, title, "seller", "同じ文", at.Add(-time.Hour)) // older than the attempt
	known := begun(ordered, title, "seller", "同じ文", at)
	a := open(t, s, c, nil)
	r := letter("同じ文", at)
	r.Known = []string{known + "#1"}
	if rec, finding, err := a.FindSent(t.Context(), r); finding != connectors.CannotTell || err != nil {
		t.Fatalf("found %+v, %v", rec, err)
	}
	want := begun(ordered, title, "seller", "同じ文 \n", at.Add(time.Minute))
	s.CustomerReplies(want, "分かりました")
	if rec, finding, err := a.FindSent(t.Context(), r); finding != connectors.Delivered || err != nil || rec.Thread != want || rec.RemoteID != want+"#1" {
		t.Errorf("found %v %+v, %v", finding, rec, err)
	}
	s.Break(yahootest.Fault{Path: "externalTalkList", Kind: yahootest.LessRows, Times: -1})
	r.Text = "どこにもない文"
	_, finding, err := a.FindSent(t.Context(), r)
	if finding != connectors.CannotTell {
		t.Error("found what is nowhere")
	}
	reason(t, err, connectors.Temporary, "bad_answer") // a list with holes does not say "not sent"
}

func TestFindSent_of_a_letter_turns_the_pages(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	want := s.AddTopic(yahootest.Topic{Title: "ご注文について", Order: ordered, Posts: []yahootest.Post{{By: "seller", Text: "本文", At: morning}}})
	for i := range 45 {
		s.AddTopic(yahootest.Topic{Title: "別件", Order: ordered, Posts: []yahootest.Post{{By: "seller", Text: "本文", At: morning.Add(time.Duration(i+1) * time.Minute)}}})
	}
	c.add(time.Hour)
	if rec, finding, err := open(t, s, c, nil).FindSent(t.Context(), letter("本文", morning)); finding != connectors.Delivered || err != nil || rec.Thread != want {
		t.Errorf("found %v %+v, %v", finding, rec, err)
	}
}

func TestCheck_a_public_topic_is_no_place_for_personal_data(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	a := open(t, s, c, nil)
	for text, what := range map[string]string{
		"お電話は ０３－１２３４－５６７８ です": "電話番号",
		"080-1234-5678 まで":                 "電話番号",
		"hanako@example.jp まで":             "メールアドレス",
		"ご注文 " + ordered + " の件":           "注文番号",
		"〒100-0001 へ送ります":                  "郵便番号",
		"千代田区見本町1丁目2-3 宛てに":                "住所",
		"在庫は 120 個あります。2026-11-25 に入荷します。": "",
		"サイズは 10-20 cm、型番 A-1234 です。":      "",
	} {
		r := connectors.Reply{Thread: "aa00", Text: text, Public: true}
		found := a.Check(r)
		if what == "" && len(found) != 0 || what != "" && (len(found) != 1 || !found[0].Warn || !strings.HasPrefix(found[0].Text, what)) {
			t.Errorf("%q: %+v", text, found)
		}
		r.Public = false
		if found := a.Check(r); len(found) != 0 {
			t.Errorf("%q in a private topic: %+v", text, found)
		}
	}
}

func TestCheck_files_go_to_private_shopping_topics_only(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	auction := s.AddTopic(yahootest.Topic{Service: "auc", Category: 46, Posts: []yahootest.Post{{Text: "x"}}})
	shopping := s.AddTopic(topic("質問", "x", morning))
	a := open(t, s, c, nil)
	q, err := a.Thread(t.Context(), auction) // the last look before a reply
	if err != nil || q.Category != "Yahoo!オークション" {
		t.Fatalf("category %q, %v", q.Category, err)
	}
	files := []connectors.File{png}
	for name, row := range map[string]struct {
		r    connectors.Reply
		code string
	}{
		"auction": {connectors.Reply{Thread: auction, Text: "x", Files: files}, "file_auction"},
		"public":  {connectors.Reply{Thread: shopping, Text: "x", Files: files, Public: true}, "file_public"},
		"private": {connectors.Reply{Thread: shopping, Text: "x", Files: files}, ""},
		"without": {connectors.Reply{Thread: auction, Text: "x"}, ""},
	} {
		found := a.Check(row.r)
		if row.code == "" && len(found) != 0 || row.code != "" && (len(found) != 1 || found[0].Code != row.code || found[0].Warn) {
			t.Errorf("%s: %+v", name, found)
		}
	}
}
