// Package worker does what happens without a click: it polls the accounts, reads orders,
// fetches attachments, and sends what waits in the outbox. The queue is the database: stopping
// at any line loses nothing, and starting again goes on where it stood.
//
// It never decides for a person: an outcome it does not know stays unknown, and a dead key
// stops its account until somebody acts.
//
// # Polling
//
// pollDue asks every two seconds which accounts are due; each gets a goroutine. A lease row (3
// minutes, renewed as long as the work lasts) keeps a second program away; a poll that loses it
// ends.
//
// The connector's Pull answers the cursor with a batch and the next cursor. The next batch is
// read while one is stored (`app/worker/ahead.go`): one, never more, and thrown away when
// storing fails. A crash before the store's last commit repeats the batch; after it the next
// poll goes on.
//
// Batches of the past hold up to 500 mails or 8 MB, as many as take a second
// (`connectors/mailbox/past.go:pace`) and no more than a quarter of what has come by then, about
// in the order of their age over all folders (`connectors/mailbox/turns.go`); the window is told of them once a second. A person may
// let the past rest or be enough: `accounts.past` is looked at before every batch and goes into
// the cursor (connectors.PastHolder), as it does for the last look before a reply leaves.
//
// After the last batch come orders (new ones every 15 minutes, and every number that an inquiry
// names), attachments that came as a reference, the marks for the mall as one list, and key
// dates once a day. Marks are: complete with its reason and incomplete (15 seconds after the
// click, so that it can be undone), private, and read where the account's `mark_read` says so.
// Last come at most five open threads: an open inquiry that no batch has named for 26 hours is
// read by itself, so that one beyond every window cannot be answered or closed at the mall
// unseen.
//
// PollDone notes the result: `ok`; `retry` with a pause that doubles from 30 s to 30 min;
// `stopped` when a key is dead. What a person saved during the poll stays as saved (the
// account's version is compared). `account_days` counts calls, polls and failures.
//
// Between polls the worker listens to every account that works and whose kind can
// (connectors.Watcher, IDLE): a hint only makes the account due. One program of the profile
// listens, by a lease of its own (`watch`); the others poll, and one of them takes over after
// at most 45 s when it ends, and after up to about 4 minutes when it died. A broken line is
// opened again after 2, 4, 8 … 300 s.
//
// A new value of a Trial field is probed first; what does not work yet waits as Next(key), and
// for two hours a refusal of both keys only makes the account `retry`. Shared fields that an
// account leaves empty are lent by the one other account that has them.
//
// # Sending
//
// An item goes queued → sending → sent, failed or unknown. Before the claim the thread is read
// once more (lastLook, ADR 13), and a planned reply is held against everything again. After a
// crash
//
//   - before Send commits there is no item and the draft is there: the person sends again
//   - in the hold time or the last look the row says `queued`: it is sent after the next start,
//     with a new last look
//   - at a stop by the last look it says `queued` or `failed`: one step, it never says
//     `sending`
//   - at the claim it says `queued` or `sending`, never both
//   - during the call, or before its result is written, it says `sending`: it becomes `unknown`
//     at the start of the next worker, `sync` or `outbox run`
//   - after the result is written it says `sent`, `failed` or `unknown`: final, or settled as
//     below
//
// and of a first text, which begins an inquiry: before QueueStart commits there is no inquiry
// and no item, the draft is there; after the claim, or after the call before its result, it is
// `unknown`, found by reading, never sent again: one inquiry, one message.
//
// Unknown items are looked for after 10 s, 1 min, 5 min and then every half hour with FindSent;
// a pull that brings the message settles them too. Nothing is ever sent again by itself.
//
// FindSent answers `delivered`, `absent` or, mostly, that it cannot tell. `absent` is said only
// where absence says something: of a mailbox whose provider keeps sent mail by itself (one
// sign-in for both ends, its own Sent folder, every header since the attempt read, nothing to
// that customer among them), and of a mall's thread that was read as a whole and holds no other
// new word of the shop. Seen 5 minutes after the attempt or later it is written to `absent_at`,
// and the item says 送信されていない可能性が高い. That is a hint for the person who decides; it
// moves nothing. A later look that cannot tell takes it back.
package worker
