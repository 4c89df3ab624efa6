package mailbox

import (
	"slices"
	"strings"
	"testing"

	"madoguchi/connectors"
)

func fieldNamed(t *testing.T, key string) connectors.Field {
	t.Helper()
	i := slices.IndexFunc(Spec.Fields, func(f connectors.Field) bool { return f.Key == key })
	if i < 0 {
		t.Fatalf("no field %s", key)
	}
	return Spec.Fields[i]
}

// The form says what a provider needs before it refuses, in the words that stand
// on the screen.
func TestSpec_says_what_each_way_of_signing_in_needs(t *testing.T) {
	for key, word := range map[string]string{"password": "ドコモメール", "username": "d アカウントの ID"} {
		if help := fieldNamed(t, key).Help; !strings.Contains(help, word) {
			t.Errorf("%s: %q", key, help)
		}
	}
	if when := fieldNamed(t, "oauth_client_secret").When; when != "auth="+authGoogle {
		t.Errorf("only Google has a client secret, asked for when %q", when)
	}
	steps := strings.Join(Spec.Guide, "\n")
	for _, choice := range []string{"「Microsoft でサインイン」", "「Google でサインイン」"} {
		if !strings.Contains(steps, choice) {
			t.Errorf("no step chooses %s", choice)
		}
	}
}
