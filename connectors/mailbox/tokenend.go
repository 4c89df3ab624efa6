package mailbox

import (
	"context"

	"madoguchi/connectors"
)

// Pull reads one batch. A server ends a session together with its token, about
// once an hour and in the middle of anything. Nothing is wrong then:
// it is read once more from the same place, with a fresh token.
func (b *box) Pull(ctx context.Context, cur string) (connectors.Batch, error) {
	batch, err := b.readBatch(ctx, cur)
	if b.endedWithToken(ctx, err) {
		batch, err = b.readBatch(ctx, cur)
	}
	return batch, err
}

// endedWithToken tells whether an error in a session may be the end of the token
// it was opened with. A silence is not: servers say no, or hang up.
func (b *box) endedWithToken(ctx context.Context, err error) bool {
	if err == nil || b.tokens == nil || ctx.Err() != nil {
		return false
	}
	e := connectors.As(err)
	return e.Reason == connectors.Temporary && (e.Code == "network" || e.Code == "server_refused")
}
