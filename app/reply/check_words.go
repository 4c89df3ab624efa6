package reply

import (
	"fmt"
	"regexp"
)

// caution is a way of writing that a shop regrets. unless is looked for in the
// sentence and lets it pass.
type caution struct {
	code   string
	stop   bool // looked for whatever blanks and line breaks stand in between
	re     *regexp.Regexp
	unless *regexp.Regexp
	text   string // with the words that were found
}

func word(code, re, unless, text string) caution {
	c := caution{code: code, re: regexp.MustCompile(re), text: text}
	if unless != "" {
		c.unless = regexp.MustCompile(unless)
	}
	return c
}

// cautions: words that insult, promises that nobody can keep, and claims that the
// law keeps for others (薬機法 66 and 68 条 for what heals; 弁護士法 72 条 and a
// threat alike for what a court decides). The list advises; it rejects no reply.
var cautions = []caution{
	{
		code: "asks_secret", stop: true,
		re:     regexp.MustCompile(`(?:(?:クレジットカード|カード|クレカ)の?(?:番号(?:\d\d桁)?|情報)|暗証番号|パスワード|セキュリティコード|マイナンバー|cvv2?|cvc)(?:を|と|も|、)[^。\x00]{0,20}(?:お知らせ|教え|ご?記入|お?送り|送って|ご返信|ご?連絡)`),
		unless: regexp.MustCompile(`ない|ません|お控え|決して`),
		text:   "「%s」は、返信で尋ねてはいけないものです。この文を消してください。",
	},
	word("harsh", `いい加減に|言いがかり|しつこい|うるさい|バカ|馬鹿|ふざけ|非常識|常識的に考え|クレーマー|ブラックリスト|迷惑(?:な|です)|嘘をつ|うそをつ|(?:あなた|貴方)様?(?:の|が|は)|お前|知りません|関係ありません|勝手に|二度と(?:注文|購入|連絡)し?な`,
		`ご迷惑|勝手ながら|勝手を(?:申|言)|当店(?:の)?勝手|無関係`, "「%s」は強く聞こえます。落ち着いた言い方に直すか、ほかの人に読んでもらってください。"),
	word("blame", `お客様(?:の|側の)(?:責任|せい|不注意|過失|ミス|勘違い|思い込み)|ちゃんと(?:読|見|確認し)|説明(?:書|文)?(?:を|に)(?:読|書いて(?:あり|ある))(?:め|んで(?:い|く)|ます(?:が|よ))|だから(?:言|申)|自己責任`,
		`ではありません|ではござい|ございません`, "「%s」はお客様を責めて聞こえます。起きたことと、次にできることを書いてください。"),
	word("absolute", `(?:絶対|ゼッタイ|ぜったい)(?:に)?|100 ?(?:%|パーセント)(?:お届け|保証|安全|安心|満足|返金|大丈夫|確実|防|落ち|壊れ|割れ|届|直|入荷)|(?:間|まち)違いなく|確実に(?:お届け|届|到着|入荷|発送|直)|(?:必ず|かならず)(?:[^。\n]{0,14})(?:お届け(?:いた|致|し)|届きます|到着(?:いた|し)ます|入荷(?:いた|し)|間に合|直ります|ご満足|発送(?:いた|致|し)|お送り(?:いた|致)し|いたします)|永久(?:に)?保証|一生(?:壊れ|使え)`,
		`絶対(?:値|的)|では(?:ありません|ござい)|限りません|とは言|お約束(?:は)?でき`, "「%s」は、守れないと約束違反になります。「〜の見込みです」などに言い換えてください。"),
	word("medical", `(?:病気|花粉症|風邪|冷え性|便秘|二日酔い|アトピー|アレルギー|肩こり|腰痛|頭痛|ガン|がん|糖尿|血圧|不眠|うつ|シミ|しわ|症状)[^。\n]{0,12}(?:治り|治る|治す|改善(?:し|され)|効き|効く|効果があ|予防(?:でき|に)|消え)|(?:副作用|アレルギー)(?:は|の心配は)?(?:一切)?(?:ありません|ございません|ない)|飲むだけで|医師の(?:診断|処方)は不要|若返|デトックス|免疫力(?:が|を)(?:上|高)`,
		`わけでは|ものでは|お答えでき|申し上げられ|医師(?:に|へ)(?:ご)?相談`, "「%s」は、薬のような効き目を言うことになります（薬機法）。この部分を消してください。"),
	word("legal", `法的(?:責任|措置|手段)|訴え(?:る|ます|させて)|訴訟|裁判|弁護士|損害賠償|違法(?:です|行為)|警察に(?:通報|届)|(?:一切)?の?責任(?:は|を)(?:一切)?(?:負いません|負いかね|負えません)|一切(?:の)?(?:保証|責任|対応)(?:は|を)?[^。\n]{0,6}(?:ません|かねます)`,
		`ご相談(?:くだ|いただ)`, "「%s」は法律にかかわる言い方です。責任者と相談してから送ってください。"),
	word("advert", `(?:セール|SALE|タイムセール|ポイント\d+倍|スーパーSALE|お買い物マラソン|クーポン(?:を)?(?:配布|プレゼント|進呈)|\d+%(?:オフ|OFF|引き)|新商品(?:の|を)(?:ご案内|ご紹介|発売)|メルマガ|メールマガジン|お友達(?:登録|追加)|フォローして|レビュー(?:を|の)(?:書|投稿|ご記入|ご投稿)[^。\n]{0,16}(?:プレゼント|進呈|クーポン|割引|差し上げ)|今だけ|期間限定(?:で|価格|セール)|ぜひこの機会|おすすめ商品)`,
		`終了|対象外|使え(?:ません|ない)|ご利用(?:いただけません|になれません)|配信(?:を)?停止|解除|重な|混み合|混雑|期間(?:中)?の(?:ため|注文)|セール(?:中|期間|後|前|の影響)`, "「%s」は宣伝に見えます。問い合わせの返信に宣伝は入れられません（同意のない広告メールになります）。"),
}

// words looks for them outside of what an earlier mail has brought.
func (d *draft) words() {
	for _, c := range cautions {
		places := d.find(c.re)
		if c.stop {
			places = d.findLoose(c.re)
		}
		for _, m := range places {
			s := narrow(sentenceAt(d.text, m[0].start)).text
			if d.quoted(m[0].start) || c.unless != nil && c.unless.MatchString(s) {
				continue
			}
			d.at(m[0].start, m[0].end, Problem{
				Code: c.code, Warn: !c.stop, Fix: fixFill, Text: fmt.Sprintf(c.text, clip(m[0].word)),
			})
		}
	}
}
