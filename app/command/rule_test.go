package command

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

func TestRule_is_added_tried_switched_on_exported_and_removed(t *testing.T) {
	b := newBench(t)
	b.must("category", "add", "修理", "--reading", "しゅうり")
	b.must("tag", "add", "至急")
	dir := t.TempDir()
	file := filepath.Join(dir, "rule.json")
	one := `{"name":"修理","when":{"any":true,"tests":[{"fact":"words","words":["修理"]}],"groups":[{"tests":[{"fact":"weekday","names":["土","日"]},{"fact":"linked","not":true}]}]},
		"actions":[{"do":"category","names":["修理"]},{"do":"tags","names":["至急"]},{"do":"due","amount":1,"word":"business_days"}],"again":true}`
	if err := os.WriteFile(file, []byte(one), 0o600); err != nil {
		t.Fatal(err)
	}
	added := b.must("rule", "add", file)["rules"].([]any)[0].(map[string]any)
	if added["active"] != false || added["again"] != true || added["hits"] != 0.0 {
		t.Errorf("added %v", added)
	}
	if tried := b.must("rule", "try", "修理", "--days", "90"); tried["looked"] != 0.0 || tried["cut"] != false {
		t.Errorf("tried %v", tried)
	}
	if on := b.must("rule", "on", "1"); on["active"] != true {
		t.Errorf("switched on %v", on)
	}
	out := filepath.Join(dir, "all.json")
	b.must("rule", "export", out)
	b.must("rule", "off", "1")
	b.must("rule", "remove", "1")
	again := b.must("rule", "add", out)["rules"].([]any)[0].(map[string]any)
	for _, part := range []string{"when", "actions", "again", "go_on", "name"} {
		if !reflect.DeepEqual(again[part], added[part]) {
			t.Errorf("%s came back as %v, was %v", part, again[part], added[part])
		}
	}
	b.fails("rule_unknown", "rule", "show", "99")
	if guess := b.must("rule", "guess", "off"); guess["guess"] != false {
		t.Errorf("guess %v", guess)
	}
}

func TestCategory_is_renamed_and_removed_by_its_name(t *testing.T) {
	b := newBench(t)
	b.must("category", "rename", "クレーム", "お叱り")
	b.fails("name_taken", "category", "rename", "お叱り", "その他")
	b.must("category", "remove", "お叱り")
	b.fails("category_unknown", "category", "remove", "お叱り")
	if n := len(b.must("category", "list")["categories"].([]any)); n != 11 {
		t.Errorf("%d left", n)
	}
}
