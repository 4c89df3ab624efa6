package reply

import (
	"strings"

	"madoguchi/connectors/mailbox/quote"
)

// phrase is a sentence of the writer's own in plain letters, put together where a line was
// broken inside it, and for each of its bytes the byte of the text.
type phrase struct {
	text string
	at   []int
}

// phrasesOf are the sentences of a text without what is quoted or signed in it. A line of
// a form (返金額：3,280円) is one by itself.
func phrasesOf(text string) []phrase {
	plain := narrow(text)
	foreign := foreignOf(text)
	var all []phrase
	var now phrase
	end := func(at int) {
		if strings.TrimSpace(now.text) != "" {
			now.at = append(now.at, at)
			all = append(all, now)
		}
		now = phrase{}
	}
	lines := strings.SplitAfter(plain.text, "\n")
	from := 0
	for i, line := range lines {
		if foreign(plain.at[from]) {
			end(plain.at[from])
			from += len(line)
			continue
		}
		for j, r := range line {
			if r == '\n' {
				if i+1 < len(lines) && spaced(now.text, lines[i+1]) {
					now.text, now.at = now.text+" ", append(now.at, plain.at[from+j])
				}
				continue
			}
			now.text += string(r)
			for k := range len(string(r)) {
				now.at = append(now.at, plain.at[from+j+k])
			}
			if strings.ContainsRune("。!?", r) {
				end(plain.at[from+j+len(string(r))])
			}
		}
		if i+1 == len(lines) || !goesOn(line, lines[i+1]) {
			end(plain.at[from+len(strings.TrimSuffix(line, "\n"))])
		}
		from += len(line)
	}
	return all
}

// spaced tells that a broken line ended a word: in Latin letters it does.
func spaced(line, next string) bool {
	if line == "" || next == "" {
		return false
	}
	last, first := line[len(line)-1], next[0]
	return (isLatin(last) || strings.ContainsRune(",.;)", rune(last))) && (isLatin(first) || first >= '0' && first <= '9') ||
		last >= '0' && last <= '9' && isLatin(first)
}

func isLatin(b byte) bool { return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' }

// goesOn tells that a sentence is only broken between two lines, as mails are.
func goesOn(line, next string) bool {
	line, next = strings.TrimSpace(line), strings.TrimSpace(next)
	if line == "" || next == "" || strings.HasSuffix(line, "様") || strings.ContainsAny(line, ":") || strings.ContainsAny(next, ":") {
		return false
	}
	first := []rune(next)[0]
	return !strings.ContainsRune("・●■◆▼◇□○*-※【<>(=_", first) && !(first >= '1' && first <= '9' && startsList(next))
}

// startsList tells a number of a list (1. …) from an amount.
func startsList(s string) bool {
	rest := strings.TrimLeft(s, "0123456789")
	return strings.HasPrefix(rest, ".") || strings.HasPrefix(rest, ")") || strings.HasPrefix(rest, " ")
}

// foreignOf tells of a place whether an earlier mail or a signature stands there.
func foreignOf(text string) func(at int) bool {
	parts := quote.Parts(text)
	return func(at int) bool {
		for _, p := range parts {
			if at >= p.Start && at < p.End {
				if p.Kind != quote.Own {
					return true
				}
				line := strings.TrimSpace(lineAt(text, at))
				return strings.HasPrefix(line, ">") || strings.HasPrefix(line, "＞")
			}
		}
		return false
	}
}
