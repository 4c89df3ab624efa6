package mailbox

import (
	"bytes"
	"errors"
	"io"
	"net/http"

	"madoguchi/connectors"
	"madoguchi/connectors/signin"

	"golang.org/x/oauth2"
)

func body(b []byte) io.ReadCloser { return io.NopCloser(bytes.NewReader(b)) }

// consentRefused explains the error parameter of the consent screen (RFC 6749
// §4.1.2.1 and OpenID Connect §3.1.2.6).
func (o *oauth) consentRefused(word string) error {
	switch word {
	case "server_error", "temporarily_unavailable":
		return &connectors.Error{
			Reason: connectors.Temporary, Code: "signin_" + word,
			Text: o.name + " のサインインがいま込み合っています。少し待ってから、もう一度サインインしてください。",
		}
	case "access_denied", "consent_required", "interaction_required":
		return signin.Failed(word, o.name+" の画面で許可されませんでした。もう一度サインインして、許可する方を押してください。会社の "+o.name+" では、管理者の承認が要ることがあります。")
	case "login_required":
		return signin.Failed(word, o.name+" にログインされていません。もう一度サインインして、このメールアドレスでログインしてください。")
	case "":
		return signin.Failed("no_consent", "サインインが最後まで終わりませんでした。接続の画面から、もう一度サインインしてください。")
	case "invalid_request", "invalid_scope", "unauthorized_client", "unsupported_response_type", "invalid_client":
		return signin.Failed(word, o.registration())
	}
	return signin.Failed("refused", o.registration())
}

func (o *oauth) registration() string {
	return o.name + " がこのクライアントのサインインを受け付けませんでした。クライアント ID とシークレット、リダイレクト URI（" +
		o.config.RedirectURL + "）が、" + o.name + " の画面の登録と合っているか確かめてください。"
}

// refused explains a failure of the token endpoint. Only its clear word stops
// the account; anything else is tried again. Nothing of the answer is kept: a
// description names people.
func (o *oauth) refused(err error) error {
	var known *connectors.Error
	if errors.As(err, &known) { // the line
		e := *known
		if e.Reason == connectors.Unsure { // no mail has been sent
			e.Reason = connectors.Temporary
		}
		return &e
	}
	var no *oauth2.RetrieveError
	if !errors.As(err, &no) || no.Response == nil {
		return &connectors.Error{Reason: connectors.Temporary, Code: "token_answer", Err: errors.New("token answer could not be read")}
	}
	status := no.Response.StatusCode
	cause := errors.New("token endpoint: " + plain(no.ErrorCode, 40) + " " + http.StatusText(status))
	switch no.ErrorCode {
	case "invalid_grant", "interaction_required", "consent_required", "login_required":
		return &connectors.Error{
			Reason: connectors.Auth, Code: "signin_ended", Err: cause,
			Text: o.name + " への再ログインが必要です。サインインが切れました。接続の画面からもう一度サインインしてください。受信済みの分はそのままで、止まっていた間のメールもあとで届きます。",
		}
	case "invalid_client", "unauthorized_client", "invalid_scope", "invalid_request", "unsupported_grant_type", "access_denied":
		return &connectors.Error{Reason: connectors.Auth, Code: "signin_" + no.ErrorCode, Text: o.registration(), Err: cause}
	}
	reason := connectors.Temporary
	if status == http.StatusTooManyRequests {
		reason = connectors.Limited
	}
	return &connectors.Error{
		Reason: reason, Code: "token_refused", Err: cause,
		Text: o.name + " のサインインの確認がいまできません。受信済みのメールはそのままです。しばらくするとまた試します。",
	}
}
