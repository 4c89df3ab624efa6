// Package apptest gives a test a profile that is ready at once.
package apptest

import (
	"context"
	"log/slog"
	"path/filepath"
	"testing"

	"madoguchi/app"
	"madoguchi/store/storetest"
)

var firstDay storetest.Database

// Profile is a folder as the first start leaves its database: an owner, the categories and the templates. The key of
// the profile is still to be made.
func Profile(tb testing.TB) string {
	tb.Helper()
	dir := tb.TempDir()
	firstDay.Copy(tb, filepath.Join(dir, "madoguchi.db"), func(path string) error {
		d, err := app.Open(context.Background(), app.Config{Profile: filepath.Dir(path), Log: slog.New(slog.DiscardHandler)})
		if err != nil {
			return err
		}
		return d.Close()
	})
	return dir
}
