package connectortest

import (
	"errors"
	"regexp"
	"testing"
	"unicode"

	"madoguchi/connectors"
)

var (
	keyWord    = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
	soundsLike = regexp.MustCompile(`(password|secret|token|license_key|public_key)$`)
)

func specIsComplete(t *testing.T, d *desk) {
	s := d.s.Spec
	for name, value := range map[string]string{
		"Kind": s.Kind, "Label": s.Label, "Mark": s.Mark, "Shape": s.Shape, "Needs": s.Needs, "Takes": s.Takes,
	} {
		if value == "" {
			t.Errorf("%s is empty", name)
		}
	}
	if !keyWord.MatchString(s.Kind) {
		t.Errorf("kind %q is not a stable word", s.Kind)
	}
	if s.Shape != "square" && s.Shape != "circle" {
		t.Errorf("shape %q", s.Shape)
	}
	if n := len([]rune(s.Mark)); n > 2 {
		t.Errorf("mark %q has %d characters", s.Mark, n)
	}
	if s.Every <= 0 || s.Open == nil || len(s.Guide) == 0 || len(s.Fields) == 0 {
		t.Error("Every, Open, Guide and Fields must be there")
	}
	seen := map[string]bool{}
	for _, f := range s.Fields {
		fieldIsComplete(t, f)
		if seen[f.Key] {
			t.Errorf("field %q stands twice", f.Key)
		}
		seen[f.Key] = true
	}
	for key := range d.s.Settings {
		if !seen[key] {
			t.Errorf("the working settings hold %q, which is no field", key)
		}
	}
	if !seen["proxy"] && !d.s.Local {
		t.Error("a kind that goes over the network has the field proxy")
	}
}

func fieldIsComplete(t *testing.T, f connectors.Field) {
	t.Helper()
	if !keyWord.MatchString(f.Key) || f.Label == "" {
		t.Errorf("field %q: label %q", f.Key, f.Label)
	}
	if soundsLike.MatchString(f.Key) && !f.Secret {
		t.Errorf("field %q must be secret", f.Key)
	}
	if f.Secret && f.Default != "" {
		t.Errorf("field %q: a secret with a default", f.Key)
	}
}

func openEmpty(t *testing.T, d *desk) {
	c, err := d.s.Spec.Open(connectors.Settings{}, d.s.Env)
	if err == nil {
		t.Fatalf("opened without settings: %T", c)
	}
	var e *connectors.Error
	if !errors.As(d.seen(err), &e) {
		t.Fatalf("%T is not a *connectors.Error", err)
	}
	if !japanese(e.Text) {
		t.Errorf("text %q is not Japanese", e.Text)
	}
	if n := d.s.Calls(); n != 0 {
		t.Errorf("%d calls while opening", n)
	}
}

func openNeverDials(t *testing.T, d *desk) {
	d.open()
	if n := d.s.Calls(); n != 0 {
		t.Errorf("%d calls while opening", n)
	}
}

// japanese reports whether s holds kana: a sentence for a person does.
func japanese(s string) bool {
	for _, r := range s {
		if unicode.In(r, unicode.Hiragana, unicode.Katakana) {
			return true
		}
	}
	return false
}
