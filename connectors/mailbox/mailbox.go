// Package mailbox connects a shop's mailbox: IMAP in, SMTP out.
//
// Reading leaves the server as it was: folders are opened with EXAMINE, bodies
// are fetched with BODY.PEEK[], and there is no code path that stores a flag,
// moves, deletes, expunges or closes. The one thing ever written is the copy of
// our own answer in the Sent folder, over a connection of its own.
//
// A mail is never skipped and never given up silently: the cursor moves over a
// mail only when it was read in full, when the server says that it is gone, or
// when a stand-in that says so was handed over. A reply leaves at most once:
// when the connection breaks after the final dot the outcome is Unsure.
//
// A mail of more than 5 MB comes in two steps: its beginning (Message.Partial, files `pending`)
// with what is new, all of it when nothing quicker is left (ADR 19). A folder whose UIDVALIDITY
// changes at every visit (Courier, when nobody opens it for writing) is recognised by a list of
// sizes and visited less often.
package mailbox

import (
	"context"
	"net"
	"strconv"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/signin"
	"madoguchi/connectors/web"
)

// Spec is the kind "mailbox".
var Spec = connectors.Spec{
	Kind:  "mailbox",
	Label: "メール",
	Mark:  "✉",
	Shape: "square",
	Needs: "アドレスとパスワード",
	Takes: "約 2 分",
	Guide: guide,
	Every: 90 * time.Second,
	Rules: connectors.Rules{MaxFileSize: maxFile},
	Start: &connectors.Start{Subject: true},

	Charsets: []string{connectors.ISO2022JP},
	Fields: []connectors.Field{
		{Key: "address", Label: "メールアドレス", Required: true, Help: "お客様への返信の差出人になります。"},
		{Key: "auth", Label: "サインインの方法", Options: []string{authPassword, authGoogle, authMicrosoft}, Default: authPassword, Help: "アプリ パスワードは、パスワードと同じです。"},
		{Key: "password", Label: "パスワード", Secret: true, Required: true, When: withPassword, Help: "Gmail は「アプリ パスワード」を入れてください。ドコモメールは「IMAP 専用パスワード」です。「くわしい設定」のユーザー名も要ります。"},
		{Key: "oauth_client_id", Label: "クライアント ID", Required: true, When: withToken, Help: "Google か Microsoft の管理画面で、店舗のために作ったものです。作り方は、この画面の手順にあります。"},
		{Key: "oauth_client_secret", Label: "クライアント シークレット", Secret: true, When: "auth=" + authGoogle, Help: "クライアント ID と同じ画面にあります。"},
		{Key: "refresh_token", Label: "更新用トークン", Secret: true, Required: true, SignIn: true, When: withToken, Help: "サインインすると受け取れます。決まった期限はありません。Google の同意画面が「テスト」のままだと 7 日で切れるので、「本番環境」にしてください。"},
		{Key: "name", Label: "差出人の名前", Advanced: true, Help: "お客様に表示される店舗名です。"},
		{Key: "username", Label: "ユーザー名", Advanced: true, Help: "ドコモメールでは、d アカウントの ID を入れてください。ほかは、空のときメールサービスに合わせて自動で決まります。"},
		{Key: "imap_host", Label: "受信サーバー (IMAP)", Advanced: true, Help: "よく使われるメールサービスは、空のままで自動的に決まります。"},
		{Key: "imap_port", Label: "受信ポート", Advanced: true, Help: "空のときは 993（TLS）または 143 です。"},
		{Key: "imap_security", Label: "受信の暗号化", Options: securities, Advanced: true, Help: "none はこのパソコンの中のサーバーだけで使えます。"},
		{Key: "smtp_host", Label: "送信サーバー (SMTP)", Advanced: true, Help: "よく使われるメールサービスは、空のままで自動的に決まります。"},
		{Key: "smtp_port", Label: "送信ポート", Advanced: true, Help: "空のときは 465（TLS）または 587 です。"},
		{Key: "smtp_security", Label: "送信の暗号化", Options: securities, Advanced: true, Help: "none はこのパソコンの中のサーバーだけで使えます。"},
		{Key: "smtp_username", Label: "送信のユーザー名", Advanced: true, Help: "空のときは受信と同じです。"},
		{Key: "smtp_password", Label: "送信のパスワード", Secret: true, Advanced: true, Help: "空のときは受信と同じです。"},
		{Key: "folders", Label: "読み込むフォルダー", Default: "INBOX", Advanced: true, Help: "カンマで区切ります。名前にカンマがあるときは、「\"」で囲みます。送信済みフォルダーは自動で読み込みます。"},
		{Key: "sent_folder", Label: "送信済みフォルダー", Advanced: true, Help: "空のままで自動的に決まります。ほかのメールソフトで送った返信が出てこないときに入れてください。"},
		{Key: "notice_rules", Label: "モールのお知らせメールの規則", Lines: true, Advanced: true, Help: noticeRulesHelp},
		{Key: "redirect_port", Label: "サインインの戻り先のポート", Default: strconv.Itoa(defaultRedirectPort), When: withToken, Advanced: true, Help: "ほかのプログラムが使っているときに変えます。"},
		{Key: "auth_endpoint", Label: "サインインの接続先", When: withToken, Advanced: true, Help: "ふつうは空にします。Microsoft のテナントを決めるときは「https://login.microsoftonline.com/テナント ID/oauth2/v2.0」です。"},
		{Key: "proxy", Label: "プロキシ", Advanced: true, Help: "「socks5://ホスト:ポート」または「http://ホスト:ポート」の形です。"},
		{Key: "relay_host", Label: "あんしんメルアドの送信サーバー", Advanced: true, Shared: true, Help: "楽天のお客様（fw.rakuten.ne.jp）への返信に使います。"},
		{Key: "relay_port", Label: "あんしんメルアドのポート", Advanced: true, Shared: true},
		{Key: "relay_security", Label: "あんしんメルアドの暗号化", Options: securities, Advanced: true, Shared: true},
		{Key: "relay_username", Label: "あんしんメルアドの SMTP AUTH ID", Advanced: true, Shared: true},
		{Key: "relay_password", Label: "あんしんメルアドの SMTP パスワード", Secret: true, Advanced: true, Shared: true},
		{Key: "bcc", Label: "控えの送り先 (BCC)", Advanced: true, Help: "お客様への返信と同じメールを、このアドレスにも送ります。お客様には見えません。あんしんメルアドへの返信には使いません。"},
		{Key: "iso2022jp_to", Label: "古い形式 (ISO-2022-JP) で送る相手", Lines: true, Advanced: true, Help: "文字化けするというお客様のアドレスかドメインを、1 行に 1 つ書きます。古い携帯電話のほかでは要りません。"},
		{Key: "iso2022jp_marks", Label: "古い形式での①や㈱", Options: []string{marksKeep, marksReplace}, Default: marksKeep, Advanced: true, Help: "keep は、①などがあるメールを新しい形式 (UTF-8) で送ります。replace は、(1) や (株) に置き換えて古い形式で送ります。"},
		{Key: "relay_bcc", Label: "あんしんメルアドの控えの送り先", Advanced: true, Shared: true, Help: "楽天に登録した店舗のアドレスだけが使えます。空のときは控えを送りません。"},
		{Key: "relay_from", Label: "楽天に登録した店舗のアドレス", Advanced: true, Shared: true, Help: "R-Login に登録した店舗連絡先メールアドレスです。"},
	},
	SignIn:   beginSignIn,
	Discover: discover,
	Open: func(s connectors.Settings, env connectors.Env) (connectors.Connector, error) {
		return open(s, env)
	},
}

// The fields that a way of signing in asks for; an account from before there was
// a choice has none stored.
const (
	withPassword = "auth=," + authPassword
	withToken    = "auth=" + authGoogle + "," + authMicrosoft
)

// shared are the sign-ins that all openings of a mailbox in this program share.
var shared = signin.NewLogins()

const noticeRulesHelp = "モールからのお知らせメールを、問い合わせや注文として読み取るための規則です。1 行に 1 つ、" +
	"「送信元=notice.example.jp 件名=質問が届きました 種類=問い合わせ モール=yahoo ストア=ストアアカウント」の形で書きます。" +
	"種類は、問い合わせ・注文・お知らせのどれかです。件名とストアは省けます。楽天のメールは、規則がなくても読み取ります。"

var guide = []string{
	"メールアドレスとパスワードを入れてください。よく使われるメールサービスは、サーバーの設定が自動で入ります。店舗の独自ドメインは「設定を探す」を押すと、サーバーを探します。",
	"Gmail は、Google アカウントの「2 段階認証プロセス」を有効にしてから「アプリ パスワード」を作り、それをパスワードに入れてください。",
	"Outlook.com と Microsoft 365 は、サインインの方法で「Microsoft でサインイン」を選びます。Microsoft Entra 管理センターの「アプリの登録」で「モバイル アプリケーションとデスクトップ アプリケーション」を登録し、リダイレクト URI に「http://localhost」を入れ、アプリケーション (クライアント) ID を写します。",
	"Gmail をパスワードなしで使うときは、サインインの方法で「Google でサインイン」を選びます。Google Cloud で「デスクトップ アプリ」の OAuth クライアントを作り、同意画面を「本番環境」にして、クライアント ID とシークレットを写します。",
	"さくら・エックスサーバーなどで見つからないときは、契約時の「サーバー情報」にあるホスト名を「くわしい設定」に入れてください。",
	"楽天のあんしんメルアドへ返信するには、「くわしい設定」にあんしんメルアドの SMTP の設定を入れてください。R-Login の「あんしんメルアドサービスメニュー」で確認できます。",
	"メールサーバーのメールは、既読にも削除にもなりません。",
}

// box is one configured mailbox. Between calls it keeps its connection open for a
// moment, nothing else.
type box struct {
	set    settings
	env    connectors.Env
	net    network
	tokens *signin.Tokens // nil with a password
	line   line
	names  resolver // nil where asking for names makes no sense
	many   haul
}

// haul is how much a batch of the past holds at most.
type haul struct {
	mails int
	bytes int64
}

var (
	_ connectors.Connector = (*box)(nil)
	_ connectors.Prober    = (*box)(nil)
	_ connectors.Confirmer = (*box)(nil)
	_ connectors.Rescanner = (*box)(nil)
	_ connectors.Checker   = (*box)(nil)
	_ connectors.KeyReader = (*box)(nil)

	_ connectors.Watcher      = (*box)(nil)
	_ connectors.PastHolder   = (*box)(nil)
	_ connectors.FolderLister = (*box)(nil)
)

func open(s connectors.Settings, env connectors.Env) (*box, error) {
	set, err := readSettings(s)
	if err != nil {
		return nil, err
	}
	env = env.WithDefaults()
	b := &box{set: set, env: env, net: network{proxy: set.proxy, limits: defaultLimits}, line: line{asks: make(chan ask)}, many: haul{manyMails, manyBytes}}
	if set.oauth != nil {
		b.tokens = newTokens(shared, set.oauth, s, env)
	}
	if set.proxy == nil && !web.IsLoopback(set.smtp.host) {
		b.names = net.DefaultResolver
	}
	return b, nil
}

// Probe signs in on both sides and opens the INBOX. Nothing is sent or marked.
func (b *box) Probe(ctx context.Context) error {
	if err := b.probeIMAP(ctx); err != nil {
		return err
	}
	if err := b.probeSMTP(ctx, b.set.smtp); err != nil {
		return err
	}
	if b.set.relay.host == "" {
		return nil
	}
	return b.probeSMTP(ctx, b.set.relay)
}

func (b *box) probeIMAP(ctx context.Context) error {
	s, err := b.signIn(ctx)
	if err != nil {
		return err
	}
	defer s.logout()
	_, err = s.examine("INBOX")
	return err
}

func (b *box) probeSMTP(ctx context.Context, to server) error {
	c, err := b.submitTo(ctx, to)
	if err != nil {
		return err
	}
	defer c.cut()
	_ = c.Quit()
	return nil
}
