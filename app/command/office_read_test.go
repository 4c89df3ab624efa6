//go:build office

package command

import (
	"context"
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// office is LibreOffice with a profile of its own, which reckons every formula anew.
type office struct {
	t   *testing.T
	dir string
}

// opened is a file as the spreadsheet shows it.
type opened struct {
	Creator string       `xml:"meta>initial-creator"`
	Writer  string       `xml:"meta>creator"`
	Sheets  []shownSheet `xml:"body>spreadsheet>table"`
}

// shownSheet is a sheet: its first rows may be a heading that every printed page repeats.
type shownSheet struct {
	Name string     `xml:"name,attr"`
	Head []shownRow `xml:"table-header-rows>table-row"`
	Rows []shownRow `xml:"table-row"`
}

type shownRow struct {
	Cells []cell `xml:"table-cell"`
}

type cell struct {
	Kind    string   `xml:"value-type,attr"`
	Value   string   `xml:"value,attr"`
	Day     string   `xml:"date-value,attr"`
	Formula string   `xml:"formula,attr"`
	Same    int      `xml:"number-columns-repeated,attr"`
	Lines   []spaced `xml:"p"`
}

// spaced is text in which several spaces are an element.
type spaced struct {
	Inner string `xml:",innerxml"`
}

const asUTF8, asCP932 = "76", "60" // LibreOffice's numbers of character sets

func newOffice(t *testing.T) *office {
	t.Helper()
	if _, err := exec.LookPath("soffice"); err != nil {
		t.Fatal("soffice is missing: build/setup.sh test installs it")
	}
	o := &office{t, t.TempDir()}
	if err := os.MkdirAll(filepath.Join(o.dir, "lo", "user"), 0o700); err != nil {
		t.Fatal(err)
	}
	// 0: always. What the file says that a sum is must not be believed.
	always := `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`
	if err := os.WriteFile(filepath.Join(o.dir, "lo", "user", "registrymodifications.xcu"), []byte(always), 0o600); err != nil {
		t.Fatal(err)
	}
	return o
}

// open opens files the way a double click does; CSV in a character set, with every formula
// reckoned that a cell would be. Starting costs most, so files come together.
func (o *office) open(charset string, paths ...string) []opened {
	o.t.Helper()
	ctx, stop := context.WithTimeout(o.t.Context(), 5*time.Minute)
	defer stop()
	args := []string{"-env:UserInstallation=file://" + filepath.Join(o.dir, "lo"), "--headless", "--norestore", "--convert-to", "fods", "--outdir", o.dir}
	if charset != "" {
		args = append(args, "--infilter=CSV:44,34,"+charset+",1,,1041,false,true,false,false,0,true")
	}
	run := exec.CommandContext(ctx, "soffice", append(args, paths...)...)
	run.WaitDelay = time.Second
	if out, err := run.CombinedOutput(); err != nil {
		o.t.Fatalf("%v\n%s", err, out)
	}
	all := make([]opened, len(paths))
	for i, path := range paths {
		data, err := os.ReadFile(filepath.Join(o.dir, strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))+".fods"))
		if err != nil {
			o.t.Fatal(err)
		}
		if err := xml.Unmarshal(data, &all[i]); err != nil {
			o.t.Fatal(err)
		}
	}
	return all
}

// text is what a person reads in a cell.
func (c cell) text(t *testing.T) string {
	t.Helper()
	var lines []string
	for _, p := range c.Lines {
		var flat strings.Builder
		in := xml.NewDecoder(strings.NewReader(strings.ReplaceAll(p.Inner, "<text:s/>", " ")))
		in.Strict = false
		for {
			token, err := in.Token()
			if err != nil {
				break
			}
			if letters, ok := token.(xml.CharData); ok {
				flat.Write(letters)
			}
		}
		lines = append(lines, flat.String())
	}
	return strings.Join(lines, "\n")
}

// is is what the spreadsheet reckons with.
func (c cell) is(t *testing.T) string {
	t.Helper()
	switch c.Kind {
	case "float", "percentage", "currency":
		return c.Value
	case "date":
		return c.Day
	}
	return c.text(t)
}

// rows are a sheet's cells, repeated ones written out.
func (s shownSheet) rows() [][]cell {
	var all [][]cell
	for _, r := range slices.Concat(s.Head, s.Rows) {
		var row []cell
		for _, c := range r.Cells {
			for range min(max(c.Same, 1), 50) { // the empty rest of a sheet is one cell
				row = append(row, c)
			}
		}
		all = append(all, row)
	}
	return all
}

func (f opened) sheet(t *testing.T, name string) [][]cell {
	t.Helper()
	for _, s := range f.Sheets {
		if name == "" || s.Name == name {
			return s.rows()
		}
	}
	t.Fatalf("no sheet %s", name)
	return nil
}
