package app

import (
	"reflect"
	"testing"
)

func TestFolds_are_counted_as_the_page_counts(t *testing.T) {
	text := "はい😀。\n> 前の😀\n-- \n山田\n"
	want := []Fold{{Kind: "quote", Start: 6, End: 13}, {Kind: "signature", Start: 13, End: 20}}
	if got := folds(text); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	if got := folds("はい"); got == nil || len(got) != 0 {
		t.Errorf("%#v", got)
	}
}
