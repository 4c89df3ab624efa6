// Package thanks tells a message that only thanks or acknowledges from one that
// wants something. It is pure.
//
// It says yes only when every word of a message is known to be thanks: whatever
// it does not know is a matter for a person. A question, a request, a complaint,
// a number or a new fact is therefore never "only thanks".
package thanks

import (
	"regexp"
	"strings"
	"unicode"

	"madoguchi/connectors/mailbox/quote"
	"madoguchi/connectors/nfkc"
)

// most is how long, in characters, thanks can be.
const most = 240

// Only tells whether a text is nothing but thanks. before is what the shop wrote
// last: where it asked something, even "thank you" may be the answer. name is the
// customer's own, who may sign with it.
func Only(text, before, name string) bool { return made(whole, text, before, name) }

// Closes tells whether a text thanks and at most adds that the goods have come:
// after such words nobody waits for an answer. Where a follow-up is planned it may
// be the news that was waited for, so it does not count as Only.
func Closes(text, before, name string) bool { return made(closing, text, before, name) }

// made tells whether every sentence of a text is of a known form and one thanks.
func made(form *regexp.Regexp, text, before, name string) bool {
	if asks(before) {
		return false
	}
	said := strings.TrimSpace(nfkc.String(own(text)))
	if said == "" || len([]rune(said)) > most || strings.ContainsFunc(said, foreign) {
		return false
	}
	cored := false
	for _, s := range sentences(said) {
		switch {
		case signs(s, name), address.MatchString(s):
		case form.MatchString(s):
			cored = cored || core.MatchString(s)
		default:
			return false
		}
	}
	return cored
}

// own is a text without what it quotes and without its signature. A mail that is
// passed on stays: it was sent for a reason.
func own(text string) string {
	var b strings.Builder
	for _, p := range quote.Parts(text) {
		if p.Kind == quote.Own || p.Kind == quote.Forward {
			b.WriteString(text[p.Start:p.End])
		}
	}
	return b.String()
}

// foreign is what thanks never hold: digits, question marks, Latin words and
// addresses.
func foreign(r rune) bool {
	return unicode.IsDigit(r) || r == '?' || r == '@' || r == '/' || r != 'm' && r != '_' && r < unicode.MaxASCII && unicode.IsLetter(r)
}

// sentences cuts a text where a sentence can end, and drops spaces and signs, so
// that emoji and faces say nothing.
func sentences(s string) []string {
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("。.!\n\r、,…", r) })
	var out []string
	for _, p := range parts {
		p = strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsMark(r) && r > 0x3000 || r == 'ー' {
				return r
			}
			return -1
		}, p)
		if p != "" && p != "m" && p != "mm" {
			out = append(out, p)
		}
	}
	return out
}

// address is a line that only names whom it is for.
var address = regexp.MustCompile(`^\p{L}{0,18}(?:ショップ|店舗|店|担当|担当者|店長|スタッフ|係)(?:の)?(?:様|さま|さん|御中|皆様|皆さま)$|^ご?担当者?(?:様|さま)$`)

// signs tells whether a line only says who writes.
func signs(s, name string) bool {
	name = nfkc.String(name)
	for _, n := range append(strings.Fields(name), strings.Join(strings.Fields(name), "")) {
		if rest, ok := strings.CutPrefix(s, n); ok && n != "" && (rest == "" || rest == "です" || rest == "より" || rest == "と申します") {
			return true
		}
	}
	return false
}

const (
	thank = `(?:(?:ありがと|有難|有り難|有りがと)(?:う|うございます|うございました|うございましたm*|う御座います|う御座いました|うです|うございますm*|さん)|` +
		`(?:深く|心より|大変|とても|本当に)?感謝(?:します|いたします|致します|しています|しております|です|申し上げます|いたしております|致しております)|` +
		`(?:厚く|心より)?(?:御礼|お礼)(?:申し上げます|申しあげます)|(?:大変|とても|本当に|すごく)?(?:助かりました|嬉しかったです|うれしかったです|嬉しいです|うれしいです))`
	known = `(?:承知(?:しました|いたしました|致しました|です)|了解(?:しました|いたしました|致しました|です|)|(?:わか|分か|判)りました|かしこまりました|` +
		`(?:内容を?|メール(?:を)?)?(?:確認|拝見|拝読)(?:しました|いたしました|致しました|できました|させていただきました)|安心(?:しました|いたしました|致しました))`
	noun = `(?:(?:ご|御|お)?(?:対応|連絡|返信|返事|返答|回答|確認|説明|案内|教示|配慮|手配|手続き|手配|心遣い|気遣い|知らせ|丁寧な対応|親切な対応)|メール|お心づかい|お気づかい)`
	lead = `(?:いつも|お世話になって(?:おり|い)ます|お世話になります|お世話になりました|いつもお世話になっております|` +
		`お忙しい(?:中|ところ|なか)|お手数(?:を)?(?:お|御)?(?:かけ|掛け)(?:しました|いたしました|致しました)|ご丁寧(?:な|に)|丁寧(?:な|に)|` +
		`迅速(?:な|に)|早速(?:の|)|早々(?:の|に|)|さっそく(?:の|)|素早い|すばやい|早い|ご親切(?:な|に)|親切(?:な|に)|わざわざ|` +
		`この度は?|このたびは?|今回は?|先日は?|先程は?|先ほどは?|昨日は?|本日は?|本当に|ほんとうに|ほんとに|誠に|まことに|大変|たいへん|とても|どうも|` +
		`重ねて|改めて|あらためて|いろいろ(?:と)?|色々(?:と)?|何度も|すぐに|すぐ|はい)`
	joint = `(?:にも?|を|は|も|の|で|と|して|ください|下さい)?(?:いただき|頂き|くださり|くださって|下さり|下さって|して(?:いただき|頂き|くださり|下さり)|させて)?(?:まして|ました|て)?`
	came  = `(?:先程|先ほど|さきほど|本日|今日|昨日|今朝|さっき)?(?:無事に?|ぶじに?)?(?:商品|お?品物|荷物|お荷物|交換品|代わりの品)?(?:が|を|も|は)?(?:無事に?|ぶじに?)?` +
		`(?:届きました|届いております|届いています|受け取りました|受取りました|受け取れました|受領しました|受領いたしました|到着しました|到着いたしました)`
	close = `(?:(?:では|それでは|今後(?:と)?も|これからも|引き続き|引続き|何卒|どうぞ|どうか|また(?:機会がありましたら|の機会に)?)*` +
		`(?:よろしく|宜しく)お願い(?:します|いたします|致します|申し上げます|いたしますm*)|またの?(?:利用|購入)(?:します|させていただきます|させて頂きます|したいと思います)|` +
		`(?:商品の?|お?品物の?)?(?:到着|届くの)を楽しみにして(?:います|おります|ます)|楽しみにして(?:います|おります|ます)|失礼(?:します|いたします|致します)|取り急ぎお礼まで|取り急ぎ(?:御礼|お礼)(?:まで|申し上げます))`
)

var (
	core  = regexp.MustCompile(thank + `|` + known)
	whole = regexp.MustCompile(`^(?:` + thank + `|` + known + `|` + close + `|` + lead + `|` + noun + joint + `|では|それでは)+$`)
	// closing also knows that the goods came; nothing of how, where or in what state.
	closing = regexp.MustCompile(`^(?:` + thank + `|` + known + `|` + close + `|` + lead + `|` + noun + joint + `|では|それでは|` + came + `)+$`)
)

// question is a sentence by which the shop waits for an answer.
var (
	wanted  = regexp.MustCompile(`(?:お知らせ|ご?返信|お返事|ご?連絡|ご?回答|教えて|お聞かせ|お選び|ご指定|お送り|ご確認の上).{0,12}(?:ください|下さい|ませ|お願い)`)
	offered = regexp.MustCompile(`ご不明|ご質問|何か|なにか|万一|万が一|お気軽|(?:ござい|あり)ましたら|(?:際|とき|時|場合)(?:は|に)`)
)

func asks(before string) bool {
	s := nfkc.String(own(before))
	for _, line := range strings.FieldsFunc(s, func(r rune) bool { return r == '。' || r == '\n' || r == '!' }) {
		line = strings.TrimSpace(line)
		if endsAsQuestion(line) || strings.Contains(line, "?") && !strings.Contains(line, "://") || requests(line) && wanted.MatchString(line) && !offered.MatchString(line) {
			return true
		}
	}
	return false
}

func endsAsQuestion(line string) bool {
	return strings.HasSuffix(line, "か") || strings.HasSuffix(line, "?") || strings.HasSuffix(line, "？")
}

// requests tells whether a line holds one of the words with which all that wanted
// knows must end.
func requests(line string) bool {
	return strings.Contains(line, "ください") || strings.Contains(line, "下さい") || strings.Contains(line, "ませ") || strings.Contains(line, "お願い")
}
