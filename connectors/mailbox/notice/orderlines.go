package notice

import (
	"regexp"
	"strconv"
	"strings"

	"madoguchi/connectors"
)

var (
	zipLine    = regexp.MustCompile(`〒\s*(\d{3})-?(\d{4})[\s　]*(.*)$`)
	phoneLine  = regexp.MustCompile(`(?i)\(?\s*TEL\s*\)?\s*[:：]?\s*([0-9()+ -]{9,20})`)
	prefecture = regexp.MustCompile(`^(北海道|東京都|京都府|大阪府|[^\s\d]{2,3}県)`)
	priceLine  = regexp.MustCompile(`^\s*価格\s*([\d,]{1,11})\s*\(?円\)?\s*[x×X*]\s*([\d,]{1,7})\s*\(?個\)?`)
	taxNote    = regexp.MustCompile(`(\d{1,2})\s*%\s*(?:税込|込)`)
	stars      = regexp.MustCompile(`^\s*\*{10,}\s*$`)
	ruler      = regexp.MustCompile(`^\s*[-=─━]{5,}\s*$`)
	codeAtEnd  = regexp.MustCompile(`^(.*?)\s*\(([^()]{1,127})\)\s*$`)
	skuLine    = regexp.MustCompile(`(?i)^\s*SKU管理番号\s*:\s*(\S+)`)
	sumLine    = regexp.MustCompile(`^\s*(\S[^\d\t]{0,30}?)[\s:]*([-−▲△]?)\s*([\d,]{1,11})\s*\(?円\)?`)
	reduces    = regexp.MustCompile(`ポイント|クーポン|値引|割引`)
)

// recipient reads a line under 送付先: address, then telephone.
func (p *orderMail) recipient(line string) {
	to := &p.order.Parcels[len(p.order.Parcels)-1].To
	folded := fold(line)
	if f := phoneLine.FindStringSubmatch(folded); f != nil {
		to.Phone = strings.TrimSpace(f[1])
		return
	}
	if f := zipLine.FindStringSubmatch(folded); f != nil {
		to.Zip = f[1] + f[2]
		folded = f[3]
	}
	if to.Zip == "" || to.Phone != "" {
		return
	}
	rest := strings.TrimSpace(to.State + to.Rest + " " + strings.TrimSpace(folded)) // a long address wraps
	to.State = prefecture.FindString(rest)
	to.Rest = strings.TrimSpace(strings.TrimPrefix(rest, to.State))
}

// article reads a line under 商品: the lines of one article, its price last; then,
// behind the stars, the sums.
func (p *orderMail) article(line string) {
	folded := fold(strings.ReplaceAll(line, "\t", " "))
	switch {
	case stars.MatchString(folded):
		p.summing, p.block = true, nil
	case p.summing:
		p.sum(folded)
	case ruler.MatchString(folded):
		p.block = nil
	default:
		if f := priceLine.FindStringSubmatch(folded); f != nil {
			p.bought(f[1], f[2], folded)
			return
		}
		if text := strings.TrimSpace(line); text != "" {
			p.block = append(p.block, text)
		}
	}
}

// bought makes an article of the lines before its price.
func (p *orderMail) bought(price, count, note string) {
	const most = 500
	lines := p.block
	p.block = nil
	if len(lines) == 0 || len(p.order.Lines) >= most {
		return
	}
	l := connectors.Line{}
	l.Price, l.Count = yen(price), yen(count)
	if l.Price == connectors.NotFixed || l.Count == connectors.NotFixed {
		return
	}
	if f := taxNote.FindStringSubmatch(note); f != nil {
		l.TaxRate, _ = strconv.Atoi(f[1]) // two digits
	}
	names, rest := divide(lines)
	l.Name = strings.Join(names, " ")
	if f := codeAtEnd.FindStringSubmatch(fold(l.Name)); f != nil {
		l.Code = f[2]
		l.Name = strings.TrimSpace(l.Name[:strings.LastIndexAny(l.Name, "(（")])
	}
	var options []string
	for _, line := range rest {
		if f := skuLine.FindStringSubmatch(fold(line)); f != nil {
			l.SKU = f[1]
			continue
		}
		options = append(options, line)
	}
	l.Options = strings.Join(options, "\n")
	p.order.Lines = append(p.order.Lines, l)
}

// divide tells the name from what follows it: it ends with the article's number in
// brackets, and before the SKU in any case.
func divide(lines []string) (names, rest []string) {
	end, code := len(lines), 0
	for i, line := range lines {
		if skuLine.MatchString(fold(line)) {
			end = i
			break
		}
	}
	for i := range end {
		if codeAtEnd.MatchString(fold(lines[i])) {
			code = i + 1
			if end == len(lines) {
				break // no SKU: what follows are options
			}
		}
	}
	if code == 0 {
		code = max(min(1, end), 0)
	}
	return lines[:code], lines[code:]
}

// sum reads one line of the sums. What the customer pays is the total.
func (p *orderMail) sum(line string) {
	const most = 50
	f := sumLine.FindStringSubmatch(line)
	if f == nil || len(p.order.Amounts) >= most {
		return
	}
	label, amount := strings.TrimRight(strings.TrimSpace(f[1]), ":"), yen(f[3])
	if amount == connectors.NotFixed {
		return
	}
	if f[2] != "" || reduces.MatchString(label) {
		amount = -amount
	}
	switch {
	case strings.Contains(label, "支払い金額") || strings.Contains(label, "支払金額"):
		p.order.Total = amount
	case label == "合計" || label == "合計金額":
		if p.order.Total == connectors.NotFixed {
			p.order.Total = amount
		}
	default:
		p.order.Amounts = append(p.order.Amounts, connectors.Amount{Label: label, Yen: amount})
	}
}

// yen is a number with commas; one that no shop ever asked is not fixed.
func yen(s string) int64 {
	n, err := strconv.ParseInt(strings.ReplaceAll(s, ",", ""), 10, 64)
	if err != nil || n > 999_999_999 {
		return connectors.NotFixed
	}
	return n
}
