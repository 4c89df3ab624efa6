package reply

import (
	"cmp"
	"regexp"
	"strings"
)

// What a shop promises in English is a sentence with who does it and a verb that says it
// will be or has been done: "we will refund", "a refund has been issued". May, can and would
// promise nothing.
const (
	weDo = `\b(?:we|i|our (?:shop|store|team|staff))(?:(?: (?:will|shall|have|has|are|am|is))|['’](?:ll|ve|re|m))` +
		`(?: (?:also|now|already|just|gladly|immediately|promptly|today|therefore|then|of course|happily|separately|fully|going to|decided to|agreed to|arranged to|be))*`
	weWish  = `\b(?:we|i)(?: would|['’]d) like to`
	isDone  = `(?: (?:will|shall) (?:now |also |then )?be| (?:has|have) (?:now |also |already |just )?been| (?:is|are) (?:now )?being| was| were|['’]ll be)(?: (?:also|now|fully|separately|immediately))*`
	between = `(?: (?:you|it|them|to|for|a|an|the|your|this|another|in|of|back|out|full|partial|complete|total|small|little|free|special|new|prepaid|apology|discount|enclosed|` +
		`rakuten|paypay|yahoo!?|jpy|yen|worth|¥?[\d,]+(?:-?(?:yen|jpy|円))?|¥ ?[\d,]+|as an? (?:apology|gesture|token)[a-z ]*,?))*`
)

var promisedInEnglish = []struct {
	kind string
	form *regexp.Regexp
}{
	{PromiseRefund, wording(`(?:` + weDo + `|` + weWish + `) (?:refund|reimburs|pay(?:ing)? (?:you )?back|repa(?:y|id)|return(?:ed|ing)? (?:the|your) (?:money|payment|amount))\w*`)},
	{PromiseRefund, wording(`(?:` + weDo + `|` + weWish + `) (?:issu|process|mak|made|arrang|giv|sen[dt]|provid|initiat|complet|start|submit|offer|proceed)\w*(?: with)?` + between + ` refund\b`)},
	{PromiseRefund, wording(`\bwe (?:refunded|reimbursed)\b`)},
	{PromiseRefund, wording(`\brefund(?:[^,;]|,\d){0,60}?` + isDone + ` (?:issued|processed|made|credited|completed|sent|initiated|arranged|paid|started|submitted)`)},
	{PromiseRefund, wording(`(?:\byou|\b(?:payment|amount|money|order|price|total|difference|cost|costs|fee|fees|postage|shipping|charge)|yen|jpy|円|[\d,]{3,})(?:[^,.;]|,\d){0,40}?` + isDone + ` (?:refunded|reimbursed|paid back|credited back|returned to your (?:\w+ )?(?:card|account))`)},
	{PromiseRefund, wording(`\byou(?: will|['’]ll| shall) (?:receive|get|see|be given)` + between + ` refund\b`)},

	{PromiseReturn, wording(`(?:` + weDo + `|` + weWish + `) (?:cover|pay|bear|tak|shoulder)\w*(?: care of| for)?` + between + ` (?:return[ -](?:shipping|postage|delivery|freight|cost|fee|charge)\w*|(?:shipping|postage|cost|fee|charge)s?(?: costs?| fees?| charges?)? (?:of|for|to) (?:the |your |its |this )?return)`)},
	{PromiseReturn, wording(`\breturn (?:shipping|postage|delivery|freight)(?: costs?| fees?| charges?)?(?:[: ]*| (?:will be|is|are)(?: fully)? )(?:paid|covered|borne) by (?:us|our (?:shop|store))\b`)},
	{PromiseReturn, wording(`\breturn (?:shipping|postage)(?: costs?| fees?)? (?:is|will be) (?:on us|free|at our)\b`)},
	{PromiseReturn, wording(`\b(?:return|sen[dt] (?:it|them|the \w+|this) back|ship (?:it|them|the \w+) back)\b[^.;]{0,40} (?:at our (?:own )?(?:cost|expense)|freight collect|shipping collect|chakubarai|by collect)`)},
	{PromiseReturn, wording(`(?:` + weDo + `|` + weWish + `) (?:sen[dt]|enclos|includ|provid|e-?mail|attach)\w*` + between + ` (?:return (?:shipping )?label|shipping label for (?:the|your) return)`)},

	{PromiseReship, wording(`(?:` + weDo + `|` + weWish + `) (?:re-?)?(?:ship|sen[dt]|dispatch|deliver|mail|post)\w*` + between + ` (?:replacements?|exchange item|new one|new item|(?:missing|correct|right) (?:item|one|part|piece|product|size|colou?r)s?)\b`)},
	{PromiseReship, wording(`\breplacement(?: item| product| \w+)?` + isDone + ` (?:sent|shipped|dispatched|mailed|posted|delivered)`)},
	{PromiseReship, wording(`(?:` + weDo + `|` + weWish + `) (?:replac|exchang)\w* (?:it|them|the|your|this)\b`)},
	{PromiseReship, wording(`(?:` + weDo + `|` + weWish + `) (?:re-?ship|re-?sen[dt])\w* (?:it|them|the|your|this)(?: \w+)?`)},

	{PromisePoints, wording(`(?:` + weDo + `|` + weWish + `) (?:giv|grant|add|award|credit|offer|provid|sen[dt]|present|issu)\w*` + between + ` points\b`)},
	{PromisePoints, wording(`[\d,]+ (?:\w+ )?points` + isDone + ` (?:added|credited|granted|given|awarded|issued)`)},
	{PromisePoints, wording(`\bplease accept` + between + ` points\b`)},

	{PromiseCoupon, wording(`(?:` + weDo + `|` + weWish + `) (?:giv|issu|offer|provid|sen[dt]|e-?mail|add|includ|present|attach|enclos)\w*` + between + ` (?:coupon|voucher|discount code)\b`)},
	{PromiseCoupon, wording(`\b(?:coupon|voucher)(?:[^,;]|,\d){0,40}?` + isDone + ` (?:sent|issued|given|added|enclosed|attached)`)},
	{PromiseCoupon, wording(`\bplease accept` + between + ` (?:coupon|voucher)\b`)},

	{PromiseCash, wording(`(?:` + weDo + `|` + weWish + `) (?:compensat\w* you|pay\w*` + between + ` (?:in|as) compensation|pay\w* (?:you )?(?:a )?compensation)`)},

	{PromisePresent, wording(`(?:` + weDo + `|` + weWish + `) (?:enclos|includ|add|sen[dt]|put)\w*` + between + ` (?:gift|present|token of our \w+)\b`)},
}

func wording(form string) *regexp.Regexp { return regexp.MustCompile(`(?i)` + form) }

var (
	// speaks is in every sentence that promises anything.
	speaks = wording(`\b(?:we|i|our|you|your|please|refund|refunded|return|replacement|coupon|voucher|points)\b`)
	// hangsOn makes what is said in a sentence hang on something else.
	hangsOn = wording(`\b(?:if|unless|once|when|whenever|as soon as|upon|in case|in the event|provided|providing|subject to|depending|until|before|whether|assuming|should you|would you|on condition|after (?:[a-z]+))\b`)
	// notIf are words that look so, and what closes a letter.
	notIf = wording(`\bonce (?:again|more)\b|\bas soon as possible\b|\bas (?:mentioned|said|explained|promised) before\b|\bafter all\b|\b(?:please |do not hesitate |feel free )[^.;,]*\bif (?:you|there|anything)\b[^.;]*|\bif (?:you have|you need|there (?:is|are)) any[^.;]*`)
	// aside stands before what somebody said, asks or thinks about.
	aside    = wording(`\b(?:said|told you|say|says|mean|means|think|thought|wrote|mentioned|stated|informed you|why|how|ask|asked|wonder|wondering|check|checking|see|discuss|consider|considering|decide|possible|guarantee|promise|not sure|confirm with \w+)(?: that)? $|\bno (?:\w+ )?$`)
	notMoney = wording(`^(?: (?:policy|policies|request|form|instructions?|guide|details|status|options?|terms|conditions|method|information|inquiry|page|procedure|rules?))\b`)
	notGoods = wording(`^[^,.;]{0,20}\b(?:e-?mails?|messages?|photos?|pictures?|images?|invoices?|receipts?|links?|urls?|files?|documents?|labels?|instructions|numbers?|information|details|forms?|pdfs?|guides?|address|wrapping|card)\b`)
	// denied stands before what is not done, or asked not to be; a new thought comes behind so and but.
	denied  = wording(`(?:\b(?:not|cannot|unable to)|n['’]t)((?: [a-z-]+){0,4}) $`)
	anew    = wording(`\b(?:so|and|but|therefore|hence|as|because)\b`)
	weFirst = wording(`^(?:we|i|our)\b`)
	// besides is a match whose end says nothing of its beginning.
	besides = wording(`\b(?:because|since)\b|\b(?:that|which|who)` + isDone + ` [a-z ]+$`)
	byMall  = wording(`^(?: [a-z]+){0,3} by (?:rakuten|yahoo|the mall)\b`)

	englishYen  = wording(`(?:¥|\bjpy|\byen) ?(\d[\d,]*)|(\d[\d,]*)[ -]?(?:yen|jpy|円)`)
	andYen      = wording(`^[^.;]{0,24}?(?:\band\b|\bplus\b|\+)[^.;\d¥]{0,40}?((?:¥|jpy|yen) ?\d[\d,]*|\d[\d,]* ?(?:yen|jpy|円))`)
	englishSum  = wording(`(\d[\d,]*) ?(?:yen|jpy)?(?: worth)?(?: of)?(?: \w+!?)? points`)
	englishAll  = wording(`\bfull (?:refund|amount|price|payment)|\bin full\b|\bfully\b|\b(?:entire|whole|total) (?:amount|purchase|order|price|payment)`)
	englishBank = wording(`\bbank\b|\btransfer\b`)
	englishLine = wording(`^\W*(?:total )?refund(?:ed)?(?: amount| total)?: *((?:¥|jpy) ?\d[\d,]*|\d[\d,]* ?(?:yen|jpy|円))`)
	turnsAround = wording(`[,;] (?:but|however|although|though)\b|-- `)
)

// english are the promises of a sentence in English.
func (p phrase) english(text string) []Promise {
	var all []Promise
	if !speaks.MatchString(p.text) { // most letters are in Japanese
		return all
	}
	for _, s := range p.sentences() {
		if strings.HasSuffix(strings.TrimSpace(s.text), "?") || hangsOn.MatchString(notIf.ReplaceAllString(s.text, "")) {
			continue
		}
		if m := englishLine.FindStringSubmatchIndex(s.text); m != nil {
			all = append(all, s.saysEnglish(text, PromiseRefund, m[0], m[1]))
		}
		for _, f := range promisedInEnglish {
			for _, at := range f.form.FindAllStringIndex(s.text, -1) {
				if s.refusedEnglish(f.kind, at) {
					continue
				}
				all = append(all, s.saysEnglish(text, f.kind, at[0], at[1]))
			}
		}
	}
	return all
}

// refusedEnglish tells that the words around a match promise nothing.
func (p phrase) refusedEnglish(kind string, at []int) bool {
	after := p.text[at[1]:]
	switch {
	case aside.MatchString(p.text[:at[0]]):
		return true
	case !weFirst.MatchString(p.text[at[0]:at[1]]) && p.notDone(at):
		return true
	case kind == PromiseRefund && notMoney.MatchString(after):
		return true
	case kind == PromiseCoupon || kind == PromisePoints:
		return byMall.MatchString(after)
	case kind == PromiseReship || kind == PromisePresent:
		return notGoods.MatchString(p.text[at[0]:at[1]][strings.LastIndex(p.text[at[0]:at[1]], " ")+1:] + after)
	}
	return false
}

// notDone tells that a match in which nobody is named is denied, or about something else.
func (p phrase) notDone(at []int) bool {
	said := p.text[at[0]:at[1]]
	if m := denied.FindStringSubmatch(p.text[:at[0]]); m != nil && !anew.MatchString(m[1]) {
		return true
	}
	of, found := strings.CutPrefix(strings.ToLower(said), "refund")
	return found && notMoney.MatchString(of) || besides.MatchString(said)
}

// saysEnglish is the promise at a place, with the amount behind it or right before.
func (p phrase) saysEnglish(text, kind string, from, to int) Promise {
	rest := p.text[to:]
	if m := turnsAround.FindStringIndex(rest); m != nil {
		rest = rest[:m[0]]
	}
	one := Promise{Kind: kind, Words: clipWords(strings.TrimSpace(p.text))}
	end := to
	switch kind {
	case PromisePoints:
		if m := englishSum.FindStringSubmatch(p.text[from:to]); m != nil {
			one.Yen = yenOf(m[1])
		}
	case PromiseRefund, PromiseCoupon, PromiseCash:
		one.Yen, end = p.yenEnglish(from, to, len(rest))
	}
	if kind == PromiseRefund {
		one.Whole = englishAll.MatchString(p.text[from : to+len(rest)])
		one.Bank = englishBank.MatchString(rest)
	}
	one.Start, one.End = units(text[:p.at[from]]), units(text[:p.at[end]])
	return one
}

// yenEnglish is the amount within a match, else the next one behind it, with one that is
// joined to it, else what stands before. It says where the words end.
func (p phrase) yenEnglish(from, to, rest int) (yen int64, end int) {
	at := englishYen.FindStringIndex(p.text[from:to])
	base := from
	if at == nil {
		at, base = englishYen.FindStringIndex(p.text[to:to+rest]), to
	}
	if at == nil {
		all := englishYen.FindAllString(p.text[:from], -1)
		if len(all) == 0 {
			return 0, to
		}
		return amountIn(all[len(all)-1]), to
	}
	yen, end = amountIn(p.text[base+at[0]:base+at[1]]), max(to, base+at[1])
	if more := andYen.FindStringSubmatchIndex(p.text[base+at[1] : to+rest]); base == to && more != nil {
		yen += amountIn(p.text[base+at[1]+more[2] : base+at[1]+more[3]])
		end = base + at[1] + more[3]
	}
	return yen, end
}

func amountIn(s string) int64 {
	m := englishYen.FindStringSubmatch(s)
	if m == nil {
		return 0
	}
	return yenOf(strings.TrimRight(cmp.Or(m[1], m[2]), ","))
}

// sentences are a phrase without what English puts between two of them: a stop before a
// capital letter, not that of 3.5 or approx. 500.
func (p phrase) sentences() []phrase {
	var all []phrase
	from := 0
	for i := 0; i+2 < len(p.text); i++ {
		if (p.text[i] == '.' || p.text[i] == ';') && p.text[i+1] == ' ' && (p.text[i] == ';' || p.text[i+2] >= 'A' && p.text[i+2] <= 'Z') {
			all = append(all, phrase{p.text[from : i+1], p.at[from : i+2]})
			from = i + 2
		}
	}
	return append(all, phrase{p.text[from:], p.at[from:]})
}
