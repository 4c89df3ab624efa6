package command

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"time"

	"madoguchi/connectors/mailbox/mime"
	"madoguchi/connectors/ordernumber"

	"github.com/spf13/cobra"
)

// addressOut is an address in JSON.
type addressOut struct {
	Name    string `json:"name"`
	Address string `json:"address"`
}

// mailOut is `mail parse --json`.
type mailOut struct {
	Subject      string       `json:"subject"`
	From         addressOut   `json:"from"`
	To           []addressOut `json:"to"`
	Cc           []addressOut `json:"cc"`
	ReplyTo      []addressOut `json:"reply_to"`
	Date         string       `json:"date"`
	MessageID    string       `json:"message_id"`
	InReplyTo    string       `json:"in_reply_to"`
	References   []string     `json:"references"`
	Text         string       `json:"text"`
	HTML         string       `json:"html"`
	Attachments  []mailFile   `json:"attachments"`
	OrderNumbers []string     `json:"order_numbers"`
	Kind         string       `json:"kind"`
	Warnings     []string     `json:"warnings"`
	Bounce       *mime.Bounce `json:"bounce"`
}

type mailFile struct {
	Name   string `json:"name"`
	Type   string `json:"type"`
	Size   int    `json:"size"`
	SHA256 string `json:"sha256"`
}

func (c *cli) mail() *cobra.Command {
	cmd := &cobra.Command{Use: "mail", Short: "メールの読み取りを調べる"}
	cmd.AddCommand(&cobra.Command{
		Use: "parse ファイル", Short: "1 通のメールから読み取れたこと", Args: cobra.ExactArgs(1), RunE: run(c.mailParse),
	})
	return cmd
}

func (c *cli) mailParse(_ context.Context, args []string) error {
	raw, err := readFile(args[0])
	if err != nil {
		return err
	}
	out := mailOf(mime.Parse(raw))
	return c.show(out, func(w io.Writer) {
		_, _ = fmt.Fprintf(w, "件名：%s\n差出人：%s <%s>\n日時：%s\n種類：%s\n", out.Subject, out.From.Name, out.From.Address, out.Date, out.Kind)
		for _, f := range out.Attachments {
			_, _ = fmt.Fprintf(w, "添付：%s（%s、%d バイト）\n", f.Name, f.Type, f.Size)
		}
		for _, n := range out.OrderNumbers {
			_, _ = fmt.Fprintf(w, "注文番号：%s\n", n)
		}
		for _, warning := range out.Warnings {
			_, _ = fmt.Fprintf(w, "注意：%s\n", warning)
		}
		_, _ = fmt.Fprintf(w, "\n%s\n", out.Text)
	})
}

func mailOf(m *mime.Mail) mailOut {
	out := mailOut{
		Subject: m.Subject, To: addresses(m.To), Cc: addresses(m.Cc), ReplyTo: addresses(m.ReplyTo),
		MessageID: m.MessageID, References: list(m.References), Text: m.Text, HTML: m.HTML,
		Attachments: []mailFile{}, OrderNumbers: []string{}, Kind: m.Kind, Warnings: list(m.Warnings), Bounce: m.Bounce,
	}
	if len(m.From) > 0 {
		out.From = addressOut{m.From[0].Name, m.From[0].Address}
	}
	if len(m.InReplyTo) > 0 {
		out.InReplyTo = m.InReplyTo[0]
	}
	if !m.Date.IsZero() {
		out.Date = m.Date.Format(time.RFC3339)
	}
	for _, a := range m.Attachments {
		sum := sha256.Sum256(a.Data)
		out.Attachments = append(out.Attachments, mailFile{a.Name, a.Type, len(a.Data), hex.EncodeToString(sum[:])})
	}
	for _, n := range ordernumber.Find(m.Subject+"\n"+m.Text, ordernumber.Options{}) {
		out.OrderNumbers = append(out.OrderNumbers, n.Number)
	}
	return out
}

func addresses(in []mime.Address) []addressOut {
	out := make([]addressOut, 0, len(in))
	for _, a := range in {
		out = append(out, addressOut{a.Name, a.Address})
	}
	return out
}

func list(in []string) []string {
	if in == nil {
		return []string{}
	}
	return in
}
