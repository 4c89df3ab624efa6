package yahoo

import "madoguchi/connectors"

const (
	// codeStale is a token that the mall no longer accepts: it is renewed once.
	codeStale = "invalid_token"
	// codeSession is a session that ended early: unsigned calls, or a second tool
	// with the same sign-in.
	codeSession = "px-04102"
	codeDaily   = "daily_limit"
	codeFast    = "too_fast"
	codeField   = "od90101"
	codeNoOrder = "od91801"
	codeBuyer   = "od91133"
)

const (
	textSignIn    = "Yahoo! JAPAN のサインインが切れました。接続の画面で、もう一度サインインしてください。止まっていた間の問い合わせは、そのあとで届きます。"
	textSession   = "Yahoo!ショッピングが、サインインの時間が終わったと答えました。接続の画面で、もう一度サインインしてください。すぐにまた切れるときは、公開鍵が設定されているか、同じ Client ID をほかのツールで使っていないかを確かめてください。"
	textClient    = "Client ID またはシークレットが正しくありません。Yahoo!デベロッパーネットワークの画面で確かめて、入れ直してください。"
	textScope     = "この Client ID にはストア向けの権限がありません。「ストア運営をサポートするAPIの利用」で登録した Client ID を入れてください。"
	textForbidden = "Yahoo!ショッピングに接続を断られました。API の利用申請と、登録した IP アドレスを確かめてください。"
	textDaily     = "Yahoo!ショッピングの 1 日の呼び出し回数（50,000 回）に達したか、Client ID が承認されていません。午前 0 時を過ぎると自動で再開します。明日も続くときは、利用申請を確かめてください。"
	textAddress   = "この回線の IP アドレスが Yahoo! に登録されていないため、注文と問い合わせを受け取れません。この API は、利用申請で 1 つずつ届け出た固定 IP アドレスからだけ使えます。固定 IP の回線で使うか、固定 IP を持つ中継先をプロキシに設定し、その IP アドレスを Yahoo!デベロッパーネットワークの利用申請で届け出てください。それまでも、これまでの問い合わせと下書きは使えます。新しい問い合わせは通知メール、注文は注文 CSV の読み込みで受け取れます。返信はストアクリエイターProからお送りください。"
)

type cause struct {
	reason connectors.Reason
	text   string
}

// causes are the codes with a known meaning (help pages read 2026-06). The HTTP
// status of some is uncertain, so the code decides.
var causes = map[string]cause{
	"px-04001":  {connectors.Rejected, "ストアアカウントが伝わっていません。接続の設定の「ストアアカウント」を確かめてください。"},
	codeSession: {connectors.Auth, textSession},
	"px-04303":  {connectors.Auth, "この Client ID では、まだ注文・問い合わせの API を使えません。利用申請が承認されているか確かめてください。"},
	"px-04306":  {connectors.Auth, textAddress},
	"px-04307":  {connectors.Auth, "Yahoo! JAPAN の利用の同意が取り消されています。接続の画面で、もう一度サインインしてください。止まっていた間の問い合わせは、そのあとで届きます。"},
	"px-04400":  {connectors.Rejected, "接続先のアドレスが正しくありません。接続の設定の「接続先」を確かめてください。"},
	"px-14303":  {connectors.Auth, "ビジネスIDがこのストアに登録されていないか、公開鍵のバージョンが入っていません。ストアクリエイターProの従業員の登録と、公開鍵のバージョンを確かめてください。"},
	"px-14304":  {connectors.Auth, "サインインした ID には、このストアの権限がありません。ストアクリエイターProで権限を付けるか、別の ID でサインインしてください。"},
	codeField:   {connectors.Rejected, "Yahoo!ショッピングが項目の指定を受け付けませんでした。サポートにこの画面の内容をお知らせください。"},
	codeNoOrder: {connectors.Rejected, "この番号の注文は Yahoo!ショッピングにありません。"},
	codeBuyer:   {connectors.Temporary, "Yahoo!ショッピングが、この注文の購入者の情報をいま読み出せません。しばらくしてから自動でもう一度試します。"},
	"od91001":   {connectors.Temporary, ""},
}
