// Package longrun holds one test: a shop's half year with two malls in a minute
// or two. Customers, colleagues and faults act on the pretend malls by a seed;
// the program that polls and answers is killed again and again. In the end the
// desk must equal the malls, no reply may have arrived twice, and no mall may
// have had a reason to object to a call.
//
// Under the race detector the world is small; with LONGRUN_ROUNDS and LONGRUN_SEED
// it runs as long as somebody likes.
package longrun
