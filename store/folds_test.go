package store

import (
	"strings"
	"testing"
)

func TestFolds_keep_no_more_than_a_few_megabytes(t *testing.T) {
	f := &folds{}
	for i := range 40 {
		text := strings.Repeat("A", 1<<19) + string(rune('0'+i))
		if got := f.fold(text); got != strings.ToLower(text) {
			t.Fatalf("%d is folded wrong", i)
		}
	}
	size := 0
	for text, folded := range f.of {
		size += len(text) + len(folded)
	}
	if size > mostFolds+2<<20 || size == 0 {
		t.Errorf("%d bytes are kept", size)
	}
}
