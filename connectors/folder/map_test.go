package folder

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"madoguchi/connectors"
)

var update = flag.Bool("update", false, "rewrite want.json")

// read is what a case folder is held against.
type read struct {
	Inquiries []connectors.Inquiry
	Orders    []connectors.Order
	Why       string
	CutOff    bool
}

func TestMap(t *testing.T) {
	cases, err := filepath.Glob("testdata/*/in.*")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, in := range cases {
		dir := filepath.Dir(in)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			data, err := os.ReadFile(in)
			if err != nil {
				t.Fatal(err)
			}
			got := filled(t, readCase(filepath.Ext(in), data))
			want := filepath.Join(dir, "want.json")
			if *update {
				if err := os.WriteFile(want, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			have, err := os.ReadFile(want)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(have, got) {
				t.Errorf("got\n%s\nwant\n%s", got, have)
			}
		})
	}
}

func readCase(ext string, data []byte) read {
	at := testNow.Add(-long)
	var c content
	var cut bool
	switch ext {
	case ".json":
		c, cut = readJSON(data, source{at: at, beside: besideOnly("beside.txt", "beside")})
	case ".csv":
		c, cut = readTable(data, "", at)
	case ".eml":
		a := &account{set: settings{address: "shop@shop.example"}}
		c.inquiries = []connectors.Inquiry{a.letter(data, at, false)}
		c.inquiries[0].Messages[0].Raw = nil // it is the file itself
	}
	return read{c.inquiries, c.orders, c.why, cut}
}

// besideOnly knows one file, and nothing by a path.
func besideOnly(known, text string) func(string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		switch {
		case name == known:
			return []byte(text), nil
		case filepath.Base(name) != name:
			return nil, errNoFile
		}
		return nil, errors.Join(fs.ErrNotExist)
	}
}

// filled writes only what is there, so that a new field of the contract changes no
// case.
func filled(t *testing.T, r read) []byte {
	t.Helper()
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(b, &v); err != nil {
		t.Fatal(err)
	}
	b, err = json.MarshalIndent(lean(v), "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return append(b, '\n')
}

func lean(v any) any {
	switch x := v.(type) {
	case map[string]any:
		for k, in := range x {
			if x[k] = lean(in); x[k] == nil {
				delete(x, k)
			}
		}
		if len(x) == 0 {
			return nil
		}
	case []any:
		for i := range x {
			x[i] = lean(x[i])
		}
		if len(x) == 0 {
			return nil
		}
	case string:
		if x == "" || x == "0001-01-01T00:00:00Z" {
			return nil
		}
	case bool:
		if !x {
			return nil
		}
	case float64:
		if x == 0 {
			return nil
		}
	}
	return v
}
