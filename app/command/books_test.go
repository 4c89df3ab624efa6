package command

import (
	"os"
	"path/filepath"
	"testing"
)

func TestBooks_learn_tells_the_words_of_a_file_and_saves_what_is_sure(t *testing.T) {
	b := newBench(t)
	path := filepath.Join(t.TempDir(), "仕訳.csv")
	text := "日付,借方勘定科目,借方税区分,貸方勘定科目,貸方税区分\n2026/10/03,売上高,課税売返 １０%,売掛金,対象外\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	seen := b.must("books", "learn", "freee", path)
	if seen["saved"] != false || b.must("books", "show")["package"] != "" {
		t.Errorf("saved without being asked: %v", seen)
	}
	taxes := b.must("books", "learn", "freee", path, "--save")["take"].(map[string]any)["taxes"].([]any)
	if len(taxes) != 1 || taxes[0].(map[string]any)["text"] != "課税売返 １０%" {
		t.Errorf("%v", taxes)
	}
	if now := b.must("books", "show"); now["package"] != "freee" || now["known"] != true {
		t.Errorf("%v", now)
	}
	b.fails("learn_kind", "books", "learn", "mf", path)
	if all := b.must("books", "words")["packages"].([]any); len(all) != 3 {
		t.Errorf("%v", all)
	}
	b.must("books", "set", writeJSON(t, `{"package":"csv","split_tax":{"on":true},"version":"old"}`))
	if now := b.must("books", "show"); now["package"] != "csv" || len(now["packages"].([]any)) != 1 {
		t.Errorf("%v", now)
	}
}

func TestBooks_set_replaces_a_list_as_a_whole(t *testing.T) {
	b := newBench(t)
	b.must("books", "set", writeJSON(t, `{"packages":[{"kind":"yayoi","words":{"edition":"online","tag":"店","accounts":[{"from":"売上高","to":"売上"}]}}],
		"shop":{"channels":[{"code":"rakuten","label":"楽天","short":"楽","sub":"楽天市場"},{"code":"shop2","label":"二号店","short":"二","sub":"二号"}]}}`))
	b.must("books", "set", writeJSON(t, `{"packages":[{"kind":"mf","words":{"encoding":"utf8"}}],"shop":{"channels":[{"code":"shop3","label":"三号店"}]}}`))
	now := b.must("books", "show")
	all := now["packages"].([]any)
	words := all[0].(map[string]any)["words"].(map[string]any)
	if len(all) != 1 || words["edition"] != "" || words["tag"] != "" || len(words["accounts"].([]any)) != 0 {
		t.Errorf("of the package before: %v", all)
	}
	channels := now["shop"].(map[string]any)["channels"].([]any)
	if len(channels) != 1 || channels[0].(map[string]any)["sub"] != "" {
		t.Errorf("of the channel before: %v", channels)
	}
	b.must("books", "set", writeJSON(t, `{"package":"mf"}`))
	if now := b.must("books", "show"); len(now["packages"].([]any)) != 1 {
		t.Errorf("a list that is left out: %v", now)
	}
}

func writeJSON(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "books.json")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
