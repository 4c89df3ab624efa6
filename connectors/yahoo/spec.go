package yahoo

import (
	"time"

	"madoguchi/connectors"
)

const (
	defaultEndpoint = "https://circus.shopping.yahooapis.jp/ShoppingWebService"
	defaultAuth     = "https://auth.login.yahoo.co.jp/yconnect/v2"
	defaultRedirect = "http://localhost:8788/callback"
	defaultPace     = 1100 // one query a second, with a margin (read 2026-06)
	perDay          = 50000
	// defaultCategory is the one their manual shows (externalStoreTopic.html, read
	// 2026-06); the table of categories is not public.
	defaultCategory = 42
)

// Spec is the kind Yahoo!ショッピング. What openings of one account share is
// behind its Open.
var Spec = newSpec(newCommons())

func newSpec(k *commons) connectors.Spec {
	return connectors.Spec{
		Kind: "yahoo", Label: "Yahoo!ショッピング", Mall: "Yahoo!ショッピング", Mark: "Y!", Shape: "circle",
		Needs: "API の利用申請と固定 IP",
		Takes: "申請に約 10 日",
		Guide: []string{
			"Yahoo!デベロッパーネットワークで「ストア運営をサポートするAPIの利用」を選び、サーバーサイドのアプリケーションを登録します。コールバックURL には「http://localhost:8788/callback」を入れます。Client ID とシークレットが出ます。",
			"注文・問い合わせ管理 API の利用を申請します。Client ID、ストアアカウント、このパソコンの回線の固定 IP アドレス（1 つずつ）が要ります。承認まで 1 週間から 10 日です。",
			"ストアクリエイターProで、API に使う Yahoo! JAPAN ID のビジネスIDに「注文管理」と「問い合わせ管理」の利用権限を付けます。",
			"ストアクリエイターPro の「設定」→「暗号鍵管理」で「Web APIを利用する」公開鍵を発行し、BEGIN の行から END の行までとバージョンの番号を写します。",
			"「サインイン」を押し、ブラウザーで Yahoo! JAPAN ID にログインして「同意する」を押します。28 日ごとに必要です。",
		},
		Fields: fields(),
		Every:  time.Minute,
		Rules: connectors.Rules{
			MaxChars: maxChars, WarnChars: warnChars, EmojiAsTwo: true, NoSubject: true,
			MaxFileSize: maxFile, FileTypes: []string{".jpg", ".jpeg", ".png", ".gif", ".pdf"},
		},
		Marks:  connectors.Marks{Read: true, Complete: true, Private: true, Reasons: completions()},
		Start:  &connectors.Start{ByOrder: true, Subject: true},
		PerDay: perDay,
		SignIn: beginSignIn,
		Open:   k.open,

		NumberPrefix: numberPrefix,
	}
}

// numberPrefix: a list of orders has the bare number, everybody else the whole
// one, with the store before it.
func numberPrefix(s connectors.Settings) string {
	seller := s.Text("seller_id")
	if seller == "" {
		return ""
	}
	return seller + "-"
}

func fields() []connectors.Field {
	return []connectors.Field{
		{Key: "seller_id", Label: "ストアアカウント", Help: "ストアの URL に入っている名前です。", Required: true},
		{Key: "client_id", Label: "Client ID", Required: true},
		{Key: "client_secret", Label: "シークレット", Secret: true, Help: "サーバーサイドのアプリケーションで登録したときに入れます。"},
		{Key: "refresh_token", Label: "更新用トークン", Secret: true, Required: true, SignIn: true, Help: "サインインすると受け取れます。28 日ごとに新しくします。"},
		{Key: "public_key", Label: "公開鍵", Secret: true, Lines: true, Help: "BEGIN の行から END の行まで貼り付けます。無いとサインインが 12 時間で切れます。"},
		{Key: "key_version", Label: "公開鍵のバージョン", Help: "「暗号鍵管理」に出ている番号です。"},
		{Key: "signed_in_at", Label: "サインインした日", SignIn: true, Help: "サインインすると入ります。例 2026-11-01。期限が近づくとお知らせします。", Advanced: true},
		{Key: "key_expires", Label: "公開鍵の期限", Help: "例 2027-10-31。期限が近づくとお知らせします。", Advanced: true},
		{Key: "redirect", Label: "コールバックURL", Default: defaultRedirect, Help: "Yahoo!デベロッパーネットワークに登録したものと 1 文字まで同じにします。", Advanced: true},
		{Key: "topic_category", Label: "新しい問い合わせの分類の番号", Default: "42", Help: "注文のお客様に店舗から書き始めるときに使います。番号の一覧は公開されていません。断られるときは、ストアクリエイターProで送ってください。", Advanced: true},
		{Key: "endpoint", Label: "接続先", Default: defaultEndpoint, Advanced: true},
		{Key: "auth_endpoint", Label: "サインインの接続先", Default: defaultAuth, Advanced: true},
		{Key: "pace_ms", Label: "呼び出しの間隔（ミリ秒）", Default: "1100", Advanced: true},
		{Key: "proxy", Label: "プロキシ", Help: "登録した固定 IP から接続するときに使います。例 http://ホスト:ポート", Advanced: true},
	}
}
