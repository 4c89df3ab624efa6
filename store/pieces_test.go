package store

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"madoguchi/store/fold"
)

// inPieces asks for few documents at once for the rest of a test.
func inPieces(t *testing.T, documents int64) {
	t.Helper()
	was := pieceSize
	pieceSize = documents
	t.Cleanup(func() { pieceSize = was })
}

// Whether a question is answered piece by piece or at once, and by the index or by
// the few that pass a filter, it finds the same.
func TestFind_finds_the_same_by_every_way(t *testing.T) {
	inPieces(t, pieceSize)
	was, looks := fewest, lookEvery
	t.Cleanup(func() { fewest, lookEvery = was, looks })
	eachDatabase(t, func(t *testing.T, d *desk) {
		random := rand.New(rand.NewPCG(21, 22))
		books := shelf(d, random, 60)
		answers := 0
		for range 200 {
			want := wish(random, books)
			fewest, pieceSize, lookEvery = was, 1<<16, looks
			first := d.findAll(FindInquiries, want)
			for _, way := range []struct {
				few   int
				piece int64
				looks int
			}{{-1, 1 << 16, 1}, {-1, 7, 3}, {was, 7, 2}, {-1, 1, 5}} {
				fewest, pieceSize, lookEvery = way.few, way.piece, way.looks
				if got := d.findAll(FindInquiries, want); !slices.Equal(got, first) {
					t.Fatalf("%+v by %+v: got %v, want %v", want, way, got, first)
				}
			}
			answers += len(first)
		}
		if answers < 300 {
			t.Errorf("only %d answers: the questions are too hard", answers)
		}
	})
}

func TestFind_tells_how_far_it_is_and_ends_with_its_context(t *testing.T) {
	inPieces(t, 5)
	d := openDesk(t, false)
	manyInquiries(d, 60)
	never, _ := fold.Word("決してない言葉", true)
	common, _ := fold.Word("質問", true)
	want := FindQuery{Words: []Word{{Term: common}, {Term: never, Not: true}, {Term: common, In: PartMemo}}, Limit: 5}
	var told []int64
	want.Told = func(done, all int64) {
		told = append(told, done)
		if all < 60 || done >= all {
			t.Errorf("%d of %d", done, all)
		}
	}
	page, err := d.Find(d.ctx, FindInquiries, want)
	must(t, err)
	if len(page.Hits) != 0 || len(told) < 10 || !slices.IsSorted(told) {
		t.Errorf("found %d, told %v", len(page.Hits), told)
	}
	ctx, stop := context.WithCancel(d.ctx)
	asked := 0
	want.Told = func(int64, int64) {
		asked++
		stop()
	}
	if _, err := d.Find(ctx, FindInquiries, want); !errors.Is(err, context.Canceled) || asked != 1 {
		t.Errorf("went on for %d pieces: %v", asked, err)
	}
}
