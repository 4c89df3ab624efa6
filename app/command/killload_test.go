//go:build kill

package command

import (
	"crypto/sha256"
	"os"
	"runtime"
	"strconv"
	"testing"
)

// load keeps as many threads busy beside the test as KILL_LOAD says: on a busy
// machine the kills fall into places that an idle one runs past. It is how a shop's
// PC feels while a virus scanner works.
func load(t *testing.T) {
	t.Helper()
	n, err := strconv.Atoi(os.Getenv("KILL_LOAD"))
	if err != nil || n <= 0 {
		return
	}
	t.Logf("under a load of %d threads", n)
	before := runtime.GOMAXPROCS(runtime.GOMAXPROCS(0) + n)
	stop := make(chan struct{})
	for range n {
		go burn(stop) // ends with the test
	}
	t.Cleanup(func() {
		close(stop)
		runtime.GOMAXPROCS(before)
	})
}

func burn(stop <-chan struct{}) {
	sum := sha256.Sum256(nil)
	for {
		select {
		case <-stop:
			return
		default:
			sum = sha256.Sum256(sum[:])
		}
	}
}
