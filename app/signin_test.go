package app

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

// mall is a kind with a sign-in whose consent screen is this test.
type mall struct {
	fake
	back string        // where the browser returns to
	wait chan struct{} // closed when the mall may answer; nil: at once
	fail error
}

func (m *mall) spec() connectors.Spec {
	s := m.fake.spec()
	s.Kind = "mall"
	s.Fields = append(s.Fields,
		connectors.Field{Key: "token", Label: "サインイン", Secret: true, Required: true, SignIn: true},
		connectors.Field{Key: "signed_in_at", Label: "サインインした日", SignIn: true})
	s.SignIn = func(given connectors.Settings, _ connectors.Env) (connectors.SignIn, error) {
		if given["shop"] == "" {
			return nil, &connectors.Error{Reason: connectors.Auth, Code: "shop", Text: "店舗 ID を先に入れてください。"}
		}
		return consent{m, given["shop"], m.back}, nil
	}
	return s
}

type consent struct {
	*mall
	shop, redirect string
}

func (c consent) URL() string {
	return "https://mall.example.test/authorize?state=st-" + c.shop + "&redirect_uri=" + url.QueryEscape(c.redirect)
}
func (c consent) Redirect() string { return c.redirect }

func (c consent) Finish(ctx context.Context, returned string) (connectors.Settings, error) {
	if c.wait != nil {
		select {
		case <-c.wait:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	u, err := url.Parse(returned)
	if err != nil {
		return nil, err
	}
	if code := u.Query().Get("error"); code != "" {
		return nil, &connectors.Error{Reason: connectors.Auth, Code: "signin_no_consent", Text: "サインインで「同意する」が選ばれませんでした。"}
	}
	if c.fail != nil {
		return nil, c.fail
	}
	return connectors.Settings{"token": "t-" + u.Query().Get("code"), "signed_in_at": "2026-04-01"}, nil
}

// freePort returns the address of a port that was free a moment ago.
func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return "http://localhost:" + port + "/callback"
}

func newMall(t *testing.T) (*mall, *Desk) {
	t.Helper()
	m := &mall{back: freePort(t)}
	d := open(t, &m.fake, m.spec())
	return m, d
}

func mallForm() AccountForm {
	return AccountForm{Kind: "mall", Name: "店", Settings: map[string]string{"shop": "1"}, Secrets: map[string]string{"key": "k"}}
}

// stored is an account whose sign-in has died.
func stored(t *testing.T, d *Desk) Account {
	t.Helper()
	in := mallForm()
	in.Secrets["token"] = "old"
	a := must[Account](t)(d.SaveAccount(t.Context(), in))
	if err := d.store.SetAccountState(t.Context(), store.Actor{}, a.ID, store.AccountStopped, "invalid_grant", "切れました。"); err != nil {
		t.Fatal(err)
	}
	return a
}

// visit is the browser coming back.
func visit(t *testing.T, method, address string, change func(*http.Request)) (int, http.Header, string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, address, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(req)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, res.Header, string(body)
}

func (m *mall) begin(t *testing.T, d *Desk, in AccountForm) SignInBegun {
	t.Helper()
	b := must[SignInBegun](t)(d.SignInBegin(t.Context(), in))
	if !b.Listening || b.Redirect != m.back || !strings.HasPrefix(b.URL, "https://mall.example.test/") {
		t.Fatalf("begun %+v", b)
	}
	return b
}

func stateOf(t *testing.T, d *Desk, id string) SignInState {
	t.Helper()
	return must[SignInState](t)(d.SignInState(t.Context(), SignInID{id}))
}

// silent checks that nobody listens any more.
func silent(t *testing.T, address string) {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", u.Port()))
	if err != nil {
		t.Errorf("the port is still taken: %v", err)
		return
	}
	_ = l.Close()
}

func TestSignIn_consent_saves_the_account_and_makes_it_due(t *testing.T) {
	m, d := newMall(t)
	a := stored(t, d)
	b := m.begin(t, d, AccountForm{ID: a.ID})
	status, head, page := visit(t, http.MethodGet, m.back+"?state=st-1&code=c1", nil)
	if status != http.StatusOK || !strings.Contains(page, "サインインできました。窓口に戻ってください。") ||
		!strings.HasPrefix(head.Get("Content-Security-Policy"), "default-src 'none'") || head.Get("Cache-Control") != "no-store" {
		t.Errorf("%d %v\n%s", status, head, page)
	}
	if st := stateOf(t, d, b.ID); st.State != SignInDone || st.Account != a.ID || st.Code != "" {
		t.Errorf("state %+v", st)
	}
	got := must[store.Account](t)(d.store.Account(t.Context(), a.ID))
	token, err := d.box.Open("token", got.Secrets["token"])
	if err != nil || token != "t-c1" || got.Settings["signed_in_at"] != "2026-04-01" ||
		got.State != store.AccountNew || got.ReasonCode != "" || got.NextAt != 0 {
		t.Errorf("token %q, account %+v", token, got)
	}
	silent(t, m.back)
}

func TestSignIn_of_a_paused_account_leaves_it_paused(t *testing.T) {
	m, d := newMall(t)
	a := stored(t, d)
	if err := d.PauseAccount(t.Context(), ID{a.ID}); err != nil {
		t.Fatal(err)
	}
	m.begin(t, d, AccountForm{ID: a.ID})
	visit(t, http.MethodGet, m.back+"?state=st-1&code=c1", nil)
	if got := must[store.Account](t)(d.store.Account(t.Context(), a.ID)); got.State != store.AccountPaused {
		t.Errorf("state %s", got.State)
	}
}

func TestSignIn_of_a_new_account_waits_for_its_form(t *testing.T) {
	m, d := newMall(t)
	in := mallForm()
	_, err := d.SaveAccount(t.Context(), in)
	refused(t, err, "required:token")

	b := m.begin(t, d, in)
	in.SignIn = b.ID
	_, err = d.SaveAccount(t.Context(), in)
	refused(t, err, "signin_open")

	visit(t, http.MethodGet, m.back+"?state=st-1&code=c2", nil)
	if p := must[Probed](t)(d.TestAccount(t.Context(), in)); !p.OK {
		t.Errorf("probe %+v", p)
	}
	a := must[Account](t)(d.SaveAccount(t.Context(), in))
	if a.Settings["signed_in_at"] != "2026-04-01" || m.opened[len(m.opened)-1]["token"] != "t-c2" {
		t.Errorf("account %+v, opened %v", a, m.opened)
	}
	_, err = d.SignInState(t.Context(), SignInID{b.ID})
	refused(t, err, "signin_gone")
}

func TestSignIn_refused_by_the_person_changes_nothing(t *testing.T) {
	m, d := newMall(t)
	a := stored(t, d)
	b := m.begin(t, d, AccountForm{ID: a.ID})
	_, _, page := visit(t, http.MethodGet, m.back+"?state=st-1&error=access_denied", nil)
	if !strings.Contains(page, "「同意する」が選ばれませんでした。") {
		t.Errorf("page %s", page)
	}
	if st := stateOf(t, d, b.ID); st.State != SignInFailed || st.Code != "signin_no_consent" {
		t.Errorf("state %+v", st)
	}
	if got := must[store.Account](t)(d.store.Account(t.Context(), a.ID)); got.State != store.AccountStopped || got.ReasonCode != "invalid_grant" {
		t.Errorf("account %+v", got)
	}
	silent(t, m.back)
}

func TestSignIn_a_line_that_broke_leaves_it_open(t *testing.T) {
	m, d := newMall(t)
	b := m.begin(t, d, mallForm())
	m.fail = &connectors.Error{Reason: connectors.Temporary, Code: "network"}
	_, _, page := visit(t, http.MethodGet, m.back+"?state=st-1&code=c4", nil)
	if st := stateOf(t, d, b.ID); st.State != SignInWaiting || !strings.Contains(page, "読み込み直してください") {
		t.Errorf("state %+v, page %s", st, page)
	}
	m.fail = nil
	visit(t, http.MethodGet, m.back+"?state=st-1&code=c4", nil)
	if st := stateOf(t, d, b.ID); st.State != SignInDone {
		t.Errorf("state %+v", st)
	}
}

func TestSignIn_what_is_not_the_browser_coming_back_ends_nothing(t *testing.T) {
	m, d := newMall(t)
	b := m.begin(t, d, mallForm())
	good := m.back + "?state=st-1&code=c"
	for name, c := range map[string]struct {
		method, address string
		change          func(*http.Request)
		status          int
	}{
		"wrong state":  {http.MethodGet, m.back + "?state=another&code=c", nil, http.StatusBadRequest},
		"no state":     {http.MethodGet, m.back, nil, http.StatusBadRequest},
		"other path":   {http.MethodGet, strings.Replace(good, "/callback", "/favicon.ico", 1), nil, http.StatusNotFound},
		"other method": {http.MethodPost, good, nil, http.StatusMethodNotAllowed},
		"other name":   {http.MethodGet, good, func(r *http.Request) { r.Host = "evil.example.test" }, http.StatusNotFound},
	} {
		if status, _, _ := visit(t, c.method, c.address, c.change); status != c.status {
			t.Errorf("%s: status %d, want %d", name, status, c.status)
		}
	}
	_, err := d.SignInPaste(t.Context(), SignInAddress{b.ID, m.back + "?state=another&code=c"})
	refused(t, err, "signin_address")
	if st := stateOf(t, d, b.ID); st.State != SignInWaiting {
		t.Errorf("state %+v", st)
	}
}

func TestSignIn_with_the_port_taken_goes_on_by_pasting(t *testing.T) {
	m, d := newMall(t)
	u, err := url.Parse(m.back)
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", u.Port()))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	b := must[SignInBegun](t)(d.SignInBegin(t.Context(), mallForm()))
	if b.Listening || !strings.Contains(b.Text, "貼り付けてください") {
		t.Errorf("begun %+v", b)
	}
	st := must[SignInState](t)(d.SignInPaste(t.Context(), SignInAddress{b.ID, "  " + m.back + "?state=st-1&code=c3\n"}))
	if st.State != SignInDone {
		t.Errorf("state %+v", st)
	}
}

func TestSignIn_cancelled_while_the_mall_answers_is_stopped(t *testing.T) {
	m, d := newMall(t)
	m.wait = make(chan struct{})
	b := m.begin(t, d, mallForm())
	answered := make(chan struct{})
	go func() {
		defer close(answered)
		_, _ = d.SignInPaste(context.Background(), SignInAddress{b.ID, m.back + "?state=st-1&code=c"})
	}()
	if err := d.SignInCancel(t.Context(), SignInID{b.ID}); err != nil {
		t.Fatal(err)
	}
	<-answered
	if st := stateOf(t, d, b.ID); st.State != SignInFailed || st.Text == "" {
		t.Errorf("state %+v", st)
	}
	silent(t, m.back)
}

func TestSignIn_begun_again_ends_the_first(t *testing.T) {
	m, d := newMall(t)
	a := stored(t, d)
	first := m.begin(t, d, AccountForm{ID: a.ID})
	m.begin(t, d, AccountForm{ID: a.ID})
	if st := stateOf(t, d, first.ID); st.State != SignInFailed || st.Code != "replaced" {
		t.Errorf("state %+v", st)
	}
}

func TestSignIn_ends_by_itself(t *testing.T) {
	m, d := newMall(t)
	hints, stop := d.Subscribe()
	defer stop()
	d.signIns.life = time.Millisecond
	b := must[SignInBegun](t)(d.SignInBegin(t.Context(), mallForm()))
	<-hints
	if st := stateOf(t, d, b.ID); st.State != SignInFailed || st.Code != "expired" {
		t.Errorf("state %+v", st)
	}
	silent(t, m.back)
}

func TestSignIn_at_most_five_wait_at_once(t *testing.T) {
	m, d := newMall(t)
	for range signInsAtOnce {
		m.begin(t, d, mallForm())
		m.back = freePort(t)
	}
	_, err := d.SignInBegin(t.Context(), mallForm())
	refused(t, err, "signin_many")
}

func TestSignIn_says_what_is_missing_before_the_browser_opens(t *testing.T) {
	m, d := newMall(t)
	in := mallForm()
	in.Settings["shop"] = ""
	_, err := d.SignInBegin(t.Context(), in)
	if got := Explain(err, d.log); got.Code != "shop" {
		t.Errorf("got %+v", got)
	}
	m.back = "http://192.0.2.1:5000/callback"
	_, err = d.SignInBegin(t.Context(), mallForm())
	if got := Explain(err, d.log); got.Code != "signin_redirect" {
		t.Errorf("a way back beyond this machine: %+v", got)
	}
	other := form()
	_, err = d.SignInBegin(t.Context(), other)
	if got := Explain(err, d.log); got.Code != "signin_none" {
		t.Errorf("a kind without sign-in: %+v", got)
	}
}
