package command

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestLine_imports_a_file_of_orders(t *testing.T) {
	b := newBench(t)
	key := b.file("k", "k")
	b.must("account", "add", "rakuten", "--name", "店", "--set", "shop_id=246369", "--secret", "service_secret=@"+key, "--secret", "license_key=@"+key)
	list := b.file("注文.csv", "番号,状態,氏名,合計\n246369-20261101-0000674401,300,山田,1000\n246369-20261101-0000674402,500,佐藤,百\n")
	preset := b.file("map.json", `{"kind":"rakuten","columns":{"number":["番号"],"status":["状態"],"buyer_name":["氏名"],"total":["合計"]}}`)

	dry := b.must("order", "import", list, "--account", "店", "--preset", preset, "--dry-run")
	if got := dry["preview"].([]any); len(got) != 1 || got[0].(map[string]any)["status"] != "ready" {
		t.Errorf("preview %v", dry)
	}
	for _, want := range []string{"new", "same"} {
		got := b.must("order", "import", list, "--account", "店", "--preset", preset)
		if got["orders"] != 1.0 || got[want] != 1.0 || got["changed"] != 0.0 || got["kept"] != 0.0 || got["left_out"] != 1.0 {
			t.Errorf("%s: %v", want, got)
		}
		damaged, _ := json.Marshal(got["damaged"])
		if string(damaged) != `[{"column":"合計","line":3,"reason":"金額として読めません。"}]` {
			t.Errorf("damaged %s", damaged)
		}
	}
	if got := b.must("order", "show", "246369-20261101-0000674401"); got["status_as"] != "発送待ち" || got["total"] != 1000.0 {
		t.Errorf("order %v", got)
	}
	if got := b.must("receipt", "decide", "246369-20261101-0000674401"); got["who"] != "mall" || got["ready"] != false || got["issued"] != 0.0 {
		t.Errorf("receipt %v", got)
	}
	b.fails("not_found", "receipt", "decide", "246369-20261101-0000000000")
}

func TestLine_says_why_no_order_was_imported(t *testing.T) {
	b := newBench(t)
	b.must("account", "add", "mailbox", "--name", "店", "--set", "address=a@example.jp", "--set", "imap_host=127.0.0.1", "--set", "smtp_host=127.0.0.1", "--secret", "password=@"+b.file("k", "k"))
	for _, c := range []struct{ name, text, preset, code string }{
		{"no head that is known", "x,y\n1,2\n", "", "order_columns"},
		{"only damaged rows", "注文番号,合計\nA-1,百\n", "", "order_file_nothing"},
		{"a picture", "\x89PNG\x00\x00", "", "file_format"},
		{"a preset nobody knows", "注文番号\n1\n", "自社", "order_map"},
	} {
		code, _, errs := b.say("order", "import", b.file("a.csv", c.text), "--account", "店", "--preset", c.preset)
		if code != exitFailed || !strings.Contains(errs, `"code":"`+c.code+`"`) {
			t.Errorf("%s: exit %d, %s", c.name, code, errs)
		}
	}
}
