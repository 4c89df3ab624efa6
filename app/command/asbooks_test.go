package command

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// bookGroups are the commands of the books, with the files in which they stand.
var bookGroups = map[string][]string{
	"entry": {"entry.go", "entrywrite.go", "entryimport.go", "entrymapping.go"}, "books": {"books.go", "month.go"}, "document": {"document.go", "documentadd.go", "documentgiven.go"},
	"receipt": {"receipt.go", "document.go"}, "settlement": {"settlement.go", "settlementlist.go"}, "export": {"export.go", "exporttrace.go", "exportcases.go", "receipt.go"},
}

// asOnTheScreen are methods that a command calls under another name, because it works with
// files by their path or finds things by their numbers.
var asOnTheScreen = map[string]string{
	"EntryNamed": "Entries", "DocumentNamed": "Document", "DocumentFile": "SaveDocument", "DocumentsZip": "SaveDocuments", "WriteReceipts": "SaveDocuments",
	"DocumentRules": "Documents", "EntriesFrom": "ImportEntries", "EntryColumns": "ImportEntries", "ExportTo": "ExportBooks", "ExportAgainTo": "ExportAgain", "TraceExport": "Exports", "WriteCases": "MakeCaseFile",
	"LearnBooksOf": "LearnBooks", "OrdersByNumber": "OrderByID", "KeepDocumentFile": "KeepDocument", "MonthPDF": "MonthSheet",
	"NamedEntryMap": "EntryMaps", "KeepEntryMap": "SaveEntryMap",
	"HoldSettlement": "SettlementPreview", "SettlementMapFrom": "SettlementPreview",
}

// functionOf names functions whose commands have no name of their own in the code.
var functionOf = map[string]string{
	"receipt draft": "receiptDraft", "receipt issue": "receiptIssue", "export cases": "exportCases", "export messages": "exportCases",
	"entry mapping list": "mappingList", "entry mapping show": "mappingShow", "entry mapping remove": "mappingRemove", "entry mapping save": "mappingSave",
}

// found are methods that only find by its number what a command is about; it shows nothing.
var found = map[string]string{"entry drop": "Entries"}

// Who may use a command of the books may call what stands behind it on the screen: each is in
// the table, under a method that it calls, and calls none that asks for more.
func TestAs_every_command_of_the_books_asks_for_the_right_of_what_it_calls(t *testing.T) {
	code := readCode(t)
	roles := []string{app.RoleOwner, app.RoleStaff, app.RoleTrainee, app.RoleAccounting, app.RoleViewer}
	known := 0
	for _, path := range bookCommands() {
		gate := needOf("madoguchi " + path)
		if !app.Known(gate) {
			t.Errorf("%s: no method of the screen stands behind it (bookNeeds)", path)
			continue
		}
		known++
		called := code.calls(path)
		if !slices.Contains(called, gate) {
			t.Errorf("%s asks for the right of %s, and calls %v", path, gate, called)
		}
		for _, method := range called {
			if found[path] == method {
				continue
			}
			for _, role := range roles {
				if app.RoleMay(role, gate) && !app.RoleMay(role, method) {
					t.Errorf("%s lets %s in by %s, and calls %s", path, role, gate, method)
				}
			}
		}
	}
	if known < 35 || len(bookNeeds) > known {
		t.Errorf("%d commands of %d in the table", known, len(bookNeeds))
	}
}

// bookCommands are the commands of the books, without the name of the program.
func bookCommands() []string {
	c := &cli{}
	var all []string
	var walk func(*cobra.Command)
	walk = func(cmd *cobra.Command) {
		for _, one := range cmd.Commands() {
			walk(one)
		}
		if path := strings.TrimPrefix(cmd.CommandPath(), "madoguchi "); !cmd.HasSubCommands() && bookGroups[strings.Fields(path)[0]] != nil {
			all = append(all, path)
		}
	}
	walk(c.root())
	return all
}

// code is what the functions of this package call.
type code struct {
	t     *testing.T
	funcs map[string]*ast.FuncDecl
	files map[string]*ast.File
}

func readCode(t *testing.T) *code {
	k := &code{t, map[string]*ast.FuncDecl{}, map[string]*ast.File{}}
	for group, files := range bookGroups {
		for _, name := range append(slices.Clone(files), "order.go") {
			f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			k.files[name] = f
			for _, d := range f.Decls {
				if fn, ok := d.(*ast.FuncDecl); ok {
					k.funcs[funcName(group, fn)] = fn
				}
			}
		}
	}
	return k
}

// funcName is a function by itself, one of the command line, or a method of what a group of
// commands takes its flags into.
func funcName(group string, fn *ast.FuncDecl) string {
	if fn.Recv == nil {
		return fn.Name.Name
	}
	if star, ok := fn.Recv.List[0].Type.(*ast.StarExpr); ok && isNamed(star.X, "cli") {
		return "cli." + fn.Name.Name
	}
	return group + "." + fn.Name.Name
}

// calls are the methods of the screen behind a command, without those whose right it asks
// for by itself.
func (k *code) calls(path string) []string {
	var all, asked []string
	group, _, _ := strings.Cut(path, " ")
	seen := map[string]bool{}
	var walk func(ast.Node)
	enter := func(name string) {
		if fn := k.funcs[name]; fn != nil && !seen[name] {
			seen[name] = true
			walk(fn.Body)
		}
	}
	walk = func(n ast.Node) {
		ast.Inspect(n, func(n ast.Node) bool {
			switch x := n.(type) {
			case *ast.SelectorExpr:
				if isNamed(x.X, "c") { // c.entryShow
					enter("cli." + x.Sel.Name)
					return false
				}
			case *ast.Ident:
				enter(x.Name)
			case *ast.CallExpr:
				of, _ := x.Fun.(*ast.SelectorExpr)
				if of == nil {
					return true
				}
				if !isNamed(of.X, "d") { // in.read(ctx, d)
					enter(group + "." + of.Sel.Name)
					return true
				}
				if of.Sel.Name == "May" { // d.May(ctx, "ConfirmEntries", nil)
					word, _ := strconv.Unquote(x.Args[1].(*ast.BasicLit).Value)
					asked = append(asked, word)
					return false
				}
				all = append(all, k.method(path, of.Sel.Name))
			}
			return true
		})
	}
	walk(k.command(path))
	return slices.DeleteFunc(all, func(m string) bool { return slices.Contains(asked, m) })
}

func isNamed(x ast.Expr, name string) bool {
	id, ok := x.(*ast.Ident)
	return ok && id.Name == name
}

// method is the name on the screen of what a command calls.
func (k *code) method(path, called string) string {
	if other := asOnTheScreen[called]; other != "" {
		return other
	}
	if !app.Known(called) {
		k.t.Errorf("%s calls %s, whose right nobody knows (asOnTheScreen)", path, called)
	}
	return called
}

// command is the code of a command: what makes it, or what it runs where one function makes
// several.
func (k *code) command(path string) ast.Node {
	group, name, _ := strings.Cut(path, " ")
	if needOf("madoguchi "+path) == "ExportBooks" {
		return k.funcs["cli.exportKind"]
	}
	if fn := functionOf[path]; fn != "" {
		return k.funcs["cli."+fn]
	}
	for _, file := range bookGroups[group] {
		for _, d := range k.files[file].Decls {
			all := commandsIn(d)
			if all[name] == nil {
				continue
			}
			if len(all) == 1 { // its flags and what it runs are all over the function
				return d
			}
			return all[name]
		}
	}
	k.t.Fatalf("%s: nothing makes this command", path)
	return nil
}

// commandsIn are the commands that a function makes, by their names.
func commandsIn(d ast.Decl) map[string]ast.Node {
	out := map[string]ast.Node{}
	ast.Inspect(d, func(n ast.Node) bool {
		lit, ok := n.(*ast.CompositeLit)
		if !ok {
			return true
		}
		for _, e := range lit.Elts {
			kv, ok := e.(*ast.KeyValueExpr)
			if !ok {
				continue
			}
			key, _ := kv.Key.(*ast.Ident)
			value, _ := kv.Value.(*ast.BasicLit)
			if key == nil || key.Name != "Use" || value == nil {
				continue
			}
			word, _ := strconv.Unquote(value.Value)
			out[strings.Fields(word)[0]] = lit
		}
		return true
	})
	return out
}
