package walls

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// floor are the rooms of the page that every screen stands on. They know each
// other and where the person is (nav.ts), and no screen.
var floor = []string{"host", "ui", "keys", "text", "theme", "nav", "filter"}

// from is what a file of the page imports from another.
var from = regexp.MustCompile(`(?:from |import\()'(\.[^']+)'`)

func TestPage_stands_on_a_floor_that_knows_no_screen(t *testing.T) {
	pages := os.DirFS("../../frontend/src")
	read := 0
	err := fs.WalkDir(pages, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || !slices.Contains([]string{".ts", ".tsx"}, filepath.Ext(name)) || strings.Contains(name, ".test.") || !slices.Contains(floor, roomOf(name)) {
			return err
		}
		text, err := fs.ReadFile(pages, name)
		read++
		for _, m := range from.FindAllSubmatch(text, -1) {
			used := path.Join(path.Dir(name), string(m[1]))
			if !slices.Contains(floor, roomOf(used)) {
				t.Errorf("frontend/src/%s may not use %s", name, used)
			}
		}
		return err
	})
	if err != nil || read < len(floor) {
		t.Fatalf("%d files, %v", read, err)
	}
}

// roomOf is the folder of a file of the page, or the file right under src.
func roomOf(name string) string {
	room, _, _ := strings.Cut(name, "/")
	return strings.TrimSuffix(room, path.Ext(room))
}
