//go:build race

package longrun

// A small world for the race detector, which makes everything several times
// slower: it looks for races, the plain run for losses.
const (
	usual   = 6
	brought = 150 // conversations of a shop that is not new
)
