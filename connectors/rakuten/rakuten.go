// Package rakuten is the connector kind of a 楽天市場 shop: inquiries through
// R-Messe (問い合わせ管理API), orders through 楽天ペイ受注API.
//
// It translates and keeps nothing: the cursor, the messages and the orders
// belong to the desk. A reply leaves at most once per Send. It never marks
// anything as read unless asked to, changes nothing of an order but the shop's
// own memo when asked to, and never gives out what must not be kept (card, sex,
// birth date).
//
// All calls of one shop wait in one queue of this program, however often it is
// opened, because the mall's limit counts them together (about one per second
// and licence key).
package rakuten

import (
	"context"
	"log/slog"
	"sync/atomic"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/web"
)

// Spec describes the kind to the settings form and the command line.
var Spec = connectors.Spec{
	Kind:  "rakuten",
	Label: "楽天 R-Messe",
	Mall:  "楽天市場",
	Mark:  "楽",
	Shape: "square",
	Needs: "店舗の管理画面のキー 2 つ",
	Takes: "約 5 分",
	Guide: []string{
		"RMS を開き、「店舗様向け情報・サービス」の「WEB APIサービス」を選びます。",
		"「アプリ一覧」で、アプリ登録者が「店舗様」の行の「詳細」を開きます。行がないときは「アプリ登録」で規約に同意し、名前（例: 自店舗利用）と概要を入れて登録します。",
		"「利用機能編集」で次を「利用中」にし、確認画面まで進んで保存します: license.expiryDate.get、inquirymngapi で始まるものすべて、rpay.order.searchOrder、rpay.order.getOrder。窓口から注文のひとことメモに書くときは rpay.order.updateOrderMemo も加えます。",
		"表示された serviceSecret とライセンスキーを、前後に余分な文字が入らないように下の欄へ貼り付けます。",
		"発行した直後は、使えるようになるまで 10〜30 分かかることがあります。そのときは少し待ってから接続テストをしてください。",
	},
	Fields: fields(),
	Every:  freshEvery,
	Rules:  rules(),
	Marks:  connectors.Marks{Read: true, Complete: true, Incomplete: true},
	Open:   open,
}

// shop is one opened account.
type shop struct {
	id      string
	client  *client
	now     func() time.Time
	since   time.Time
	log     *slog.Logger
	starter connectors.Direction

	// version is the getOrder version to ask for: the newest we know until the
	// mall refuses it. Losing it costs one refused call.
	version atomic.Int64
}

var (
	_ connectors.OrderReader  = (*shop)(nil)
	_ connectors.Prober       = (*shop)(nil)
	_ connectors.Confirmer    = (*shop)(nil)
	_ connectors.ThreadReader = (*shop)(nil)
	_ connectors.FileReader   = (*shop)(nil)
	_ connectors.Marker       = (*shop)(nil)
	_ connectors.Rescanner    = (*shop)(nil)
	_ connectors.KeyReader    = (*shop)(nil)
	_ connectors.Checker      = (*shop)(nil)
	_ connectors.OrderNoter   = (*shop)(nil)
	_ connectors.Meter        = (*shop)(nil)
	_ connectors.Inspector    = (*shop)(nil)
)

// open checks the settings; it does not call the mall.
func open(s connectors.Settings, env connectors.Env) (connectors.Connector, error) {
	set, err := readSettings(s)
	if err != nil {
		return nil, err
	}
	env = env.WithDefaults()
	w, err := web.New(web.Options{Pace: set.pace, Queue: set.queue(), Proxy: set.proxy, Log: env.Log, Now: env.Now})
	if err != nil {
		return nil, err
	}
	shop := &shop{
		id: set.shop, now: env.Now, since: env.Since, log: env.Log, starter: set.starter,
		client: &client{web: w, origin: set.origin, keys: newKeyring(set, env), now: env.Now},
	}
	shop.version.Store(int64(set.version))
	return shop, nil
}

// Calls is how many calls were made since open.
func (s *shop) Calls() int64 { return s.client.web.Calls() }

// Probe asks for the end of the licence key, counts the inquiries of the last
// month and looks at the newest, which tells whose keys they are. It only reads.
func (s *shop) Probe(ctx context.Context) error {
	end, err := s.licenceEnd(ctx)
	if err != nil {
		return err
	}
	if !end.After(s.now()) {
		return keyExpired(end)
	}
	now := s.now()
	if err := s.client.count(ctx, now.Add(-slice), now); err != nil {
		return err
	}
	newest, err := s.client.list(ctx, now.Add(-slice), now, 1, 1)
	if err != nil {
		return err
	}
	_, err = s.batch(newest.Rows)
	return err
}
