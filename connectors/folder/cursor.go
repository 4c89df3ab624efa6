package folder

import (
	"encoding/json"
	"slices"
	"strings"
	"time"
)

// memory is the cursor: which files have been read. Losing it, or a part of it,
// means reading them again, which the desk takes for the repeat it is.
type memory struct {
	// Read are the marks of the files read, each of markLen characters, in one
	// string: thousands of them must fit.
	Read string `json:"read,omitempty"`
	// Bad are the files that could not be read, or not all of them.
	Bad []badFile `json:"bad,omitempty"`
	// At is the file that a batch ended in.
	At    string `json:"at,omitempty"`
	Place int64  `json:"place,omitempty"`
	// Looked are files of tomorrow: taken when they are still the same next time.
	Looked []string `json:"looked,omitempty"`
}

type badFile struct {
	Mark  string `json:"mark"`
	Name  string `json:"name"` // fit to be shown
	Why   string `json:"why"`  // Japanese
	Moved string `json:"moved,omitempty"`
}

const (
	markLen   = markSize * 4 / 3
	maxBad    = 200
	maxLooked = 1000
)

// remember reads a cursor. One that makes no sense is a new account's.
func remember(cur string) memory {
	var m memory
	if json.Unmarshal([]byte(cur), &m) != nil || len(m.Read)%markLen != 0 {
		return memory{}
	}
	return m
}

func (m memory) String() string {
	b, err := json.Marshal(m)
	if err != nil { // strings and numbers only
		panic(err)
	}
	return string(b)
}

func (m memory) read() map[string]bool {
	known := make(map[string]bool, len(m.Read)/markLen)
	for i := 0; i+markLen <= len(m.Read); i += markLen {
		known[m.Read[i:i+markLen]] = true
	}
	return known
}

func (m memory) looked() map[string]bool {
	known := map[string]bool{}
	for _, mark := range m.Looked {
		known[mark] = true
	}
	return known
}

// keep is the memory without files that have gone. stays says of a bad file that
// has been moved away whether it still lies there.
func (m memory) keep(all []file, stays func(badFile) bool) memory {
	here := make(map[string]bool, len(all))
	for _, f := range all {
		here[f.mark] = true
	}
	var read strings.Builder
	for i := 0; i+markLen <= len(m.Read); i += markLen {
		if mark := m.Read[i : i+markLen]; here[mark] {
			read.WriteString(mark)
		}
	}
	next := memory{Read: read.String(), At: m.At, Place: m.Place}
	for _, b := range m.Bad {
		if b.Moved == "" && here[b.Mark] || b.Moved != "" && stays(b) {
			next.Bad = append(next.Bad, b)
		}
	}
	return next
}

// done notes that a file has been read to its end.
func (m *memory) done(f file, why string) {
	m.Read += f.mark
	m.At, m.Place = "", 0
	if why != "" && len(m.Bad) < maxBad && !slices.ContainsFunc(m.Bad, func(b badFile) bool { return b.Mark == f.mark }) {
		m.Bad = append(m.Bad, badFile{Mark: f.mark, Name: shown(f.name), Why: why})
	}
}

// Rescan forgets what was read. The files say what is old, so since has nothing
// to add.
func (a *account) Rescan(string, time.Time) string { return memory{}.String() }
