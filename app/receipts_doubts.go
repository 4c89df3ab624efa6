package app

import (
	"fmt"
	"strings"

	"madoguchi/app/export/book"
	"madoguchi/app/paper"
	"madoguchi/app/receipt"
	"madoguchi/connectors"
	"madoguchi/store"
)

const (
	longestReceiptName = 60
	longestReceiptFor  = 60
	stampFrom          = 50000 // 印紙税法 別表第一 第17号: under it nothing is due
)

func (s *slipDraft) block(code, text string) {
	s.out.Blocks = append(s.out.Blocks, Problem{Code: code, Text: text})
}

func (s *slipDraft) warn(code, text string) {
	s.out.Warnings = append(s.out.Warnings, Problem{Code: code, Text: text, Warn: true})
}

// unless blocks until a person says why it is right here all the same; then it is a warning.
func (s *slipDraft) unless(code, text, what string) {
	s.out.NeedsReason = true
	if s.in.Reason == "" {
		s.block(code, text+what)
		return
	}
	s.warn(code, text)
}

// doubts are what keeps the paper from being issued, and what a person should see.
func (s *slipDraft) doubts() error {
	s.in.Reason = oneLine(s.in.Reason)
	all, err := s.d.store.DocumentsOfOrder(s.ctx, s.place.number)
	if err != nil {
		return err
	}
	for _, one := range all {
		s.out.Earlier = append(s.out.Earlier, documentOf(s.shop, one))
	}
	s.dayDoubts()
	s.amountDoubts()
	s.numberDoubts()
	if s.in.Kind == docNotice {
		err = s.noticeDoubts()
	} else {
		s.giverDoubts()
		s.twiceDoubts(all)
	}
	if err != nil {
		return err
	}
	s.againDoubts()
	s.stamp()
	return s.wordDoubts()
}

// dayDoubts: a receipt says when it was made and when the deal was; neither is for a wish.
func (s *slipDraft) dayDoubts() {
	if s.in.Issued != "" && s.in.Issued != s.out.Issued {
		s.block("receipt_day", "発行日は、発行する日（"+s.out.Issued+"）のほかにはできません。日付の希望には応じられないことをお客様に伝えてください。")
	}
	switch {
	case s.in.Kind == docNotice && s.out.Supplied == "":
		s.block("receipt_day", "もとの取引日が分かりません。取引日を入れてください。")
	case s.in.Kind == docNotice && !isDay(s.out.Supplied):
		s.block("receipt_day", "もとの取引日が日付として読めません。2026-10-03 のように入れてください。")
	case s.in.Kind == docReceipt && s.in.Traded != "" && s.in.Traded != s.out.Traded:
		s.block("receipt_day", "取引日は、注文の記録にある日（注文日・入金日・発送日）のほかにはできません。日付を変えた領収書は発行できません。")
	case s.out.Traded == "":
		s.block("receipt_day", "注文の日付が分かりません。注文を読み込み直してから発行してください。")
	}
}

// amountDoubts: neither a part of it (分割) nor more than was paid (水増し).
func (s *slipDraft) amountDoubts() {
	whole := s.out.Amount
	if whole < 0 {
		whole = -whole
	}
	switch asked := s.in.Amount; {
	case whole == 0 && len(s.out.Blocks) > 0:
	case whole == 0 && len(s.events) > 0:
		s.block("receipt_refund", "全額を返金しています（"+strings.Join(s.events, "、")+"）。領収書は発行できません。")
	case whole == 0 && s.in.Kind == docNotice:
		s.block("receipt_amount", "この記録には、売上の返金がありません。返金の記録を選んでください。")
	case whole == 0 && len(s.in.Rates) == 0:
		s.block("receipt_amount", "注文に税率ごとの金額がありません。商品の税率を確かめて、税率ごとの金額（税込）を入れてください。")
	case whole == 0:
		s.block("receipt_amount", "金額が 0 円です。領収書は発行できません。")
	case asked != 0 && asked < whole:
		s.block("receipt_split", "注文の金額を分けた領収書は発行できません（二重の発行になるためです）。注文全体の金額で発行してください。")
	case asked > whole:
		s.block("receipt_more", "受け取った金額より多い領収書は発行できません。注文の金額で発行してください。")
	}
	s.toldDoubts()
}

// toldDoubts hold what a person says of the rates against the order's total.
func (s *slipDraft) toldDoubts() {
	if s.in.Kind != docReceipt || s.in.ReissueOf != 0 || s.place.order == nil || s.whole == 0 {
		return
	}
	o := *s.place.order
	if o.Total == connectors.NotFixed {
		s.unless("receipt_amount", "注文に合計の金額がありません。", "入金を確かめたときは、その方法を理由に書いてください。")
		return
	}
	paid := o.Total
	for _, a := range o.Amounts {
		if a.Role == connectors.AmountPays {
			paid -= a.Yen
		}
	}
	if len(o.Taxes) > 0 || len(s.in.Rates) == 0 {
		return // the order's own
	}
	switch {
	case s.whole < paid:
		s.block("receipt_split", fmt.Sprintf("税率ごとの金額の合計が、注文の金額（%s）より少なくなっています。分けた領収書は発行できません。", yen(paid)))
	case s.whole > paid:
		s.block("receipt_more", fmt.Sprintf("税率ごとの金額の合計が、注文の金額（%s）より多くなっています。直してください。", yen(paid)))
	}
}

func (s *slipDraft) numberDoubts() {
	_, doubt, err := book.RegistrationNumber(s.shop.InvoiceNumber)
	paper := "適格請求書（インボイス）"
	if s.in.Kind == docNotice {
		paper = "適格返還請求書（返還インボイス）"
	}
	switch {
	case s.in.ReissueOf != 0 && s.out.TaxNumber == "":
		s.warn("receipt_number", s.was.DocID+" に登録番号がないので、再発行にも載りません。"+paper+"にはなりません。")
	case s.in.ReissueOf != 0: // as it was issued
	case s.shop.Taxation == book.TaxationExempt:
		s.warn("receipt_number", "免税事業者の設定のため、"+paper+"にはなりません。税率と税額は載せません。")
	case err != nil:
		s.warn("receipt_number", "登録番号として読めない番号が設定にあります。番号を載せないので、"+paper+"になりません。設定で直してください。")
	case s.out.TaxNumber == "":
		s.warn("receipt_number", "登録番号が設定にありません。このままでは"+paper+"になりません。")
	case doubt != "":
		s.warn("receipt_number", doubt)
	}
	if s.shop.Name == "" {
		s.block("receipt_shop", "店舗名が設定にありません。設定で店舗名を入れてから発行してください。")
	}
}

// giverDoubts: who gives the receipt of this order, and whether it can be had yet.
func (s *slipDraft) giverDoubts() {
	a, o := s.out.Advice, s.place.order
	for _, caution := range a.Cautions {
		if !strings.Contains(caution, "登録番号") { // said already
			s.warn("receipt_caution", caution)
		}
	}
	switch {
	case a.Who == receipt.ByNobody:
		s.block("receipt_nobody", a.Line+"。"+a.Why)
		return
	case len(s.canceled) > 0:
		s.block("receipt_canceled", strings.Join(s.canceled, "、")+" で発送前にキャンセルされています。領収書は発行できません。記録の誤りなら、経理で訂正してから発行してください。")
		return
	case s.in.ReissueOf != 0:
		return
	}
	const why = "店舗が発行する訳があるときは、その理由を書いてください。"
	switch a.Who {
	case receipt.ByMall:
		s.unless("receipt_mall", a.Line+"。", why)
	case receipt.ByCarrier:
		s.unless("receipt_carrier", a.Line+"。"+a.Why, why)
	case receipt.Unclear:
		s.unless("receipt_unclear", a.Line+"。"+a.Why, why)
	}
	gone := o.Status == connectors.OrderShipped || o.Status == connectors.OrderFinished
	switch {
	case a.Who == receipt.ByShop && !a.Ready && !o.Paid:
		s.unless("receipt_unpaid", "入金がまだ確かめられていません。", "入金を確かめたときは、その方法を理由に書いてください。")
	case a.Who != receipt.ByShop && !o.Paid && !gone:
		s.block("receipt_unpaid", "お支払いも発送もまだ済んでいない注文です。済んでから発行してください。")
	}
	if o.Source != connectors.FromAPI {
		s.warn("receipt_source", "モールから直接読んだ注文ではありません。金額を確かめてください。")
	}
}

// twiceDoubts: of an order one receipt holds, with its copies.
func (s *slipDraft) twiceDoubts(all []store.Document) {
	if s.in.ReissueOf != 0 {
		return
	}
	for _, one := range all {
		if one.Kind == docReceipt && one.Direction == store.DocumentSent && one.FirstID == 0 && one.After == "" && one.Voided.At == 0 && one.ID != s.in.Corrects {
			text := "この注文には、もう領収書（" + one.DocID + "）を発行しています。なくしたお客様には再発行、内容が変わるときは訂正を選んでください。"
			if len(s.events) > 0 {
				text = "この注文には、返金の前の領収書（" + one.DocID + "）があります。訂正を選び、前のものは返してもらうか破棄をお願いしてください。"
			}
			s.block("receipt_twice", text)
		}
	}
}

// againDoubts are about the document that this one follows.
func (s *slipDraft) againDoubts() {
	switch {
	case s.was.ID == 0:
		return
	case s.was.Voided.At != 0:
		s.block("receipt_void", s.was.DocID+" は取消になっています。新しく発行してください。")
	case s.was.After != "":
		s.block("receipt_superseded", s.was.DocID+" は "+s.was.After+" に差し替えられています。そちらを選んでください。")
	}
	if s.in.ReissueOf == 0 {
		s.unless("receipt_instead", s.was.DocID+" は無効になります。先に渡したものは返してもらうか、破棄をお願いしてください。", "訂正の理由を書いてください。")
		return
	}
	s.unless("receipt_reissue", s.was.DocID+" と同じ金額・宛名・取引日で、「再発行」の印を付けて発行します。", "再発行の理由を書いてください。")
	if typed := oneLine(s.in.Name); typed != "" && typed != s.out.Name && typed != "上様" {
		s.block("receipt_name", "再発行では宛名を変えられません。宛名の誤りは、訂正で直してください。")
	}
	if s.in.Kind == docReceipt && len(s.gaveBackSince()) > 0 {
		s.block("receipt_refund", "発行のあとに返金があります（"+strings.Join(s.gaveBackSince(), "、")+"）。再発行ではなく、訂正を選んでください。")
	}
}

// gaveBackSince are the refunds of the order after the original was issued.
func (s *slipDraft) gaveBackSince() (out []string) {
	for _, e := range s.given {
		if e.Confirmed.At >= s.was.Created.At {
			out = append(out, e.EventID)
		}
	}
	return out
}

// noticeDoubts are about the refund of a notice.
func (s *slipDraft) noticeDoubts() error {
	kind, _ := book.KindOf(s.refund.Type)
	switch {
	case s.refund.Status == store.EntryDraft:
		s.block("receipt_draft", "返金の記録がまだ下書きです。確定してから作ってください。")
	case s.refund.Status == store.EntryReversed:
		s.block("receipt_reversed", "返金の記録（"+s.refund.EventID+"）は取り消されています。正しい記録を選んでください。")
	case !kind.Refund:
		s.block("receipt_entry", "この記録は返金ではありません。返金の記録を選んでください。")
	}
	if s.out.TaxNumber != "" && -s.out.Amount < noticeFrom {
		s.warn("receipt_small", "1 万円未満の返金には、返還インボイスを渡す義務がありません。お客様の希望があれば渡せます。")
	}
	page, err := s.d.store.Documents(s.ctx, store.DocumentQuery{EntryID: s.refund.ID, Kind: docNotice, Voided: "no"})
	for _, one := range page.Documents {
		if s.in.ReissueOf == 0 && one.After == "" && one.FirstID == 0 && one.ID != s.in.Corrects {
			s.block("receipt_twice", "この返金には、もうお知らせ（"+one.DocID+"）を発行しています。再発行か訂正を選んでください。")
		}
	}
	return err
}

// stamp says whether paper would need a revenue stamp. What is given as data needs none.
func (s *slipDraft) stamp() {
	net := s.out.Amount
	for _, r := range s.out.Rates {
		net -= r.Tax // the tax stands apart on the paper
	}
	if s.in.Kind != docReceipt || net < stampFrom || s.out.Method == labelOf(methodWords(), "card") {
		return
	}
	if s.in.Way == "" {
		s.block("receipt_way", "税抜 5 万円以上の領収書は、紙で渡すなら収入印紙が要ります。渡し方（メール・画面・紙）を選んでください。")
	}
	if s.in.Way == "paper" {
		s.out.Stamp = "税抜 5 万円以上の領収書を紙で渡すときは、収入印紙が要ります（100 万円以下は 200 円）。メールや画面で渡す PDF には要りません。"
		return
	}
	s.out.Stamp = "PDF のまま渡すので、収入印紙は要りません。印刷して渡すときは要ります（税抜 5 万円以上、100 万円以下は 200 円）。"
}

// wordDoubts are about what a person has typed, and what the font can print of it.
func (s *slipDraft) wordDoubts() error {
	name := s.out.Name
	if s.in.Way != "" && labelOf(wayWords(), s.in.Way) == "" {
		s.block("receipt_way", "渡し方が選ばれていません。選び直してください。")
	}
	if s.in.Method != "" && labelOf(methodWords(), s.in.Method) == "" {
		s.block("receipt_method", "支払方法が選ばれていません。選び直してください。")
	}
	if s.in.Method == "card" && s.place.order != nil && methodOf(*s.place.order) != labelOf(methodWords(), "card") {
		s.block("receipt_method", "注文の支払方法（"+s.place.order.Payment+"）はクレジットカードではありません。「クレジットカード利用」とは書けません。")
	}
	switch {
	case strings.Contains(name+s.out.For, "＊"):
		s.block("receipt_masked", "宛名に「＊」が残っています。お客様に聞いた宛名を入れてください。")
	case len([]rune(name)) > longestReceiptName:
		s.block("receipt_name", fmt.Sprintf("宛名が長すぎます（%d 文字まで）。短くしてください。", longestReceiptName))
	case len([]rune(s.out.For)) > longestReceiptFor:
		s.block("receipt_for", fmt.Sprintf("但し書きが長すぎます（%d 文字まで）。短くしてください。", longestReceiptFor))
	case s.in.Kind == docReceipt && s.in.ReissueOf == 0 && (name == "" || name == "上様") && !s.in.NameConfirmed:
		s.block("receipt_name", "宛名がありません。宛名なし（または上様）でよいか、お客様に確かめてください。")
	}
	return s.letterDoubts()
}

// letterDoubts tell before it is issued what the font lacks. What a person has typed is to be
// written otherwise; of an article the letter is left out.
func (s *slipDraft) letterDoubts() error {
	typed := s.out.Name + s.out.For + s.out.Shop
	texts := []string{typed}
	for _, l := range s.out.Lines {
		texts = append(texts, l.Name)
	}
	lacks, err := paper.Unprintable(texts...)
	if err != nil {
		return err
	}
	s.out.Unprintable = append(s.out.Unprintable, lacks...)
	var bad, left []string
	for _, l := range lacks {
		if strings.Contains(typed, l) {
			bad = append(bad, l)
		} else {
			left = append(left, l)
		}
		for i := range s.out.Lines {
			s.out.Lines[i].Name = strings.TrimSpace(strings.ReplaceAll(s.out.Lines[i].Name, l, ""))
		}
	}
	if len(bad) > 0 {
		s.block("receipt_letters", "印字できない文字があります（"+strings.Join(bad, "　")+"）。別の字で書いてください。")
	}
	if len(left) > 0 {
		s.warn("receipt_letters", "品名の印字できない文字（"+strings.Join(left, "　")+"）は省きます。")
	}
	return nil
}
