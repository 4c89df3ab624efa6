package reply

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"madoguchi/connectors/carrier"
)

// carrierWords are what carriers and their services are called in letters.
var carrierWords = regexp.MustCompile(`(ヤマト運輸|ヤマト|クロネコヤマト|宅急便|ネコポス)|(佐川急便|佐川|飛脚宅配便)|(日本郵便|ゆうパック|ゆうパケット|クリックポスト|レターパック)|(西濃運輸)|(福山通運)`)

var carrierIDs = []string{"yamato", "sagawa", "japanpost", "seino", "fukuyama"}

var (
	carries    = regexp.MustCompile(`発送|出荷|お届け|追跡|お送り|配達|お預け`)
	notCarries = regexp.MustCompile(`返送|返品|集荷|着払|回収|引き取|変更|場合|通常|または|もしくは|以外|では?な[くい]|再送|交換|代わり|選べ|指定でき|お選び`)
)

// carriers holds the carrier that is named against who carries the order.
func (d *draft) carriers() {
	ids, _ := d.parcels()
	var names []string
	if d.Order != nil {
		for _, p := range d.Order.Parcels {
			if n := carrierName(p); n != "" && !slices.Contains(names, n) {
				names = append(names, n)
			}
		}
	}
	if len(ids) == 0 || slices.Contains(ids, carrier.Other) {
		return // who it is cannot be told
	}
	for _, m := range d.find(carrierWords) {
		s := sentenceAt(d.text, m[0].start)
		named := slices.IndexFunc(m[1:], func(g span) bool { return g.word != "" })
		if named < 0 || slices.Contains(ids, carrierIDs[named]) || !carries.MatchString(s) || notCarries.MatchString(s) || d.quoted(m[0].start) {
			continue
		}
		p := Problem{
			Code: "wrong_carrier", Warn: true, Fix: fixFill,
			Text: fmt.Sprintf("この注文は%sで送っています。「%s」でよいか確かめてください。", strings.Join(names, "と"), m[0].word),
		}
		if len(names) == 1 {
			p.Fix, p.FixTo = fixReplace, names[0]
		}
		d.at(m[0].start, m[0].end, p)
	}
}
