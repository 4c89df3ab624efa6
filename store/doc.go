// Package store keeps everything: inquiries, messages, orders, links, drafts, the outbox,
// accounts and who did what. It is the only room that knows SQL. The database is the truth and
// the queue: what matters is committed before anyone is told of it, so that a crash at any line
// loses no message and sends none twice.
//
// It never talks to a network, opens no secret and knows no screen.
//
// # What arrives
//
// Ingest writes blobs first, then orders that letters tell of, messages, threads, links, state,
// due time and search text, and with the last transaction the cursor; a batch that comes again
// changes nothing. A transaction ends 20 ms after it began when somebody waits, else after 200
// ms (`store/portion.go`). The row of an inquiry and its messages are worked at in memory, and
// new rows wait there (`store/sheet.go`, `store/waiting.go`; ADR 35). Documents of a long past
// are only noted and written later (`docs_due`). The beginning of a large mail is put away for
// the whole of it in `store/partial.go`.
//
// An answer, a completion (with the mall's word for it), a reopening or a reading at the mall
// moves the inquiry here, once per change (`store/settle.go`, `store/elsewhere.go`). A state
// that a person chose since the mall was last read, or that the mall has not been told yet, is
// the later word; a page older than a mark of ours is not believed for ten minutes. What is
// decided here waits in `marks` for the mall; a mark that is refused for good stays in
// `marks.failed` and in the history (`mark_refused`).
//
// Behind linking, in the same transaction, the shop's rules (`store/rule`) look at a new
// inquiry, and those marked `again` at each later message of the customer. What they do stands
// in the history with the rule's name (`sorted`). Where neither rule nor person names a
// category, clear words do (`store/topic`). A person's choice is never overruled; a broken rule
// stops nothing (ADR 25).
//
// Alerts are computed from the facts each time and name no customer. Only what a notification
// has shown is kept (`told`).
//
// # Links to orders
//
// Candidates are the number the mall names (score 100) and the numbers in subject and texts.
// One certain candidate links by itself; two of our own orders in one text are both only
// offered. Where no number is certain, orders are found by who asks: address, masked address,
// telephone, name, reading, with article and date beside them (ADR 17); only the one order of a
// real address and name links, the rest is offered with its reasons. `link_by = person` and the
// verdict `refused` are never overruled. A number of ours that nobody has read yet is wanted;
// when the order comes, its inquiries get it, and recent ones that share a word with it are
// looked at again. Beside the linked order may stand further ones (`also`): shown, never drawn
// on by a reply.
//
// An order has a source: API, file, mail. A weaker one never replaces a better one, and what a
// file or a mail leaves out stays. An order of a mall's account absorbs a weaker one that
// another account holds under its number; links and inquiries follow.
//
// A list of orders from a file goes into `order_parts` in one quick transaction: before it
// nothing is there, after it everything will be. Then each part of 100 orders is kept and
// forgotten in one transaction, so that saving waits for no long file; what a crash leaves is
// finished when the profile is opened next.
//
// # Threads
//
// Mails join by the ids they name, then by order number and customer, then by subject and
// customer within 14 days; what joined one is kept with it. A mail that a provider sent under
// an id of its own (Microsoft) is known by both (`store/sentas.go`). A person splits and merges
// threads (`store/split*.go`): the table `joins` holds what moved, so that undoing it is exact
// also after new mails, and no later pull joins again what a person has parted.
//
// A delivery report joins the mail that came back (`store/bounce*.go`): by its Message-ID, by
// recipient and time, by the order its subject names, first in the account that brought the
// report, then in the others. A report that was here first is fetched when its mail comes,
// unless a person has written in its thread or parted the two. In another account's thread it
// marks the mail and nothing else.
//
// A note is a message that goes nowhere. Who is named in it is in `mentions` by message, seen
// when that person opens the inquiry; what a changed note said is in `note_edits`. A call of
// somebody without an inquiry makes one in the place `phone` (ADR 27), which nothing polls or
// sends by.
//
// What a person does is remembered (`store/change*.go`, ADR 20): one row of `changes` for one
// click, with the facets of each inquiry that it changed. Taking it back restores those that
// nobody has touched since. A draft that is thrown away stays in `dropped_drafts` for 30 days
// (`store/dropped.go`); the worker tidies both up once a day.
//
// # Replies
//
// What a draft was made of (its templates, the facts a person typed, the steps ticked, the
// warnings accepted) is kept beside its text (`store/draftfacts.go`). A reply that somebody has
// to agree to is a row of `approvals` with its own text (`store/approvals.go`); agreeing writes
// the decision and the outbox row in one transaction. A planned reply is an outbox row with a
// later `send_at` (ADR 31).
//
// Claiming an outbox row is one compare-and-set UPDATE: of two programs one gets the item. A
// unique index allows one item per inquiry in `queued`, `sending` or `unknown`. A mail that a
// person sends again word for word keeps its Message-ID, also after it was taken back (`tried`;
// of a first text, `start_drafts.tried`).
//
// A first text to a customer is an outbox item without a thread. QueueStart makes its inquiry
// in the same transaction, under a remote id of ours (`start:…`) that no mall could give:
// nothing is marked, reread or answered there. The inquiry takes the mall's id from the receipt
// (Receipt.Thread), from FindSent with an empty Thread, or from a pull whose topic opens with
// that text about that order and is not older than the attempt. When a pull has brought the
// topic in other words first, the two become one in the transaction that writes the result. A
// mail has its Message-ID from the beginning; the customer's answer joins by References. Taking
// it back ends the empty inquiry and leaves a `start_drafts` row, one per order or, without an
// order, per address.
//
// # Search and lists
//
// `inquiry_docs` and `order_docs` hold one folded text each, numbered by date; the index over
// their tokens finds candidates newest first and the folded text decides (ADR 4). A document
// keeps its parts apart (who, facts, customer, shop, memo), so one reading tells where a hit
// is, which facet it counts in and whether it names a customer. Up to 1,000 hits are read to
// count. What is shown and marked comes from the fields the document was made of
// (`store/docs_read.go:fieldsOf`), by fold.Spans, in UTF-16 units of the original. Documents of
// an older form are written anew in the background (`store/reindex.go`), newest first; until
// then numbers are looked for as they were typed, and `doctor` says how far it is (ADR 26).
// On SQLite each transaction leaves a piece in the index; they are laid together when nothing
// comes (`store/tidy.go`).
//
// Documents are asked for in pieces of 65,536 (`store/spans.go:piece`): SQLite ends a statement
// with its context only before the first row, so none may read for long, and between two of
// them the search says how far it is. A filter that few inquiries pass drives the question
// itself (`store/find_few.go`), as in the list. The text decides either way;
// TestFind_finds_the_same_by_every_way holds them together. On SQLite a run is one statement
// that is read on until the page is full, and texts are looked at in Go (`store/find_flow.go`);
// PostgreSQL looks at them itself and is asked in batches (`store/find_walk.go`). All questions
// of one page are answered by one transaction (`store/moment.go:OneMoment`).
//
// In the list every filter narrows a walk along an index of the chosen order
// (`store/filter.go`, `store/sorting.go`); several states are several walks laid together (ADR
// 21). Acts on many inquiries are wishes (`store/wish.go:Grant`): what cannot be is told for
// each, the rest is one transaction and one row of the journal.
//
// The list of orders (`store/orderlist.go`) is narrowed in the same way. What is searched for
// and what is owed is a few: there the hits come first and are put in order; so do the orders
// that were ever asked about where hardly any inquiry names one. Who asks about an order is
// counted for the rows of a page alone (`countAsked`).
//
// # Books
//
// Triggers let nothing of a document change or go, bytes included, which lie in the database
// for that; only the link to its inquiry follows a merge. A wrong one is voided or superseded.
// Triggers refuse every later change of what a confirmed entry says; a correction is two
// further entries, and a locked month takes none. Months, numbers and locks are decided in one
// transaction, so two PCs never give one number twice.
//
// The entry that a reply promised is kept with its outbox row (`outbox.records`);
// `store/promises.go:keepPromises` writes it in the transaction that makes the row sent,
// whoever finds that out. A unique index over outbox row and place allows each once. A closed
// month keeps the entry a draft: the reply has left and nothing may fail any more.
//
// # Where each fact is kept
//
//   - what arrived, byte for byte: `blobs/small.db`, what is larger than 256 KB as
//     `blobs/aa/…`, by SHA-256; referred to from inquiries, messages, files, orders
//   - how far an account has been read: `accounts.pull_cursor`, opaque to all but its connector
//   - who polls now: `leases`; which program writes next: a lock on `madoguchi.db-turn`, an
//     empty file
//   - keys and passwords: `secrets`, sealed; the key that opens them: keychain, passphrase or
//     key file (`lock.json` says which)
//   - state, due time, link, unread: `inquiries`, recomputed with every change
//   - what a person wrote and has not sent: `drafts`; answers on their way and their end:
//     `outbox`
//   - what the mall still has to be told, and what it refused: `marks`
//   - what polling cost per Japanese day, for 60 days: `account_days`
//   - which alerts a notification has shown: `told`
//   - what happened to an inquiry: `events`; who changed what: `audit`
//   - what was erased for good: `tombstones`, so that the next pull does not bring it back
//   - papers of deals with their bytes and what they come to by rate: `documents`,
//     `document_rates`, `document_bytes`; which were voided: `document_voids`
//   - what the books must know: `entries`, `entry_lines`; which months are closed:
//     `locked_months`; what went to the books, with its bytes: `exports`, `export_entries`
//   - what the malls' settlements took off: `settlement_files`, `settlement_rows`; what a
//     person said of it: `settlement_verdicts`
//   - the shop's own words: `settings`, `templates`
package store
