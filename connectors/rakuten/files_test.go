package rakuten

import (
	"strings"
	"testing"

	"madoguchi/connectors"
	"madoguchi/connectors/rakuten/rakutentest"
)

// Files of customers and of the shop.

func TestSend_with_a_file(t *testing.T) {
	m := newMarket(t)
	r := m.answer(m.ask())
	r.Files = []connectors.File{{Name: "見積[改]\r\n\".PDF", Data: []byte("%PDF-1.7")}}
	if _, err := m.shop.Send(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	d := m.Delivered()
	if len(d) != 1 || len(d[0].Files) != 1 || d[0].Files[0].Name != "見積(改)___.PDF" || string(d[0].Files[0].Data) != "%PDF-1.7" {
		t.Fatalf("%+v", d)
	}
	if d[0].Text != lines(answerText) {
		t.Errorf("text %q", d[0].Text)
	}
}

func TestSend_gives_the_place_of_a_file_back_as_it_came(t *testing.T) {
	for _, path := range []string{"/2026/11/20/370001/1_a", "2026/11/20/370001/1_a", "2026/11/20/370001/%20 +&あ"} {
		m := newMarket(t)
		r := m.answer(m.ask())
		r.Files = []connectors.File{{Name: "a.png", Data: []byte("png")}}
		m.Fail(rakutentest.Fault{Kind: rakutentest.Body, Status: 201, Path: "/attachment", Body: `{"result":{"label":"b.png","path":"` + path + `"}}`})
		m.Fail(rakutentest.Fault{Kind: rakutentest.Body, Status: 201, Path: "/inquiry/reply", Body: `{"result":{}}`})
		if _, err := m.shop.Send(t.Context(), r); err != nil {
			t.Fatal(err)
		}
		_, _, _, files := m.posted(t)
		if len(files) != 1 || files[0]["path"] != path || files[0]["label"] != "b.png" || len(files[0]) != 2 {
			t.Errorf("%v", files)
		}
	}
}

func TestSend_a_file_that_the_mall_refuses_sends_nothing(t *testing.T) {
	for status, code := range map[int]string{400: "bad_request", 413: "too_large", 415: "bad_request", 429: "too_many_calls"} {
		m := newMarket(t)
		r := m.answer(m.ask())
		r.Files = []connectors.File{{Name: "a.png", Data: []byte("png")}}
		m.Fail(rakutentest.Fault{Kind: rakutentest.Status, Status: status, Path: "/attachment"})
		_, err := m.shop.Send(t.Context(), r)
		if e := connectors.As(err); err == nil || e.Code != code || e.Reason == connectors.Unsure || m.Count("/inquiry/reply") != 0 {
			t.Errorf("%d: %v", status, err)
		}
	}
}

func TestSend_a_file_that_did_not_arrive_sends_nothing(t *testing.T) {
	for name, f := range map[string]rakutentest.Fault{
		"line cut":       {Kind: rakutentest.CutAfter},
		"down":           {Kind: rakutentest.Status, Status: 503},
		"not stored":     {Kind: rakutentest.Body, Status: 201, Body: `{"result":{"label":"a.png","path":"x","errorMessage":"failed"}}`},
		"no place named": {Kind: rakutentest.Body, Status: 201, Body: `{"result":{"label":"a.png","path":""}}`},
	} {
		t.Run(name, func(t *testing.T) {
			m := newMarket(t)
			r := m.answer(m.ask())
			r.Files = []connectors.File{{Name: "a.png", Data: []byte("png")}}
			f.Path = "/attachment"
			m.Fail(f)
			if _, err := m.shop.Send(t.Context(), r); connectors.ReasonOf(err) != connectors.Temporary || err == nil {
				t.Fatalf("%v", err)
			}
			if n := m.Count("/inquiry/reply"); n != 0 {
				t.Errorf("posted %d times", n)
			}
			if _, err := m.shop.Send(t.Context(), r); err != nil { // it may simply be tried again
				t.Fatal(err)
			}
		})
	}
}

func TestFile(t *testing.T) {
	m := newMarket(t)
	m.Add(rakutentest.Inquiry{Text: "写真です", Files: []rakutentest.File{{Name: "傷 & 箱.jpg", Data: []byte("jpeg")}}})
	b, err := m.shop.Pull(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	a := b.Inquiries[0].Messages[0].Attachments[0]
	if data, err := m.shop.File(t.Context(), a); err != nil || string(data) != "jpeg" {
		t.Fatalf("%q %v", data, err)
	}
	m.ForgetFiles()
	_, err = m.shop.File(t.Context(), a)
	wantError(t, err, connectors.Rejected, "file_expired")
	m.Fail(rakutentest.Fault{Kind: rakutentest.Body, Status: 200, Body: strings.Repeat("x", maxDownload+1)})
	_, err = m.shop.File(t.Context(), a)
	wantError(t, err, connectors.Rejected, "file_too_large")
	m.Fail(rakutentest.Fault{Kind: rakutentest.Body, Status: 200, Body: strings.Repeat("x", 33<<20)})
	_, err = m.shop.File(t.Context(), a)
	wantError(t, err, connectors.Rejected, "file_too_large")
	_, err = m.shop.File(t.Context(), connectors.Attachment{Ref: "?"})
	wantError(t, err, connectors.Rejected, "file_reference")
}
