package mailbox

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"madoguchi/connectors"

	"github.com/emersion/go-smtp"
)

// Send delivers one reply once. Everything up to the server's answer to the
// final dot is certain: 4xx and 5xx mean that nothing was accepted. A connection
// that breaks after the dot leaves the outcome Unsure.
func (b *box) Send(ctx context.Context, r connectors.Reply) (connectors.Receipt, error) {
	for _, p := range b.Check(r) {
		if !p.Warn {
			return connectors.Receipt{}, &connectors.Error{Reason: connectors.Rejected, Code: p.Code, Text: p.Text}
		}
	}
	way, from := b.route(r)
	masked := isMasked(r.To[0].Address)
	raw := b.write(r, from)
	if masked && len(raw) > maxRelay {
		return connectors.Receipt{}, &connectors.Error{
			Reason: connectors.Rejected, Code: "too_large", Text: "あんしんメルアドへのメールは 5 MB までです。返信は送られていません。添付ファイルを減らすか小さくしてください。",
		}
	}
	if err := b.findDomains(ctx, r.To); err != nil {
		return connectors.Receipt{}, err
	}
	c, err := b.submitTo(ctx, way)
	if err != nil {
		return connectors.Receipt{}, err
	}
	defer c.cut()
	noCopyTo, err := c.deliver(from, r.To, b.set.copyTo(masked), raw)
	if err != nil {
		return connectors.Receipt{}, err
	}
	receipt := connectors.Receipt{RemoteID: r.MailID, At: b.env.Now(), Note: noCopyTo}
	c.CommandTimeout = b.net.limits.logout
	_ = c.Quit()
	if savesItself(way.host) || way.oauth() {
		receipt.Note += b.replacedSender(ctx, way, r.MailID, from)
	} else {
		receipt.Note += b.saveCopy(ctx, r.MailID, raw)
	}
	return receipt, nil
}

// route is the server that reaches the recipient and the sender it accepts:
// masked 楽天 addresses only through 楽天's relay, with the registered address.
func (b *box) route(r connectors.Reply) (server, string) {
	if isMasked(r.To[0].Address) {
		return b.set.relay, b.set.from
	}
	return b.set.smtp, b.set.address
}

const copyRefused = "返信は送られましたが、控えの送り先 (BCC) は送信サーバーに受け付けられませんでした。接続の設定を確かめてください。"

// deliver hands the mail over. A copy for the shop that the server refuses does
// not keep the customer waiting: note says so.
func (c *submission) deliver(from string, to []connectors.Person, copyTo string, raw []byte) (note string, err error) {
	if err := c.fits(len(raw)); err != nil {
		return "", err
	}
	if err := c.Mail(envelope(from), &smtp.MailOptions{Size: int64(len(raw))}); err != nil {
		return "", c.failed("mail", err)
	}
	for _, p := range to {
		if err := c.Rcpt(envelope(p.Address), nil); err != nil {
			return "", c.failed("rcpt", err)
		}
	}
	if copyTo != "" {
		var no *smtp.SMTPError
		switch err := c.Rcpt(envelope(copyTo), nil); {
		case errors.As(err, &no):
			note = copyRefused
		case err != nil:
			return "", c.failed("rcpt", err)
		}
	}
	w, err := c.Data()
	if err != nil {
		return "", c.failed("data", err)
	}
	if _, err := w.Write(raw); err != nil {
		return "", c.failed("body", err) // the dot was not written: no server takes half a mail
	}
	_, err = w.CloseWithResponse()
	return note, c.accepted(err)
}

// fits holds the mail against the size the server has announced (RFC 1870), before
// megabytes travel for nothing.
func (c *submission) fits(size int) error {
	_, said := c.Extension("SIZE")
	most, err := strconv.Atoi(said)
	if err != nil || most <= 0 || size <= most {
		return nil // 0 is no limit
	}
	return &connectors.Error{
		Reason: connectors.Rejected, Code: "too_large", Err: fmt.Errorf("%d bytes, the server takes %d", size, most),
		Text: fmt.Sprintf("このメールは %s MB で、送信サーバーが受け取る %s MB を超えています。返信は送られていません。添付ファイルを減らすか小さくして、もう一度送ってください。", megabytes(size), megabytes(most)),
	}
}

func megabytes(n int) string { return strconv.FormatFloat(float64(n)/(1<<20), 'f', 1, 64) }

// accepted reads the answer to the final dot. Only a clear 4xx or 5xx says that
// the mail was not taken.
func (c *submission) accepted(err error) error {
	var no *smtp.SMTPError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &no) && no.Code/100 == 2:
		return nil
	case errors.As(err, &no) && (no.Code/100 == 4 || no.Code/100 == 5):
		return refusedMail(c.at, "end of data", no)
	}
	return &connectors.Error{
		Reason: connectors.Unsure, Code: "no_answer", Err: fmt.Errorf("end of data: %w", loggable(err)),
		Text: "送信の途中で接続が切れたため、届いたかどうか分かりません。二重に送らないよう、自動では送り直しません。送信済みフォルダーを確かめてください。",
	}
}
