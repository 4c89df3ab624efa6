//go:build !desktop

package host

import (
	"context"
	"errors"

	"madoguchi/app"
)

// HasWindow tells whether this build can open a window.
const HasWindow = false

// OpenWindow is not part of this build: it needs neither a display nor cgo.
func OpenWindow(context.Context, *app.Desk, *Host, string) error {
	return errors.New("this build has no window")
}
