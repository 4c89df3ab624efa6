package main

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"github.com/invopop/jsonschema"
)

// top moves to the top of the project, where the command runs.
func top(t *testing.T) {
	t.Helper()
	t.Chdir("../..")
}

func TestBorderListsEveryType(t *testing.T) {
	top(t)
	files, err := filepath.Glob("app/types*.go")
	if err != nil || len(files) < 5 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	var want []string
	for _, path := range files {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.TypeSpec); ok && spec.Name.IsExported() {
				want = append(want, spec.Name.Name)
			}
			return true
		})
	}
	var got []string
	for _, v := range border {
		got = append(got, reflect.TypeOf(v).Name())
	}
	for _, name := range want {
		if !slices.Contains(got, name) {
			t.Errorf("border does not list %s of app/types*.go", name)
		}
	}
	for i, name := range got {
		if !slices.Contains(want, name) || slices.Contains(got[:i], name) {
			t.Errorf("border lists %s, which app/types*.go does not hold, or twice", name)
		}
	}
}

// The page takes every field for granted: one that Go leaves out when it is
// empty would be undefined there.
func TestEveryFieldIsRequired(t *testing.T) {
	top(t)
	var out bytes.Buffer
	if err := run(&out); err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Defs map[string]struct {
			Properties map[string]json.RawMessage `json:"properties"`
			Required   []string                   `json:"required"`
		} `json:"$defs"`
	}
	if err := json.Unmarshal(out.Bytes(), &schema); err != nil {
		t.Fatal(err)
	}
	if len(schema.Defs) < len(border) {
		t.Fatalf("%d definitions for %d types", len(schema.Defs), len(border))
	}
	for name, def := range schema.Defs {
		for field := range def.Properties {
			if !slices.Contains(def.Required, field) {
				t.Errorf("%s.%s is left out when empty (omitempty or omitzero)", name, field)
			}
		}
	}
}

func TestSameNameTwiceIsRefused(t *testing.T) {
	type Account struct{ Other int }
	if _, err := schemaOf(&jsonschema.Reflector{}, append(slices.Clone(border), Account{})); err == nil {
		t.Error("two types called Account passed")
	}
}

func TestOutputIsStable(t *testing.T) {
	top(t)
	var a, b bytes.Buffer
	if err := run(&a); err != nil {
		t.Fatal(err)
	}
	if err := run(&b); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two runs differ")
	}
}

func TestRunNeedsTheSource(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := run(&bytes.Buffer{}); !os.IsNotExist(err) {
		t.Errorf("got %v, want a missing folder", err)
	}
}
