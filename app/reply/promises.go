package reply

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// What a reply may promise to a customer, as far as the books must know of it.
const (
	PromiseRefund  = "refund"
	PromiseReturn  = "return"  // the shop pays the way back of a parcel
	PromiseReship  = "reship"  // another one is sent
	PromisePoints  = "points"  // an apology
	PromiseCoupon  = "coupon"  // an apology
	PromiseCash    = "cash"    // for a damage, not a price reduction
	PromisePresent = "present" // an apology
)

// Promise is a thing that a text promises, and where it says so.
type Promise struct {
	Kind  string
	Yen   int64 // 0: the text does not say
	Whole bool  // a refund of everything
	Bank  bool  // a refund by transfer
	Start int   // UTF-16 units of the words
	End   int
	Words string // the sentence
}

var (
	// promised are the words by which each kind is named, first with its verb where the
	// noun alone says nothing.
	promised = []struct {
		kind string
		form *regexp.Regexp
	}{
		{PromiseRefund, regexp.MustCompile(`ご?返金|払い?戻|(?:代金|金額|差額|料金|送料|お金|半額|全額|円)(?:を|の|も)(?:お|ご)?返(?:し|却|還)`)},
		{PromiseReturn, regexp.MustCompile(`着払い|返(?:送|品)の?送料(?:は|も|を|につきましては|、)*(?:当店|弊社|こちら|店舗)[^。]{0,6}(?:負担|持ち)|返送料(?:は|も|を|につきましては|、)*(?:当店|弊社|こちら|店舗)[^。]{0,6}(?:負担|持ち)`)},
		{PromisePoints, regexp.MustCompile(`ポイント[^。]{0,20}?(?:進呈|付与|差し上げ|さしあげ|プレゼント|お付け|加算)`)},
		{PromiseCoupon, regexp.MustCompile(`クーポン[^。]{0,20}?(?:進呈|発行|お送り|差し上げ|さしあげ|プレゼント|配布)`)},
		{PromiseReship, regexp.MustCompile(`(?:代品|代替品|代わりの(?:お?品|商品)|交換(?:用の|の)?(?:お?品|商品)|不足(?:分|品|していた(?:お?品|商品))|正しい(?:お?品|商品)|良品)[^。]{0,24}?(?:再送|再発送|お送り|送付|発送|出荷|お届け)|(?:商品|お?品物?)を[^。、]{0,8}?再(?:送|発送)`)},
		{PromiseCash, regexp.MustCompile(`(?:お詫び金|お?見舞金|補償金|賠償金)`)},
		{PromisePresent, regexp.MustCompile(`(?:お詫びの(?:お?品|しるし)|粗品|心ばかりのお?品)[^。]{0,16}?(?:同封|お送り|お付け|お届け|添え)`)},
	}

	// turns decide about what was named, by the first of them behind it.
	turns = regexp.MustCompile(`(ません|かね|できな|対象外|不可|不要|遠慮|お控え|お断り|なく|ない)` +
		`|(場合|たら|れば|際|次第|希望|要望|依頼|請求|お申し出|お問い?合わせ|とのこと|ほしい|欲しい|でしょう|ましょう|かどうか|可能|でき|旨|お知らせ|ご?案内|連絡|説明|確認|伺|検討|相談|お待ち)` +
		`|(ください|下さい|お願い)` +
		`|(ます|ました|おります|済み|です|ございます)`)

	// onlyThen stand before what is promised for another day, if at all.
	onlyThen = regexp.MustCompile(`場合|ましたら|でしたら|ますと|到着後|次第|たら、|れば、|際(?:は|に)|ご希望`)

	// reported follow a verb that is asked about or told again.
	reported = regexp.MustCompile(`^(?:か(?:$|[^らねっ])|でしょうか|と(?:お伝え|申し|ご案内|の|い|言)|よう|旨)`)

	noMoney    = regexp.MustCompile(`^(?:の?(?:先|口座|方法|予定|条件|保証|規定|ポリシー|期限|可否|有無|額|金額))`)
	backLine   = regexp.MustCompile(`(?:^|[^ぁ-ん一-龠])ご?返金(?:の)?(?:金)?額(?:は|が|:|、| )*(` + yenSign + `?` + figures + yenWord + `|` + yenSign + figures + `)`)
	twoSums    = regexp.MustCompile(`(` + yenSign + `?` + figures + yenWord + `)(?:\([^)]*\))?(?:と|および|及び|\+)[^。、円]{0,12}?(` + figures + yenWord + `)`)
	pointSum   = regexp.MustCompile(`(` + figures + `) ?(?:円(?:分|相当))?の?(?:楽天|PayPay|お詫びの?|お買い?物)?ポイント|ポイント(?:を|は|、| )*(` + figures + `) ?(?:円|ポイント|pt)?`)
	allOfIt    = regexp.MustCompile(`全額|全て|すべて|全部`)
	byTransfer = regexp.MustCompile(`銀行|振込|振り込|口座`)
	feeOfIt    = regexp.MustCompile(`振込手数料`)
	noGoods    = regexp.MustCompile(`メール|写真|画像|ご案内|番号|領収書|請求書|納品書|データ|ファイル|説明書|URL|リンク`)
)

// Promises are the things that a text promises as its writer's own word. What is quoted,
// refused, asked about or promised for a case that may not come is none.
func Promises(text string) []Promise {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	var all []Promise
	refused := false // a refund is spoken of, but not promised
	phrases := phrasesOf(text)
	for _, p := range phrases {
		for _, f := range promised {
			found, other := p.promises(text, f.kind, f.form)
			all = append(all, found...)
			refused = refused || other && f.kind == PromiseRefund
		}
		all = append(all, p.english(text)...)
	}
	if !refused || slices.ContainsFunc(all, func(p Promise) bool { return p.Kind == PromiseRefund }) {
		all = append(all, backLines(text, phrases)...)
	}
	slices.SortStableFunc(all, func(a, b Promise) int { return cmp.Compare(a.Start, b.Start) })
	return once(all)
}

// promises are those of one kind in a sentence. Other tells that it is spoken of there in
// another way.
func (p phrase) promises(text, kind string, form *regexp.Regexp) (all []Promise, other bool) {
	from := 0 // behind the promise before
	for _, at := range form.FindAllStringIndex(p.text, -1) {
		before, after := p.text[from:at[0]], p.text[at[1]:]
		if kind == PromiseRefund && noMoney.MatchString(after) || kind == PromiseReship && noGoods.MatchString(p.text[at[0]:at[1]]+clipTail(before)) {
			continue
		}
		end, yes := turnOf(kind, after)
		if !yes || onlyThen.MatchString(p.text[:at[0]]) || onlyThen.MatchString(p.text[at[0]:at[1]]) {
			other, from = true, at[1]+end
			continue
		}
		end += at[1]
		one := p.promise(text, kind, from, at[0], end)
		all = append(all, one)
		from = end
	}
	return all, other
}

// clipTail is what stands right before a word.
func clipTail(s string) string {
	r := []rune(s)
	return string(r[max(0, len(r)-8):])
}

// turnOf tells whether the words behind a name promise it, and where they end.
func turnOf(kind, after string) (int, bool) {
	m := turns.FindStringSubmatchIndex(after)
	if m == nil {
		return 0, false
	}
	said := after[:m[1]]
	switch {
	case m[2] >= 0, m[4] >= 0:
		return m[1], false
	case m[6] >= 0: // that a customer is asked to do something costs the shop only the way back
		return m[1], kind == PromiseReturn
	case reported.MatchString(after[m[1]:]):
		return m[1], false
	case kind == PromisePoints && strings.HasPrefix(said, "され"): // what the mall gives for every order
		return m[1], false
	}
	return m[1], true
}

func (p phrase) promise(text, kind string, from, at, end int) Promise {
	start, stop := p.at[from], p.at[len(p.text)]
	words := strings.TrimSpace(text[p.at[0]:stop])
	one := Promise{Kind: kind, Start: units(text[:start]), End: units(text[:p.at[end]]), Words: clipWords(words)}
	switch kind {
	case PromiseReturn, PromiseReship, PromisePresent: // what it costs is on no letter
		return one
	case PromisePoints:
		if m := pointSum.FindStringSubmatch(p.text[from:end]); m != nil {
			one.Yen = yenOf(cmp.Or(m[1], m[2]))
		}
		return one
	case PromiseRefund:
		one.Whole = allOfIt.MatchString(p.text[from:end])
		one.Bank = byTransfer.MatchString(feeOfIt.ReplaceAllString(p.text, ""))
	}
	one.Yen = p.sum(from, at, end)
	return one
}

// sum is the amount that belongs to a word: right before it, else behind it.
func (p phrase) sum(from, at, end int) int64 {
	if strings.HasPrefix(p.text[at:], "円") {
		at += len("円")
	}
	if both := twoSums.FindAllStringSubmatch(p.text[from:at], -1); len(both) > 0 {
		m := both[len(both)-1]
		return yenOf(m[1]) + yenOf(m[2])
	}
	if sums := money.FindAllString(p.text[from:at], -1); len(sums) > 0 {
		return yenOf(sums[len(sums)-1])
	}
	return yenOf(cmp.Or(money.FindString(p.text[at:end]), money.FindString(p.text[end:])))
}

// backLines are the lines of a form: 返金額：3,280円.
func backLines(text string, phrases []phrase) []Promise {
	var all []Promise
	for _, p := range phrases {
		for _, m := range backLine.FindAllStringSubmatchIndex(p.text, -1) {
			if onlyThen.MatchString(p.text) || strings.Contains(p.text, "ません") {
				continue
			}
			all = append(all, Promise{
				Kind: PromiseRefund, Yen: yenOf(p.text[m[2]:m[3]]), Bank: byTransfer.MatchString(feeOfIt.ReplaceAllString(p.text, "")),
				Start: units(text[:p.at[m[0]]]), End: units(text[:p.at[m[1]]]), Words: clipWords(strings.TrimSpace(text[p.at[0]:p.at[len(p.text)]])),
			})
		}
	}
	return all
}

// once leaves each thing out that was said before: with the same amount, or in one place
// with it and in another without.
func once(all []Promise) []Promise {
	var out []Promise
	for _, p := range all {
		i := slices.IndexFunc(out, func(o Promise) bool { return o.Kind == p.Kind && (o.Yen == p.Yen || o.Yen == 0 || p.Yen == 0) })
		if i < 0 {
			out = append(out, p)
			continue
		}
		o := &out[i]
		if o.Yen == 0 && p.Yen > 0 { // the place that says the amount
			o.Yen, o.Start, o.End, o.Words = p.Yen, p.Start, p.End, p.Words
		}
		o.Whole, o.Bank = o.Whole || p.Whole, o.Bank || p.Bank
	}
	return out
}

func clipWords(s string) string {
	r := []rune(strings.ReplaceAll(s, "\n", ""))
	if len(r) <= 60 {
		return string(r)
	}
	return string(r[:60]) + "…"
}
