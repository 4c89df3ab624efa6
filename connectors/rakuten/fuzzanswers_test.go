package rakuten

import (
	"encoding/json"
	"testing"
	"time"

	"madoguchi/connectors"
)

// FuzzAnswers: the answers around an inquiry and an order, each read as everything
// it can be. Whatever stands there, an answer is a value or a refusal with a reason.
func FuzzAnswers(f *testing.F) {
	for _, s := range []string{
		`{"result":{"inquiryNumber":"1"}}`, `{"result":null}`, `{"result":[{"path":"/a","label":"b"}]}`, `{"totalCount":"3","totalPageCount":1,"list":[{},null,1]}`,
		`{"expiryDate":"2026-12-31T00:00:00.000+0000"}`, `{"orderNumberList":["1",2],"PaginationResponseModel":{"totalPages":"x"}}`,
		`{"MessageModelList":{"messageType":"ERROR"},"OrderModelList":[{"orderNumber":"1"}]}`, "\ufeff{}", `[`, ``,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		if raw, err := unwrap(body); err == nil && len(raw) > 0 && !json.Valid(raw) {
			t.Errorf("took out %q", raw)
		}
		if hasResult(body) {
			if raw, err := unwrap(body); err != nil || len(raw) == 0 {
				t.Errorf("a result that is none: %q", body)
			}
		}
		var (
			p     page
			rows  found
			both  struct{ Orders list[json.RawMessage] }
			taken struct{ Result model[attachment] }
		)
		for _, v := range []any{&p, &rows, &both, &taken} {
			if err := decode(body, v); err != nil && connectors.As(err).Reason == "" {
				t.Errorf("no reason: %v", err)
			}
		}
		for _, n := range rows.Numbers {
			if n.String() == "" {
				t.Error("an order without a number")
			}
		}
		if kept := keep(body); !json.Valid(kept) {
			t.Errorf("kept %q", kept)
		}
	})
}

// FuzzTimes: the mall writes times in several ways and sometimes none.
func FuzzTimes(f *testing.F) {
	for _, s := range []string{"2026-11-20T12:34:56", "2026-11-20T12:34:56.000+0900", "2026/11/20 12:34", "2026-12-31", "0000-00-00", "９"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for name, at := range map[string]time.Time{"time": readTime(s), "end": readEnd(s)} {
			if !at.IsZero() && (at.Year() < 0 || at.Year() > 9999) {
				t.Errorf("%s of %q is %v", name, s, at)
			}
		}
	})
}
