//go:build !race

package longrun

const (
	usual   = 30
	brought = 700 // conversations of a shop that is not new
)
