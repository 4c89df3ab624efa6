//go:build race

package longrun

// usual rounds under the race detector, which makes everything several times
// slower: it looks for races, the plain run for losses.
const usual = 6
