package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// The desk decides by what a Spec says, by abilities and by what a message is,
// never by the name of a kind: a new one would be left out. The demo shop alone
// chooses its kinds by name.
func TestNo_room_decides_by_the_name_of_a_kind(t *testing.T) {
	named := map[string]bool{}
	for _, s := range kinds {
		named[strconv.Quote(s.Kind)] = true
	}
	for _, room := range []string{"app", "store"} {
		err := filepath.WalkDir(room, func(path string, e fs.DirEntry, err error) error {
			if err != nil || path == filepath.Join("app", "demo") {
				return orSkip(err)
			}
			if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return nil
			}
			files := token.NewFileSet()
			tree, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			for _, l := range compared(tree) {
				if named[l.Value] {
					t.Errorf("%s compares with %s", files.Position(l.Pos()), l.Value)
				}
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
}

func orSkip(err error) error {
	if err != nil {
		return err
	}
	return fs.SkipDir
}

// compared are the literals that something is held against.
func compared(tree *ast.File) []*ast.BasicLit {
	var all []*ast.BasicLit
	add := func(list ...ast.Expr) {
		for _, e := range list {
			if l, ok := e.(*ast.BasicLit); ok {
				all = append(all, l)
			}
		}
	}
	ast.Inspect(tree, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BinaryExpr:
			if n.Op == token.EQL || n.Op == token.NEQ {
				add(n.X, n.Y)
			}
		case *ast.CaseClause:
			add(n.List...)
		}
		return true
	})
	return all
}
