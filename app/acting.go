package app

import (
	"context"

	"madoguchi/store"
)

type actorKey struct{}

// As returns a context in which the given person acts.
func As(ctx context.Context, who store.Actor) context.Context {
	return context.WithValue(ctx, actorKey{}, who)
}

// Owner returns the person that the window and the command line act as.
func (d *Desk) Owner(ctx context.Context) (store.Actor, error) {
	s, err := d.store.EnsureOwner(ctx, "店長")
	return store.Actor{Staff: s.ID, Name: s.Name}, err
}

// actor is who acts in ctx.
func actor(ctx context.Context) store.Actor {
	who, _ := ctx.Value(actorKey{}).(store.Actor)
	return who
}
