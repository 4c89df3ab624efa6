package command

import (
	"slices"
	"testing"

	"madoguchi/connectors/rakuten"
)

func TestAccount_list_says_how_it_is_and_test_names_every_step(t *testing.T) {
	b := newBench(t)
	b.add(rakuten.Spec, "本店", b.rakuten.Settings())
	b.must("sync")
	a := b.must("account", "list")["accounts"].([]any)[0].(map[string]any)
	if a["state"] != "ok" || a["calls_today"].(float64) == 0 || a["polls_today"].(float64) != 1 || a["failures_today"].(float64) != 0 {
		t.Errorf("after a poll: %v", a)
	}
	if a["advice"] == "" || a["next_at"] == "" || a["failing_at"] != "" || !slices.Contains(a["abilities"].([]any), any("inspect")) {
		t.Errorf("health: %v", a)
	}
	tried := b.must("account", "test", "本店")
	if steps := tried["steps"].([]any); len(steps) == 0 || tried["name"] != "本店" {
		t.Errorf("test: %v", tried)
	}

	b.rakuten.KillKey(b.rakuten.Settings()["license_key"])
	if code, out, errs := b.say("account", "test", "本店"); code != 1 || out == "" || errs == "" {
		t.Errorf("with a dead key: exit %d, %q, %q", code, out, errs)
	}
	if code, _, _ := b.say("sync"); code != 1 {
		t.Errorf("sync with a dead key: exit %d", code)
	}
	a = b.must("account", "list")["accounts"].([]any)[0].(map[string]any)
	if a["state"] != "stopped" || a["advice"] != a["text"] || a["failing_at"] == "" || a["failures_today"].(float64) != 1 {
		t.Errorf("stopped: %v", a)
	}
}
