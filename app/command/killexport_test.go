//go:build kill

package command

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"madoguchi/app"
)

const exportRounds = 30

// killedExport writes packages of a month that gets one more paper each round, and is killed over it.
type killedExport struct {
	*killed
	desk  *app.Desk // on the same profile, as the window is
	out   string
	takes time.Duration // from the first byte to the end, of the first run
	seen  map[string]int
}

func TestKill_export_leaves_no_half_file_and_no_file_that_is_not_logged(t *testing.T) {
	program := os.Getenv("KILL_PROGRAM")
	if program == "" {
		t.Skip("KILL_PROGRAM names no program")
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	k := &killedExport{
		killed: &killed{bench: newBench(t), program: program, dice: rand.New(rand.NewPCG(seed, 1))},
		out:    filepath.Join(t.TempDir(), "まとめ.zip"), seen: map[string]int{},
	}
	k.must("entry", "import", k.paper("month.json", aMonth))
	desk, err := app.Open(t.Context(), app.Config{Profile: k.profile})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = desk.Close() })
	k.desk = desk
	for i := range exportRounds {
		k.addPaper(i)
		k.killedOver(i, k.out)
		k.agrees(i + 1)
		k.samePackage(i + 1)
	}
	if k.seen["left behind"] == 0 {
		t.Errorf("only %v: this run proves nothing", k.seen)
	}
	t.Logf("%d rounds: %v", exportRounds, k.seen)
}

func (k *killedExport) addPaper(i int) {
	data := make([]byte, 300_000)
	for n := range data {
		data[n] = byte(k.dice.Uint32())
	}
	k.must("document", "add", k.file("a.pdf", string(data)), "--issued", "2027-02-10", "--partner", fmt.Sprintf("見本運輸 %d", i), "--amount", "110", "--rate", "10=110")
}

// killedOver starts to write a package and is killed over it: in one round of two somewhere between
// its first byte and its end, in the others as soon as the log has it, which is before it has its name.
func (k *killedExport) killedOver(round int, path string) {
	cmd := exec.Command(k.program, "export", "package", "--month", "2027-02", "--out", path, "--profile", k.profile, "--json")
	if err := cmd.Start(); err != nil {
		k.t.Fatal(err)
	}
	done := make(chan struct{})
	go func() { _ = cmd.Wait(); close(done) }()
	k.until(done, func() bool { return len(k.unfinished()) > k.seen["left behind"] })
	begun := time.Now()
	switch {
	case k.takes == 0: // the first one lives
		<-done
	case round%2 == 0:
		life := time.Duration(k.dice.Int64N(int64(k.takes)))
		k.until(done, func() bool { return time.Since(begun) > life })
	default:
		k.until(done, func() bool { return k.isLogged(round + 1) })
	}
	if k.takes == 0 {
		k.takes = time.Since(begun)
	}
	_ = cmd.Process.Kill()
	<-done
}

// until waits for something, or for the end of the program.
func (k *killedExport) until(done <-chan struct{}, is func() bool) {
	for !is() {
		select {
		case <-done:
			return
		default:
		}
	}
}

// isLogged asks for one of them by its number, which is quick.
func (k *killedExport) isLogged(id int) bool {
	_, err := k.desk.ExportName(k.t.Context(), app.ID{ID: int64(id)})
	return err == nil
}

// logged asks the desk that this test has open how many packages have gone out.
func (k *killedExport) logged() int {
	list, err := k.desk.Exports(k.t.Context(), app.ExportQuery{})
	if err != nil {
		k.t.Fatal(err)
	}
	return len(list.Exports)
}

func (k *killedExport) unfinished() []string {
	all, err := filepath.Glob(filepath.Join(filepath.Dir(k.out), ".madoguchi-part-*"))
	if err != nil {
		k.t.Fatal(err)
	}
	return all
}

// agrees holds what stands under the name against the log: a file that is not there yet may be logged,
// for it can be had again, but what is there is logged.
func (k *killedExport) agrees(states int) {
	k.t.Helper()
	k.seen["left behind"] = len(k.unfinished())
	all := k.must("export", "list")["exports"].([]any)
	data, err := os.ReadFile(k.out)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		k.t.Fatal(err)
	}
	at := slices.IndexFunc(all, func(x any) bool { return x.(map[string]any)["sha256"] == hashed(data) })
	switch {
	case err != nil:
		k.seen["nothing there"]++
	case at < 0:
		k.t.Errorf("a file of %d bytes stands there that no row of the log knows", len(data))
	case len(all) == states && at == 0:
		k.seen["done"]++
	case len(all) == states:
		k.seen["killed before its name"]++
	default:
		k.seen["killed before the log"]++
	}
}

// samePackage writes it undisturbed: the log has one row for each state of the month, and its bytes.
func (k *killedExport) samePackage(states int) {
	k.t.Helper()
	before := k.logged()
	done := k.must("export", "package", "--month", "2027-02", "--out", k.out)
	x := done["export"].(map[string]any)
	again := filepath.Join(k.t.TempDir(), "again.zip")
	k.must("export", "again", id(x), "--out", again)
	data := read(k.t, k.out)
	if hashed(data) != x["sha256"] || !bytes.Equal(data, read(k.t, again)) {
		k.t.Errorf("the file is not what the log says: %v", x)
	}
	if n := k.logged(); n != states || (done["again"] == true) != (before == states) {
		k.t.Errorf("%d rows for %d states of the month, again %v", n, states, done["again"])
	}
}

func hashed(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
