package app

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"madoguchi/connectors/jst"
	"madoguchi/store"
)

// mostEvidence is how many inquiries go into one zip.
const mostEvidence = 200

// Evidence writes 証拠一式 of inquiries to a file: their records as PDF, the mails
// and the malls' answers as they came, the attachments, what happened as a table,
// and a list of it all with checksums. The same state gives the same bytes. Until
// it is whole, nothing stands under the name.
func (d *Desk) Evidence(ctx context.Context, in EvidenceRequest, path string, progress func(Evidence)) (Evidence, error) {
	ids := distinct(in.IDs)
	if len(ids) == 0 || len(ids) > mostEvidence {
		return Evidence{}, refuse("evidence_count", fmt.Sprintf("証拠一式は、1 件から %d 件までまとめられます。何も書き出していません。件数を確かめて、もう一度選んでください。", mostEvidence))
	}
	if err := d.mayPrint(ctx, ids...); err != nil {
		return Evidence{}, err
	}
	e := &evidence{desk: d, ctx: ctx, outside: in.Outside, names: map[string]bool{}, progress: progress, state: Evidence{Running: true, Name: evidenceName(ids)}}
	err := WriteWhole(path, func(w io.Writer) error { return e.write(w, ids) })
	if err != nil {
		return e.state, err
	}
	e.state.Running = false
	if err := d.store.Printed(ctx, actor(ctx), ids, store.PrintedEvidence, circle(in.Outside)); err != nil {
		return e.state, err
	}
	d.tell(EventInquiries, ids...)
	return e.state, nil
}

func distinct(ids []int64) []int64 {
	var out []int64
	for _, id := range ids {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

func evidenceName(ids []int64) string {
	switch len(ids) {
	case 0:
		return "証拠一式.zip"
	case 1:
		return fmt.Sprintf("証拠一式-%d.zip", ids[0])
	}
	return fmt.Sprintf("証拠一式-%d-ほか%d件.zip", ids[0], len(ids)-1)
}

// evidence is one collection on its way into the zip.
type evidence struct {
	desk     *Desk
	ctx      context.Context //nolint:containedctx // of the one call that builds it
	outside  bool
	zip      *zip.Writer
	at       time.Time // of the entries now being written
	names    map[string]bool
	list     contents
	progress func(Evidence)
	state    Evidence
}

func (e *evidence) write(f io.Writer, ids []int64) error {
	sum, size := sha256.New(), &written{}
	e.zip = zip.NewWriter(io.MultiWriter(f, sum, size))
	threads := make([]Thread, 0, len(ids))
	for _, id := range ids {
		t, err := e.desk.Thread(e.ctx, ID{ID: id})
		if err != nil {
			return err
		}
		threads = append(threads, t)
		e.state.Parts += e.partsOf(t)
	}
	for _, t := range threads {
		if err := e.inquiry(t); err != nil {
			return err
		}
	}
	if err := e.writeManifest(); err != nil {
		return err
	}
	if err := e.zip.Close(); err != nil {
		return err
	}
	e.state.SHA256, e.state.Size = hex.EncodeToString(sum.Sum(nil)), size.n
	return nil
}

// partsOf foresees how many parts a thread has, for the progress only.
func (e *evidence) partsOf(t Thread) int {
	n := 3 + len(t.Orders)
	for _, m := range t.Messages {
		if n += len(m.Files); m.HasRaw {
			n++
		}
	}
	return n
}

type written struct{ n int64 }

func (c *written) Write(b []byte) (int, error) {
	c.n += int64(len(b))
	return len(b), nil
}

// add writes a part and puts it on the list. A name that is taken gets a number.
func (e *evidence) add(name, what string, from io.Reader) (string, error) {
	if err := e.ctx.Err(); err != nil {
		return "", err
	}
	w, err := e.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: e.at})
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	size, err := io.Copy(io.MultiWriter(w, sum), stoppable{e.ctx, from})
	if err != nil {
		return "", err
	}
	e.list.Files = append(e.list.Files, listed{Path: name, What: what, Size: size, SHA256: hex.EncodeToString(sum.Sum(nil))})
	e.state.PartsDone++
	e.state.Parts = max(e.state.Parts, e.state.PartsDone)
	e.progress(e.state)
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// stoppable ends a long copy soon after the person has had enough.
type stoppable struct {
	ctx  context.Context //nolint:containedctx // of the one copy
	from io.Reader
}

func (s stoppable) Read(b []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.from.Read(b)
}

// blob adds kept bytes. What is not there, or not what it was, is named instead.
func (e *evidence) blob(sha, name, what string) error {
	from, err := e.desk.store.OpenBlob(e.ctx, sha)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return e.miss(name, what, "この PC の保管場所にありません")
	case e.ctx.Err() != nil:
		return e.ctx.Err()
	case err != nil:
		return e.miss(name, what, "保管していた内容が壊れています")
	}
	defer from.Close() //nolint:errcheck // read only
	_, err = e.add(name, what, from)
	return err
}

func (e *evidence) miss(name, what, why string) error {
	e.list.Missing = append(e.list.Missing, missed{Path: name, What: what, Why: why})
	e.state.Missing++
	return nil
}

// moment is when something happened, as a file of the zip shows it; a zip knows
// no year before 1980.
func moment(ms int64) time.Time {
	first := time.Date(1980, 1, 1, 0, 0, 0, 0, jst.Zone())
	if at := jst.Of(ms); at.After(first) {
		return at.Truncate(time.Second)
	}
	return first
}
