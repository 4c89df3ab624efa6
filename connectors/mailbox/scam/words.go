package scam

import (
	"regexp"

	"madoguchi/connectors/sieve"
)

// asked is the end of a sentence that wants something done. A customer who tells
// what he has done, or could not do, asks for nothing.
const asked = `(?:(?:ご|再)?(?:入力|更新|確認|登録|再設定|設定|変更|送信|返信|連絡)(?:し(?:て|直して))?(?:を?(?:お願い|お?済ませ)|いただ|頂|ください|下さい|が必要|の?手続)|(?:教えて|送って|お知らせ|お送り)(?:いただ|頂|ください|下さい))`

// cry is something a fraud says.
type cry struct {
	find, unless *regexp.Regexp
	code, text   string
	strong       bool
}

func (u cry) foundIn(body string) bool {
	for _, at := range u.find.FindAllStringIndex(body, 20) {
		if u.unless == nil || !u.unless.MatchString(body[at[0]:at[1]]) {
			return true
		}
	}
	return false
}

var urgent = []cry{
	{
		find: regexp.MustCompile(`(?:カード|クレジット).{0,15}(?:番号|情報|暗証|有効期限).{0,25}` + asked), code: "asks_card", strong: true,
		text: "クレジットカードの情報を求めています。メールで答えたり、リンク先に入力したりしないでください。",
	},
	{
		// 「パスワードは別のメールで」 is what companies write with a locked file.
		find: regexp.MustCompile(`(?i)(?:パスワード|暗証番号|ワンタイム|認証コード|password).{0,25}` + asked), code: "asks_password", strong: true,
		unless: regexp.MustCompile(`別(?:の|途|便|送)?.{0,4}(?:メール|送|連絡|お知らせ)|後ほど|追って`),
		text:   "パスワードや認証コードを求めています。リンクからではなく、いつもの画面を自分で開いて確かめてください。",
	},
	{find: regexp.MustCompile(`アカウント.{0,15}(?:停止|制限|凍結|ロック|無効)|(?:利用|サービス)の?(?:停止|制限)`), code: "threatens", text: "アカウントの停止などを告げて急がせています。"},
	{find: regexp.MustCompile(`(?:24|48|72)\s*時間以内|本日中に.{0,15}(?:確認|手続|更新)|至急.{0,20}(?:確認|手続|更新|支払)`), code: "hurries", text: "短い期限を切って急がせています。"},
	{find: regexp.MustCompile(`本人確認.{0,20}(?:必要|お願い|手続|完了)|(?:支払い?|お支払い?)方法.{0,10}(?:更新|変更してください|確認)|未納|滞納`), code: "asks_identity", text: "本人確認や支払い方法の更新を求めています。"},
	{find: regexp.MustCompile(`(?:返金|振込|振り込み).{0,10}(?:先|口座).{0,15}変更`), code: "changes_account", text: "返金先の口座を変えるよう求めています。注文の記録にある連絡先で確かめてください。"},
	{find: regexp.MustCompile(`(?:大量|大口).{0,8}(?:注文|発注|購入).{0,60}(?:前払|先払|振込)`), code: "bulk_order", text: "大口の注文と前払いの話です。取引の前に相手を確かめてください。"},
	{
		find: regexp.MustCompile(`(?is)(?:bulk|large|wholesale|huge) (?:order|quantit)|(?:order|purchase).{0,80}(?:\d{3,} ?(?:pcs|pieces|units)|large quantit|freight agent|shipping agent)`), code: "bulk_foreign",
		text: "外国語の大口の注文の話です。盗まれたカードで支払われることがあります。取引の前に相手と支払い方法を確かめてください。",
	},
}

// cries are the patterns of urgent, in their order.
var cries = func() *sieve.Set {
	all := make([]*regexp.Regexp, len(urgent))
	for i, u := range urgent {
		all[i] = u.find
	}
	return sieve.New(all...)
}()
