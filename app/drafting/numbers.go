package drafting

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

var (
	anyDate = regexp.MustCompile(`(?:(\d{4}) ?[年/.-] ?)?(\d{1,2}) ?(?:月 ?|/|-)(\d{1,2})(日|\b)?`)
	anyTime = regexp.MustCompile(`(\d{1,2}):(\d{2})|(午前|午後)? ?(\d{1,2})時(?:(\d{1,2})分|(半))?`)
	units   = `営業日|週間|週|か月|ヶ月|カ月|ヵ月|箇月|時間|年間|日間|月|日|年|時|分|秒|円|%|パーセント|割|ポイント|点|個|つ|枚|本|箱|袋|着|足|台|冊|組|セット|ケース|口|件|名様|名|人|回|度|kg|g|mm|cm|m|ml|l`
	// A number with what it counts; ¥ before it or 円 behind it make it money.
	anyAmount = regexp.MustCompile(`([¥\\] ?)?(\d[\d,]*(?:\.\d+)?) ?(万|千)?(` + units + `)?`)
	// Chinese numerals only where they count something; 十分 and 一般 do not.
	anyKanji = regexp.MustCompile(`([一二三四五六七八九十百千万〇]+)(営業日|週間|か月|ヶ月|時間|日間|日|円|点|個|つ|枚|本|箱|セット|回|割|パーセント|%|名様)`)
	listMark = regexp.MustCompile(`(?m)^ *[(（]?\d{1,2}[.)）、]`)
)

// dates reads days with a month, with or without a year.
func (r *reading) dates() {
	for _, at := range anyDate.FindAllStringSubmatchIndex(r.s, -1) {
		part := func(i int) string {
			if at[2*i] < 0 {
				return ""
			}
			return r.s[at[2*i]:at[2*i+1]]
		}
		month, _ := strconv.Atoi(part(2))
		day, _ := strconv.Atoi(part(3))
		if month < 1 || month > 12 || day < 1 || day > 31 || touchesNumber(r.s, at[0], at[1]) {
			continue
		}
		if !strings.Contains(r.s[at[0]:at[1]], "月") && part(1) == "" && strings.Contains(r.s[at[0]:at[1]], "-") {
			continue // 3-4 is a range or a piece of an address
		}
		key := "date:" + strconv.Itoa(month) + "-" + strconv.Itoa(day)
		if y := part(1); y != "" {
			key = "date:" + y + ":" + strconv.Itoa(month) + "-" + strconv.Itoa(day)
		}
		r.add(claim{kind: KindDate, key: key, start: at[0], end: at[1]})
	}
	r.each(anyTime, KindDate, func(m []string) string {
		hour, minute := m[1]+m[4], m[2]+m[5]
		h, _ := strconv.Atoi(hour)
		if m[3] == "午後" && h < 12 {
			h += 12
		}
		if m[6] != "" {
			minute = "30"
		}
		n, _ := strconv.Atoi(minute)
		return "time:" + strconv.Itoa(h) + "-" + strconv.Itoa(n)
	})
}

// touchesNumber tells that digits go on beside a place.
func touchesNumber(s string, start, end int) bool {
	part := func(b byte) bool { return b >= '0' && b <= '9' || b == '-' || b >= 'a' && b <= 'z' }
	return start > 0 && part(s[start-1]) || end < len(s) && part(s[end])
}

// weekdayOf is the day of the week of a date with its year.
func weekdayOf(key []string) string {
	if len(key) != 3 {
		return ""
	}
	at, err := time.Parse("2006-1-2", key[1]+"-"+key[2])
	if err != nil {
		return ""
	}
	return string([]rune("日月火水木金土")[at.Weekday()])
}

// numbers reads amounts, counts and spans of time.
func (r *reading) numbers() {
	var marks [][]int
	if strings.Count(r.s, "\n") > 0 {
		marks = listMark.FindAllStringIndex(r.s, -1)
	}
	for _, at := range anyAmount.FindAllStringSubmatchIndex(r.s, -1) {
		if listed(marks, at[0]) {
			continue
		}
		value := r.s[at[4]:at[5]]
		scale, unit := "", ""
		if at[6] >= 0 {
			scale = r.s[at[6]:at[7]]
		}
		if at[8] >= 0 {
			unit = r.s[at[8]:at[9]]
		}
		if at[2] >= 0 {
			unit = "円"
		}
		r.amount(at[0], at[1], scaled(value, scale), unit)
	}
	for _, at := range anyKanji.FindAllStringSubmatchIndex(r.s, -1) {
		if strings.HasPrefix(r.s[at[1]:], "も") { // 一日も早く
			continue
		}
		r.amount(at[0], at[1], strconv.Itoa(fromKanji(r.s[at[2]:at[3]])), r.s[at[4]:at[5]])
	}
}

func (r *reading) amount(start, end int, value, unit string) {
	kind := KindNumber
	if unit == "円" {
		kind = KindYen
	}
	r.add(claim{kind: kind, key: "n:" + value + ":" + counts(unit), start: start, end: end})
}

func listed(marks [][]int, at int) bool {
	for _, m := range marks {
		if at >= m[0] && at < m[1] {
			return true
		}
	}
	return false
}

// counts brings words that count the same together: 2点 and 2個 are one claim, 2日
// and 2営業日 are not.
func counts(unit string) string {
	switch unit {
	case "点", "個", "つ", "枚", "本", "箱", "袋", "着", "足", "台", "冊", "組", "セット", "ケース", "口", "件":
		return "個"
	case "か月", "ヶ月", "カ月", "ヵ月", "箇月":
		return "か月"
	case "週間", "週":
		return "週間"
	case "%", "パーセント":
		return "%"
	case "名", "名様", "人":
		return "人"
	case "日間":
		return "日"
	}
	return unit
}

func scaled(value, scale string) string {
	n, err := strconv.ParseFloat(strings.ReplaceAll(value, ",", ""), 64)
	if err != nil {
		return value
	}
	switch scale {
	case "万":
		n *= 10000
	case "千":
		n *= 1000
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

var kanjiDigits = map[rune]int{'〇': 0, '一': 1, '二': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9}

// fromKanji reads 三千五百 and 二〇.
func fromKanji(s string) int {
	total, part, digit := 0, 0, 0
	for _, r := range s {
		switch r {
		case '十', '百', '千':
			part += max(digit, 1) * map[rune]int{'十': 10, '百': 100, '千': 1000}[r]
			digit = 0
		case '万':
			total += max(part+digit, 1) * 10000
			part, digit = 0, 0
		default:
			digit = digit*10 + kanjiDigits[r]
		}
	}
	return total + part + digit
}
