package reply

import (
	"fmt"
	"regexp"
	"strings"
)

// What leads a mall's customer out of the mall: another shop, another way to
// write, another place to buy.
var (
	malls = map[string]*regexp.Regexp{
		"楽天":     regexp.MustCompile(`楽天市場|楽天店|楽天の(?:お店|ショップ|購入履歴|注文履歴)|R-Messe`),
		"Yahoo!": regexp.MustCompile(`(?i)Yahoo!?(?:ショッピング|店)|ヤフー(?:ショッピング|店)|ヤフショ|PayPayモール|ストアクリエイター`),
		"Amazon": regexp.MustCompile(`(?i)Amazon|アマゾン`),
		"ほか":     regexp.MustCompile(`(?i)au ?PAY ?マーケット|Qoo10|メルカリ|ラクマ|ヤフオク|SHOPLIST|ZOZO`),
	}
	ownShop = regexp.MustCompile(`自社(?:サイト|通販|ショップ|EC)|公式(?:オンライン(?:ショップ|ストア)|通販|サイト)|本店サイト|直営(?:サイト|通販)|直接(?:の)?(?:ご注文|ご購入|販売)|モールを(?:通さ|介さ)|(?:当店|弊社)の(?:ホームページ|ウェブサイト|サイト)(?:で|から|より)(?:ご|お)`)
	contact = regexp.MustCompile(`(?:LINE|ライン) ?ID[: ]|LINE@|(?:メールアドレス|(?:LINE|ライン)(?: ?ID|の)?|インスタ(?:グラム)?|Instagram|SNSの?アカウント)[^。\n]{0,16}(?:お知らせ|教え|ご記入|ご連絡|追加|お送り|フォロー|登録)|直接(?:メール|LINE)`)
	telLead = regexp.MustCompile(`(?:お?電話番号|携帯番号|ご連絡先)(?:を|も)[^。\n]{0,16}(?:お知らせ|教え|ご記入|ご連絡|ご返信)`)
	needTel = regexp.MustCompile(`配送|配達|お届け|送り状|運送|宅配|再配達|ヤマト|佐川|郵便|発送|届け先`)
	payment = regexp.MustCompile(`楽天(?:カード|ペイ|ポイント|銀行|ID|会員)|PayPay(?:残高|ポイント|カード|銀行)|Amazon ?Pay|Yahoo! ?JAPAN ?ID`)
)

// lead warns about what points out of the mall. Mail has no such rule.
func (d *draft) lead() {
	if d.Mall == "" {
		return
	}
	for name, re := range malls {
		if strings.HasPrefix(d.Mall, name) || name == "楽天" && strings.Contains(d.Mall, "楽天") {
			continue
		}
		for _, m := range d.find(re) {
			if d.quoted(m[0].start) || d.said(m[0].word) || payment.MatchString(narrow(d.text[m[0].start:]).text[:min(len(narrow(d.text[m[0].start:]).text), 40)]) {
				continue
			}
			d.at(m[0].start, m[0].end, Problem{
				Code: "other_mall", Warn: true, Fix: fixFill,
				Text: fmt.Sprintf("%sへの返信に「%s」と書いてあります。モールの名前を確かめてください。ほかのお店への案内はできません。", d.channel(), m[0].word),
			})
		}
	}
	d.leads(ownShop, nil, "%sでは、モールの外での購入を案内できません。「%s」を消してください。")
	d.leads(contact, nil, "%sでは、やり取りをこの画面の中で行う決まりです。「%s」を消してください。")
	d.leads(telLead, needTel, "%sでは、配送に要るとき以外に連絡先を尋ねられません。「%s」が要るか確かめてください。")
}

func (d *draft) leads(re, unless *regexp.Regexp, text string) {
	for _, m := range d.find(re) {
		if d.quoted(m[0].start) || unless != nil && unless.MatchString(lineAt(d.text, m[0].start)) {
			continue
		}
		d.at(m[0].start, m[0].end, Problem{
			Code: "off_mall", Warn: true, Fix: fixFill, Text: fmt.Sprintf(text, d.channel(), clip(m[0].word)),
		})
	}
}
