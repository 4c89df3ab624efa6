package rakuten

import (
	"encoding/json"
	"strings"
	"testing"

	"madoguchi/connectors"
	"madoguchi/connectors/rakuten/rakutentest"
)

func (m market) memo(number string) string {
	for _, o := range m.Orders() {
		if o.Number == number {
			return o.Memo
		}
	}
	return ""
}

func TestNoteOrder_adds_a_line_and_keeps_what_others_wrote(t *testing.T) {
	m := newMarket(t)
	o := pen()
	o.Memo, o.Progress = "①のし確認中\n佐伯", 500
	number := m.AddOrder(o)
	const want = "①のし確認中\n佐伯\n11/20 内祝で承りました"
	for range 2 { // a call that was cut may be repeated
		got, err := m.shop.NoteOrder(t.Context(), number, " 11/20 内祝で承りました\r\n")
		if err != nil || got != want || m.memo(number) != want {
			t.Fatalf("%q %q %v", got, m.memo(number), err)
		}
	}
	if n := m.Count("/updateOrderMemo/"); n != 1 {
		t.Errorf("%d updates", n)
	}
	for _, c := range m.Calls() {
		var fields map[string]any
		if !strings.HasSuffix(c.Path, "/updateOrderMemo/") {
			continue
		}
		if err := json.Unmarshal(c.Body, &fields); err != nil || len(fields) != 2 || fields["orderNumber"] != number {
			t.Errorf("%s %v: only the memo may be sent", c.Body, err)
		}
	}
	if o := m.Orders()[0]; o.Progress != 500 {
		t.Error("something else has changed")
	}
}

func TestNoteOrder_starts_an_empty_memo(t *testing.T) {
	m := newMarket(t)
	number := m.AddOrder(pen())
	if got, err := m.shop.NoteOrder(t.Context(), number, "電話あり"); err != nil || got != "電話あり" {
		t.Errorf("%q %v", got, err)
	}
}

func TestNoteOrder_what_cannot_be_noted(t *testing.T) {
	m := newMarket(t)
	full := pen()
	full.Memo = strings.Repeat("あ", 995)
	number, missing := m.AddOrder(full), m.ShopID()+"-20261120-9999999999"
	for name, c := range map[string]struct{ number, text, code, says string }{
		"nothing":               {number, " \n", "empty", ""},
		"another shop's":        {"990009-20261120-0000000001", "x", "order_not_found", ""},
		"an order nobody knows": {missing, "x", "order_not_found", ""},
		"too long in the end":   {number, "あいうえお", "memo_full", "1001 文字"},
		"signs of one maker":    {number, "①㈱ABC①", "memo_characters", "「①」「㈱」"},
		"half-width kana":       {number, "ﾒﾓ", "memo_characters", "「ﾒ」「ﾓ」"},
		"an emoji":              {number, "😀", "memo_characters", "「😀」"},
		"outside the standard":  {number, "髙橋", "memo_characters", "「髙」"},
		"something invisible":   {number, "a\u200bb", "memo_characters", "U+200B"},
	} {
		_, err := m.shop.NoteOrder(t.Context(), c.number, c.text)
		if e := wantError(t, err, connectors.Rejected, c.code); !strings.Contains(e.Text, c.says) || !strings.Contains(e.Text, "書き込んでいません") {
			t.Errorf("%s: %s", name, e.Text)
		}
	}
	if n := m.Count("/updateOrderMemo/"); n != 0 {
		t.Errorf("%d updates", n)
	}
}

func TestNoteOrder_takes_the_signs_of_the_standard(t *testing.T) {
	for _, s := range []string{"〜～－−—―‖∥¢￠", "々〆ヴヵ亜腕弌熙", "Ωя┗○※￥「」、。", "ABC ~\\ 09\n改行"} {
		if bad := foreign(s); bad != "" {
			t.Errorf("%s: %s is refused", s, bad)
		}
	}
}

func TestNoteOrder_failures(t *testing.T) {
	for name, c := range map[string]struct {
		fault  rakutentest.Fault
		reason connectors.Reason
		code   string
		says   string
	}{
		"function off": {rakutentest.Fault{Kind: rakutentest.FunctionOff}, connectors.Auth, "function_off", fnUpdateMemo},
		"refused by name inside a 200": {
			rakutentest.Fault{Kind: rakutentest.Body, Status: 200, Body: `{"MessageModelList":[{"messageType":"ERROR","messageCode":"ORDER_EXT_API_UPDATE_ORDERMEMO_ERROR_011","orderNumber":"1"}]}`},
			connectors.Rejected, "bad_request", "ERROR_011",
		},
		"required item missing": {
			rakutentest.Fault{Kind: rakutentest.Body, Status: 400, Body: `{"MessageModelList":[{"messageType":"ERROR","messageCode":"ORDER_EXT_API_UPDATE_ORDERMEMO_ERROR_009"}]}`},
			connectors.Rejected, "bad_request", "ERROR_009",
		},
		"line cut": {rakutentest.Fault{Kind: rakutentest.CutAfter}, connectors.Temporary, "network", ""},
		"down":     {rakutentest.Fault{Kind: rakutentest.Status, Status: 503}, connectors.Temporary, "server_fault", ""},
	} {
		t.Run(name, func(t *testing.T) {
			m := newMarket(t)
			number := m.AddOrder(pen())
			c.fault.Path = "/updateOrderMemo/"
			m.Fail(c.fault)
			_, err := m.shop.NoteOrder(t.Context(), number, "電話あり")
			if e := wantError(t, err, c.reason, c.code); !strings.Contains(e.Text, c.says) {
				t.Error(e.Text)
			}
			if got, err := m.shop.NoteOrder(t.Context(), number, "電話あり"); err != nil || got != "電話あり" || m.memo(number) != got {
				t.Errorf("afterwards %q %v", got, err)
			}
		})
	}
}
