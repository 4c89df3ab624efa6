package yahoo

import (
	"time"

	"madoguchi/connectors"
)

const (
	defaultEndpoint = "https://circus.shopping.yahooapis.jp/ShoppingWebService"
	defaultAuth     = "https://auth.login.yahoo.co.jp/yconnect/v2"
	defaultPace     = 1100 // one query a second, with a margin (read 2026-06)
)

// Spec is the kind Yahoo!ショッピング.
var Spec = connectors.Spec{
	Kind: "yahoo", Label: "Yahoo!ショッピング", Mall: "Yahoo!ショッピング", Mark: "Y!", Shape: "circle",
	Needs: "API の利用申請と固定 IP",
	Takes: "申請に約 10 日",
	Guide: []string{
		"Yahoo!デベロッパーネットワークで「ストア運営をサポートするAPIの利用」を選び、アプリケーションを登録します。Client ID とシークレットが出ます。",
		"注文・問い合わせ管理 API の利用を申請します。Client ID、ストアアカウント、このパソコンの回線の固定 IP アドレスが要ります。承認まで 1 週間から 10 日です。",
		"ストアクリエイターProで、API に使う Yahoo! JAPAN ID のビジネスIDに「注文管理」と「問い合わせ管理」の利用権限を付けます。",
		"ストアクリエイターPro の「設定」→「暗号鍵管理」で「Web APIを利用する」公開鍵を発行し、BEGIN の行から END の行までとバージョンの番号を写します。",
		"Yahoo! JAPAN ID でサインインして更新用トークンを受け取ります。サインインは 28 日ごとに必要です。",
	},
	Fields: fields(),
	Every:  time.Minute,
	Rules: connectors.Rules{
		MaxChars: maxChars, WarnChars: warnChars, EmojiAsTwo: true, NoSubject: true,
		MaxFileSize: maxFile, FileTypes: []string{".jpg", ".jpeg", ".png", ".gif", ".pdf"},
	},
	Open: open,
}

func fields() []connectors.Field {
	return []connectors.Field{
		{Key: "seller_id", Label: "ストアアカウント", Help: "ストアの URL に入っている名前です。", Required: true},
		{Key: "client_id", Label: "Client ID", Required: true},
		{Key: "client_secret", Label: "シークレット", Secret: true, Help: "サーバーサイドのアプリケーションで登録したときに入れます。"},
		{Key: "refresh_token", Label: "更新用トークン", Secret: true, Required: true, Help: "サインインすると受け取れます。28 日ごとに新しくします。"},
		{Key: "public_key", Label: "公開鍵", Secret: true, Lines: true, Help: "BEGIN の行から END の行まで貼り付けます。無いとサインインが 12 時間で切れます。"},
		{Key: "key_version", Label: "公開鍵のバージョン", Help: "「暗号鍵管理」に出ている番号です。"},
		{Key: "signed_in_at", Label: "サインインした日", Help: "例 2026-11-01。期限が近づくとお知らせします。", Advanced: true},
		{Key: "key_expires", Label: "公開鍵の期限", Help: "例 2027-10-31。期限が近づくとお知らせします。", Advanced: true},
		{Key: "endpoint", Label: "接続先", Default: defaultEndpoint, Advanced: true},
		{Key: "auth_endpoint", Label: "サインインの接続先", Default: defaultAuth, Advanced: true},
		{Key: "pace_ms", Label: "呼び出しの間隔（ミリ秒）", Default: "1100", Advanced: true},
		{Key: "proxy", Label: "プロキシ", Help: "登録した固定 IP から接続するときに使います。例 http://ホスト:ポート", Advanced: true},
	}
}
