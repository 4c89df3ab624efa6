package web

import (
	"net/http"
	"net/url"
	"testing"
	"time"
)

// FuzzRetryAfter: a server cannot make us wait for ever, nor less than nothing.
func FuzzRetryAfter(f *testing.F) {
	for _, s := range []string{"2", "-1", "99999999999999999999", "Fri, 20 Nov 2026 09:00:00 GMT", "Fri, 20 Nov 9999 09:00:00 GMT", "１"} {
		f.Add(s)
	}
	c, err := New(Options{Now: func() time.Time { return time.Date(2026, time.November, 20, 0, 0, 0, 0, time.UTC) }})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d := c.RetryAfter(http.Header{"Retry-After": {s}}); d < 0 || d > 24*time.Hour {
			t.Errorf("%q waits %v", s, d)
		}
	})
}

// FuzzCheckPlain: nothing without TLS leaves this machine, however it is written.
func FuzzCheckPlain(f *testing.F) {
	for _, s := range []string{"http://127.0.0.1:8080", "http://localhost", "http://127.0.0.1.example", "http://[::1]", "http://2130706433", "HTTP://mall.example", "//mall.example", "http://127.1@mall.example"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		u, err := url.Parse(s)
		if err != nil || CheckPlain(u) != nil || u.Scheme == "https" {
			return
		}
		if u.Scheme != "http" || !IsLoopback(u.Hostname()) {
			t.Errorf("%q goes out in plain", s)
		}
	})
}
