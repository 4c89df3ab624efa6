package store

import "madoguchi/store/fold"

// mostFolds is how many bytes of text are kept at once with their folded forms: a
// transaction may look at the mails of months.
const mostFolds = 8 << 20

// folds are the folded forms of texts. Only one goroutine at a time has them in hand.
type folds struct {
	of     map[string]string
	phones map[string][]string // telephone numbers in folded texts
	size   int                 // in bytes, of all of it
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
		*f = folds{of: map[string]string{}, phones: map[string][]string{}}
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

// said is a message as its telephone numbers are looked for. No letter is folded across a line break.
func (f *folds) said(subject, text string) string { return f.fold(subject) + "\n" + f.fold(text) }

// fold folds a text, each once in a batch.
func (t *txn) fold(text string) string { return t.folded().fold(text) }

func (t *txn) folded() *folds {
	if t.folds == nil {
		t.folds = &folds{}
	}
	return t.folds
}
