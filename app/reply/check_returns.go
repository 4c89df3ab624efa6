package reply

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"madoguchi/connectors/jst"
)

var (
	noReturn = regexp.MustCompile(`(?:返品|返金|交換|キャンセル)(?:・(?:返品|返金|交換|キャンセル))*(?:は|を|の?対応は|には)?[^。\n]{0,10}?(?:でき(?:ません|かねます)|いたしかねます|致しかねます|お受け(?:でき(?:ません|かねます)|することができません|いたしかねます|しかねます)|承れません|承(?:ることが|り)(?:でき|かね)|不可|お断り)`)
	asReason = regexp.MustCompile(`返品特約|特約|不良(?:品)?(?:の場合)?(?:を除|以外)|初期不良|8日|八日|返品条件|期限を過ぎ|使用(?:後|済み)の`)
)

// cancelDays: a buyer may send goods back within 8 days of receiving them unless
// the shop has shown other terms (特定商取引法 15 条の 3); faults are another matter.
const cancelDays = 8

// returns asks the questions that decide whether 「返品できません」 is true.
func (d *draft) returns() {
	for _, m := range d.find(noReturn) {
		if !strings.Contains(m[0].word, "返品") && !strings.Contains(m[0].word, "返金") && !strings.Contains(m[0].word, "交換") {
			continue // whether an order can be cancelled is the shop's word
		}
		if asReason.MatchString(narrow(d.text).text) || d.quoted(m[0].start) {
			continue
		}
		d.at(m[0].start, m[0].end, Problem{
			Code: "no_return", Warn: true, Fix: fixFill,
			Text: "断る前に確かめてください：不良や間違いではありませんか。" + d.delivered() + "返品特約を商品ページと注文の確認画面に表示していますか。",
		})
	}
}

// delivered says how far the 8 days have run, as far as the order tells.
func (d *draft) delivered() string {
	var last time.Time
	if d.Order != nil {
		for _, p := range d.Order.Parcels {
			if t, err := time.ParseInLocation(time.DateOnly, p.Arrives, jst.Zone()); err == nil && t.After(last) {
				last = t
			}
		}
	}
	if last.IsZero() || d.Now.IsZero() || last.After(d.today()) {
		return fmt.Sprintf("届いてから %d 日以内ではありませんか。", cancelDays)
	}
	days := int(d.today().Sub(last).Hours() / 24)
	if days <= cancelDays {
		return fmt.Sprintf("お届けの予定日（%s）から %d 日で、%d 日を過ぎていません。", Day(last), days, cancelDays)
	}
	return fmt.Sprintf("お届けの予定日（%s）から %d 日です。", Day(last), days)
}
