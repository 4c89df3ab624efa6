package subject

import "testing"

func TestNormal_and_Reply(t *testing.T) {
	for in, want := range map[string]string{
		"Re: 注文の件":             "注文の件",
		"RE：Re[2]: 注文の件":       "注文の件",
		"返信: Fwd: FW：転送: 注文の件": "注文の件",
		"[shop:123] Re: 注文の件":  "注文の件",
		"Re: [shop:123] 注文の 件": "注文の 件",
		"ＲＥ：ﾁｭｳﾓﾝ  の　件":        "チュウモン の 件",
		"Re^2: A":              "a",
		"[重要] お知らせ":            "[重要] お知らせ",
		"Request: x":           "request: x",
	} {
		if got := Normal(in); got != want {
			t.Errorf("Normal(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"件": "Re: 件", "RE: 件": "RE: 件", "Re[2]：件": "Re[2]：件", "": "Re:"} {
		if got := Reply(in); got != want {
			t.Errorf("Reply(%q) = %q, want %q", in, got, want)
		}
	}
}
