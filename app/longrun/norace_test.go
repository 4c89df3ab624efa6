//go:build !race

package longrun

const usual = 30
