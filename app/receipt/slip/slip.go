// Package slip sets receipts (領収書) and notices of refunds (返金のお知らせ) as PDF: what
// stands on one goes in, bytes come out. It knows no order and no clock, and reckons
// nothing: every sum is given.
//
// A receipt names everything of a 適格簡易請求書 (消費税法 第57条の4 第2項) and, with the name of
// the buyer, of a 適格請求書; a notice everything of a 適格返還請求書 (同 第3項).
package slip

import (
	"fmt"
	"strings"
	"time"

	"madoguchi/app/paper"
)

// Slip is what stands on the paper.
type Slip struct {
	Back      bool   // money given back: a notice, no receipt
	DocID     string // of this paper
	Issued    string // YYYY-MM-DD
	Traded    string // of the deal; of a notice the day on which it was given back
	Supplied  string // of a notice: the day of the deal
	Name      string // 宛名, "" for none
	For       string // 但し書き
	Method    string
	Place     string // where it was ordered: 楽天市場
	Order     string // its number
	First     string // 再発行 of this document
	Instead   string // takes the place of this document
	Shop      string
	Phone     string
	TaxNumber string // 登録番号, "" for none
	Exempt    bool   // 免税: names no tax
	Lines     []Line // none: the sum alone
	Rates     []Rate
	Amount    int64 // yen with tax, without a sign
	Points    int64 // used on it; 0 is not shown
	Billed    int64 // what was paid beside the points
	Digital   bool  // given as data: no revenue stamp
	Made      time.Time
}

// Line is an article.
type Line struct {
	Name    string
	Count   int64
	Price   int64
	Amount  int64
	Reduced bool
}

// Rate is what falls on one rate, without signs.
type Rate struct {
	Rate   int
	Amount int64
	Tax    int64
}

// reducedMark stands behind what is taxed at the reduced rate.
const reducedMark = " ※"

// PDF sets a slip.
func PDF(s Slip) ([]byte, error) {
	p, err := paper.New(paper.Sheet{Title: s.title() + " " + s.DocID, Foot: strings.TrimSpace(s.Shop + "　" + s.title() + " " + s.DocID), Made: s.Made})
	if err != nil {
		return nil, err
	}
	s.head(p)
	s.facts(p)
	s.articles(p)
	s.sums(p)
	s.foot(p)
	return p.Bytes(), nil
}

func (s Slip) title() string {
	if s.Back {
		return "返金のお知らせ"
	}
	return "領収書"
}

func (s Slip) head(p *paper.Paper) {
	mark := ""
	if s.First != "" {
		mark = "再発行"
	}
	p.FormTitle(strings.Join(strings.Split(s.title(), ""), " "), mark)
	p.Right("番号　"+s.DocID, "発行日　"+Day(s.Issued))
	p.Gap(4)
	if s.Name != "" {
		name, honorific := Honorific(s.Name)
		p.Addressee(name, honorific)
	}
	if s.Back {
		p.Sum("返金額", Yen(s.Amount), "（税込）")
		p.Text("下記のとおり返金いたしました。")
		return
	}
	p.Sum("金額", Yen(s.Amount), "（税込）")
	p.Text("但し　" + s.For)
	p.Text("上記の金額を領収いたしました。")
}

func (s Slip) facts(p *paper.Paper) {
	p.Gap(8)
	order := s.Order
	if order != "" && s.Place != "" {
		order += "（" + s.Place + "）"
	}
	facts := []paper.Pair{}
	if s.Back {
		facts = append(facts, paper.Pair{Name: "返金日", Value: Day(s.Traded)}, paper.Pair{Name: "もとの取引日", Value: Day(s.Supplied)},
			paper.Pair{Name: "内容", Value: s.For}, paper.Pair{Name: "返金方法", Value: s.Method})
	} else {
		facts = append(facts, paper.Pair{Name: "取引日", Value: Day(s.Traded)}, paper.Pair{Name: "お支払方法", Value: s.Method})
	}
	facts = append(facts, paper.Pair{Name: "注文番号", Value: order})
	if s.First != "" {
		facts = append(facts, paper.Pair{Name: "再発行", Value: "金額・宛名・取引日は " + s.First + " と同じです。"})
	}
	if s.Instead != "" {
		facts = append(facts, paper.Pair{Name: "差し替え", Value: s.Instead + " に代わるものです。" + s.Instead + " は無効です。"})
	}
	p.Facts(facts)
}

func (s Slip) articles(p *paper.Paper) {
	if len(s.Lines) == 0 {
		return
	}
	p.Heading("内訳")
	var rows [][]string
	for _, l := range s.Lines {
		name, count, price := l.Name, fmt.Sprint(l.Count), Yen(l.Price)
		if l.Reduced {
			name += reducedMark
		}
		if l.Count == 0 { // postage, a price cut: a sum alone
			count, price = "", ""
		}
		rows = append(rows, []string{name, price, count, Yen(l.Amount)})
	}
	p.Table([]paper.Column{{Name: "品名", Share: 6}, {Name: "単価（税込）", Share: 1.6, Right: true}, {Name: "数量", Share: 0.9, Right: true}, {Name: "金額（税込）", Share: 1.7, Right: true}}, rows)
}

func (s Slip) sums(p *paper.Paper) {
	if s.Exempt {
		return
	}
	p.Heading("税率ごとの金額")
	var rows [][]string
	reduced := false
	for _, r := range s.Rates {
		name := fmt.Sprintf("%d%%対象", r.Rate)
		if r.Rate == 0 {
			rows = append(rows, []string{"対象外", Yen(r.Amount), ""})
			continue
		}
		if r.Rate == 8 {
			name, reduced = name+"（軽減税率）"+reducedMark, true
		}
		rows = append(rows, []string{name, Yen(r.Amount), Yen(r.Tax)})
	}
	p.Table([]paper.Column{{Name: "税率", Share: 4}, {Name: "金額（税込）", Share: 2, Right: true}, {Name: "うち消費税", Share: 2, Right: true}}, rows)
	if reduced {
		p.Small("※ は軽減税率（8%）の対象です。")
	}
}

func (s Slip) foot(p *paper.Paper) {
	if s.Points != 0 {
		p.Heading("お支払いの内訳")
		p.Facts([]paper.Pair{{Name: "合計", Value: Yen(s.Amount)}, {Name: "ポイントなど", Value: Yen(s.Points)}, {Name: "ご請求額", Value: Yen(s.Billed)}})
	}
	p.Gap(18)
	issuer := []string{s.Shop}
	if s.TaxNumber != "" {
		issuer = append(issuer, "登録番号　"+s.TaxNumber)
	}
	if s.Phone != "" {
		issuer = append(issuer, "電話　"+s.Phone)
	}
	p.Right(issuer...)
	if s.Digital && !s.Back {
		p.Gap(10)
		p.Small("電子データで発行した領収書のため、収入印紙は貼っていません。")
	}
}

// Yen is an amount as it stands on a slip.
func Yen(n int64) string {
	sign, digits := "", fmt.Sprint(n)
	if n < 0 {
		sign, digits = "−", digits[1:]
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return sign + "¥" + digits
}

// Day is a day as letters say it, "" for none.
func Day(s string) string {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return s
	}
	return t.Format("2006年1月2日")
}

// company are words that make a name that of an organisation: 御中, not 様.
var company = []string{"会社", "法人", "（株）", "(株)", "㈱", "（有）", "(有)", "㈲", "組合", "協会", "学校", "大学", "病院", "事務所", "役所", "役場"}

// Honorific parts a name from what it is addressed with; what a person wrote stays.
func Honorific(name string) (bare, honorific string) {
	name = strings.TrimSpace(name)
	for _, h := range []string{"御中", "様", "殿"} {
		if bare, ok := strings.CutSuffix(name, h); ok && strings.TrimSpace(bare) != "" && bare != "上" {
			return strings.TrimSpace(bare), h
		}
	}
	if name == "上様" {
		return "上", "様"
	}
	for _, w := range company {
		if strings.Contains(name, w) {
			return name, "御中"
		}
	}
	return name, "様"
}
