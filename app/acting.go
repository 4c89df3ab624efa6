package app

import (
	"context"

	"madoguchi/store"
)

type actorKey struct{}

// acting is who acts and how much they may.
type acting struct {
	store.Actor
	role   string
	seat   *Seat
	masked bool        // sees names, addresses and numbers masked
	reach  store.Reach // which inquiries
}

// As returns a context in which the given person acts with every right: what the
// machine and the owner do. People at a window come in by Enter.
func As(ctx context.Context, who store.Actor) context.Context {
	return with(ctx, acting{Actor: who, role: RoleOwner})
}

func with(ctx context.Context, who acting) context.Context {
	return context.WithValue(ctx, actorKey{}, who)
}

// Owner returns the first owner, as whom the command line acts.
func (d *Desk) Owner(ctx context.Context) (store.Actor, error) {
	s, err := d.store.EnsureOwner(ctx, "店長")
	return store.Actor{Staff: s.ID, Name: s.Name}, err
}

// actor is who acts in ctx.
func actor(ctx context.Context) store.Actor { return who(ctx).Actor }

func who(ctx context.Context) acting {
	a, _ := ctx.Value(actorKey{}).(acting)
	return a
}
