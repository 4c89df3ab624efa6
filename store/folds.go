package store

import "madoguchi/store/fold"

// mostFolds is how many bytes of text are kept at once with their folded forms: a
// transaction may look at the mails of months.
const mostFolds = 8 << 20

// folds are the folded forms of texts. Only one goroutine at a time has them in hand.
type folds struct {
	of   map[string]string
	size int // in bytes, of all of it
}

func (f *folds) fold(text string) string {
	if folded, known := f.of[text]; known {
		return folded
	}
	folded := fold.Fold(text)
	if f.of == nil || f.size > mostFolds {
		f.of, f.size = map[string]string{}, 0
	}
	f.of[text] = folded
	f.size += len(text) + len(folded)
	return folded
}

// fold folds a text, each once in a batch.
func (t *txn) fold(text string) string {
	if t.folds == nil {
		t.folds = &folds{}
	}
	return t.folds.fold(text)
}
