package host

import (
	"net"
	"net/http"
	"strings"
	"testing"
)

// everyPath is one of each sort of answer.
var everyPath = []string{"/", "/index.html", "/assets/page-1.js", "/inquiries/1", "/api", "/api/Me", "/api/None", "/events", "/upload", "/files/1", "/raw/1"}

func TestDoor_lets_nobody_in_without_a_sign_in(t *testing.T) {
	s := start(t)
	for _, path := range everyPath {
		for _, method := range []string{http.MethodGet, http.MethodPost, http.MethodHead} {
			if r, text := s.do(method, path, "{}", asJSON); r.StatusCode != http.StatusUnauthorized {
				t.Errorf("%s %s: %s %q", method, path, r.Status, text)
			}
		}
	}
	s.cookie = "guessed"
	if r, _ := s.do(http.MethodGet, "/", "", nil); r.StatusCode != http.StatusUnauthorized {
		t.Errorf("a guessed cookie: %s", r.Status)
	}
}

func TestDoor_tells_a_visitor_what_to_do(t *testing.T) {
	r, text := start(t).do(http.MethodGet, "/", "", nil)
	if !strings.HasPrefix(r.Header.Get("Content-Type"), "text/plain") || !strings.Contains(text, "開いてください") {
		t.Errorf("got %q %q", r.Header.Get("Content-Type"), text)
	}
}

func TestDoor_refuses_other_names_and_other_pages_even_with_the_cookie(t *testing.T) {
	s := start(t)
	s.cookie = s.signIn().Value
	host, port, _ := strings.Cut(strings.TrimPrefix(s.url, "http://"), ":")
	for name, c := range map[string]struct {
		head map[string]string
		want int
	}{
		"itself":                           {nil, 200},
		"localhost":                        {map[string]string{"Host": "localhost:" + port}, 200},
		"its own page":                     {map[string]string{"Origin": s.url, "Sec-Fetch-Site": "same-origin"}, 200},
		"a typed address":                  {map[string]string{"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate"}, 200},
		"a link on another page":           {map[string]string{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 200},
		"a rebound name":                   {map[string]string{"Host": "evil.example:" + port}, 403},
		"a name that starts like ours":     {map[string]string{"Host": "localhost.evil.example:" + port}, 403},
		"another port":                     {map[string]string{"Host": host + ":1"}, 403},
		"no port":                          {map[string]string{"Host": host}, 403},
		"another machine":                  {map[string]string{"Host": "192.0.2.1:" + port}, 403},
		"another page":                     {map[string]string{"Origin": "https://evil.example"}, 403},
		"our address over https":           {map[string]string{"Origin": "https://" + host + ":" + port}, 403},
		"another port of this PC":          {map[string]string{"Origin": "http://" + host + ":3000"}, 403},
		"a page without an origin":         {map[string]string{"Origin": "null"}, 403},
		"a picture on another page":        {map[string]string{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, 403},
		"a picture on another port":        {map[string]string{"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors"}, 403},
		"a site word nobody knows":         {map[string]string{"Sec-Fetch-Site": "near-site"}, 403},
		"Host and Origin that fit but are": {map[string]string{"Host": "evil.example:" + port, "Origin": "http://evil.example:" + port}, 403},
	} {
		t.Run(name, func(t *testing.T) {
			if r, _ := s.do(http.MethodGet, "/", "", c.head); r.StatusCode != c.want {
				t.Errorf("got %s, want %d", r.Status, c.want)
			}
		})
	}
	form := map[string]string{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Content-Type": "text/plain"}
	if r, _ := s.do(http.MethodPost, "/upload", "x", form); r.StatusCode != http.StatusForbidden {
		t.Errorf("a form of another page: %s", r.Status)
	}
}

func TestSignIn_gives_a_cookie_that_no_other_page_can_use(t *testing.T) {
	s := start(t)
	if want := s.url + "/?key=" + s.door.key; s.door.Link() != want {
		t.Errorf("link %s, want %s", s.door.Link(), want)
	}
	c := s.signIn()
	if !c.HttpOnly || c.SameSite != http.SameSiteStrictMode || c.Path != "/" || c.Domain != "" || c.MaxAge != 0 || !c.Expires.IsZero() {
		t.Errorf("got %+v", c)
	}
	if strings.Contains(c.Value, s.door.key) || len(c.Value) < 40 {
		t.Errorf("a weak value: %q", c.Value)
	}
	r, text := s.do(http.MethodGet, "/?key="+s.door.key, "", nil)
	if strings.Contains(text, s.door.key) || r.Header.Get("Referrer-Policy") != "no-referrer" || r.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("the key stays behind: %v %s", r.Header, text)
	}
}

func TestSignIn_refuses_a_wrong_key_and_gives_nothing_for_a_post(t *testing.T) {
	s := start(t)
	for _, c := range []struct{ method, key string }{{"GET", "x"}, {"GET", s.door.key + "x"}, {"POST", s.door.key}} {
		if r, _ := s.do(c.method, "/?key="+c.key, "", nil); r.StatusCode != http.StatusUnauthorized || len(r.Cookies()) != 0 {
			t.Errorf("%s %s: %s %v", c.method, c.key, r.Status, r.Cookies())
		}
	}
}

func TestSignIn_works_for_two_browsers_and_for_no_other_run(t *testing.T) {
	s := start(t)
	first, second := s.signIn().Value, s.signIn().Value
	if first == second {
		t.Fatal("both have the same cookie")
	}
	for _, s.cookie = range []string{first, second} {
		if r, _ := s.do(http.MethodGet, "/", "", nil); r.StatusCode != http.StatusOK {
			t.Errorf("got %s", r.Status)
		}
	}
	other := start(t)
	other.cookie = first
	if r, _ := other.do(http.MethodGet, "/", "", nil); r.StatusCode != http.StatusUnauthorized {
		t.Errorf("in another run: %s", r.Status)
	}
	if s.door.cookieName() == other.door.cookieName() {
		t.Error("two desks on one PC would sign each other out")
	}
}

func TestLink_of_a_server_on_every_address_leads_to_this_pc(t *testing.T) {
	d := NewDoor(&net.TCPAddr{IP: net.IPv4zero, Port: 8787})
	if !strings.HasPrefix(d.Link(), "http://127.0.0.1:8787/?key=") {
		t.Errorf("got %s", d.Link())
	}
}

func TestHeaders_guard_every_answer(t *testing.T) {
	s := signedIn(t)
	for _, cookie := range []string{s.cookie, ""} {
		s.cookie = cookie
		for _, path := range everyPath {
			if path == "/events" && cookie != "" {
				continue // never ends; its own test reads it
			}
			r, _ := s.do(http.MethodGet, path, "", nil)
			csp := r.Header.Get("Content-Security-Policy")
			if !strings.Contains(csp, "default-src '") || !strings.Contains(csp, "frame-ancestors 'none'") ||
				strings.Contains(csp, "unsafe-eval") || strings.Contains(csp, "http") {
				t.Errorf("%s: %s", path, csp)
			}
			for k, want := range map[string]string{
				"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
				"Cross-Origin-Resource-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin",
			} {
				if r.Header.Get(k) != want {
					t.Errorf("%s: %s is %q", path, k, r.Header.Get(k))
				}
			}
			if !strings.HasPrefix(path, "/assets/") && r.Header.Get("Cache-Control") != "no-store" {
				t.Errorf("%s may be kept: %q", path, r.Header.Get("Cache-Control"))
			}
			if r.Header.Get("Access-Control-Allow-Origin") != "" {
				t.Errorf("%s is open to other pages", path)
			}
		}
	}
	if !strings.Contains(policy, "script-src 'self';") {
		t.Errorf("scripts: %s", policy)
	}
}
