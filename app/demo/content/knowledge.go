package content

import (
	"fmt"
	"strings"
)

// Entry is a question that customers ask again and again, with its answer.
type Entry struct {
	Category         string
	Question, Answer string
}

// Page is how the shop handles the questions of a category; 共通 is any.
type Page struct {
	Category string
	Body     string
}

// headed cuts a file into its pieces, each with the category on its first line.
func headed(name string) ([]Page, error) {
	text, err := files.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var out []Page
	for i, piece := range strings.Split(string(text), "\n---\n") {
		head, body, _ := strings.Cut(strings.TrimSpace(piece), "\n")
		category, ok := strings.CutPrefix(head, "# ")
		if !ok || strings.TrimSpace(body) == "" {
			return nil, fmt.Errorf("%s: piece %d has no category or no text", name, i+1)
		}
		out = append(out, Page{Category: category, Body: strings.TrimSpace(body)})
	}
	return out, nil
}

// Manuals are the shop's pages of instructions.
func Manuals() ([]Page, error) { return headed("manuals.txt") }

// FAQ are the shop's questions and answers.
func FAQ() ([]Entry, error) {
	pieces, err := headed("faq.txt")
	var out []Entry
	for _, p := range pieces {
		question, answer, _ := strings.Cut(p.Body, "\n")
		out = append(out, Entry{Category: p.Category, Question: question, Answer: answer})
	}
	return out, err
}
