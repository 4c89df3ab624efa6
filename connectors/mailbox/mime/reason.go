package mime

import (
	"regexp"
	"strings"
)

// Reason words: why a mail did not arrive.
const (
	ReasonUserUnknown = "userunknown" // no such address
	ReasonHostUnknown = "hostunknown" // no such domain
	ReasonMoved       = "hasmoved"
	ReasonMailboxFull = "mailboxfull"
	ReasonTooBig      = "mesgtoobig"
	ReasonSuspended   = "suspend"  // the account is closed or paused
	ReasonFiltered    = "filtered" // 受信拒否設定 and domain filters of the recipient
	ReasonRejected    = "rejected" // the sender's address was refused
	ReasonBlocked     = "blocked"  // the sending server was refused
	ReasonSpam        = "spamdetected"
	ReasonVirus       = "virusdetected"
	ReasonSecurity    = "securityerror"
	ReasonPolicy      = "policyviolation"
	ReasonContent     = "contenterror"
	ReasonNoRelay     = "norelaying"
	ReasonExpired     = "expired"
	ReasonNetwork     = "networkerror"
	ReasonSystem      = "systemerror"
	ReasonMailer      = "mailererror"
	ReasonNotAccept   = "notaccept"
	ReasonSyntax      = "syntaxerror"
	ReasonOnHold      = "onhold"   // the report does not say why
	ReasonFeedback    = "feedback" // an abuse report, no failure
)

// reasonRules are tried in order on the server's words.
var reasonRules = []struct {
	re     *regexp.Regexp
	reason string
}{
	{rule(`550 : user unknown`), ReasonFiltered}, // au's domain filter says so after DATA
	{rule(`authrequired|authentication (is )?(required|failed)|not authenticated|sender not authenticated|5\.7\.1 resolver|starttls|tls (is )?required|(sender is )?unauthenticated|account.{0,20}not allowed to send`), ReasonSecurity},
	{rule(`mailbox (is )?full|mailbox.{0,30}(exceed|over)|over ?quota|quota exceeded|exceeded.{0,30}(quota|storage|local limit|mailbox)|storage (limit|quota)|not enough (storage|disk|space)|insufficient (storage|disk)|disk quota|メールボックスが(一杯|いっぱい|満杯)|容量.{0,12}(超|一杯|いっぱい|オーバー|不足)|空き容量が|受信ボックス.{0,10}(一杯|いっぱい)`), ReasonMailboxFull},
	{rule(`message.{0,20}(too (big|large)|exceeds?.{0,20}(size|limit))|size (limit )?exceed|サイズ.{0,10}超`), ReasonTooBig},
	{rule(`virus|malware|infected|ウイルス`), ReasonVirus},
	{rule(`(detected|rejected|refused|marked|flagged) as spam|spam (message|detected|content|mail)|looks like spam|classified as spam|considered spam|identified as spam|spamhaus message|迷惑メールと判定`), ReasonSpam},
	{rule(`(blocked|listed|blacklist|blocklist|block list|rbl|dnsbl|spamhaus|spamcop)|refused to talk to me|weren'?t sent\. |too many unwanted messages|smtp server of your isp|poor reputation|bad reputation|access denied\. ip|client host.{0,40}(reject|refus)|dynamic ip|reverse dns|ptr record|cannot find your (reverse )?hostname|connection refused by|too many connections|rate limit|has been (temporarily )?deferred|4\.7\.0.{0,40}unsolicited`), ReasonBlocked},
	{rule(`account.{0,20}(is )?(disabled|inactive|suspended|locked|closed|expired|terminated)|user(s)?.{0,10}disabled|mailbox (is )?(disabled|unavailable due to|inactive|currently suspended)|not active|is inactive|currently suspended|deactivated|解約|利用停止`), ReasonSuspended},
	{rule(`relay(ing)? (access )?(denied|not permitted|not allowed)|unable to relay|relaying denied|not permitted to relay`), ReasonNoRelay},
	{rule(`(has restricted|restricted sms)|rejected by (recipient|user|the recipient|domain filter)|recipient (filter|refuses|rejected this)|due to recipient preferences|user refuses|refuses to accept|受信拒否|拒否設定|指定受信|ドメイン指定|フィルタ`), ReasonFiltered},
	{rule(`host (unknown|not found|or domain name not found)|domain (not found|does not exist|name not found|unknown)|unknown (host|domain)|no such (host|domain)|nxdomain|name service error|unrouteable|all relevant mx|mx record|ドメインが(見つかりません|存在しません)`), ReasonHostUnknown},
	{rule(`has (moved|changed)|no longer (works|at this address|used)|new address`), ReasonMoved},
	{rule(`(delivery|retry) time(d)? ?(out|expired)?.{0,20}(expired|exceeded)|retry timeout exceeded|expired|could not be delivered for \d|gave up|too long.{0,20}queue|queue too long|undelivered for`), ReasonExpired},
	{rule(`connection (timed out|refused|reset)|timed out|network is unreachable|no route to host|mail (for .* )?loops? back|too many hops|hop count|routing loop|host is unreachable|cannot connect|could not connect|lost connection|conversation with .{1,80} timed out`), ReasonNetwork},
	{rule(`sender (address )?(rejected|denied|verify failed|unknown|domain)|(your|the) (e?-?mail )?(sender|from).{0,30}(rejected|refused|denied|not accepted)|domain of sender address|backscatter|refused.{0,10}sender|spf (check )?fail|dmarc|from address.{0,20}reject`), ReasonRejected},
	{rule(`policy|administrative prohibition|prohibited|not allowed by`), ReasonPolicy},
	{rule(`content (rejected|filter)|mime|header.{0,20}(missing|invalid)|improper|malformed|message content`), ReasonContent},
}

var (
	unknownUser = rule(`user (is )?(unknown|not found|doesn'?t exist|does not exist)|unknown (user|recipient|address|local[- ]part|mailbox)|no such (user|recipient|mailbox|address|person|account)|no mailbox here|no (user|account|mailbox) (by|with|of|here)|(mailbox|address|account|recipient|e-?mail account)( .{0,40})? (does not|doesn'?t|did not) exist|mailbox (unavailable|not found|invalid)|invalid (recipient|mailbox|address|user)|recipient (address )?(rejected|unknown|not found)|address (rejected|unknown|not found|error)|not a (valid|known) (user|mailbox|recipient)|unrecognized (user|recipient)|recipnotfound|user.{0,30}unknown|not listed in|account that you tried to reach`)
	unknownJa   = rule(`(宛先|あて先|宛て先|送信先).{0,20}(存在|見つか|不明)|ユーザ.{0,12}(存在|見つか|不明)|アドレス.{0,12}(存在しま|存在し(ない|ておりません)|見つかりま|見つからな|間違|不明)|メールボックス.{0,6}(存在しま|存在しない|見つかりま|見つからな|ありません)`)
	noDomainJa  = rule(`ドメイン.{0,8}(存在しま|存在しない|見つかりま|見つからな)`)
	refusedJa   = rule(`受信拒否|拒否設定|指定受信|ドメイン指定`)
	noSuchName  = rule(`\bunknown user: [^\s@]+@|user doesn'?t have an? \S+ account|recipient name is not recognized|not listed in (domino|the) directory`) // looked up in a directory: no filter
	rcptPhase   = regexp.MustCompile(`(?i)rcpt|does not like recipient`)
	dataPhase   = regexp.MustCompile(`(?i)end of data|failed after i sent the message|>>> data\b|in reply to data`)
	docomoHost  = regexp.MustCompile(`(?i)docomo\.`)
	carrierText = rule(`each of the following recipients was rejected|rejected by a remote\s+mail server`)
	syntaxReply = regexp.MustCompile(`(?:^|[;:\s])50[0-4][ -]`)
)

func rule(s string) *regexp.Regexp { return regexp.MustCompile(`(?is)` + s) }

// reason reads why a mail did not arrive: the status code where it is exact,
// then the server's words, then the words around them.
func reason(p Recipient, text string) string {
	if len(text) > 16<<10 {
		text = strings.ToValidUTF8(text[:16<<10], "")
	}
	diag := strings.Join(strings.Fields(p.Diagnostic), " ")
	text = strings.Join(strings.Fields(text), " ")
	all := diag + " " + text
	if docomoHost.MatchString(all) && dataPhase.MatchString(all) && unknownUser.MatchString(all) {
		return ReasonRejected // docomo answers so when the customer refuses the domain
	}
	if !reasonRules[0].re.MatchString(all) {
		if r := exactStatus(p.Status); r != "" {
			return r
		}
	}
	for _, s := range []string{diag, text} {
		if r := reasonIn(s, p.Status, all); r != "" {
			return r
		}
	}
	switch {
	case carrierText.MatchString(all):
		return ReasonFiltered
	case syntaxReply.MatchString(diag):
		return ReasonSyntax
	}
	return looseStatus(p.Status)
}

// reasonIn reads one text. A user who is "unknown" only after the text was sent
// is a filter in disguise: the address itself was accepted.
func reasonIn(s, status, all string) string {
	if s == "" {
		return ""
	}
	if noSuchName.MatchString(s) {
		return ReasonUserUnknown // "not listed in" a directory is no blocklist
	}
	for _, r := range reasonRules[:8] {
		if r.re.MatchString(s) {
			return r.reason
		}
	}
	if noDomainJa.MatchString(s) {
		return ReasonHostUnknown
	}
	if refusedJa.MatchString(s) {
		return ReasonFiltered // letters of the carriers name a wrong address among what might have been
	}
	if unknownJa.MatchString(s) {
		return ReasonUserUnknown
	}
	if unknownUser.MatchString(s) {
		if status == "" && !rcptPhase.MatchString(all) || dataPhase.MatchString(all) && !rcptPhase.MatchString(all) {
			return ReasonFiltered
		}
		return ReasonUserUnknown
	}
	for _, r := range reasonRules[8:] {
		if r.re.MatchString(s) {
			return r.reason
		}
	}
	return ""
}

// exactStatus are the codes of RFC 3463 that leave no doubt.
func exactStatus(s string) string {
	switch {
	case s == "5.1.1" || s == "5.1.0" || s == "5.1.10" || s == "5.1.3":
		return ReasonUserUnknown
	case s == "5.1.2" || s == "5.4.4":
		return ReasonHostUnknown
	case s == "5.1.6":
		return ReasonMoved
	case strings.HasSuffix(s, ".2.2"):
		return ReasonMailboxFull
	case s == "5.2.3" || s == "5.3.4":
		return ReasonTooBig
	case s == "5.2.1":
		return ReasonSuspended
	case strings.HasSuffix(s, ".4.7"):
		return ReasonExpired
	}
	return ""
}

// looseStatus reads the class of a code when no word helps.
func looseStatus(s string) string {
	switch {
	case strings.HasPrefix(s, "5.1.8"):
		return ReasonRejected
	case strings.HasPrefix(s, "5.2."):
		return ReasonFiltered
	case strings.HasPrefix(s, "5.3."):
		return ReasonSystem
	case len(s) > 3 && s[2] == '4':
		return ReasonNetwork
	case strings.HasPrefix(s, "5.6."):
		return ReasonContent
	case strings.HasPrefix(s, "5.7."):
		return ReasonSecurity
	}
	return ReasonOnHold
}
