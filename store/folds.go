package store

import "madoguchi/store/fold"

// folds are the folded forms of texts. Only one goroutine at a time has them in hand.
type folds map[string]string

func (f folds) fold(text string) string {
	folded, known := f[text]
	if !known {
		folded = fold.Fold(text)
		f[text] = folded
	}
	return folded
}

// fold folds a text, each once in a batch.
func (t *txn) fold(text string) string {
	if t.folds == nil {
		t.folds = folds{}
	}
	return t.folds.fold(text)
}
