package store

import (
	"madoguchi/store/fold"
	"madoguchi/store/topic"
)

// mostFolds is how many bytes of text are kept at once with their folded forms: a
// transaction may look at the mails of months.
const mostFolds = 8 << 20

// folds are the folded forms of texts, and what was found in them. Only one goroutine at a time has them in hand.
type folds struct {
	of     map[string]string
	phones map[string][]string  // telephone numbers in folded texts
	own    map[string]string    // what the writers of texts have written themselves
	topics map[[2]string]string // what subjects and such texts are about
	size   int                  // in bytes, of all of it
}

func (f *folds) fold(text string) string {
	if folded, known := f.of[text]; known {
		return folded
	}
	folded := fold.Fold(text)
	f.makeRoom()
	f.of[text] = folded
	f.size += len(text) + len(folded)
	return folded
}

func (f *folds) makeRoom() {
	if f.of == nil || f.size > mostFolds {
		*f = folds{of: map[string]string{}, phones: map[string][]string{}, own: map[string]string{}, topics: map[[2]string]string{}}
	}
}

// phonesIn is phonesIn of a folded text, which is searched once.
func (f *folds) phonesIn(folded string) []string {
	words, known := f.phones[folded]
	if !known {
		words = phonesIn(folded)
		f.makeRoom()
		f.phones[folded] = words
		f.size += len(folded)
	}
	return words
}

// ownOf is own of a text.
func (f *folds) ownOf(body string) string {
	words, known := f.own[body]
	if !known {
		words = own(body)
		f.makeRoom()
		f.own[body] = words
		f.size += len(body) + len(words)
	}
	return words
}

// topicOf is what the own words of a message are about.
func (f *folds) topicOf(subject, text string) string {
	about := [2]string{subject, text}
	word, known := f.topics[about]
	if !known {
		word = topic.Of(subject, text)
		f.makeRoom()
		f.topics[about] = word
		f.size += len(subject) + len(text)
	}
	return word
}

// said is a message as its telephone numbers are looked for. No letter is folded across a line break.
func (f *folds) said(subject, text string) string { return f.fold(subject) + "\n" + f.fold(text) }

// folded is what is known of the texts of a batch.
func (t *txn) folded() *folds {
	if t.folds == nil {
		t.folds = &folds{}
	}
	return t.folds
}
