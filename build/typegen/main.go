// Command typegen prints one JSON Schema of everything that crosses the border
// between Go and the page. build/types.sh turns it into TypeScript.
//
// Run it from the top of the project: comments are read from the source.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"reflect"
	"strings"

	"github.com/invopop/jsonschema"
)

// module is the import path of the project; sources are the folders whose
// comments go along.
const module = "madoguchi"

var sources = []string{"app", "app/export/book", "connectors"}

func main() {
	if err := run(os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "typegen:", err)
		os.Exit(1)
	}
}

func run(out io.Writer) error {
	r := &jsonschema.Reflector{}
	for _, dir := range sources {
		if err := r.AddGoComments(module, dir, jsonschema.WithFullComment()); err != nil {
			return err
		}
	}
	schema, err := schemaOf(r, border)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(schema)
}

// schemaOf reflects all values into one schema whose root names each of them.
// Two types of the same name cannot both stand in one TypeScript file, so that
// is an error and not a silent overwrite.
func schemaOf(r *jsonschema.Reflector, values []any) (*jsonschema.Schema, error) {
	seen := map[string]reflect.Type{}
	var clash error
	r.Anonymous = true
	r.Namer = func(t reflect.Type) string {
		name := t.Name() // "" for lists and maps, which get no name in TypeScript either
		if name != "" && strings.HasSuffix(t.PkgPath(), "/export/book") {
			name = "Book" + name // the books have lines, kinds and channels too
		}
		if name != "" && strings.HasSuffix(t.PkgPath(), "/export/month") {
			name = "Month" + name
		}
		if old, ok := seen[name]; ok && old != t && name != "" && clash == nil {
			clash = fmt.Errorf("%s and %s would both be called %s", old, t, name)
		}
		seen[name] = t
		return name
	}
	root := &jsonschema.Schema{
		Version:              jsonschema.Version,
		Title:                "Border",
		Description:          "Border names every type that crosses between Go and the page.",
		Type:                 "object",
		Properties:           jsonschema.NewProperties(),
		Definitions:          jsonschema.Definitions{},
		AdditionalProperties: jsonschema.FalseSchema,
	}
	for _, v := range values {
		name := reflect.TypeOf(v).Name()
		for key, def := range r.Reflect(v).Definitions {
			root.Definitions[key] = def
		}
		root.Properties.Set(name, &jsonschema.Schema{Ref: "#/$defs/" + name})
		root.Required = append(root.Required, name)
	}
	return root, clash
}
