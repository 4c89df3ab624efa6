package yahoo

import (
	"net/url"
	"testing"
	"time"

	"madoguchi/connectors"
)

func TestPace_goes_below_the_limit_of_the_mall_on_this_machine_only(t *testing.T) {
	for _, row := range []struct {
		host, ms string
		want     time.Duration
	}{
		{"https://circus.shopping.yahooapis.jp", "0", 1100 * time.Millisecond},
		{"https://circus.shopping.yahooapis.jp", "", 1100 * time.Millisecond},
		{"https://circus.shopping.yahooapis.jp", "3000", 3 * time.Second},
		{"https://relay.example.jp", "100", 1100 * time.Millisecond},
		{"http://127.0.0.1:8080", "5", 5 * time.Millisecond},
		{"http://127.0.0.1:8080", "", 1100 * time.Millisecond},
		{"http://localhost", "-7", 0},
	} {
		u, err := url.Parse(row.host)
		if err != nil {
			t.Fatal(err)
		}
		if got := pace(connectors.Settings{"pace_ms": row.ms}, u); got != row.want {
			t.Errorf("%s %q: %v, want %v", row.host, row.ms, got, row.want)
		}
	}
}
