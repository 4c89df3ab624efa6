package bundle

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
)

var papers = map[int64][]byte{7: bytes.Repeat([]byte("紙"), 20_000), 8: {}, 9: []byte("PK\x03\x04\n短い")}

func fetched(id int64) ([]byte, error) {
	data, ok := papers[id]
	if !ok {
		return nil, errors.New("no such paper")
	}
	return data, nil
}

func someFiles() []File {
	return []File{
		{Name: "はじめにお読みください.txt", Data: []byte("本文")},
		{Name: "CSV/a.csv", Data: bytes.Repeat([]byte("x"), 10_000)},
		{Name: "書類/a.pdf", Paper: 7},
		{Name: "書類/空.txt", Paper: 8},
		{Name: "書類/b.zip", Paper: 9},
	}
}

func TestWrite_is_the_same_bytes_and_tells_no_time(t *testing.T) {
	files := someFiles()
	var one, two bytes.Buffer
	_, err := Write(&one, files, fetched)
	if _, again := Write(&two, files, fetched); err != nil || again != nil || !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Fatalf("%v, %v, %d and %d bytes", err, again, one.Len(), two.Len())
	}
	z, err := zip.NewReader(bytes.NewReader(one.Bytes()), int64(one.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		want := files[i].Data
		if files[i].Paper != 0 {
			want = papers[files[i].Paper]
		}
		data, err := io.ReadAll(r)
		if err != nil || f.Name != files[i].Name || !bytes.Equal(data, want) || f.ModifiedTime != 0 || f.NonUTF8 || f.Flags&inUTF8 == 0 && i != 1 {
			t.Errorf("%s: %d bytes, %v", f.Name, len(data), err)
		}
	}
}

func TestAgain_writes_the_same_bytes_from_all_but_the_papers(t *testing.T) {
	for name, files := range map[string][]File{"none": nil, "papers first": someFiles()[2:], "all": someFiles()} {
		var out, again bytes.Buffer
		kept, err := Write(&out, files, fetched)
		if err != nil {
			t.Fatal(err)
		}
		if err := Again(&again, kept, fetched); err != nil || !bytes.Equal(out.Bytes(), again.Bytes()) {
			t.Errorf("%s: %v, %d bytes and %d", name, err, out.Len(), again.Len())
		}
		if len(kept) > 4000 || bytes.Contains(kept, papers[7][:60]) {
			t.Errorf("%s: a paper is kept twice, %d bytes", name, len(kept))
		}
	}
}

func TestAgain_gives_a_bundle_of_an_older_program_as_it_is(t *testing.T) {
	var out bytes.Buffer
	if err := Again(&out, []byte("PK\x03\x04 all of it"), nil); err != nil || out.String() != "PK\x03\x04 all of it" {
		t.Errorf("%q, %v", out.String(), err)
	}
}

func TestAgain_refuses_what_it_cannot_read(t *testing.T) {
	for _, kept := range []string{head, head + "[", head + `[{"size":5}]` + "\nabcd", head + `[{"size":-1}]` + "\nabcd", head + `[{"paper":1}]` + "\n"} {
		if err := Again(io.Discard, []byte(kept), fetched); err == nil {
			t.Errorf("%s was read", strings.TrimPrefix(kept, head))
		}
	}
}

func TestWrite_ends_with_a_paper_that_is_not_there(t *testing.T) {
	if _, err := Write(io.Discard, []File{{Name: "書類/c.pdf", Paper: 1}}, fetched); err == nil {
		t.Error("written without its paper")
	}
}
