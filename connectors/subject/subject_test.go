package subject

import "testing"

func TestNormal_and_Reply(t *testing.T) {
	for in, want := range map[string]string{
		"Re: 注文の件":                        "注文の件",
		"RE：Re[2]: 注文の件":                  "注文の件",
		"返信: Fwd: FW：転送: 注文の件":            "注文の件",
		"[shop:123] Re: 注文の件":             "注文の件",
		"Re: [shop:123] 注文の 件":            "注文の 件",
		"ＲＥ：ﾁｭｳﾓﾝ  の　件":                   "チュウモン の 件",
		"Re^2: A":                         "a",
		"[重要] お知らせ":                       "[重要] お知らせ",
		"Request: x":                      "request: x",
		"Re:Re:Re: 件":                     "件",
		"RE : 件":                          "件",
		"Ｒｅ：件":                            "件",
		"re(3): 件":                        "件",
		"Re*2: 件":                         "件",
		"回复：件":                            "件",
		"返信：転送：件":                         "件",
		"返信（2）：件":                         "件",
		"FWD：件":                           "件",
		"Fw:Re:件":                         "件",
		"AW: WG: 件":                       "件",
		"[shop:00123] 件":                  "件",
		"[shop#123] 件":                    "件",
		"[shop 123] 件":                    "件",
		"[shop,123] Re: 件":                "件",
		"(shop:123) 件":                    "件",
		"Re: [shop:123] Re: [shop:123] 件": "件",
		"【返信】件":                           "件",
		"[SPAM] 件":                        "件",
		"***SPAM*** Re: 件":                "件",
		"[spam] Re: 件":                    "件",
		"[見本堂] 件":                         "[見本堂] 件",
		"【重要】件":                           "【重要】件",
		"件\u200b":                         "件",
		"\u3000Re:\u3000件\u3000":          "件",
		"Re: ":                            "",
		"":                                "",
		"Re":                              "re",
		"リ: 件":                            "リ: 件",
		"Reply: 件":                        "reply: 件",
		"[注文番号:123] 件":                    "[注文番号:123] 件",
		"[Order #123] 件":                  "[order #123] 件",
		"(Ticket 123) 件":                  "(ticket 123) 件",
		"返信希望: 件":                         "返信希望: 件",
	} {
		if got := Normal(in); got != want {
			t.Errorf("Normal(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"件": "Re: 件", "RE: 件": "RE: 件", "Re[2]：件": "Re[2]：件", "": "Re:", "ＲＥ：件": "ＲＥ：件", "返信：件": "返信：件", "Re : 件": "Re : 件", "Fw: 件": "Re: Fw: 件", "Request: x": "Re: Request: x", " 件 ": "Re: 件"} {
		if got := Reply(in); got != want {
			t.Errorf("Reply(%q) = %q, want %q", in, got, want)
		}
	}
}
