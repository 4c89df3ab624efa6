package mailbox

import (
	"context"
	"errors"
	"fmt"
	"net"
	"time"

	"madoguchi/connectors"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// submission is one signed-in SMTP connection. Canceling its context cuts it.
type submission struct {
	*smtp.Client
	raw  net.Conn
	at   server
	ctx  context.Context
	stop func() bool
}

// submitTo connects, encrypts and signs in. No failure up to here can have sent
// anything.
func (b *box) submitTo(ctx context.Context, v server) (c *submission, err error) {
	err = b.withToken(ctx, v, func(v server) error {
		c, err = b.openSubmission(ctx, v)
		return err
	})
	return c, err
}

func (b *box) openSubmission(ctx context.Context, v server) (*submission, error) {
	conn, raw, err := b.net.dial(ctx, v)
	if err != nil {
		return nil, cannotReach(v, err)
	}
	c := &submission{raw: raw, at: v, ctx: ctx}
	c.stop = context.AfterFunc(ctx, func() { _ = raw.Close() })
	if err := c.start(b.net, conn); err != nil {
		c.cut()
		return nil, err
	}
	return c, nil
}

func (c *submission) start(n network, conn net.Conn) error {
	if c.at.security == secStartTLS {
		// go-smtp waits five minutes for each answer in its constructor and
		// offers no way to say less.
		dog := time.AfterFunc(n.limits.command, func() { _ = c.raw.Close() })
		client, err := smtp.NewClientStartTLS(conn, n.tlsConfig(c.at))
		dog.Stop()
		if err != nil {
			return c.noGreeting(err)
		}
		c.Client = client
	} else {
		c.Client = smtp.NewClient(conn)
	}
	c.CommandTimeout, c.SubmissionTimeout = n.limits.command, n.limits.submit
	if err := c.Hello("localhost"); err != nil {
		return c.noGreeting(err)
	}
	return c.authenticate()
}

func (c *submission) authenticate() error {
	if c.at.oauth() {
		return c.present()
	}
	mech := sasl.NewPlainClient("", c.at.username, c.at.password)
	switch offered, _ := c.Extension("AUTH"); {
	case !offered || c.at.username == "":
		return nil // the server says itself what it thinks of that
	case !c.SupportsAuth(sasl.Plain) && c.SupportsAuth(sasl.Login):
		mech = sasl.NewLoginClient(c.at.username, c.at.password)
	}
	err := c.Auth(mech)
	if err == nil {
		return nil
	}
	return c.failed("auth", err)
}

// present signs in with an access token. A 535 that names the cause is about the
// mailbox, not about the token.
func (c *submission) present() error {
	mech := tokenMech(c.SupportsAuth)
	if mech == "" {
		return noBearer(c.at)
	}
	x := &bearer{mech: mech, user: c.at.username, token: c.at.token}
	err := c.Auth(x)
	var no *smtp.SMTPError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &no) && no.Code == 535 && !isSMTPAuthOff("auth", no):
		return tokenRefused(c.at, x, no.Message, safeSending, smtpOffTip)
	}
	return c.failed("auth", err)
}

// cut frees everything; it is safe after Quit.
func (c *submission) cut() {
	c.stop()
	_ = c.raw.Close()
}

func (c *submission) noGreeting(err error) error {
	var no *smtp.SMTPError
	if errors.As(err, &no) {
		return c.failed("greeting", err)
	}
	if c.ctx.Err() != nil {
		return c.failed("greeting", err)
	}
	if err.Error() == "smtp: server doesn't support STARTTLS" {
		return badField("smtp_security", c.at.what+"は starttls に応じませんでした。暗号化を tls にして、ポートを空にしてみてください。")
	}
	return cannotReach(c.at, err)
}

// failed explains an error from before the final dot: nothing was accepted.
func (c *submission) failed(step string, err error) error {
	var no *smtp.SMTPError
	var net net.Error
	switch {
	case errors.As(err, &no):
		return refusedMail(c.at, step, no)
	case c.ctx.Err() != nil:
		return &connectors.Error{Reason: connectors.Temporary, Code: "canceled", Err: c.ctx.Err()}
	case errors.As(err, &net) && net.Timeout():
		return &connectors.Error{Reason: connectors.Temporary, Code: "timeout", Text: silence(c.at), Err: fmt.Errorf("%s: no answer", step)}
	}
	return &connectors.Error{Reason: connectors.Temporary, Code: "network", Err: fmt.Errorf("%s: %w", step, loggable(err))}
}
