package drafting

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Words of the placeholders.
const (
	Customer  = "お客様"
	Recipient = "お届け先"
	Worker    = "担当者"
	Phone     = "電話"
	Mail      = "メール"
	Address   = "住所"
	OrderNo   = "注文番号"
	Tracking  = "追跡番号"
	link      = "リンク"
	number    = "番号"
)

// Known is a personal value that is on record.
type Known struct{ Word, Text string }

// Veil replaces what says who a person is by placeholders, always the same for
// the same value, and puts the values back.
type Veil struct {
	known   []form
	numbers []parted
	tokens  map[string]string // value by placeholder
	names   map[string]string // placeholder by word and value
	count   map[string]int
}

// form is one way a known value is written.
type form struct {
	text  string // folded
	token string
	alone bool // only where a title follows: one letter says nothing by itself
}

// NewVeil knows the values of one inquiry.
func NewVeil(known []Known) *Veil {
	v := &Veil{tokens: map[string]string{}, names: map[string]string{}, count: map[string]int{}}
	for _, k := range known {
		v.learn(k)
	}
	slices.SortStableFunc(v.known, func(a, b form) int { return len(b.text) - len(a.text) })
	return v
}

func (v *Veil) learn(k Known) {
	text := strings.TrimSpace(k.Text)
	if len(bare(text)) < 4 && (k.Word == Phone || k.Word == OrderNo || k.Word == Tracking) {
		return // nothing that a number could be known by
	}
	if utf8.RuneCountInString(text) < 2 {
		return
	}
	token := v.token(k.Word, text)
	switch k.Word {
	case Customer, Recipient, Worker:
		v.learnName(text, token)
	case Phone, OrderNo, Tracking:
		v.numbers = append(v.numbers, parted{regexp.MustCompile(apart(fold(text).s)), token})
	default:
		v.add(text, token)
	}
}

// parted finds a known number however its digits are parted.
type parted struct {
	find  *regexp.Regexp
	token string
}

func apart(number string) string {
	var b strings.Builder
	for _, r := range number {
		if strings.ContainsRune("- ー()", r) {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(`[-ー() ]{0,2}`)
		}
		b.WriteString(regexp.QuoteMeta(string(r)))
	}
	return b.String()
}

// learnName keeps a name as people write it: with either space, without one, and
// its two halves.
func (v *Veil) learnName(name, token string) {
	parts := strings.Fields(strings.ReplaceAll(name, "　", " "))
	v.add(strings.Join(parts, " "), token)
	v.add(strings.Join(parts, ""), token)
	if len(parts) != 2 {
		return
	}
	inner := strings.Trim(token, "⟦⟧")
	for i, half := range []string{"の姓", "の名"} {
		t := "⟦" + inner + half + "⟧"
		v.tokens[t] = parts[i]
		v.known = append(v.known, form{text: fold(parts[i]).s, token: t, alone: utf8.RuneCountInString(parts[i]) < 2})
	}
}

func (v *Veil) add(text, token string) {
	f := fold(text).s
	if utf8.RuneCountInString(f) < 2 || slices.ContainsFunc(v.known, func(k form) bool { return k.text == f }) {
		return
	}
	v.known = append(v.known, form{text: f, token: token})
}

// token is the placeholder of a value.
func (v *Veil) token(word, value string) string {
	key := word + "\n" + strings.ReplaceAll(bare(value), "-", "")
	if t, ok := v.names[key]; ok {
		return t
	}
	v.count[word]++
	t := fmt.Sprintf("⟦%s%d⟧", word, v.count[word])
	v.names[key], v.tokens[t] = t, value
	return t
}

// What gives anybody away, whoever wrote it. Texts are folded before.
var (
	anyMail    = regexp.MustCompile(`[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+`)
	anyLink    = regexp.MustCompile(`(?:https?://|www\.)[^\s、。「」）)<>]+`)
	anyZip     = regexp.MustCompile(`〒 ?\d{3}[-ー ]?\d{4}`)
	anyPhone   = regexp.MustCompile(`0\d{1,4}[-ー() ]{1,2}\d{1,4}[-ー() ]{1,2}\d{3,4}|0\d{9,10}`)
	anyNumber  = regexp.MustCompile(`[a-z]{0,4}\d[\da-z]*(?:[-ー][\da-z]+)+|[a-z]{0,4}\d{7,}[a-z]{0,4}|\d{4}(?: \d{4}){2,3}`)
	prefecture = `(?:北海道|東京都|(?:京都|大阪)府|(?:青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|静岡|愛知|三重|滋賀|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄)県)`
	anyAddress = regexp.MustCompile(prefecture + ` ?[\p{Han}\p{Hiragana}\p{Katakana}ー]{1,12}?[市区町村郡][^\s、。「」]{0,40}`)
	anyTown    = regexp.MustCompile(`[\p{Han}\p{Katakana}ヶケ]{1,7}[市区町村郡][\p{Han}\p{Hiragana}\p{Katakana}ーヶケ]{0,12}\d+(?:丁目|番|号|-)[^\s、。「」]{0,30}`)
	ownName    = regexp.MustCompile(`([\p{Han}\p{Katakana}ー]{2,8}(?: [\p{Han}\p{Katakana}ー]{1,6})?)(?:と申し|ともうし|と言い|といいます)`)
	titledName = regexp.MustCompile(`([\p{Han}\p{Katakana}ー]{2,8}(?: [\p{Han}\p{Katakana}ー]{1,6})?) ?(?:様|さま|さん)`)
	titleNext  = regexp.MustCompile(`^ ?(?:様|さま|さん|です|と申|といい|と言)`)
	madeToken  = regexp.MustCompile(`⟦ *([^⟦⟧\n]{1,20}?) *⟧`)
)

type edit struct {
	start, end int // bytes of the folded text
	token      string
}

// Hide puts placeholders in the place of everything personal.
func (v *Veil) Hide(text string) string {
	text = strings.NewReplacer("⟦", "[", "⟧", "]").Replace(text) // only ours may look like ours
	f := fold(text)
	var edits []edit
	for _, n := range v.numbers {
		for _, at := range n.find.FindAllStringIndex(f.s, -1) {
			if !cutsNumber(f.s, at[0], at[1]) {
				edits = free(edits, edit{at[0], at[1], n.token})
			}
		}
	}
	for _, k := range v.known {
		for at := 0; ; {
			i := strings.Index(f.s[at:], k.text)
			if i < 0 {
				break
			}
			start := at + i
			at = start + len(k.text)
			if k.alone && !titleNext.MatchString(f.s[at:]) || cutsNumber(f.s, start, at) {
				continue
			}
			edits = free(edits, edit{start, at, k.token})
		}
	}
	for _, shape := range []struct {
		find *regexp.Regexp
		word string
	}{{anyMail, Mail}, {anyLink, link}, {anyAddress, Address}, {anyTown, Address}, {anyZip, Address}, {anyPhone, Phone}, {anyNumber, number}, {ownName, Customer}, {titledName, Customer}} {
		for _, at := range shape.find.FindAllStringSubmatchIndex(f.s, -1) {
			start, end := at[0], at[1]
			if len(at) > 2 {
				start, end = at[2], at[3]
			}
			if shape.word == Phone && cutsNumber(f.s, start, end) {
				continue // digits inside a longer number
			}
			if shape.word == Customer && anybody(f.s, start, f.s[start:end], f.s[end:]) {
				continue
			}
			if clear(edits, start, end) {
				edits = append(edits, edit{start, end, v.token(shape.word, text[f.from[start]:f.from[end]])})
			}
		}
	}
	slices.SortFunc(edits, func(a, b edit) int { return a.start - b.start })
	var b strings.Builder
	last := 0
	for _, e := range edits {
		b.WriteString(text[f.from[last]:f.from[e.start]])
		b.WriteString(e.token)
		last = e.end
	}
	return b.String() + text[f.from[last]:]
}

func free(edits []edit, e edit) []edit {
	if clear(edits, e.start, e.end) {
		return append(edits, e)
	}
	return edits
}

func clear(edits []edit, start, end int) bool {
	return !slices.ContainsFunc(edits, func(e edit) bool { return start < e.end && e.start < end })
}

// cutsNumber tells whether a known number is only part of a longer one.
func cutsNumber(s string, start, end int) bool {
	digit := func(i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }
	return digit(start) && digit(start-1) || digit(end-1) && digit(end)
}

// Restore puts the values back. A placeholder that nobody made stays as it is.
func (v *Veil) Restore(text string) string {
	return madeToken.ReplaceAllStringFunc(text, func(t string) string {
		if plain, ok := v.tokens["⟦"+madeToken.FindStringSubmatch(t)[1]+"⟧"]; ok {
			return plain
		}
		return t
	})
}

// Whole is a text that is still coming without a placeholder that is cut off at
// its end.
func Whole(text string) string {
	if i := strings.LastIndex(text, "⟦"); i >= 0 && !strings.Contains(text[i:], "⟧") {
		return text[:i]
	}
	return text
}
