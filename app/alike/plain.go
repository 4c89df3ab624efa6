package alike

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"madoguchi/connectors/nfkc"
)

// polite are the phrases that every letter has; they make all questions alike. A
// phrase is asked only where one of its openings stands: to look for all of them at
// every letter costs more than everything else here together.
var (
	polite   = regexp.MustCompile(`^(?:` + phrases + `)`)
	openings = openingsOf(`いつ 大変 お世 はじ 初め こん おは どう よろ 宜し お忙 突然 お返 ご返 ご連 ご回 あり 有難 失礼 すみ 恐れ 恐縮 申し 教え お願 ` +
		`先日 昨日 本日 そち 貴店 御社 注文 購入 買わ`)
)

const phrases = `(?:いつも|大変)?お世話に(?:なって|なり)[^、。！!\n]*|はじめまして|初めまして|こんにちは|こんばんは|おはようございます|` +
	`(?:どうぞ)?(?:よろしく|宜しく)(?:お願い|御願い|お願)[^、。！!\n]*|お忙しい(?:ところ|中)[^、。\n]*|突然の[^、。\n]{0,12}(?:失礼|すみません)[^、。\n]*|` +
	`(?:お返事|ご返信|ご返答|ご連絡|ご回答)(?:を)?お待ち[^。\n]*|ありがとうございます|有難うございます|失礼(?:いた|致)します|(?:すみません|恐れ入りますが|恐縮ですが|申し訳ありませんが|申し訳ございませんが)|` +
	`教えて(?:ください|下さい|いただけ[^。\n]*|頂け[^。\n]*)|お願い(?:いた|致)?し(?:ます|たい[^。\n]*)|(?:先日|昨日|本日)?(?:そちらで|貴店で|御社で)?(?:注文|購入|買わせて)[^。、\n]{0,6}(?:しました|いたしました|いただきました|させて[^、。\n]*|した者[^、。\n]*)`

// opening is how many bytes the two kana or kanji of an opening take.
const opening = 2 * len("あ")

func openingsOf(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

var holes = regexp.MustCompile(`[{｛][^{}｛｝\n]{0,60}[}｝]`)

// Plain is a question without courtesies and without the holes of what was taken
// out of it. When nothing would be left, the whole counts.
func Plain(text string) string {
	text = nfkc.String(text)
	if strings.ContainsAny(text, "{｛") {
		text = holes.ReplaceAllString(text, "、")
	}
	if short := strings.TrimSpace(bare(text)); strings.Trim(short, "、。 \n") != "" {
		return short
	}
	return text
}

// bare is a text with a comma for each courtesy.
func bare(text string) string {
	var b strings.Builder
	from := 0
	for i := 0; i+opening <= len(text); {
		var at []int
		if utf8.RuneStart(text[i]) && openings[text[i:i+opening]] {
			at = polite.FindStringIndex(text[i:])
		}
		if at == nil {
			i++
			continue
		}
		b.WriteString(text[from:i])
		b.WriteString("、")
		i += at[1]
		from = i
	}
	if from == 0 {
		return text
	}
	b.WriteString(text[from:])
	return b.String()
}
