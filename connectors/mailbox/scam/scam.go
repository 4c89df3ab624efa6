// Package scam looks for the marks of a fraudulent mail and says each in plain
// Japanese. It gives reasons, never a verdict: a real customer who is angry can
// fail every test of a mail server, so nothing is hidden or refused for a cue.
//
// It is pure: it asks no server whether a host exists.
package scam

import (
	"path"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Mail is what is looked at.
type Mail struct {
	Name    string // of the sender, as shown
	Address string
	ReplyTo string // address answers go to, empty when there is none of its own
	Auth    string // what the shop's own server found: "pass", "fail", "" (it does not say)
	Subject string
	Text    string
	HTML    string
	Files   []string // names of the attachments
}

// Cue is one reason to be careful.
type Cue struct {
	Code   string `json:"code"`   // stable word
	Text   string `json:"text"`   // Japanese, one sentence
	Strong bool   `json:"strong"` // alone a reason for a banner
}

// Look returns every cue, the strong ones first. Own are the shop's own mail
// domains: they may name the malls.
func Look(m Mail, own ...string) []Cue {
	c := collector{own: own}
	c.sender(m)
	c.links(m.HTML, m.Text)
	c.words(m)
	c.files(m.Files)
	return c.sorted()
}

// Suspicious tells whether the cues together deserve a banner.
func Suspicious(cues []Cue) bool {
	for _, c := range cues {
		if c.Strong {
			return true
		}
	}
	return len(cues) >= 2
}

type collector struct {
	own  []string
	cues []Cue
}

// add keeps the first cue of a code.
func (c *collector) add(strong bool, code, text string) {
	for _, k := range c.cues {
		if k.Code == code {
			return
		}
	}
	c.cues = append(c.cues, Cue{code, text, strong})
}

func (c *collector) sorted() []Cue {
	var strong, weak []Cue
	for _, k := range c.cues {
		if k.Strong {
			strong = append(strong, k)
			continue
		}
		weak = append(weak, k)
	}
	return append(strong, weak...)
}

func (c *collector) sender(m Mail) {
	host := hostOf(m.Address)
	mine := contains(c.own, host)
	if b, ok := brandIn(m.Name); ok && host != "" && !b.owns(host) && !mine {
		c.add(true, "name_spoof", "差出人の名前は「"+b.name+"」ですが、送信元は "+shown(host)+" です。")
	}
	if a := addressIn(m.Name); a != "" && registered(hostOf(a)) != registered(host) {
		c.add(true, "name_address", "差出人の名前に別のアドレス（"+cut(a)+"）が書かれています。本当の送信元は "+shown(host)+" です。")
	}
	if b, ok := imitated(host); ok && !mine {
		c.add(true, "sender_imitates", "送信元の "+shown(host)+" は「"+b.name+"」に似せた名前です。")
	}
	if m.Auth == "fail" {
		_, claims := official(host)
		c.add(claims, "auth_failed", "送信元を確かめる検査（SPF・DKIM・DMARC）に通っていません。転送された本物のメールでも起こります。")
	}
	if r := hostOf(m.ReplyTo); r != "" && registered(r) != registered(host) {
		c.add(false, "reply_elsewhere", "返信先が送信元と別の "+shown(r)+" になっています。")
	}
}

var urgent = []struct {
	find         *regexp.Regexp
	code, text   string
	strong, once bool
}{
	{
		find: regexp.MustCompile(`(?:カード|クレジット).{0,15}(?:番号|情報|暗証).{0,25}(?:入力|更新|確認|ご登録|教えて|送って|返信)`), code: "asks_card", strong: true,
		text: "クレジットカードの情報を求めています。メールで答えたり、リンク先に入力したりしないでください。",
	},
	{
		find: regexp.MustCompile(`(?i)(?:パスワード|暗証番号|ワンタイム|認証コード|password).{0,25}(?:入力|更新|確認|再設定|教えて|送って|返信)`), code: "asks_password", strong: true,
		text: "パスワードや認証コードを求めています。リンクからではなく、いつもの画面を自分で開いて確かめてください。",
	},
	{find: regexp.MustCompile(`アカウント.{0,15}(?:停止|制限|凍結|ロック|無効)|(?:利用|サービス)の?(?:停止|制限)`), code: "threatens", text: "アカウントの停止などを告げて急がせています。"},
	{find: regexp.MustCompile(`(?:24|48|72)\s*時間以内|本日中に.{0,15}(?:確認|手続|更新)|至急.{0,20}(?:確認|手続|更新|支払)`), code: "hurries", text: "短い期限を切って急がせています。"},
	{find: regexp.MustCompile(`本人確認.{0,20}(?:必要|お願い|手続|完了)|(?:支払い?|お支払)方法.{0,10}(?:更新|変更してください|確認)|未納|滞納`), code: "asks_identity", text: "本人確認や支払い方法の更新を求めています。"},
	{find: regexp.MustCompile(`(?:返金|振込|振り込み).{0,10}(?:先|口座).{0,15}変更`), code: "changes_account", text: "返金先の口座を変えるよう求めています。注文の記録にある連絡先で確かめてください。"},
	{find: regexp.MustCompile(`(?:大量|大口).{0,8}(?:注文|発注|購入).{0,60}(?:前払|先払|振込)`), code: "bulk_order", text: "大口の注文と前払いの話です。取引の前に相手を確かめてください。"},
}

// maxText is how much of a text is looked at.
const maxText = 64 << 10

func (c *collector) words(m Mail) {
	if b, ok := official(hostOf(m.Address)); ok && m.Auth == "pass" && b != (brand{}) {
		return // the mall itself may hurry its shops
	}
	body := norm.NFKC.String(m.Subject + "\n" + m.Text[:min(len(m.Text), maxText)])
	for _, u := range urgent {
		if u.find.MatchString(body) {
			c.add(u.strong, u.code, u.text)
		}
	}
}

var (
	programs = regexp.MustCompile(`(?i)\.(?:exe|scr|com|pif|bat|cmd|js|jse|vbs|vbe|wsf|wsh|hta|lnk|msi|msc|jar|ps1|cpl|reg|iso|img|vhd|chm|url|one)$`)
	pages    = regexp.MustCompile(`(?i)\.(?:html?|shtml|svg|mht)$`)
	macros   = regexp.MustCompile(`(?i)\.(?:docm|xlsm|pptm|xlsb|dotm|xltm|xll|slk|iqy)$`)
	archives = regexp.MustCompile(`(?i)\.(?:zip|rar|7z|lzh|gz|tar|cab|ace)$`)
	double   = regexp.MustCompile(`(?i)\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|txt|zip)\s*\.[a-z0-9]{2,4}$`)
)

func (c *collector) files(names []string) {
	for _, n := range names {
		base := strings.TrimSpace(path.Base(norm.NFKC.String(n)))
		switch {
		case strings.ContainsAny(n, "\u202e\u202d\u2066\u2067\u2068"):
			c.add(true, "file_disguised", "添付ファイルの名前に、種類を偽る文字が入っています。開かないでください。")
		case programs.MatchString(base):
			c.add(true, "file_program", "添付ファイルはプログラムです。開かないでください。")
		case macros.MatchString(base):
			c.add(true, "file_macro", "添付の Office ファイルにはマクロが入っています。開かないでください。")
		case double.MatchString(base):
			c.add(true, "file_disguised", "添付ファイルの名前が、種類を偽る形（拡張子が二つ）になっています。開かないでください。")
		case pages.MatchString(base):
			c.add(false, "file_page", "添付ファイルはウェブページです。偽の入力画面のことがあります。")
		case archives.MatchString(base):
			c.add(false, "file_archive", "圧縮された添付ファイルがあります。中身がわからないうちは開かないでください。")
		}
	}
}
