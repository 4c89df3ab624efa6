// Package pages holds the documentation, the long comments of packages (doc.go) among
// it, to the tree: whoever follows a path, a name or a link finds something at its end.
// It has nothing but tests.
package pages

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	// a path of the tree in backticks, with the name of something in that file
	// behind a colon: `app/thread.go:Thread`
	path = regexp.MustCompile("`((?:app|build|connectors|docs|frontend|store)/[^`\\s:]*)(?::([A-Za-z]+))?`")
	// the target of a link to another page of the documentation
	link = regexp.MustCompile(`\]\(([^)#:\s]+)`)
	// a package's name with one of its types: `app/host.Host`
	exported = regexp.MustCompile(`\.[A-Z]\w*$`)
)

func TestDocs_name_what_is_there(t *testing.T) {
	t.Chdir("../..") // the pages name everything from the top
	pages := []string{"README.md"}
	for _, top := range []string{"docs", "app", "connectors", "store"} {
		err := filepath.WalkDir(top, func(name string, d fs.DirEntry, err error) error {
			if strings.HasSuffix(name, ".md") || filepath.Base(name) == "doc.go" {
				pages = append(pages, name)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, page := range pages {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range path.FindAllStringSubmatch(string(text), -1) {
			if missing(found[1], found[2]) {
				t.Errorf("%s names %s, which is not there", page, found[0])
			}
		}
		for _, found := range link.FindAllStringSubmatch(string(text), -1) {
			if target := filepath.Join(filepath.Dir(page), found[1]); missing(target, "") {
				t.Errorf("%s links to %s, which is not there", page, found[1])
			}
		}
	}
}

// missing reports whether nothing fits a path, or no file that fits holds the
// word. What a build makes and what stands for many names is not looked for.
func missing(name, word string) bool {
	if strings.HasPrefix(name, "build/bin") || strings.HasPrefix(name, "build/out") || strings.ContainsAny(name, "<{(") {
		return false
	}
	files, err := filepath.Glob(exported.ReplaceAllString(name, ""))
	if err != nil || len(files) == 0 {
		return true
	}
	if word == "" {
		return false
	}
	whole := regexp.MustCompile(`\b` + word + `\b`)
	for _, f := range files {
		if text, err := os.ReadFile(f); err == nil && whole.Match(text) {
			return false
		}
	}
	return true
}
