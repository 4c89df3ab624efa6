package drafting

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// recorded marks a promise that the records may bear out too, not only the points.
const recorded = "\x00"

// promise is something said of what the shop does or did, with the words of which
// one must stand in the points.
type promise struct {
	says    *regexp.Regexp
	backing []string
}

func saying(says string, backing ...string) promise {
	return promise{regexp.MustCompile(says), backing}
}

// promises bind the shop: what they say has to be the person's word.
var promises = []promise{
	saying(`返金|払い?戻し|お返し(?:いた|し)`, "返金", "払い戻し", "払戻", "お返し"),
	saying(`交換`, "交換"),
	saying(`無料|無償|タダ`, "無料", "無償"),
	saying(`全額|半額`, "全額", "半額"),
	saying(`値引き?|割引|割り引き`, "値引", "割引"),
	saying(`クーポン`, recorded, "クーポン"),
	saying(`補償|賠償|弁償|慰謝料`, "補償", "賠償", "弁償", "慰謝料"),
	saying(`代替品|代わりの(?:品|商品)|再送|再発送|新しい(?:お品|商品|もの)を`, "代替", "代わり", "再送", "再発送", "新しい", "送り直"),
	saying(`返品`, "返品"),
	saying(`キャンセル|取り?消し`, recorded, "キャンセル", "取消", "取り消"),
	saying(`必ず|絶対に?|間違いなく|確実に|責任を(?:もって|持って)|約束|保証`, "必ず", "絶対", "間違いなく", "確実", "責任", "約束", "保証"),
	saying(`(?:当店|弊社|弊店|私ども|こちら)の(?:過失|責任|ミス|不手際|手違い|落ち度|誤り)`, "過失", "責任", "ミス", "不手際", "手違い", "落ち度", "誤り"),
	saying(`(?:発送|出荷)(?:を)?(?:いた|致)?し(?:まし|てい|てお)|(?:発送|出荷)済`, recorded, "発送し", "出荷し", "発送済", "出荷済", "一部出荷", "配達済", "出荷日"),
	saying(`(?:配達|お届け)(?:が)?(?:済|完了|(?:いた|致)?しました)`, recorded, "配達済", "配達完了", "お届け済", "届けました"),
	saying(`(?:ご)?入金(?:を|が)?(?:ご)?確認`, recorded, "入金"),
	saying(`在庫|再?入荷`, "在庫", "入荷"),
	saying(`手配(?:を)?(?:いた|致)?し|手配済`, "手配"),
	saying(`確認(?:を)?(?:いた|致)?しました|確認が(?:取|と)れ`, "確認"),
	saying(`(?:連絡|報告)(?:を)?(?:いた|致)?しました`, "連絡", "報告"),
	saying(`警察|弁護士|訴訟|法的`, "警察", "弁護士", "訴訟", "法的"),
}

func (r *reading) promises() {
	for _, p := range promises {
		for _, at := range p.says.FindAllStringIndex(r.s, -1) {
			r.add(claim{kind: KindPromise, key: r.s[at[0]:at[1]], start: at[0], end: at[1], backing: p.backing})
		}
	}
}

// things are carriers and ways to pay: naming the wrong one sends a customer to
// the wrong counter. The longest stands first.
var things = regexp.MustCompile(`ヤマト運輸|クロネコヤマト|ヤマト|佐川急便|佐川|日本郵便|郵便局|ゆうパック|ゆうパケット|ゆうメール|レターパック|クリックポスト|西濃運輸|福山通運|ネコポス|宅急便コンパクト|宅急便|飛脚宅配便|amazon|アマゾン|楽天|yahoo!?ショッピング|yahoo|ヤフー|メルカリ|paypay|クレジットカード|代金引換|代引き?|銀行振込|コンビニ払い|後払い`)

var quoted = regexp.MustCompile(`[「『]([^「」『』\n]{2,60})[」』]`)

// goods tells whether what stands in brackets may be the name of an article: it
// has digits, foreign letters or a long foreign word.
var goods = regexp.MustCompile(`[a-z]{2}|\d|[\p{Katakana}ー]{4}`)

func (r *reading) words() {
	r.each(things, KindWord, func(m []string) string { return m[0] })
	for _, at := range quoted.FindAllStringSubmatchIndex(r.s, -1) {
		if inner := r.s[at[2]:at[3]]; goods.MatchString(inner) {
			r.add(claim{kind: KindWord, key: inner, start: at[2], end: at[3]})
		}
	}
}

var inCharge = regexp.MustCompile(`担当(?:者)?[のは: 、]{1,2} ?([\p{Han}]{1,4}|[\p{Katakana}ー]{2,8})(?:です|でござ|と申|が|より|から|まで|\n|$)`)

// names reads who is spoken to or of, and other customers wherever they stand.
func (r *reading) names(others []string) {
	for _, at := range titledName.FindAllStringSubmatchIndex(r.s, -1) {
		name := r.s[at[2]:at[3]]
		if !anybody(r.s, at[2], name, r.s[at[3]:]) {
			r.add(claim{kind: KindName, key: name, start: at[2], end: at[3]})
		}
	}
	for _, at := range inCharge.FindAllStringSubmatchIndex(r.s, -1) {
		r.add(claim{kind: KindName, key: r.s[at[2]:at[3]], start: at[2], end: at[3]})
	}
	for _, other := range others {
		parts := strings.Fields(fold(other).s)
		for _, name := range []string{strings.Join(parts, " "), strings.Join(parts, "")} {
			if utf8.RuneCountInString(name) < 3 {
				continue
			}
			for at := 0; ; {
				i := strings.Index(r.s[at:], name)
				if i < 0 {
					break
				}
				r.add(claim{kind: KindName, key: name, start: at + i, end: at + i + len(name)})
				at += i + len(name)
			}
		}
	}
}
