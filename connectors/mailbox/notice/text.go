package notice

import (
	"regexp"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// fold makes letters of one width: labels come with half-width kana and
// full-width colons. Texts a person wrote are kept as they are.
func fold(s string) string { return norm.NFC.String(width.Fold.String(s)) }

// plain is a text as it is compared.
func plain(s string) string { return strings.ToLower(strings.Join(strings.Fields(fold(s)), " ")) }

// textLines are the lines of a mail: of its text, or of its HTML when there is
// no text.
func textLines(m Mail) []string {
	if strings.TrimSpace(m.Text) == "" && m.HTML != "" {
		return htmlLines(m.HTML)
	}
	return split(m.Text)
}

func split(text string) []string {
	return strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n")
}

var hiddenStyle = regexp.MustCompile(`(?i)display\s*:\s*none|visibility\s*:\s*hidden`)

// htmlLines lays HTML out as lines: a block or a row of a table is one, the cells
// of a row stand apart by a tab.
func htmlLines(source string) []string {
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(source))
	if err != nil {
		return nil
	}
	doc.Find("script, style, head, title, template, noscript, [hidden]").Remove()
	doc.Find("[style]").FilterFunction(func(_ int, s *goquery.Selection) bool {
		return hiddenStyle.MatchString(s.AttrOr("style", ""))
	}).Remove()
	var p layout
	for _, n := range doc.Nodes {
		p.node(n, 0)
	}
	return p.lines()
}

// layout is a text being laid out. What a letter writes with several spaces or
// breaks in its source is one space.
type layout struct{ out strings.Builder }

// deepest is how far elements are followed; the parser itself stops not much
// later.
const deepest = 500

func (p *layout) node(n *html.Node, depth int) {
	if depth > deepest {
		return
	}
	switch {
	case n.Type == html.TextNode:
		p.text(n)
	case n.DataAtom == atom.Br:
		p.out.WriteByte('\n')
	case isBlock(n.DataAtom):
		p.out.WriteByte('\n')
		defer p.out.WriteByte('\n')
	case n.DataAtom == atom.Td || n.DataAtom == atom.Th:
		defer p.out.WriteByte('\t')
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.node(c, depth+1)
	}
}

func (p *layout) text(n *html.Node) {
	if n.Parent != nil && n.Parent.DataAtom == atom.Pre {
		p.out.WriteString(n.Data)
		return
	}
	words := strings.FieldsFunc(n.Data, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' })
	if len(words) == 0 {
		p.out.WriteByte(' ')
		return
	}
	p.out.WriteString(strings.Join(words, " "))
}

// lines drops the empty lines that blocks inside each other make.
func (p *layout) lines() []string {
	var lines []string
	for _, line := range split(strings.ReplaceAll(p.out.String(), "\u00a0", " ")) {
		if line = strings.Trim(line, " \t"); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Table, atom.Tr, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd, atom.Pre, atom.Hr,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Section, atom.Article, atom.Center, atom.Blockquote:
		return true
	}
	return false
}
