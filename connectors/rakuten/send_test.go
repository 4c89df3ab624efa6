package rakuten

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/rakuten/rakutentest"
)

const answerText = "お問い合わせありがとうございます。\r\nインクは 2 本入りです。"

func (m market) ask() string {
	return m.Add(rakutentest.Inquiry{Customer: "松原 はるか", Text: "何本入りですか。", At: m.clock.at.Add(-time.Hour)})
}

func (m market) answer(id string) connectors.Reply {
	return connectors.Reply{Thread: id, Text: answerText, Since: m.clock.at}
}

func TestSend_outcomes(t *testing.T) {
	fail := func(kind rakutentest.FaultKind, status int) *rakutentest.Fault {
		return &rakutentest.Fault{Kind: kind, Status: status, Path: "/inquiry/reply"}
	}
	body := func(status int, body string) *rakutentest.Fault {
		return &rakutentest.Fault{Kind: rakutentest.Body, Status: status, Body: body, Path: "/inquiry/reply"}
	}
	for name, c := range map[string]struct {
		fault     *rakutentest.Fault
		reason    connectors.Reason // empty: sent
		code      string
		delivered int
	}{
		"201":                         {nil, "", "", 1},
		"200 instead of 201":          {body(200, `{"result":{"regDate":"2026-11-20T12:00:00+09:00"}}`), "", "", 0},
		"201, the answer is cut":      {fail(rakutentest.Truncate, 0), "", "", 1},
		"201, the answer is empty":    {fail(rakutentest.FailAfter, 201), "", "", 1},
		"200 with a page, stored":     {fail(rakutentest.FailAfter, 200), "", "", 1},
		"200 with a page, not stored": {fail(rakutentest.HTML, 0), connectors.Unsure, "no_answer", 0},
		"400":                         {fail(rakutentest.Status, 400), connectors.Rejected, "bad_request", 0},
		"401, function off":           {fail(rakutentest.Status, 401), connectors.Auth, "function_off", 0},
		"403":                         {fail(rakutentest.Status, 403), connectors.Limited, "forbidden", 0},
		"404":                         {fail(rakutentest.Status, 404), connectors.Rejected, "not_found", 0},
		"405":                         {fail(rakutentest.Status, 405), connectors.Rejected, "bad_request", 0},
		"409, nothing there":          {fail(rakutentest.Status, 409), connectors.Rejected, "duplicate", 0},
		"409, it is there":            {fail(rakutentest.FailAfter, 409), "", "", 1},
		"413":                         {fail(rakutentest.Status, 413), connectors.Rejected, "too_large", 0},
		"415":                         {fail(rakutentest.Status, 415), connectors.Rejected, "bad_request", 0},
		"429":                         {fail(rakutentest.Status, 429), connectors.Limited, "too_many_calls", 0},
		"500":                         {fail(rakutentest.Status, 500), connectors.Unsure, "no_answer", 0},
		"500, stored all the same":    {fail(rakutentest.FailAfter, 500), connectors.Unsure, "no_answer", 1},
		"502":                         {fail(rakutentest.Status, 502), connectors.Unsure, "no_answer", 0},
		"503":                         {fail(rakutentest.Status, 503), connectors.Unsure, "no_answer", 0},
		"504":                         {fail(rakutentest.Status, 504), connectors.Unsure, "no_answer", 0},
		"201, half of the answer":     {fail(rakutentest.Half, 0), "", "", 1},
		"a redirect":                  {fail(rakutentest.Status, 302), connectors.Unsure, "no_answer", 0},
		"line cut before reading":     {fail(rakutentest.CutBefore, 0), connectors.Unsure, "no_answer", 0},
		"line cut after storing":      {fail(rakutentest.CutAfter, 0), connectors.Unsure, "no_answer", 1},
	} {
		t.Run(name, func(t *testing.T) {
			m := newMarket(t)
			r := m.answer(m.ask())
			if c.fault != nil {
				m.Fail(*c.fault)
			}
			got, err := m.shop.Send(t.Context(), r)
			if c.reason == "" && err != nil {
				t.Fatal(err)
			}
			if c.reason != "" {
				e := wantError(t, err, c.reason, c.code)
				if e.Reason != connectors.Unsure && !strings.Contains(e.Text, "送信していません") {
					t.Errorf("the text does not say that nothing was sent: %s", e.Text)
				}
			}
			if n := len(m.Delivered()); n != c.delivered {
				t.Errorf("delivered %d times, want %d", n, c.delivered)
			}
			if n := m.Count("/inquiry/reply"); n != 1 {
				t.Errorf("posted %d times", n)
			}
			if c.reason == "" && c.delivered == 1 && got.RemoteID != r.Thread+"#r0" {
				t.Errorf("receipt %+v", got)
			}
			if _, found, err := m.shop.FindSent(t.Context(), r); err != nil || (found == connectors.Delivered) != (c.delivered == 1) {
				t.Errorf("found %v, %v", found, err)
			}
		})
	}
}

func TestSend_no_answer_in_time_is_unknown(t *testing.T) {
	m := newMarket(t)
	r := m.answer(m.ask())
	m.Fail(rakutentest.Fault{Kind: rakutentest.Slow, Delay: time.Hour, Path: "/inquiry/reply"})
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	_, err := m.shop.Send(ctx, r)
	wantError(t, err, connectors.Unsure, "no_answer")
}

func TestSend_nobody_listens(t *testing.T) {
	m := newMarket(t)
	r := m.answer(m.ask())
	m.Close()
	_, err := m.shop.Send(t.Context(), r)
	wantError(t, err, connectors.Temporary, "network")
}

func TestSend_is_sent_although_the_thread_cannot_be_read(t *testing.T) {
	m := newMarket(t)
	r := m.answer(m.ask())
	m.Fail(rakutentest.Fault{Kind: rakutentest.Status, Status: 503, Method: "GET", Path: "/inquiry/"})
	got, err := m.shop.Send(t.Context(), r)
	if err != nil || got.RemoteID != "" || !got.At.Equal(noon()) {
		t.Fatalf("%+v %v", got, err)
	}
}

func TestSend_409_and_the_thread_cannot_be_read(t *testing.T) {
	m := newMarket(t)
	r := m.answer(m.ask())
	m.Fail(rakutentest.Fault{Kind: rakutentest.Status, Status: 409, Path: "/inquiry/reply"})
	m.Fail(rakutentest.Fault{Kind: rakutentest.Status, Status: 503, Method: "GET", Path: "/inquiry/"})
	_, err := m.shop.Send(t.Context(), r)
	wantError(t, err, connectors.Unsure, "no_answer")
}

func TestSend_409_and_nobody_says_who_wrote_our_text(t *testing.T) {
	m := newMarket(t)
	r := m.answer(m.ask())
	m.Fail(rakutentest.Fault{Kind: rakutentest.FailAfter, Status: 409, Path: "/inquiry/reply"})
	m.Fail(rakutentest.Fault{Kind: rakutentest.UnknownAuthor, Method: "GET", Path: "/inquiry/"})
	_, err := m.shop.Send(t.Context(), r)
	wantError(t, err, connectors.Unsure, "no_answer")
	if got, found, err := m.shop.FindSent(t.Context(), r); err != nil || found != connectors.Delivered || got.RemoteID != r.Thread+"#r0" {
		t.Errorf("%+v %v %v", got, found, err)
	}
}

func TestSend_the_same_text_once_more_is_told(t *testing.T) {
	m := newMarket(t)
	r := m.answer(m.ask())
	first, err := m.shop.Send(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	m.clock.forward(time.Hour)
	r.Since, r.Known = m.clock.at, []string{first.RemoteID}
	again, err := m.shop.Send(t.Context(), r) // the mall answers 409
	if err != nil || again.RemoteID != first.RemoteID || again.Note == "" {
		t.Fatalf("%+v %v", again, err)
	}
	if n := len(m.Delivered()); n != 1 {
		t.Errorf("delivered %d times", n)
	}
}

func TestSend_passes_the_mall_s_words_on(t *testing.T) {
	m := newMarket(t)
	r := m.answer(m.ask())
	r.Text = strings.Repeat("あ", 301)
	_, err := m.shop.Send(t.Context(), r)
	e := wantError(t, err, connectors.Rejected, "bad_request")
	if !strings.Contains(e.Text, "a line must be within 300 characters") || strings.Contains(e.Error(), "within") {
		t.Errorf("text %q, cause %v", e.Text, e)
	}
}

func TestSend_a_refusal_counts_although_its_words_are_cut(t *testing.T) {
	m := newMarket(t)
	r := m.answer(m.ask())
	r.Text = strings.Repeat("あ", 301)
	m.Fail(rakutentest.Fault{Kind: rakutentest.Truncate, Path: "/inquiry/reply"})
	_, err := m.shop.Send(t.Context(), r)
	wantError(t, err, connectors.Rejected, "bad_request")
}

func TestSend_what_cannot_be_sent_makes_no_call(t *testing.T) {
	m := newMarket(t)
	id := m.ask()
	pdf := connectors.File{Name: "a.pdf", Data: []byte("%PDF")}
	for code, r := range map[string]connectors.Reply{
		"wrong_number":   {Text: "x"},
		"empty":          {Thread: id, Text: " \n　"},
		"too_many_files": {Thread: id, Text: "x", Files: []connectors.File{pdf, pdf}},
		"file_type":      {Thread: id, Text: "x", Files: []connectors.File{{Name: "a.xlsx", Data: []byte("x")}}},
		"file_empty":     {Thread: id, Text: "x", Files: []connectors.File{{Name: "a.png"}}},
		"file_too_large": {Thread: id, Text: "x", Files: []connectors.File{{Name: "a.png", Data: make([]byte, maxFile+1)}}},
	} {
		_, err := m.shop.Send(t.Context(), r)
		wantError(t, err, connectors.Rejected, code)
	}
	if n := len(m.Calls()); n != 0 {
		t.Errorf("%d calls", n)
	}
}

// posted is the body of the last reply.
func (m market) posted(t *testing.T) (number, shopID, message string, attachments []map[string]string) {
	t.Helper()
	for _, c := range slices.Backward(m.Calls()) {
		if !strings.HasSuffix(c.Path, "/inquiry/reply") {
			continue
		}
		var v struct {
			Number      string              `json:"inquiryNumber"`
			Shop        string              `json:"shopId"` // a number here would not decode
			Message     string              `json:"message"`
			Attachments []map[string]string `json:"attachments"`
		}
		if err := json.Unmarshal(c.Body, &v); err != nil || v.Attachments == nil {
			t.Fatalf("%s %v: attachments are always a list", c.Body, err)
		}
		return v.Number, v.Shop, v.Message, v.Attachments
	}
	t.Fatal("no reply")
	return "", "", "", nil
}

func TestSend_posts_what_the_manual_asks_for(t *testing.T) {
	m := newMarket(t)
	r := m.answer(m.ask())
	if _, err := m.shop.Send(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	if n, s, text, files := m.posted(t); n != r.Thread || s != "370001" || text != lines(answerText) || len(files) != 0 {
		t.Errorf("%q %q %q %v", n, s, text, files)
	}
}

func TestSend_emoji_count_twice(t *testing.T) {
	m := newMarket(t)
	r := m.answer(m.ask())
	line := strings.Repeat("😀", 149) + "\n" // 299 units
	r.Text = strings.Repeat(line, 6) + strings.Repeat("😀", 103)
	if n := units(r.Text); n != maxChars {
		t.Fatalf("%d units", n)
	}
	if _, err := m.shop.Send(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	r.Text += "x"
	_, err := m.shop.Send(t.Context(), r)
	wantError(t, err, connectors.Rejected, "bad_request")
	if !rules().EmojiAsTwo || rules().MaxChars != maxChars || rules().MaxLine != 300 || rules().MaxFiles != 1 {
		t.Errorf("%+v", rules())
	}
}

func TestFindSent_takes_only_our_own_reply(t *testing.T) {
	for name, c := range map[string]struct {
		seed  func(m market, id string)
		known []string
		want  connectors.Finding
	}{
		"nobody has answered":            {func(market, string) {}, nil, connectors.Absent},
		"an earlier answer is not shown": {func(market, string) {}, []string{"#r0"}, connectors.CannotTell},
		"same text, other line breaks":   {func(m market, id string) { m.ShopReplies(id, lines(answerText)) }, nil, connectors.Delivered},
		"known before":                   {func(m market, id string) { m.ShopReplies(id, lines(answerText)) }, []string{"#r0"}, connectors.Absent},
		"another text":                   {func(m market, id string) { m.ShopReplies(id, "別の返信") }, nil, connectors.CannotTell},
		"written by the customer":        {func(m market, id string) { m.CustomerReplies(id, lines(answerText)) }, nil, connectors.Absent},
		"five minutes too old": {func(m market, id string) {
			m.clock.forward(-5 * time.Minute)
			m.ShopReplies(id, lines(answerText))
			m.clock.forward(5 * time.Minute)
		}, nil, connectors.CannotTell},
		"a minute old by the mall's clock": {func(m market, id string) {
			m.clock.forward(-time.Minute)
			m.ShopReplies(id, lines(answerText))
			m.clock.forward(time.Minute)
		}, nil, connectors.Delivered},
	} {
		t.Run(name, func(t *testing.T) {
			m := newMarket(t)
			id := m.ask()
			c.seed(m, id)
			r := m.answer(id)
			for _, k := range c.known {
				r.Known = append(r.Known, id+k)
			}
			got, finding, err := m.shop.FindSent(t.Context(), r)
			if err != nil || finding != c.want || finding == connectors.Delivered && got.RemoteID != id+"#r0" {
				t.Errorf("%+v %q %v", got, finding, err)
			}
		})
	}
}

func TestFindSent_does_not_take_the_first_letter_of_the_shop(t *testing.T) {
	m := newMarket(t)
	id := m.Add(rakutentest.Inquiry{Type: typeFromShop, Text: lines(answerText)})
	if _, found, err := m.shop.FindSent(t.Context(), m.answer(id)); err != nil || found != connectors.CannotTell {
		t.Errorf("%v %v", found, err)
	}
}

func TestThread(t *testing.T) {
	m := newMarket(t)
	id := m.ask()
	m.CustomerReplies(id, "まだですか。")
	q, err := m.shop.Thread(t.Context(), id)
	if err != nil || len(q.Messages) != 2 || q.Messages[1].Text != "まだですか。" || len(q.Raw) == 0 {
		t.Fatalf("%+v %v", q, err)
	}
	if now, _ := m.Server.Thread(id); now.Read {
		t.Error("reading marked it as read")
	}
	_, err = m.shop.Thread(t.Context(), "370001-0-0")
	wantError(t, err, connectors.Rejected, "not_found")
	_, err = m.shop.Thread(t.Context(), "../count")
	wantError(t, err, connectors.Rejected, "wrong_number")
}

func TestCheck(t *testing.T) {
	m := newMarket(t)
	got := m.shop.Check(connectors.Reply{Thread: "1", Text: "😀 a@b.example へ。www.shop.example です。https://www.rakuten.co.jp/ はよい。"})
	if len(got) != 2 || got[0].Code != "mail_address" || got[0].Start != 3 || got[0].End != 14 || got[1].Code != "bare_link" || !got[1].Warn {
		t.Errorf("%+v", got)
	}
	if got := m.shop.Check(connectors.Reply{Text: "x"}); len(got) != 1 || got[0].Code != "no_thread" || got[0].Warn {
		t.Errorf("%+v", got)
	}
}
