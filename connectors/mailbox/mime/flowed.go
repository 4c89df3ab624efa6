package mime

import "strings"

// unflow joins the soft line breaks of format=flowed (RFC 3676). With delsp the
// space that marks a break is no part of the text, as in Japanese mail.
func unflow(s string, delsp bool) string {
	var out []string
	soft, depth := false, 0
	for _, line := range strings.Split(s, "\n") {
		d := 0
		for d < len(line) && line[d] == '>' {
			d++
		}
		text := strings.TrimPrefix(line[d:], " ") // space-stuffing
		if soft && d == depth && text != "-- " {
			out[len(out)-1] += text
		} else {
			out = append(out, quoteMark(d, line)+text)
		}
		last := out[len(out)-1]
		soft = strings.HasSuffix(text, " ") && text != "-- "
		depth = d
		if soft && delsp {
			out[len(out)-1] = strings.TrimSuffix(last, " ")
		}
	}
	return strings.Join(out, "\n")
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
