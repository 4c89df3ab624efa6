package web

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
)

func client(t *testing.T, o Options) *Client {
	t.Helper()
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func request(t *testing.T, method, address, body string) *http.Request {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// cutLine reads a whole request and closes the connection without an answer.
func cutLine(t *testing.T) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		conn, _, err := w.(http.Hijacker).Hijack()
		if err == nil {
			_ = conn.Close()
		}
	}))
	t.Cleanup(s.Close)
	return s.URL
}

func TestDo_a_post_that_left_without_an_answer_is_unsure(t *testing.T) {
	_, err := client(t, Options{}).Do(t.Context(), request(t, http.MethodPost, cutLine(t), "x"))
	if got := connectors.ReasonOf(err); got != connectors.Unsure {
		t.Fatalf("reason %q (%v), want unknown", got, err)
	}
}

func TestDo_a_get_without_an_answer_may_be_tried_again(t *testing.T) {
	_, err := client(t, Options{}).Do(t.Context(), request(t, http.MethodGet, cutLine(t), ""))
	if got := connectors.ReasonOf(err); got != connectors.Temporary {
		t.Fatalf("reason %q, want temporary", got)
	}
}

func TestDo_a_post_that_never_left_was_not_sent(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := "http://" + l.Addr().String()
	_ = l.Close()
	_, err = client(t, Options{}).Do(t.Context(), request(t, http.MethodPost, address, "x"))
	if got := connectors.ReasonOf(err); got != connectors.Temporary {
		t.Fatalf("reason %q, want temporary", got)
	}
}

func TestDo_no_error_names_the_query(t *testing.T) {
	_, err := client(t, Options{}).Do(t.Context(), request(t, http.MethodGet, cutLine(t)+"/x?licenseKey=SECRET", ""))
	if err == nil || strings.Contains(err.Error(), "SECRET") {
		t.Fatalf("error %v", err)
	}
}

func TestDo_plain_http_beyond_this_machine_is_refused(t *testing.T) {
	for _, a := range []string{"http://api.example.invalid/", "http://127.0.0.1.example.invalid/", "ftp://127.0.0.1/"} {
		_, err := client(t, Options{}).Do(t.Context(), request(t, http.MethodGet, a, ""))
		if e := connectors.As(err); e.Code != "plain_http" {
			t.Errorf("%s: %v", a, err)
		}
	}
}

func TestDo_an_answer_over_the_limit_is_an_error(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write(make([]byte, 2000))
	}))
	defer s.Close()
	if _, err := client(t, Options{MaxBody: 1000}).Do(t.Context(), request(t, http.MethodGet, s.URL, "")); err == nil {
		t.Fatal("2,000 bytes passed a limit of 1,000")
	}
}

func TestDo_follows_no_redirect(t *testing.T) {
	s := httptest.NewServer(http.RedirectHandler("http://127.0.0.1:1/", http.StatusFound))
	defer s.Close()
	a, err := client(t, Options{}).Do(t.Context(), request(t, http.MethodGet, s.URL, ""))
	if err != nil || a.Status != http.StatusFound {
		t.Fatalf("%v %v", a.Status, err)
	}
}

func TestDo_a_read_that_the_transport_repeats_waits_and_counts(t *testing.T) {
	const pace = 80 * time.Millisecond
	var came []time.Time
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if came = append(came, time.Now()); len(came) == 2 { // a kept connection dies
			if conn, _, err := w.(http.Hijacker).Hijack(); err == nil {
				_ = conn.Close()
			}
		}
	}))
	defer s.Close()
	c := client(t, Options{Pace: pace})
	for range 2 {
		if _, err := c.Do(t.Context(), request(t, http.MethodGet, s.URL, "")); err != nil {
			t.Fatal(err)
		}
	}
	if len(came) != 3 || c.Calls() != 3 {
		t.Fatalf("%d calls arrived, %d counted, want the repeat among them", len(came), c.Calls())
	}
	if gap := came[2].Sub(came[1]); gap < pace*2/3 {
		t.Errorf("repeated after %v", gap)
	}
}

func TestDo_a_cancel_ends_the_wait_for_the_pace(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	defer s.Close()
	c := client(t, Options{Pace: time.Hour})
	if _, err := c.Do(t.Context(), request(t, http.MethodGet, s.URL, "")); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := c.Do(ctx, request(t, http.MethodGet, s.URL, "")); err == nil {
		t.Fatal("second call did not wait for its turn")
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)
	c := client(t, Options{Now: func() time.Time { return now }})
	for in, want := range map[string]time.Duration{
		"": 0, "7": 7 * time.Second, "-3": 0, "soon": 0, "99999999": 24 * time.Hour,
		"Fri, 20 Nov 2026 00:02:00 GMT": 2 * time.Minute,
	} {
		if got := c.RetryAfter(http.Header{"Retry-After": {in}}); got != want {
			t.Errorf("%q: %v, want %v", in, got, want)
		}
	}
}

func TestIsLoopback(t *testing.T) {
	for host, want := range map[string]bool{
		"localhost": true, "127.0.0.1": true, "127.9.9.9": true, "::1": true, "::ffff:127.0.0.1": true,
		"127.0.0.1.example.com": false, "10.0.0.1": false, "": false, "0.0.0.0": false,
	} {
		if got := IsLoopback(host); got != want {
			t.Errorf("%q: %v", host, got)
		}
	}
	if err := CheckPlain(&url.URL{Scheme: "https", Host: "a.example"}); err != nil {
		t.Error(err)
	}
}
