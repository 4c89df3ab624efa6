package yahoo

import "madoguchi/connectors"

// codeStale is a token that the mall no longer accepts: it is renewed once.
const codeStale = "invalid_token"

// codeSession is a session that ended early: unsigned calls, or a second tool
// with the same sign-in.
const codeSession = "px-04102"

const (
	textSignIn    = "Yahoo! JAPAN のサインインが切れています。サインインし直して、新しいリフレッシュトークンを接続の設定に貼り付けてください。止まっていた間の問い合わせは、そのあとで届きます。"
	textClient    = "Client ID またはシークレットが正しくありません。Yahoo!デベロッパーネットワークの画面で確かめて、入れ直してください。"
	textScope     = "この Client ID にはストア向けの権限がありません。「ストア運営をサポートするAPIの利用」で登録した Client ID を入れてください。"
	textForbidden = "Yahoo!ショッピングに接続を断られました。API の利用申請と、登録した IP アドレスを確かめてください。"
	textDaily     = "Yahoo!ショッピングの 1 日の呼び出し回数（50,000 回）に達したか、Client ID が承認されていません。午前 0 時を過ぎると自動で再開します。明日も続くときは、利用申請を確かめてください。"
)

type cause struct {
	reason connectors.Reason
	text   string
}

// causes are the codes with a known meaning (help pages read 2026-06). The HTTP
// status of some is uncertain, so the code decides.
var causes = map[string]cause{
	"px-04001":  {connectors.Rejected, "ストアアカウントが伝わっていません。接続の設定の「ストアアカウント」を確かめてください。"},
	codeSession: {connectors.Auth, textSignIn},
	"px-04303":  {connectors.Auth, "この Client ID では、まだ注文・問い合わせの API を使えません。利用申請が承認されているか確かめてください。"},
	"px-04306":  {connectors.Auth, "登録されていない IP アドレスから接続しています。Yahoo! に届け出た固定 IP の回線で使うか、その回線を通るプロキシを設定してください。これまでの問い合わせと下書きはそのまま残っています。"},
	"px-04307":  {connectors.Auth, "Yahoo! JAPAN の利用の同意が取り消されています。サインインし直して、新しいリフレッシュトークンを接続の設定に貼り付けてください。"},
	"px-04400":  {connectors.Rejected, "接続先のアドレスが正しくありません。接続の設定の「接続先」を確かめてください。"},
	"px-14303":  {connectors.Auth, "ビジネスIDがこのストアに登録されていないか、公開鍵のバージョンが入っていません。ストアクリエイターProの従業員の登録と、公開鍵のバージョンを確かめてください。"},
	"px-14304":  {connectors.Auth, "サインインした ID には、このストアの権限がありません。ストアクリエイターProで権限を付けるか、別の ID でサインインしてください。"},
	codeField:   {connectors.Rejected, "Yahoo!ショッピングが項目の指定を受け付けませんでした。サポートにこの画面の内容をお知らせください。"},
	codeNoOrder: {connectors.Rejected, "この番号の注文は Yahoo!ショッピングにありません。"},
	"od91133":   {connectors.Temporary, ""},
	"od91001":   {connectors.Temporary, ""},
}

// statuses are the values of the signature header other than "authorized". The
// call itself has worked, but the sign-in then ends after 12 hours.
var statuses = map[string]string{
	"none":                    "公開鍵の署名が Yahoo! に届いていません。公開鍵とバージョンを入れ直してください。このままではサインインが 12 時間で切れます。",
	"expired-key-version":     "公開鍵の期限が切れています。ストアクリエイターProの「暗号鍵管理」で新しい鍵を発行し、貼り付けてください。",
	"invalid-key-status":      "公開鍵が無効になっています。ストアクリエイターProの「暗号鍵管理」で新しい鍵を発行し、貼り付けてください。",
	"invalid-key-version":     "公開鍵のバージョンが違います。ストアクリエイターProの「暗号鍵管理」に出ている番号を入れてください。",
	"not-found-key-version":   "公開鍵のバージョンが見つかりません。ストアクリエイターProの「暗号鍵管理」に出ている番号を入れてください。",
	"expired-timestamp":       "このパソコンの時計がずれているため、公開鍵の署名が受け付けられていません。時計を合わせてください。",
	"invalid-timestamp":       "このパソコンの時計がずれているため、公開鍵の署名が受け付けられていません。時計を合わせてください。",
	"invalid-sellerid":        "公開鍵とストアアカウントが合っていません。接続の設定の「ストアアカウント」を確かめてください。",
	"invalid-authorize-value": "公開鍵の文字が正しくありません。「-----BEGIN」の行から「-----END」の行まで、もう一度貼り付けてください。",
	"unauthorized":            "公開鍵の文字が正しくありません。「-----BEGIN」の行から「-----END」の行まで、もう一度貼り付けてください。",
}

const textStatus = "公開鍵の署名が受け付けられていません。公開鍵、バージョン、ストアアカウントを確かめてください。"

const textUnsigned = "公開鍵が設定されていないため、サインインが 12 時間で切れます。ストアクリエイターProの「暗号鍵管理」で公開鍵を発行し、接続の設定に貼り付けてください。"
