package ordernumber

import "strings"

// The sizes of an account at Yahoo!ショッピング and of the number behind it.
const (
	minAccount  = 2
	maxAccount  = 62
	yahooDigits = 8
)

// readYahoo needs the account: word-12345678 alone could be a product code. Behind a
// number another account may begin at once.
func (f *finder) readYahoo(s string) {
	for at := 0; at < len(s); {
		dash := accountEnd(s, at)
		if dash < 0 {
			at = nextWord(s, at)
			continue
		}
		if !f.yahoo.try() {
			return
		}
		end := dash + 1 + yahooDigits
		for _, a := range f.options.YahooAccounts {
			if strings.EqualFold(a, s[at:dash]) {
				f.yahoo.found = append(f.yahoo.found, Match{a + s[dash:end], Yahoo, true})
			}
		}
		at = end
	}
}

// accountEnd is where the longest account that begins at a place ends, with a number
// behind it; -1 when there is none.
func accountEnd(s string, at int) int {
	if !isWord(s[at]) {
		return -1
	}
	end, most := at, min(len(s), at+maxAccount+1+yahooDigits)
	for end < most && isAccount(s[end]) {
		end++
	}
	for dash := min(at+maxAccount, end-1-yahooDigits); dash >= at+minAccount; dash-- {
		behind := dash + 1 + yahooDigits
		if s[dash] == '-' && isWord(s[dash-1]) && digits(s[dash+1:behind]) == yahooDigits && byteAt(s, behind) != '-' && !isDigit(byteAt(s, behind)) {
			return dash
		}
	}
	return -1
}

// nextWord is where the next word begins.
func nextWord(s string, at int) int {
	for at < len(s) && isAccount(s[at]) {
		at++
	}
	for at < len(s) && !isAccount(s[at]) {
		at++
	}
	return at
}
