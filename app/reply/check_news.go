package reply

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"madoguchi/connectors/jst"
)

// news says what came while the reply was written.
func (d *draft) news() {
	for _, n := range d.News {
		p := Problem{Code: "new_message", Warn: true, Fix: fixRead, Key: n.At.String()}
		p.Text = fmt.Sprintf("書いている間に、お客様から新しいメッセージが届きました（%s）。読んでから送ってください。", Stamp(n.At))
		if n.Ours {
			p.Code = "answered"
			p.Text = fmt.Sprintf("書いている間に、%sが返信しました（%s）。読んでから、まだ要るか決めてください。", by(n.By), Stamp(n.At))
		}
		d.whole(p)
	}
}

func by(name string) string {
	if name == "" {
		return "ほかの人"
	}
	return name + " さん"
}

// template says that the text was made for another time or another question.
func (d *draft) template() {
	t := d.Template
	if t.Name == "" {
		return
	}
	if !d.Now.IsZero() {
		today := jst.In(d.Now).Format(time.DateOnly)
		switch {
		case t.To != "" && today > t.To:
			d.whole(Problem{
				Code: "template_over", Warn: true, Key: t.Name,
				Text: fmt.Sprintf("テンプレート「%s」は %s までのものです。いまも正しい内容か確かめてください。", clip(t.Name), writtenDay(t.To)),
			})
		case t.From != "" && today < t.From:
			d.whole(Problem{
				Code: "template_early", Warn: true, Key: t.Name,
				Text: fmt.Sprintf("テンプレート「%s」は %s から使うものです。いま送ってよいか確かめてください。", clip(t.Name), writtenDay(t.From)),
			})
		}
	}
	if t.Category != "" && t.Asked != "" && t.Category != t.Asked {
		d.whole(Problem{
			Code: "template_other", Warn: true, Key: t.Name,
			Text: fmt.Sprintf("テンプレート「%s」は「%s」用です。この問い合わせの分類は「%s」です。文を確かめてください。", clip(t.Name), t.Category, t.Asked),
		})
	}
}

// writtenDay writes a YYYY-MM-DD day as a letter does.
func writtenDay(s string) string {
	t, err := time.ParseInLocation(time.DateOnly, s, jst.Zone())
	if err != nil {
		return s
	}
	return Day(t)
}

// twice finds an answer that the customer has already had.
func (d *draft) twice() {
	a, b := letters(d.text), letters(d.Last)
	const short = 20 // letters: a word of thanks may come again
	if utf8.RuneCountInString(a) < short || utf8.RuneCountInString(b) < short {
		return
	}
	p := Problem{Code: "twice", Warn: true}
	switch {
	case a == b:
		p.Text = "前回の返信と同じ文です。二重に送ろうとしていないか確かめてください。"
	case digitsOf(a) == digitsOf(b) && likeness(a, b) > nearly:
		p.Text = "前回の返信とほとんど同じ文です。二重に送ろうとしていないか確かめてください。"
	default:
		return
	}
	if strings.TrimSpace(d.text) != "" {
		d.whole(p)
	}
}

// nearly: above it two letters differ in a greeting, a name, a word or two.
const nearly = 0.82
