// Package leak finds in logs what may not stand there: keys, addresses, names,
// phone numbers and the words of messages.
//
// The words are the ones a test has given to the program, so a hit is never a
// guess. A word is also found in capitals, escaped for JSON or for an address and
// inside base64, which is how keys travel. The package says where a hit is and
// what kind of word it was; it never repeats the word.
package leak

import (
	"bufio"
	"encoding/base64"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// Words are what may not be found, each with the kind of word that it is.
type Words map[string]string

// shortest is what is long enough to stand in a log only when it was put there.
const shortest = 4

// Add takes whole values: names, addresses, keys. A value of several lines, like
// a key in PEM, counts line by line. Too short ones are left out.
func (w Words) Add(kind string, values ...string) {
	for _, v := range values {
		for line := range strings.Lines(v) {
			if line = strings.TrimSpace(line); utf8.RuneCountInString(line) >= shortest && !strings.HasPrefix(line, "-----") {
				w[strings.ToLower(line)] = kind
			}
		}
	}
}

// AddName takes a name as it is written and without its spaces.
func (w Words) AddName(name string) {
	w.Add("name", name, strings.Join(strings.Fields(name), ""))
}

// AddPhone takes a number as it is written and without its hyphens.
func (w Words) AddPhone(number string) {
	w.Add("phone number", number, strings.ReplaceAll(number, "-", ""))
}

// ending parts sentences.
var ending = regexp.MustCompile(`[。．！？!?\r\n]+`)

// head is how much of a sentence is looked for: a log may cut it off.
const head = 16

// AddText takes a message sentence by sentence: a log that quotes only a part of
// it is found as well. Greetings of a word or two say nothing and are left out.
func (w Words) AddText(kind string, texts ...string) {
	for _, text := range texts {
		for _, sentence := range ending.Split(text, -1) {
			letters := []rune(strings.TrimSpace(sentence))
			if len(letters) >= head/2 {
				w.Add(kind, string(letters[:min(head, len(letters))]))
			}
		}
	}
}

// Search returns what was found in one log, a line for each hit, and how many
// lines it has read.
func (w Words) Search(name string, log io.Reader) (hits []string, lines int, err error) {
	in := bufio.NewScanner(log)
	in.Buffer(nil, 16<<20)
	for in.Scan() {
		lines++
		for kind := range w.in(in.Text()) {
			hits = append(hits, fmt.Sprintf("%s, line %d: shows a %s", name, lines, kind))
		}
	}
	return hits, lines, in.Err()
}

// in returns the kinds of word that a line shows.
func (w Words) in(line string) map[string]bool {
	found := map[string]bool{}
	for _, form := range forms(line) {
		for word, kind := range w {
			if strings.Contains(form, word) {
				found[kind] = true
			}
		}
	}
	return found
}

var (
	escaped = regexp.MustCompile(`(\\u[0-9a-fA-F]{4})+`)
	coded   = regexp.MustCompile(`[A-Za-z0-9+/_-]{8,}`)
)

// forms are the ways in which a line can be read, in small letters.
func forms(line string) []string {
	all := []string{line, escaped.ReplaceAllStringFunc(line, func(s string) string {
		if plain, err := strconv.Unquote(`"` + s + `"`); err == nil {
			return plain
		}
		return s
	})}
	if plain, err := url.QueryUnescape(line); err == nil && plain != line {
		all = append(all, plain)
	}
	for _, run := range coded.FindAllString(line, -1) {
		all = append(all, decoded(strings.NewReplacer("-", "+", "_", "/").Replace(run))...)
	}
	for i := range all {
		all[i] = strings.ToLower(all[i])
	}
	return all
}

// decoded reads base64 from each of its first letters: a slash before it may
// belong to a path.
func decoded(run string) (all []string) {
	for start := range 4 {
		part := run[start:]
		if len(part)%4 == 1 {
			part = part[:len(part)-1]
		}
		if raw, err := base64.RawStdEncoding.DecodeString(part); err == nil {
			all = append(all, string(raw))
		}
	}
	return all
}

// SearchFolder looks through the logs that lie in a folder and below: what a
// program has written into logs/ and what its tests have kept of its standard error.
func (w Words) SearchFolder(dir string) (hits []string, files, lines int, err error) {
	err = filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !isLog(path) {
			return err
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer func() { _ = f.Close() }()
		found, read, err := w.Search(path, f)
		hits, files, lines = append(hits, found...), files+1, lines+read
		return err
	})
	return hits, files, lines, err
}

func isLog(path string) bool {
	return filepath.Base(filepath.Dir(path)) == "logs" || strings.HasSuffix(path, ".stderr")
}

// Check fails the test when a log in the folder shows one of the words, or when
// there was no log or no word to look for.
func (w Words) Check(t testing.TB, dir string) {
	t.Helper()
	hits, files, lines, err := w.SearchFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	if files == 0 || len(w) == 0 {
		t.Fatalf("%d logs and %d words: nothing was searched", files, len(w))
	}
	for _, h := range hits {
		t.Error(h)
	}
	t.Logf("%d lines of %d logs searched for %d words", lines, files, len(w))
}
