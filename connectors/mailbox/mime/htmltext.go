package mime

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlText makes readable text of an HTML mail: blocks become lines, scripts,
// styles and what the mail itself hides (preheaders, scam padding) go.
//
// It reads tokens, not a tree, so that depth costs nothing.
func htmlText(s string) string {
	if len(s) > maxHTMLText {
		s = s[:maxHTMLText]
	}
	t := textMaker{}
	z := html.NewTokenizer(strings.NewReader(s))
	z.SetMaxBuf(maxHTMLText + 1024)
	for {
		switch z.Next() {
		case html.ErrorToken:
			return t.String()
		case html.TextToken:
			t.text(string(z.Text()))
		case html.StartTagToken:
			t.start(z.Token(), false)
		case html.SelfClosingTagToken:
			t.start(z.Token(), true)
		case html.EndTagToken:
			name, _ := z.TagName()
			t.end(atom.Lookup(name))
		}
	}
}

type textMaker struct {
	out    strings.Builder
	hidden atom.Atom // the hidden element we are in
	depth  int       // how many of the same name are open inside it
	pre    int
	space  bool
	lines  int // line ends at the end of out
}

var displayNone = regexp.MustCompile(`(?i)display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?:font-size|max-height|max-width)\s*:\s*0(?:px|pt|em|%)?\s*(?:;|!|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)`)

func (t *textMaker) start(tok html.Token, closed bool) {
	a := tok.DataAtom
	if t.hidden != 0 {
		if a == t.hidden && !closed {
			t.depth++
		}
		return
	}
	switch a {
	case atom.Script, atom.Style, atom.Head, atom.Title, atom.Noscript, atom.Template, atom.Object:
		if !closed {
			t.hidden, t.depth = a, 1
		}
		return
	case atom.Body:
		return
	}
	if !closed && !isVoid(a) && isHidden(tok) {
		t.hidden, t.depth = a, 1
		return
	}
	switch a {
	case atom.Br:
		t.newline(true)
	case atom.Hr:
		t.newline(false)
		t.out.WriteString("----------")
		t.lines = 0
		t.newline(false)
	case atom.Pre, atom.Textarea:
		t.newline(false)
		t.pre++
	case atom.Li:
		t.newline(false)
		t.word("・")
	case atom.Td, atom.Th:
		t.space = true
	case atom.Img:
		t.image(tok)
	default:
		if isBlock(a) {
			t.newline(false)
		}
	}
}

// image shows the text of a picture that carries words; spacers have none.
func (t *textMaker) image(tok html.Token) {
	for _, at := range tok.Attr {
		if at.Key == "alt" && strings.TrimSpace(at.Val) != "" {
			t.text("[" + strings.TrimSpace(at.Val) + "]")
		}
	}
}

func (t *textMaker) end(a atom.Atom) {
	if t.hidden != 0 {
		// A closing head or body ends a hidden element that was never closed.
		if a == t.hidden {
			t.depth--
		}
		if t.depth == 0 || a == atom.Head && t.hidden != atom.Style || a == atom.Body || a == atom.Html {
			t.hidden = 0
		}
		return
	}
	if a == atom.Pre && t.pre > 0 {
		t.pre--
	}
	if isBlock(a) || a == atom.Pre || a == atom.Li {
		t.newline(false)
	}
}

func (t *textMaker) text(s string) {
	if t.hidden != 0 {
		return
	}
	if t.pre > 0 {
		t.out.WriteString(s)
		if s != "" {
			t.lines = 0
		}
		return
	}
	for i, w := range strings.FieldsFunc(s, isHTMLSpace) {
		if i > 0 || isHTMLSpace(rune(s[0])) {
			t.space = true
		}
		t.word(w)
	}
	if s != "" && isHTMLSpace(rune(s[len(s)-1])) {
		t.space = true
	}
}

func (t *textMaker) word(w string) {
	w = strings.ReplaceAll(w, "\u00a0", " ")
	if t.space && t.lines == 0 && t.out.Len() > 0 {
		t.out.WriteByte(' ')
	}
	t.space = false
	t.out.WriteString(w)
	t.lines = 0
}

// newline ends the line; only a <br> makes empty ones, at most two.
func (t *textMaker) newline(br bool) {
	t.space = false
	if t.out.Len() == 0 || t.lines > 0 && !br || t.lines > 2 {
		return
	}
	t.out.WriteByte('\n')
	t.lines++
}

func (t *textMaker) String() string {
	return strings.TrimSpace(strings.ReplaceAll(t.out.String(), "\x00", ""))
}

// isHTMLSpace is the white space that HTML folds; the full-width space is not.
func isHTMLSpace(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' }

func isHidden(tok html.Token) bool {
	for _, a := range tok.Attr {
		if a.Key == "hidden" || a.Key == "style" && displayNone.MatchString(a.Val) {
			return true
		}
	}
	return false
}

func isVoid(a atom.Atom) bool {
	switch a {
	case atom.Br, atom.Hr, atom.Img, atom.Input, atom.Meta, atom.Link, atom.Wbr, atom.Area, atom.Col, atom.Base, atom.Embed:
		return true
	}
	return false
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Table, atom.Tr, atom.Ul, atom.Ol, atom.Dl, atom.Dt, atom.Dd, atom.H1, atom.H2, atom.H3, atom.H4,
		atom.H5, atom.H6, atom.Blockquote, atom.Section, atom.Article, atom.Header, atom.Footer, atom.Form, atom.Center, atom.Address,
		atom.Fieldset, atom.Tbody, atom.Thead, atom.Tfoot, atom.Caption, atom.Main, atom.Nav, atom.Aside, atom.Figure:
		return true
	}
	return false
}
