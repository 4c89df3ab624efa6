package mime

import "strings"

// unflow joins the soft line breaks of format=flowed (RFC 3676). With delsp the
// space that marks a break is no part of the text, as in Japanese mail.
func unflow(s string, delsp bool) string {
	var out strings.Builder
	soft, depth := false, 0
	for i, line := range strings.Split(s, "\n") {
		d := 0
		for d < len(line) && line[d] == '>' {
			d++
		}
		text := strings.TrimPrefix(line[d:], " ") // space-stuffing
		if !soft || d != depth || text == "-- " {
			if i > 0 {
				out.WriteByte('\n')
			}
			out.WriteString(quoteMark(d, line))
		}
		soft, depth = strings.HasSuffix(text, " ") && text != "-- ", d
		if soft && delsp {
			text = text[:len(text)-1]
		}
		out.WriteString(text)
	}
	return out.String()
}

func quoteMark(depth int, line string) string {
	if depth == 0 {
		return ""
	}
	mark := strings.Repeat(">", depth)
	if depth < len(line) {
		mark += " "
	}
	return mark
}
