package app

import "context"

// A call that goes through many inquiries would read for each of them what is the
// same for all: the shop, its calendar, its accounts, the template.

type sameKey struct{}

// together returns a context in which what is the same for several inquiries is read
// once. It is for one call, and for one goroutine.
func together(ctx context.Context) context.Context {
	return context.WithValue(ctx, sameKey{}, map[any]any{})
}

// common names something that is the same for several inquiries.
type common struct {
	what string
	id   int64
	word string
}

// same reads what common names, once within a call (together). Nobody changes what it
// returns.
func same[T any](ctx context.Context, of common, read func() (T, error)) (T, error) {
	kept, ok := ctx.Value(sameKey{}).(map[any]any)
	if !ok {
		return read()
	}
	if v, ok := kept[of].(T); ok {
		return v, nil
	}
	v, err := read()
	if err == nil {
		kept[of] = v
	}
	return v, err
}
