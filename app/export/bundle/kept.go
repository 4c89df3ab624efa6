package bundle

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
)

// head begins what is kept of a bundle. A zip begins with PK.
const head = "madoguchi bundle 1\n"

// errKept: what was kept is not what Write has returned.
var errKept = errors.New("bundle: what was kept of it cannot be read")

// piece is a part of the bytes of a bundle: of a paper, or our own.
type piece struct {
	Paper int64 `json:"paper"` // 0: the next of our own
	Size  int   `json:"size"`
}

// twice writes on, and remembers the bytes that are of no paper.
type twice struct {
	to     io.Writer
	pieces []piece
	ours   bytes.Buffer
	inside bool // a paper
}

func (t *twice) Write(b []byte) (int, error) {
	last := len(t.pieces) - 1
	if !t.inside && (last < 0 || t.pieces[last].Paper != 0) {
		t.pieces = append(t.pieces, piece{})
		last++
	}
	t.pieces[last].Size += len(b)
	if !t.inside {
		_, _ = t.ours.Write(b)
	}
	return t.to.Write(b)
}

func (t *twice) begin(paper int64) { t.pieces, t.inside = append(t.pieces, piece{Paper: paper}), true }

func (t *twice) end() { t.inside = false }

// kept is the head, the pieces as a line of JSON, and our own bytes.
func (t *twice) kept() ([]byte, error) {
	line, err := json.Marshal(t.pieces)
	return append(append([]byte(head), append(line, '\n')...), t.ours.Bytes()...), err
}

// Again writes a bundle once more, byte for byte. An older program has kept the whole of it.
func Again(w io.Writer, kept []byte, fetch Fetch) error {
	rest, parted := bytes.CutPrefix(kept, []byte(head))
	if !parted {
		_, err := w.Write(kept)
		return err
	}
	line, ours, _ := bytes.Cut(rest, []byte("\n"))
	var pieces []piece
	if json.Unmarshal(line, &pieces) != nil {
		return errKept
	}
	for _, p := range pieces {
		data, err := p.bytes(&ours, fetch)
		if err != nil {
			return err
		}
		if _, err := w.Write(data); err != nil {
			return err
		}
	}
	return nil
}

func (p piece) bytes(ours *[]byte, fetch Fetch) ([]byte, error) {
	if p.Paper != 0 {
		return fetch(p.Paper)
	}
	if p.Size < 0 || p.Size > len(*ours) {
		return nil, errKept
	}
	data := (*ours)[:p.Size]
	*ours = (*ours)[p.Size:]
	return data, nil
}
