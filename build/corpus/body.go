package corpus

import (
	"bytes"
	"encoding/base64"
	"math/rand/v2"
)

// body writes the part behind the head: text, its HTML, files.
func (m *Mail) body(s *Shop, d *rand.Rand, set charset, text []byte, html bool, files []file) {
	const inner, outer = "=_inner_01", "=_outer_01"
	if len(files) > 0 {
		m.add("Content-Type: multipart/mixed; boundary=\"" + outer + "\"\r\n\r\n--" + outer + "\r\n")
	}
	switch {
	case html && d.IntN(3) == 0: // nothing but HTML
		m.part("text/html", set, d, asHTML(set, text))
	case html:
		m.add("Content-Type: multipart/alternative; boundary=\"" + inner + "\"\r\n\r\n--" + inner + "\r\n")
		m.part("text/plain", set, d, text)
		m.add("\r\n--" + inner + "\r\n")
		m.part("text/html", set, d, asHTML(set, text))
		m.add("\r\n--" + inner + "--\r\n")
	default:
		m.part("text/plain", set, d, text)
	}
	if len(files) == 0 {
		return
	}
	for _, f := range files {
		m.add("\r\n--" + outer + "\r\n")
		m.file(s, f, set)
	}
	m.add("\r\n--" + outer + "--\r\n")
}

func (m *Mail) add(s string) { m.Raw = append(m.Raw, s...) }

// part writes a text in one of the transfer encodings that its charset allows.
func (m *Mail) part(media string, set charset, d *rand.Rand, text []byte) {
	m.add("Content-Type: " + media + "; charset=" + set.String() + "\r\nContent-Transfer-Encoding: ")
	way := d.IntN(10)
	switch {
	case set == jis:
		m.add("7bit\r\n\r\n")
		m.Raw = appendCRLF(m.Raw, text)
	case way < 5:
		m.add("base64\r\n\r\n")
		m.Raw = append64(m.Raw, text)
	case way < 7:
		m.add("quoted-printable\r\n\r\n")
		m.Raw = appendQP(m.Raw, text)
	default:
		m.add("8bit\r\n\r\n")
		m.Raw = appendCRLF(m.Raw, text)
	}
}

func appendCRLF(to, text []byte) []byte {
	for l := range bytes.Lines(text) {
		to = append(append(to, bytes.TrimSuffix(l, []byte("\n"))...), '\r', '\n')
	}
	return to
}

const lineOf64 = 57 // bytes, which are 76 letters

func append64(to, b []byte) []byte {
	for ; len(b) > lineOf64; b = b[lineOf64:] {
		to = append(base64.StdEncoding.AppendEncode(to, b[:lineOf64]), '\r', '\n')
	}
	return append(base64.StdEncoding.AppendEncode(to, b), '\r', '\n')
}

// appendQP writes quoted-printable with soft ends after 72 letters.
func appendQP(to, text []byte) []byte {
	const hex = "0123456789ABCDEF"
	column := 0
	for _, c := range text {
		if c == '\n' {
			to, column = append(to, '\r', '\n'), 0
			continue
		}
		if column >= 72 {
			to, column = append(to, "=\r\n"...), 0
		}
		if c >= 0x80 || c == '=' || c < ' ' {
			to, column = append(to, '=', hex[c>>4], hex[c&15]), column+3
			continue
		}
		to, column = append(to, c), column+1
	}
	return to
}

// asHTML is what mail programs make of lines: a block each, quotes with a bar.
func asHTML(set charset, text []byte) []byte {
	out := make([]byte, 0, 3*len(text)+1024)
	out = append(out, "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset="+set.String()+"\">\n<style type=\"text/css\">\n"+style+"</style></head>\n<body lang=\"ja\" bgcolor=\"#ffffff\">\n"...)
	quoted := false
	for l := range bytes.Lines(text) {
		rest, is := bytes.CutPrefix(l, []byte("> "))
		if is != quoted {
			quoted = is
			if is {
				out = append(out, "<blockquote type=\"cite\" style=\"margin:0 0 0 .8ex;border-left:1px #ccc solid;padding-left:1ex\">\n"...)
			} else {
				out = append(out, "</blockquote>\n"...)
			}
		}
		rest = bytes.ReplaceAll(bytes.TrimSuffix(rest, []byte("\n")), []byte("> "), []byte("&gt; "))
		out = append(append(append(out, "<div class=\"MsoNormal\"><span style=\"font-size:10.5pt;color:#1f1f1f\">"...), rest...), "</span></div>\n"...)
	}
	if quoted {
		out = append(out, "</blockquote>\n"...)
	}
	return append(out, "</body></html>\n"...)
}

const style = `@font-face {font-family:"MS Mincho"; panose-1:2 2 6 9 4 2 5 8 3 4;}
@font-face {font-family:"Yu Gothic"; panose-1:2 11 4 0 0 0 0 0 0 0;}
p.MsoNormal, li.MsoNormal, div.MsoNormal {margin:0mm; text-align:justify; font-size:10.5pt; font-family:"Yu Gothic",sans-serif;}
a:link, span.MsoHyperlink {color:#0563C1; text-decoration:underline;}
span.EmailStyle17 {font-family:"Yu Gothic",sans-serif; color:windowtext;}
.MsoChpDefault {font-family:"Yu Gothic",sans-serif;}
@page WordSection1 {size:612.0pt 792.0pt; margin:99.25pt 30.0mm 30.0mm 30.0mm;}
div.WordSection1 {page:WordSection1;}
`
