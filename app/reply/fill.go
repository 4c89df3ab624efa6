package reply

import (
	"strings"

	"madoguchi/app/reply/language"
)

// Fill puts the facts into a template. A missing fact stays as {名前} in the
// text, where Check finds it; so does a condition that nothing decides.
func Fill(t Text, f Facts) Filled {
	w := &filler{writer: writer{caret: -1}, text: t, trees: map[string]language.Tree{}, steps: mostSteps}
	w.nodes(parse(t.Body).Nodes, f)
	return w.done()
}

func parse(body string) language.Tree {
	return language.Parse(strings.ReplaceAll(body, "\r\n", "\n"))
}

const (
	mostSteps  = 50_000 // pieces written for one text, empty ones too
	mostNested = 3      // shared texts inside one another
)

// filler walks the tree. How deep it goes is bounded: by language.MaxDepth in each
// text, and by mostNested for the texts inside one another.
type filler struct {
	writer
	text   Text
	trees  map[string]language.Tree // of shared texts, read once
	nested int
	steps  int
}

func (w *filler) nodes(all []language.Node, f Facts) {
	for _, n := range all {
		if w.steps--; w.full || w.steps < 0 {
			return
		}
		switch n := n.(type) {
		case *language.Text:
			w.plain(n.Text)
		case *language.Caret:
			if w.nested == 0 {
				w.caret = w.units
			}
		case *language.Variable:
			w.variable(n, f)
		case *language.Snippet:
			w.snippet(n, f)
		case *language.Choice:
			w.choice(n, f)
		case *language.Loop:
			w.loop(n, f)
		}
	}
}

func (w *filler) variable(n *language.Variable, f Facts) {
	v := look(n, f)
	shown := v.Text
	switch {
	case v.Missing && n.Instead != "":
		v.Text, v.Missing, v.Why, v.Source, v.Personal = n.Instead, false, "", sourceTemplate, false
		shown = n.Instead
	case v.Missing && n.Optional:
		w.dropped = true
		return
	case v.Missing: // the filters stay, so that a value typed later is written as here
		shown = (&language.Variable{Name: shownName(n.Name), Filters: n.Filters}).Tag()
	case f.Masked && v.Personal:
		n = &language.Variable{Name: n.Name, Filters: n.Filters}
		v.Text, shown = mask(v.Text), n.Tag()
	}
	w.value(v, shown)
}

// shownName is a name as it stands between braces: never empty, so that it is seen.
func shownName(name string) string {
	if name == "" {
		return " "
	}
	return name
}

// missing leaves a hole for what is no variable of the template.
func (w *filler) missing(name, filter, why string) {
	shown := name
	if filter != "" {
		shown += ":" + filter
	}
	w.value(Value{Name: name, Filter: filter, Source: sourceTemplate, Missing: true, Why: why}, "{"+shown+"}")
}

// ownLine ends the line of a hole in the place of a block that had lines of its own.
func (w *filler) ownLine(alone bool) {
	if alone {
		w.plain("\n")
	}
}

// snippet writes a shared text in its place. One that comes to nothing takes its
// line with it.
func (w *filler) snippet(n *language.Snippet, f Facts) {
	body, ok := snippetNamed(w.text.Snippets, n.Name)
	switch {
	case !ok:
		w.missing("文例", n.Name, "「"+clip(n.Name)+"」という文例はありません。")
		return
	case w.nested >= mostNested:
		w.missing("文例", n.Name, "文例の中の文例は 3 段までです。")
		return
	}
	tree, known := w.trees[n.Name]
	if !known {
		tree = parse(strings.TrimRight(body, "\r\n"))
		w.trees[n.Name] = tree
	}
	before := w.units
	w.nested++
	w.nodes(tree.Nodes, f)
	w.nested--
	if w.units == before {
		w.dropped = true
	}
}

// snippetNamed finds a shared text; its name may have been typed full width.
func snippetNamed(all map[string]string, name string) (string, bool) {
	if body, ok := all[name]; ok {
		return body, true
	}
	for known, body := range all {
		if language.Plain(known) == name {
			return body, true
		}
	}
	return "", false
}

// choice writes the first branch that holds. A condition that no fact decides
// leaves a hole: which text is right is then for a person to say.
func (w *filler) choice(n *language.Choice, f Facts) {
	before := w.units
	for _, b := range n.Branches {
		t := verdict{is: yes}
		if !b.Else {
			t = decide(b.If, f)
		}
		if t.is == unknown {
			v := Value{Name: t.name, Source: sourceTemplate, Missing: true, Why: "「" + clip(b.If.Raw) + "」かどうか決められません。" + t.why}
			w.value(v, "{"+shownName(t.name)+"}")
			w.ownLine(n.Alone)
			return
		}
		if t.is == yes {
			w.nodes(b.Nodes, f)
			break
		}
	}
	if w.units == before {
		w.fellAway()
	}
}

// loop writes its nodes once for each article, parcel or tax rate.
func (w *filler) loop(n *language.Loop, f Facts) {
	each, why := rounds(n, f)
	if why != "" {
		w.missing(n.Over, n.Only, why)
		w.ownLine(n.Alone)
		return
	}
	before := w.units
	for _, one := range each {
		w.nodes(n.Nodes, one)
	}
	if w.units == before {
		w.fellAway()
	}
}
