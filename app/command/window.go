package command

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net"
	"os"
	"runtime"
	"time"

	"madoguchi/app"
	"madoguchi/app/demo"
	"madoguchi/app/demo/content"
	"madoguchi/app/host"
	"madoguchi/connectors/web"

	"github.com/spf13/cobra"
)

// window opens the desk of the profile in a window.
func (c *cli) window(ctx context.Context, _ []string) error {
	dir, err := c.profileDir()
	if err != nil {
		return err
	}
	if !canShow() {
		return &app.Refusal{
			Code: "no_display", Text: "この環境ではウィンドウを開けません。「madoguchi serve」で始めて、表示されたアドレスをブラウザーで開いてください。",
		}
	}
	ctx, d, err := c.open(ctx, dir, false)
	if err != nil {
		return err
	}
	return errors.Join(c.attend(ctx, d, nil), d.Close())
}

// canShow tells whether a window can be opened here.
func canShow() bool {
	if !host.HasWindow {
		return false
	}
	return runtime.GOOS != "linux" || os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}

// attend runs the worker beside the window, or beside the server when there is
// a listener, until either ends.
func (c *cli) attend(ctx context.Context, d *app.Desk, l net.Listener) error {
	ctx, stop := context.WithCancel(ctx)
	worked := make(chan struct{})
	go func() {
		defer close(worked)
		d.Run(ctx)
	}()
	err := c.face(ctx, d, l)
	stop()
	<-worked
	return err
}

func (c *cli) face(ctx context.Context, d *app.Desk, l net.Listener) error {
	if l == nil {
		sum := sha256.Sum256([]byte(d.Profile()))
		return host.OpenWindow(ctx, d, host.New(d, c.Page, nil, d.Log()), "madoguchi-"+hex.EncodeToString(sum[:8]))
	}
	door := host.NewDoor(l.Addr())
	_, _ = fmt.Fprintf(c.out, "窓口を開きました。ブラウザーで次のアドレスを開いてください（終わるには Ctrl+C）。\n%s\n", door.Link())
	return host.Serve(ctx, l, host.New(d, c.Page, door, d.Log()))
}

func (c *cli) serve() *cobra.Command {
	var address string
	cmd := &cobra.Command{
		Use: "serve", Short: "ブラウザーで使えるようにする", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			l, err := listen(address)
			if err != nil {
				return err
			}
			return c.attend(ctx, d, l)
		}),
	}
	cmd.Flags().StringVar(&address, "listen", "127.0.0.1:8787", "待ち受けるアドレス")
	return cmd
}

// listen refuses addresses that other machines can reach: the page travels
// without encryption.
func listen(address string) (net.Listener, error) {
	h, _, err := net.SplitHostPort(address)
	if err != nil || !web.IsLoopback(h) {
		return nil, &app.Refusal{
			Code: "listen", Text: "「" + address + "」では待ち受けられません。ほかの PC から見えない 127.0.0.1 のアドレス（例：127.0.0.1:8787）を指定してください。",
		}
	}
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, &app.Refusal{
			Code: "listen", Text: "「" + address + "」はほかのプログラムが使っています。番号を変えて、もう一度始めてください。",
		}
	}
	return l, nil
}

func (c *cli) demo() *cobra.Command {
	var address string
	pace := 40 * time.Second
	cmd := &cobra.Command{
		Use: "demo", Short: "見本のお店で試す（使い終わると消えます）", Args: cobra.NoArgs,
		RunE: run(func(ctx context.Context, _ []string) error { return c.runDemo(ctx, address, pace) }),
	}
	cmd.Flags().StringVar(&address, "serve", "", "ウィンドウではなく、このアドレスでブラウザーに出す（例：127.0.0.1:8787）")
	cmd.Flags().DurationVar(&pace, "pace", pace, "新しい問い合わせの間隔")
	return cmd
}

func (c *cli) runDemo(ctx context.Context, address string, pace time.Duration) (err error) {
	dir, err := c.demoDir()
	if err != nil {
		return err
	}
	if c.profile == "" {
		defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	}
	ctx, d, err := c.open(ctx, dir, true)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	shop, err := demo.Start(ctx, demo.Options{Now: time.Now, Pace: pace, Log: d.Log()})
	if err != nil {
		return err
	}
	defer shop.Close()
	if err := connectDemo(ctx, d, shop); err != nil {
		return err
	}
	if address == "" && canShow() {
		return c.attend(ctx, d, nil)
	}
	if address == "" {
		address = "127.0.0.1:8787"
	}
	l, err := listen(address)
	if err != nil {
		return err
	}
	return c.attend(ctx, d, l)
}

// demoDir is a new empty folder, unless a person named one.
func (c *cli) demoDir() (string, error) {
	if c.profile != "" {
		return c.profile, nil
	}
	return os.MkdirTemp("", "madoguchi-demo-")
}

// connectDemo adds the demo shop's accounts and takes in what is there, so that
// the first screen is full.
func connectDemo(ctx context.Context, d *app.Desk, shop *demo.Shop) error {
	settings, err := d.Shop(ctx)
	if err != nil {
		return err
	}
	settings.ShopName, settings.StaffName, settings.Signature, settings.Hours = content.ShopName, demo.StaffName, demo.Signature, demo.Hours
	settings.ShopPhone, settings.ReturnTo, settings.Bank, settings.TaxNumber = demo.ShopPhone, demo.ReturnTo, demo.Bank, demo.TaxNumber
	settings.ReturnTerms, settings.ReturnPostage = demo.ReturnTerms, demo.ReturnPostage
	if _, err := d.SaveShop(ctx, settings); err != nil {
		return err
	}
	for _, a := range shop.Accounts() {
		form := app.AccountForm{Kind: a.Kind, Name: a.Name, Settings: a.Settings, Secrets: a.Secrets, Since: a.Since.UnixMilli()}
		if _, err := d.SaveAccount(ctx, form); err != nil {
			return err
		}
	}
	if err := writeKnowledge(ctx, d); err != nil {
		return err
	}
	_, err = d.Sync(ctx, app.ID{})
	return err
}

// writeKnowledge gives the demo shop its questions and answers and its manual.
func writeKnowledge(ctx context.Context, d *app.Desk) error {
	entries, err := content.FAQ()
	if err != nil {
		return err
	}
	for _, e := range entries {
		f := app.FAQ{Question: e.Question, Answer: e.Answer, Shown: true}
		if f.CategoryID, err = categoryNamed(ctx, d, e.Category); err != nil {
			return err
		}
		if _, err := d.SaveFAQ(ctx, f); err != nil {
			return err
		}
	}
	pages, err := content.Manuals()
	if err != nil {
		return err
	}
	for _, p := range pages {
		m, err := manualNamed(ctx, d, p.Category)
		if err != nil {
			return err
		}
		m.Body = p.Body
		if _, err := d.SaveManual(ctx, m); err != nil {
			return err
		}
	}
	return nil
}
