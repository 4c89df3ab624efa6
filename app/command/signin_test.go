package command

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"

	"madoguchi/app/apptest"
	"madoguchi/app/secret"
	"madoguchi/connectors"
	"madoguchi/connectors/yahoo"
	"madoguchi/connectors/yahoo/yahootest"
)

// signing is a run of the command line that waits for a person.
type signing struct {
	t     *testing.T
	paste io.WriteCloser
	told  *bufio.Reader
	out   bytes.Buffer
	done  chan int
}

// begin starts a command that signs in and returns the address it names.
func (b *bench) begin(args ...string) (s *signing, address string) {
	b.t.Helper()
	in, paste := io.Pipe()
	told, errs := io.Pipe()
	s = &signing{t: b.t, paste: paste, told: bufio.NewReader(told), done: make(chan int, 1)}
	c := &cli{Program: Program{Kinds: []connectors.Spec{yahoo.Spec}}, in: in, out: &s.out, err: errs}
	go func() {
		code := c.run(b.t.Context(), append(args, "--profile", b.profile, "--json"))
		_ = errs.Close()
		s.done <- code
	}()
	var v struct {
		SignIn struct {
			URL       string
			Listening bool
		} `json:"sign_in"`
	}
	s.read(&v)
	if v.SignIn.URL == "" {
		b.t.Fatalf("no address: %+v, exit %d, %s", v, <-s.done, s.out.String())
	}
	return s, v.SignIn.URL
}

// read takes one line of standard error.
func (s *signing) read(v any) {
	s.t.Helper()
	line, err := s.told.ReadString('\n')
	if err != nil {
		s.t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(line), v); err != nil {
		s.t.Fatalf("%v: %s", err, line)
	}
}

// end waits for the command and returns its exit code and its last error.
func (s *signing) end() (code int, errs string) {
	s.t.Helper()
	rest, err := io.ReadAll(s.told)
	if err != nil {
		s.t.Fatal(err)
	}
	return <-s.done, string(rest)
}

func signInBench(t *testing.T) *bench {
	t.Helper()
	t.Setenv(secret.PassphraseEnv, "")
	shop, err := yahootest.New(yahootest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(shop.Close)
	return &bench{t: t, profile: apptest.Profile(t), yahoo: shop}
}

// store adds the Yahoo! account with a way back on a free port.
func (b *bench) store() (redirect string) {
	b.t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(l.Addr().String())
	_ = l.Close()
	settings := b.yahoo.Settings()
	settings["redirect"] = "http://localhost:" + port + "/callback"
	b.add(yahoo.Spec, "店", settings)
	return settings["redirect"]
}

// browse opens an address as a browser does and returns the page at its end.
func browse(t *testing.T, address string) string {
	t.Helper()
	res, err := http.Get(address) //nolint:noctx // a browser of this test
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// returned is the address that a browser on another machine would show.
func returned(t *testing.T, address string) string {
	t.Helper()
	browser := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := browser.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	_ = res.Body.Close()
	return res.Header.Get("Location")
}

func TestSignIn_a_dead_account_receives_again(t *testing.T) {
	b := signInBench(t)
	b.store()
	b.yahoo.Revoke()
	b.yahoo.AddTopic(yahootest.Topic{Title: "いつ届きますか", Posts: []yahootest.Post{{By: "user", Text: "いつですか。"}}})
	if code, _, _ := b.say("sync", "--account", "店"); code == 0 {
		t.Fatal("the sign-in is not dead")
	}
	s, address := b.begin("account", "signin", "店")
	if page := browse(t, address); !strings.Contains(page, "サインインできました。窓口に戻ってください。") {
		t.Errorf("page %s", page)
	}
	if code, errs := s.end(); code != 0 || !strings.Contains(s.out.String(), `"state": "new"`) {
		t.Fatalf("exit %d %s\n%s", code, errs, s.out.String())
	}
	b.must("sync")
	if n := len(b.inquiries()); n != 1 {
		t.Errorf("%d inquiries after the gap", n)
	}
}

func TestSignIn_refused_says_so(t *testing.T) {
	b := signInBench(t)
	b.store()
	b.yahoo.Deny("access_denied")
	s, address := b.begin("account", "signin", "店")
	browse(t, address)
	if code, errs := s.end(); code != exitFailed || !strings.Contains(errs, "signin_") || s.out.Len() > 0 {
		t.Errorf("exit %d %s %s", code, errs, s.out.String())
	}
}

func TestSignIn_without_a_browser_takes_the_pasted_address(t *testing.T) {
	b := signInBench(t)
	redirect := b.store()
	s, address := b.begin("account", "signin", "店", "--paste")
	if _, err := io.WriteString(s.paste, redirect+"?code=x&state=of-another\n"); err != nil {
		t.Fatal(err)
	}
	var no struct{ Error struct{ Code string } }
	if s.read(&no); no.Error.Code != "signin_address" {
		t.Errorf("a foreign address: %+v", no)
	}
	if _, err := io.WriteString(s.paste, returned(t, address)+"\n"); err != nil {
		t.Fatal(err)
	}
	if code, errs := s.end(); code != 0 {
		t.Errorf("exit %d %s", code, errs)
	}
}

func TestSignIn_ends_when_nothing_is_pasted(t *testing.T) {
	b := signInBench(t)
	b.store()
	s, _ := b.begin("account", "signin", "店", "--paste")
	_ = s.paste.Close()
	if code, errs := s.end(); code != exitFailed || !strings.Contains(errs, "signin_no_address") {
		t.Errorf("exit %d %s", code, errs)
	}
}

func TestSignIn_adds_an_account_without_any_token(t *testing.T) {
	b := signInBench(t)
	b.yahoo.Revoke() // only a new consent works
	args := []string{"account", "add", "yahoo", "--name", "新店", "--sign-in", "--paste"}
	for k, v := range b.yahoo.Settings() {
		switch k {
		case "refresh_token":
		case "client_secret", "public_key":
			args = append(args, "--secret", k+"=@"+b.file(k, v))
		default:
			args = append(args, "--set", k+"="+v)
		}
	}
	s, address := b.begin(args...)
	if _, err := io.WriteString(s.paste, returned(t, address)+"\n"); err != nil {
		t.Fatal(err)
	}
	if code, errs := s.end(); code != 0 {
		t.Fatalf("exit %d %s", code, errs)
	}
	b.must("account", "test", "新店")
}
