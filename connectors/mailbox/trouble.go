package mailbox

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"

	"madoguchi/connectors"

	"github.com/emersion/go-imap/v2"
)

// cannotReach explains why no connection came about. It is always tried again: a
// certificate that does not fit may be a hotel's network as well as a wrong name.
func cannotReach(v server, err error) error {
	e := &connectors.Error{Reason: connectors.Temporary, Code: "network", Err: fmt.Errorf("connect: %w", loggable(err))}
	var (
		noName  *net.DNSError
		badName x509.HostnameError
		badCert *tls.CertificateVerificationError
		noTLS   tls.RecordHeaderError
		netErr  net.Error
	)
	switch {
	case errors.Is(err, context.Canceled):
		e.Code = "canceled"
	case errors.As(err, &badName):
		e.Code = "tls_name"
		e.Text = v.what + "の証明書の名前が「" + v.host + "」と合いません。証明書にある名前は「" + certNames(badName.Certificate) + "」です。契約先のサーバーであれば、その名前をホスト名に入れてください。"
	case errors.As(err, &badCert):
		e.Code = "tls_certificate"
		e.Text = v.what + "（" + v.host + "）の証明書を確かめられませんでした。ホスト名とこのパソコンの日付を確かめてください。"
	case errors.As(err, &noTLS):
		e.Code = "tls_expected"
		e.Text = v.what + "（" + v.host + "）は最初から暗号化する接続に応じませんでした。ポートと暗号化の組み合わせを確かめてください。"
	case oldTLS(err):
		e.Code = "tls_old"
		e.Text = v.what + "（" + v.host + "）の暗号化の方式が古く、安全につなげないため、つなぎませんでした。メールサービスの案内に別のホスト名やポートがあれば、それを入れてください。"
	case errors.As(err, &noName) && !noName.IsNotFound:
		e.Code = "dns"
		e.Text = v.what + "「" + v.host + "」の場所を調べられませんでした（DNS から返事がありません）。インターネット接続を確かめてください。しばらくするとまた試します。"
	case errors.As(err, &noName):
		e.Code = "host_unknown"
		e.Text = v.what + "「" + v.host + "」が見つかりませんでした。ホスト名のつづりとインターネット接続を確かめてください。"
	case refused(err):
		e.Code = "refused"
		e.Text = v.what + fmt.Sprintf("（%s、ポート %d）が接続を受け付けませんでした。ホスト名とポートを確かめてください。しばらくするとまた試します。", v.host, v.port)
	case errors.As(err, &netErr) && netErr.Timeout(), errors.Is(err, context.DeadlineExceeded):
		e.Code = "timeout"
		e.Text = firewall(v)
	}
	return e
}

// oldTLS tells a server that only speaks what is not safe any more, as ドコモメール
// is said to. crypto/tls has words for it and no type.
func oldTLS(err error) bool {
	return containsAny(err.Error(), "tls: handshake failure", "tls: protocol version not supported",
		"tls: server selected unsupported protocol version", "tls: no cipher suite supported", "tls: insufficient security level")
}

func silence(v server) string {
	return v.what + "（" + v.host + "）から返事がありませんでした。受信済みのメールはそのままです。しばらくするとまた試します。"
}

// certNames lists what a certificate was made for. It is foreign text: short and
// without anything that could break a line.
func certNames(c *x509.Certificate) string {
	if c == nil {
		return ""
	}
	names := append([]string{}, c.DNSNames...)
	for _, ip := range c.IPAddresses {
		names = append(names, ip.String())
	}
	if len(names) == 0 {
		names = []string{c.Subject.CommonName}
	}
	if len(names) > 5 {
		names = append(names[:5], "…")
	}
	return plain(strings.Join(names, "、"), 300)
}

// refusedLogin explains a failed sign-in. Only a clear word about the password
// stops the account; a crowded or broken server is asked again.
func refusedLogin(v server, err error) error {
	var no *imap.Error
	if !errors.As(err, &no) {
		return innermost(err)
	}
	cause := fmt.Errorf("login: %s %s", no.Type, no.Code)
	if no.Code == imap.ResponseCodePrivacyRequired {
		return badField("imap_security", v.what+"は暗号化した接続だけを受け付けます。暗号化を tls か starttls にしてください。")
	}
	if e := refusedForNow(no, cause); e != nil {
		return e
	}
	return refusedPassword(v, no, cause)
}

// loggable is err as it may stand in the log. What a parser says about an answer
// can quote a mail, so only failures of the line and of TLS keep their words.
func loggable(err error) error {
	var (
		onLine  net.Error
		badCert *tls.CertificateVerificationError
		noTLS   tls.RecordHeaderError
		known   *connectors.Error
	)
	switch {
	case errors.As(err, &onLine), errors.As(err, &badCert), errors.As(err, &noTLS), errors.As(err, &known),
		errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, net.ErrClosed), errors.Is(err, errTooLong):
		return err
	}
	return errors.New("the answer could not be read")
}

// errTooLong is an answer that no honest server gives.
var errTooLong = errors.New("the answer is impossibly long")

// plain makes foreign text fit for one line of a sentence.
func plain(s string, most int) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r >= 0x200e && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "?"))
	if r := []rune(s); len(r) > most {
		s = string(r[:most]) + "…"
	}
	return strings.TrimSpace(s)
}
