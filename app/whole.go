package app

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// unfinished begins the name of a file on its way to its own name.
const unfinished = ".madoguchi-part-"

// WriteWhole writes a file so that under its name is all of it or nothing.
func WriteWhole(path string, write func(io.Writer) error) error {
	return writeThen(path, write, func() error { return nil })
}

// writeThen does something more when all of it is on the disk, before it gets its name.
func writeThen(path string, write func(io.Writer) error, then func() error) error {
	dir := filepath.Dir(path)
	clearUnfinished(dir)
	f, err := os.CreateTemp(dir, unfinished+"*")
	if err != nil {
		return notWritten(err)
	}
	defer os.Remove(f.Name()) //nolint:errcheck // gone after the rename
	err = write(f)
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = then()
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	return notWritten(err)
}

// clearUnfinished removes what programs that were killed have left in a folder. No file takes a
// day to be written.
func clearUnfinished(dir string) {
	all, _ := os.ReadDir(dir)
	for _, e := range all {
		if !strings.HasPrefix(e.Name(), unfinished) {
			continue
		}
		if st, err := e.Info(); err == nil && time.Since(st.ModTime()) > 24*time.Hour {
			_ = os.RemoveAll(filepath.Join(dir, e.Name())) // a backup has a folder
		}
	}
}

// notWritten says why no file stands there, unless the failure has words already.
func notWritten(err error) error {
	if errors.As(err, new(*Refusal)) {
		return err
	}
	if errors.As(err, new(*os.PathError)) || errors.As(err, new(*os.LinkError)) {
		return fmt.Errorf("%w: %w", refuse("file", "ファイルを書き出せませんでした。元のデータはそのままです。書き出す場所とディスクの空きを確かめて、もう一度書き出してください。"), err)
	}
	return err
}
