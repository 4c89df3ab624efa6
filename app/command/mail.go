package command

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"time"

	"madoguchi/app"
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
	Bcc          []addressOut `json:"bcc"`
	ReplyTo      []addressOut `json:"reply_to"`
	Date         string       `json:"date"`
	Received     string       `json:"received"`
	Auth         string       `json:"auth"`
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
	Nested       []mailOut    `json:"nested"` // mails attached to it
}

type mailFile struct {
	Name     string `json:"name"`
	SafeName string `json:"safe_name"`
	Type     string `json:"type"`
	CID      string `json:"cid"`
	Inline   bool   `json:"inline"`
	Size     int    `json:"size"`
	SHA256   string `json:"sha256"`
}

func (c *cli) mail() *cobra.Command {
	cmd := &cobra.Command{Use: "mail", Short: "メールの読み取りを調べる、過去のメールを取り込む"}
	var charset string
	parse := &cobra.Command{
		Use: "parse ファイル", Short: "1 通のメールから読み取れたこと", Args: cobra.ExactArgs(1),
		RunE: run(func(_ context.Context, args []string) error { return c.mailParse(args[0], charset) }),
	}
	parse.Flags().StringVar(&charset, "charset", "", "文字コードを決めて読む（"+strings.Join(mime.Charsets, "、")+"）")
	cmd.AddCommand(parse, c.mailImport())
	return cmd
}

func (c *cli) mailParse(file, charset string) error {
	raw, err := readFile(file)
	if err != nil {
		return err
	}
	m := mime.Parse(raw)
	if charset != "" {
		as, ok := mime.ParseAs(raw, charset)
		if !ok {
			return &app.Refusal{Code: "charset", Text: "「" + charset + "」という文字コードはありません。" + strings.Join(mime.Charsets, "、") + " から選んでください。"}
		}
		m = as
	}
	out := mailOf(m)
	return c.show(out, func(w io.Writer) { writeMail(w, out, "") })
}

// writeMail writes a mail, and those inside it further in.
func writeMail(w io.Writer, out mailOut, in string) {
	line := func(format string, args ...any) { _, _ = fmt.Fprintf(w, in+format+"\n", args...) }
	line("件名：%s", out.Subject)
	line("差出人：%s <%s>", out.From.Name, out.From.Address)
	line("日時：%s", out.Date)
	line("種類：%s", out.Kind)
	for _, f := range out.Attachments {
		line("添付：%s（%s、%d バイト）", f.Name, f.Type, f.Size)
	}
	for _, n := range out.OrderNumbers {
		line("注文番号：%s", n)
	}
	for _, warning := range out.Warnings {
		line("注意：%s", warning)
	}
	line("")
	for text := range strings.Lines(out.Text) {
		line("%s", strings.TrimRight(text, "\n"))
	}
	for i, n := range out.Nested {
		line("")
		line("── 添付されたメール %d ──", i+1)
		writeMail(w, n, in+"  ")
	}
}

func mailOf(m *mime.Mail) mailOut {
	out := mailOut{
		Subject: m.Subject, To: addresses(m.To), Cc: addresses(m.Cc), Bcc: addresses(m.Bcc), Auth: m.Auth, ReplyTo: addresses(m.ReplyTo),
		MessageID: m.MessageID, References: list(m.References), Text: m.Text, HTML: m.HTML,
		Attachments: []mailFile{}, OrderNumbers: []string{}, Kind: m.Kind, Warnings: list(m.Warnings), Bounce: m.Bounce, Nested: []mailOut{},
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
	if !m.Received.IsZero() {
		out.Received = m.Received.Format(time.RFC3339)
	}
	for _, a := range m.Attachments {
		sum := sha256.Sum256(a.Data)
		out.Attachments = append(out.Attachments, mailFile{a.Name, mime.SafeName(a.Name), a.Type, a.CID, a.Inline, len(a.Data), hex.EncodeToString(sum[:])})
	}
	for _, n := range m.Nested {
		out.Nested = append(out.Nested, mailOf(n))
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
