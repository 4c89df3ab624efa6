package yahoo

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"madoguchi/connectors"
)

// FuzzAnswers: the small answers of the mall, each read as everything it can be.
// Whatever stands there, an answer is a value or a refusal with a reason.
func FuzzAnswers(f *testing.F) {
	for _, s := range []string{
		`{"messageId":"12","postTime":"1790000000"}`, `{"topicId":"0123abcd","messageId":5}`, `{"access_token":"a","refresh_token":"b","expires_in":"3600"}`,
		`{"error":"invalid_grant","error_description":"x"}`, `{"status":"ng"}`, `{"status":["ok"]}`, `{"objectKey":{"a":1}}`, `[]`, `null`, `"x"`, "\ufeff{}",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		if err := checkOK(body); err != nil && connectors.As(err).Reason == "" {
			t.Errorf("status: %v", err)
		}
		var (
			added addAnswer
			begun startAnswer
			given grant
		)
		for _, v := range []any{&added, &begun, &given} {
			if err := json.Unmarshal(body, v); err == nil && !json.Valid(body) {
				t.Error("read what is no JSON")
			}
		}
		for _, l := range []loose{added.MessageID, begun.TopicID, given.Access, given.ExpiresIn} {
			if s := l.String(); s != strings.TrimSpace(s) || l.Int() < 0 && !strings.Contains(s, "-") {
				t.Errorf("%q is %d", s, l.Int())
			}
		}
		if a, ok := attachment(body); ok && a.Ref == "" {
			t.Errorf("a file without a reference: %+v", a)
		}
	})
}

// FuzzWithoutCards: what is left of an order names no card, and the order reads
// as before.
func FuzzWithoutCards(f *testing.F) {
	f.Add([]byte(`<Pay><CardBrand>VISA</CardBrand><CardNumberLast4><![CDATA[1234]]></CardNumberLast4><PayDate>x</PayDate></Pay>`))
	f.Add([]byte("<AuthInfo><a>\n</a></AuthInfo><CardX>"))
	f.Add([]byte("<Card><Card></Card></Card>"))
	f.Fuzz(func(t *testing.T, body []byte) {
		out := withoutCards(body)
		if len(out) > len(body) || cards.Match(out) && !cards.Match(body) {
			t.Errorf("%q became %q", body, out)
		}
		if !cards.Match(body) && !bytes.Equal(out, body) {
			t.Errorf("%q became %q", body, out)
		}
	})
}

// FuzzOrderList: rows that cannot be read cost nothing but themselves.
func FuzzOrderList(f *testing.F) {
	f.Add([]byte(`<Result><Status>OK</Status><Search><TotalCount>2</TotalCount><OrderInfo><OrderId>a-1</OrderId></OrderInfo></Search></Result>`))
	f.Add([]byte(`<?xml version="1.0" encoding="Shift_JIS"?><Result><Search><TotalCount>&bad;</TotalCount>`))
	f.Add([]byte(`<Error><Code>px-1</Code></Error>`))
	f.Fuzz(func(t *testing.T, body []byte) {
		var l listResult
		if decodeXML(body, &l) != nil {
			return
		}
		for _, o := range l.Orders {
			if at := o.changed(); at.Year() > 9999 {
				t.Errorf("changed in %v", at)
			}
		}
	})
}
