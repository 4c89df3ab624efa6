package reply

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// shopNames finds the name of another of the shop's places.
func (d *draft) shopNames() {
	for _, name := range d.OtherShops {
		if utf8.RuneCountInString(name) < 3 || strings.Contains(d.Shop, name) || d.said(name) || d.ours(name) {
			continue
		}
		for _, s := range d.anywhere(name) {
			if d.quoted(s.start) {
				continue
			}
			d.at(s.start, s.end, Problem{
				Code: "other_shop", Warn: true, Fix: fixReplace, FixTo: d.Shop,
				Text: fmt.Sprintf("別のお店の名前「%s」があります。このお店の名前に直してください。", clip(name)),
			})
		}
	}
}

// signed wants the shop's name in a mail, where nothing else says who writes, and
// the signature only once.
func (d *draft) signed() {
	signature := strings.TrimSpace(strings.ReplaceAll(d.Signature, "\r\n", "\n"))
	if signature == "" || strings.TrimSpace(d.text) == "" {
		return
	}
	if at := d.wordAt(signature); len(at) > 1 {
		last := at[len(at)-1]
		d.at(last, last+len(signature), Problem{
			Code: "signed_twice", Warn: true, Fix: fixReplace, Text: "署名が 2 回あります。1 つ消してください。",
		})
	}
	if d.Mall != "" {
		return
	}
	first, _, _ := strings.Cut(signature, "\n")
	text := letters(d.text)
	if strings.Contains(text, letters(first)) || d.Shop != "" && strings.Contains(text, letters(d.Shop)) {
		return
	}
	end := units(d.text)
	d.add(Problem{
		Code: "unsigned", Warn: true, Fix: fixInsert, FixTo: "\n\n" + signature, Start: end, End: end, Key: "unsigned",
		Text: "署名も店の名前もありません。だれからのメールか分かるように、署名を入れてください。",
	})
}

// script counts what a text is written in.
func script(s string) (japanese, latin int) {
	for _, r := range s {
		switch {
		case r >= 'ぁ' && r <= 'ヿ', r >= '一' && r <= '鿿':
			japanese++
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
			latin++
		}
	}
	return japanese, latin
}

// language warns when customer and answer do not speak the same one.
func (d *draft) language() {
	const enough = 20 // letters that make a sentence
	theirs, latin := script(d.Newest)
	ours, english := script(d.text)
	p := Problem{Code: "language", Warn: true}
	switch {
	case theirs == 0 && latin >= enough && english < enough && ours >= enough:
		p.Text = "お客様は英語で書いています。日本語だけの返信でよいか確かめてください。"
	case theirs >= enough && ours == 0 && english >= enough:
		p.Text = "お客様は日本語で書いています。英語だけの返信でよいか確かめてください。"
	default:
		return
	}
	d.whole(p)
}
