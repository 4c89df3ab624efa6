package app

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"time"

	"madoguchi/app/paper"
	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/store"
)

// mostThumbnails is how many pictures a record shows; the list names all.
const mostThumbnails = 60

// CasePDF is the record of an inquiry as a PDF, and the name to save it under. It
// shows what the person may see, and that it was made stands in the history.
func (d *Desk) CasePDF(ctx context.Context, in CasePaper) (name string, data []byte, err error) {
	if err := d.mayPrint(ctx, in.ID); err != nil {
		return "", nil, err
	}
	t, err := d.Thread(ctx, ID{ID: in.ID})
	if err != nil {
		return "", nil, err
	}
	if data, err = d.casePDF(ctx, t, in.Outside, d.now()); err != nil {
		return "", nil, err
	}
	err = d.changed(in.ID, d.store.Printed(ctx, actor(ctx), []int64{in.ID}, store.PrintedCase, circle(in.Outside)))
	return CaseName(in.ID), data, err
}

// mayPrint refuses paper of inquiries that the screen keeps from the person.
func (d *Desk) mayPrint(ctx context.Context, ids ...int64) error {
	if who(ctx).free() {
		return nil
	}
	if err := d.MayPaper(ctx); err != nil {
		return err
	}
	for _, id := range ids {
		if err := d.mayReach(ctx, need{mayRead, ofInquiry}, "CasePDF", id); err != nil {
			return err
		}
	}
	return nil
}

// CaseName is what the record of an inquiry is saved as.
func CaseName(id int64) string { return fmt.Sprintf("問い合わせ-%d.pdf", id) }

// circle is for whom something is, as a word of the history.
func circle(outside bool) string {
	if outside {
		return "outside"
	}
	return "inside"
}

// record is one case on its way to paper.
type record struct {
	desk    *Desk
	thread  Thread
	outside bool
	paper   *paper.Paper
	files   []File // in the order of their numbers
}

// casePDF sets a case; made is the moment that its foot names.
func (d *Desk) casePDF(ctx context.Context, t Thread, outside bool, made time.Time) ([]byte, error) {
	shop, err := d.Shop(ctx)
	if err != nil {
		return nil, err
	}
	r := &record{desk: d, thread: t, outside: outside}
	for _, m := range r.messages() {
		r.files = append(r.files, m.Files...)
	}
	foot := strings.Join(compact(cmp.Or(shop.ShopName, t.Inquiry.AccountName), jst.In(made).Format("2006/01/02 15:04")+" 時点", "取扱注意（個人情報を含みます）"), "　")
	r.paper, err = paper.New(paper.Sheet{Title: fmt.Sprintf("問い合わせ %d の記録", t.Inquiry.ID), Foot: foot, Made: made})
	if err != nil {
		return nil, err
	}
	r.head()
	r.orders()
	r.timeline()
	r.attachments(ctx)
	return r.paper.Bytes(), ctx.Err()
}

// messages are those that the reader may see.
func (r *record) messages() []Message {
	var out []Message
	for _, m := range r.thread.Messages {
		if !r.outside || !ours(m.Direction) {
			out = append(out, m)
		}
	}
	return out
}

func (r *record) head() {
	t, q := r.thread, r.thread.Inquiry
	who := "名前なし"
	if q.Customer != "" {
		who = strings.TrimSpace(strings.TrimSuffix(q.Customer, "様")) + " 様"
	}
	r.paper.Title(cmp.Or(q.Subject, "件名なし"))
	r.paper.Gap(4)
	facts := []paper.Pair{
		{Name: "問い合わせ番号", Value: fmt.Sprint(q.ID)},
		{Name: "お客様", Value: who},
		{Name: "メールアドレス", Value: t.Address},
		{Name: "受けた場所", Value: strings.Join(compact(cmp.Or(q.Mall, r.desk.spec(q.Kind).Label), q.AccountName), "・")},
		{Name: "相手側の番号", Value: q.RemoteID},
		{Name: "モールの分類", Value: t.Category},
		{Name: "商品", Value: t.Item.Name},
	}
	if !r.outside {
		facts = append(facts, paper.Pair{Name: "対応状況", Value: stateNames[q.State]}, paper.Pair{Name: "担当", Value: q.Owner},
			paper.Pair{Name: "分類", Value: q.Topic}, paper.Pair{Name: "返信期限", Value: minute(q.DueAt)})
	}
	r.paper.Facts(facts)
}

func (r *record) orders() {
	for _, o := range r.thread.Orders {
		f := o.Facts
		r.paper.Heading("注文 " + f.Number)
		facts := []paper.Pair{
			{Name: "注文日時", Value: minute(f.OrderedAt)},
			{Name: "状態", Value: f.StatusAs},
			{Name: "支払方法", Value: f.Payment},
			{Name: "注文した方", Value: strings.Join(compact(f.Buyer.Name, f.Buyer.Phone, f.Buyer.Address), "　")},
			{Name: "備考", Value: f.Remarks},
			{Name: "のし", Value: f.Noshi},
			{Name: "配達の希望", Value: f.Wish},
		}
		for _, p := range f.Parcels {
			facts = append(facts, paper.Pair{Name: "お届け先", Value: placeText(p.To)},
				paper.Pair{Name: "配送", Value: strings.Join(compact(p.CarrierAs, p.Number, p.ShippedAt), "　")})
		}
		r.paper.Facts(facts)
		r.paper.Gap(4)
		r.paper.Table([]paper.Column{{Name: "商品", Share: 6}, {Name: "単価", Share: 1.3, Right: true}, {Name: "数量", Share: 0.9, Right: true}, {Name: "金額", Share: 1.5, Right: true}}, orderTable(f))
	}
}

func placeText(p connectors.Place) string {
	zip := p.Zip
	if len(zip) == 7 {
		zip = zip[:3] + "-" + zip[3:]
	}
	if zip != "" {
		zip = "〒" + zip
	}
	return strings.Join(compact(p.Name, zip, p.State+p.City+p.Rest, p.Phone), "　")
}

func orderTable(f OrderFacts) [][]string {
	var rows [][]string
	for _, l := range f.Lines {
		name := l.Name
		if l.Options != "" {
			name += "\n" + l.Options
		}
		rows = append(rows, []string{name, yen(l.Price), fmt.Sprint(l.Count), yen(l.Price * l.Count)})
	}
	for _, a := range f.Amounts {
		rows = append(rows, []string{a.Label, "", "", yen(a.Yen)})
	}
	return append(rows, []string{"合計", "", "", yen(f.Total)})
}

// yen is an amount on paper.
func yen(n int64) string {
	if n == connectors.NotFixed {
		return "未確定"
	}
	sign, digits := "", fmt.Sprint(n)
	if n < 0 {
		sign, digits = "−", digits[1:]
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return sign + "¥" + digits
}

var looks = map[string]paper.Look{
	string(connectors.Out): paper.Ours, string(connectors.Note): paper.Note, string(connectors.Call): paper.Call,
}

// timeline prints messages and what happened beside them, in order.
func (r *record) timeline() {
	r.paper.Heading("やり取り")
	if r.outside {
		r.paper.Small("社内のメモと記録は含めていません。")
	}
	events := r.happenings()
	number := 1
	for _, m := range r.messages() {
		for len(events) > 0 && events[0].At < m.SentAt {
			r.paper.Happening(minute(events[0].At), eventText(events[0]))
			events = events[1:]
		}
		number = r.message(m, number)
	}
	for _, e := range events {
		r.paper.Happening(minute(e.At), eventText(e))
	}
}

// happenings are the events with words; outside the shop they are nobody's matter.
func (r *record) happenings() []Event {
	var out []Event
	for _, e := range r.thread.Events {
		if !r.outside && eventText(e) != "" {
			out = append(out, e)
		}
	}
	return out
}

func (r *record) message(m Message, number int) int {
	c := paper.Card{Look: looks[m.Direction], Kind: cmp.Or(sideNames[m.Direction], sideNames["unknown"]), Name: m.Author, Time: minute(m.SentAt), Text: m.Text}
	switch {
	case m.Mall != "":
		c.Kind, c.Name = m.Mall, m.Address
	case m.Direction == string(connectors.In) && m.Author != "":
		c.Name = strings.TrimSpace(strings.TrimSuffix(m.Author, "様")) + " 様"
	case m.Direction == string(connectors.Note):
		c.Kind += "（お客様には見えません）"
	}
	if m.Deleted {
		c.Text = "（相手側で削除されたメッセージです）"
	}
	for _, f := range m.Files {
		c.Notes = append(c.Notes, fmt.Sprintf("添付 %d　%s（%s）", number, f.Name, sizeText(f.Size)))
		number++
	}
	if m.Bounce.Text != "" {
		c.Notes = append(c.Notes, m.Bounce.Text)
	}
	c.Notes = append(c.Notes, m.Warnings...)
	r.paper.Card(c)
	return number
}

// sizeText is a size for people.
func sizeText(n int64) string {
	switch {
	case n >= 1<<30:
		return fmt.Sprintf("%.1f GB", float64(n)/(1<<30))
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%d kB", (n+512)>>10)
	}
	return fmt.Sprintf("%d B", n)
}

var fileStates = map[string]string{store.FileStored: "あり", store.FilePending: "未受信", store.FileGone: "相手のサーバーにない", store.FileExpired: "保存期間が過ぎて消去"}

func (r *record) attachments(ctx context.Context) {
	if len(r.files) == 0 {
		return
	}
	r.paper.Heading("添付の一覧")
	var rows [][]string
	var pictures []paper.Picture
	for i, f := range r.files {
		rows = append(rows, []string{fmt.Sprint(i + 1), f.Name, f.Type, sizeText(f.Size), fileStates[f.State], f.SHA256[:min(12, len(f.SHA256))]})
		if f.Image && len(pictures) < mostThumbnails {
			pictures = append(pictures, paper.Picture{Caption: fmt.Sprintf("%d　%s", i+1, f.Name), Open: func() ([]byte, error) {
				if err := ctx.Err(); err != nil {
					return nil, err
				}
				return r.desk.store.Blob(f.SHA256)
			}})
		}
	}
	r.paper.Table([]paper.Column{
		{Name: "番号", Share: 0.8, Right: true},
		{Name: "名前", Share: 4},
		{Name: "種類", Share: 2.6},
		{Name: "大きさ", Share: 1.3, Right: true},
		{Name: "保管", Share: 1.4},
		{Name: "SHA-256 の始め", Share: 1.9},
	}, rows)
	if len(pictures) > 0 {
		r.paper.Heading("添付の画像")
		r.paper.Pictures(pictures)
	}
}
