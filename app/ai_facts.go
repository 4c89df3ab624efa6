package app

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"madoguchi/app/drafting"
	"madoguchi/app/reply"
	"madoguchi/connectors"
)

// told are the variables a machine is told of; address and telephone are none of
// them: no reply needs them worded.
var told = []string{
	"お客様名", "受注番号", "注文日:年あり", "商品明細", "金額明細", "小計", "送料", "手数料", "クーポン", "ポイント", "合計", "支払方法", "入金日:年あり",
	"出荷状況", "配送会社", "追跡番号", "出荷日:年あり", "お届け予定日:年あり", "配送希望日時", "のし", "営業時間",
}

// hearsay are variables whose words are the customer's own, and the day on which
// somebody happens to write: they bear nothing out.
var hearsay = []string{"備考", "件名", "今日"}

// factLines are the facts of a situation as lines, those with a value.
func factLines(f reply.Facts, names []string) []drafting.Fact {
	var out []drafting.Fact
	for _, n := range names {
		filled := reply.Fill(reply.Text{Body: "{" + n + "}"}, f)
		if len(filled.Values) != 1 || filled.Values[0].Missing || strings.TrimSpace(filled.Text) == "" {
			continue
		}
		name, _, _ := strings.Cut(n, ":")
		out = append(out, drafting.Fact{Name: name, Text: filled.Text})
	}
	return out
}

// ground is what the words of a machine may stand on: every fact of the inquiry,
// and what people have asked it to say.
func (d *Desk) ground(ctx context.Context, s situation, points []string) (drafting.Ground, error) {
	f := d.facts(s)
	names := slices.Clone(told)
	for _, v := range reply.Variables() {
		if !v.OnlyInLoop && !slices.Contains(hearsay, v.Name) && v.Source != "入力" {
			names = append(names, v.Name)
		}
	}
	g := drafting.Ground{Points: points, Names: []string{s.inquiry.Customer, s.shop.StaffName, s.shop.ShopName, f.Shop}}
	for _, line := range factLines(f, names) {
		g.Facts = append(g.Facts, line.Name+"："+line.Text)
	}
	if s.order != nil && !s.inquiry.Gift {
		g.Names = append(g.Names, s.order.Buyer.Name)
		for _, p := range s.order.Parcels {
			g.Names = append(g.Names, p.To.Name)
		}
	}
	staff, err := d.store.Staffs(ctx)
	if err != nil {
		return g, err
	}
	for _, p := range staff {
		g.Names = append(g.Names, p.Name)
	}
	c, err := d.surroundings(ctx, s, nil)
	g.Others = c.Others
	return g, err
}

// personalOf are the personal values of a situation, for their placeholders.
func personalOf(s situation) []drafting.Known {
	k := []drafting.Known{
		{Word: drafting.Customer, Text: s.inquiry.Customer},
		{Word: drafting.Mail, Text: s.inquiry.Address},
		{Word: drafting.Phone, Text: s.inquiry.Phone},
		{Word: drafting.OrderNo, Text: s.inquiry.OrderNumber},
		{Word: drafting.Worker, Text: s.shop.StaffName},
	}
	if s.order == nil {
		return k
	}
	o := s.order
	k = append(
		k, drafting.Known{Word: drafting.OrderNo, Text: o.Number}, drafting.Known{Word: drafting.Customer, Text: o.Buyer.Name},
		drafting.Known{Word: drafting.Mail, Text: o.Buyer.Address}, drafting.Known{Word: drafting.Phone, Text: o.Buyer.Phone},
	)
	k = append(k, knownPlace(o.BuyerAt, drafting.Customer)...)
	for _, p := range o.Parcels {
		k = append(k, knownPlace(p.To, drafting.Recipient)...)
		k = append(k, drafting.Known{Word: drafting.Tracking, Text: p.Number})
	}
	return k
}

func knownPlace(p connectors.Place, word string) []drafting.Known {
	return []drafting.Known{
		{Word: word, Text: p.Name},
		{Word: word, Text: p.Kana},
		{Word: drafting.Phone, Text: p.Phone},
		{Word: drafting.Address, Text: p.State + p.City + p.Rest},
		{Word: drafting.Address, Text: p.City + p.Rest},
		{Word: drafting.Address, Text: p.Rest},
	}
}

var (
	// What a customer writes of body and life is 要配慮個人情報 (個人情報保護法2条3項).
	sensitiveWords = regexp.MustCompile(`アレルギー|病気|持病|病院|入院|通院|手術|診断|障害|障がい|障碍|妊娠|出産|薬を|服薬|怪我|けが|ケガ|火傷|やけど|湿疹|蕁麻疹|体調|発作|うつ|介護|がん治療|亡くな|宗教|信仰|前科|逮捕`)
	moneyWords     = regexp.MustCompile(`返金|払い?戻|賠償|弁償|慰謝料|訴え|訴訟|弁護士|警察|消費者センター|消費生活センター`)
)

// mayDraft says why no machine may word an answer to an inquiry, "" when one may.
func mayDraft(set DraftSettings, s situation) string {
	if slices.Contains(set.Cares, s.inquiry.Care) {
		return "この問い合わせには注意の印が付いているため、下書きを頼めません。自分の言葉かテンプレートで書いてください。"
	}
	if s.inquiry.CategoryID != 0 && slices.Contains(set.Categories, s.inquiry.CategoryID) {
		return "分類「" + s.inquiry.Topic + "」の問い合わせは、下書きを頼まない設定です。自分の言葉かテンプレートで書いてください。"
	}
	for _, m := range s.messages {
		if m.Direction == string(connectors.Out) {
			continue
		}
		if set.Sensitive && sensitiveWords.MatchString(m.Subject+"\n"+m.Text) {
			return "健康などの、特に気をつける内容が書かれているため、下書きを頼めません。自分の言葉かテンプレートで書いてください。"
		}
		if set.Money && moneyWords.MatchString(m.Subject+"\n"+m.Text) {
			return "返金や賠償の話が書かれているため、下書きを頼めません。自分の言葉かテンプレートで書いてください。"
		}
	}
	return ""
}
