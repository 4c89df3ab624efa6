// Package app is what a person can do: one file per screen subject. Every method that a click,
// a key or a command can trigger exists once, here; the window, the local HTTP host and the
// command line all call it.
//
// It knows no SQL (store), no wire format (connectors) and no transport (app/host). Who acts is
// taken from the context, never from the page.
//
// # Writing a reply
//
// Templates are text in the language of `app/reply/language`; reply.Lint says what could never
// be right in one, reply.Fill walks it with the facts of the inquiry and names the place and
// source of each. Check holds a text against the order, the thread, the shop's calendar and
// every other customer's values (`store/whose.go`, by the keys that linking keeps), and asks
// the kind's own Checker; all problems come at once. Send runs the same checks again and queues
// nothing while one of them blocks, or while one warns that nobody has accepted (ADR 29). What
// is accepted is kept with the draft.
//
// What a draft was made of is kept beside its text, so that a fact that changes afterwards is
// noticed (`app/reply/refill.go`) and a source is still known after a restart. Templates are
// offered by topic, words and state of the order (`app/reply/suggest.go`), to customers only. A
// batch reply (`app/batch.go`) is many ordinary calls of Send with what a person has read.
//
// mustAsk decides before each Queue whether somebody has to agree first. A planned reply is
// held against everything once more right before it leaves (`app/lastcheck.go`; ADR 31). A
// first text goes the same way (`app/start_write.go`): asked for, it makes its inquiry, and the
// first answer queued there begins it at the other side. What a person who sees masks sends
// gets its real values back, or is refused (`app/made_mask.go`, `app/start_mask.go`).
//
// Past answers come from the search index and `app/alike`, and only through
// `app/reply/general.go`, which takes their case out (ADR 32); so do entries of the FAQ that
// are made of a reply (`app/faq_from.go`). A machine's draft is text like any other, whose
// doubts Check computes anew from `ai_drafts` each time (`app/ai_doubts.go`; ADR 33).
//
// A parcel's carrier is whom the mall names, else the shop's usual one, else the only one whose
// numbers look so (carrier.Book). Its page is built from a template of the table or of the
// shop, https and on the carrier's own site where that is known; the window opens it in the
// person's browser.
//
// # Paper and evidence
//
// `app/casepaper.go` sets the thread that Desk.Thread gives, so that a person prints what a
// person may see. 証拠一式 (`app/evidence*.go`) is streamed into a file beside its place and
// renamed when it is whole: records, raw mails and answers byte for byte (each blob is held
// against its hash first), attachments, steps, and last the list with checksums and with what
// is missing. Nothing in it comes from the clock: the same state is the same bytes. The page
// asks for one run at a time, and the file waits in `papers/` until the next or the end of the
// program; `/paper/…` serves it, in the window a dialog says where it goes. Both stand in the
// history (`printed`, `evidence`) and the audit.
//
// # The books
//
// A paper of a deal is a document (`app/documents*.go`, `app/receipts_*.go`): a receipt or
// notice that the shop gave, an invoice that it received. Its number stands on the paper, so it
// is read before anything else, and keeping the paper under it is refused when another PC was
// faster: then all of it is drafted anew, the look for an earlier receipt too. The entry
// `RECEIPT_ISSUED`, the event of the inquiry and the paper are one transaction. Amounts and
// taxes are those of the order by rate, less what the books have given back.
//
// What accounting must know of an inquiry is an entry (`app/entries*.go`): never a sale, only
// what the desk alone knows. A draft takes its journal from the type and its amounts from the
// order (`app/entries_propose.go`; 楽天 says them by rate, elsewhere they are summed and
// doubted). Confirming gives the number of its month and is for good.
//
// A file (`app/exports*.go`) is made of confirmed entries, the settings and the words of a
// package by the pure rooms of `app/export/`. Everything it was made of is hashed: the same
// again is the stored file. Its bytes are kept with batch and hash in the transaction that
// marks its entries; the file itself is renamed into its place after that.
//
// How the books are kept is one setting (`app/books*.go`), written only over the state that was
// read. The shop's words for a program are laid over the room's preset; LearnBooks holds them
// against a journal that the program has written, TakeBooks makes its names the shop's own.
//
// What a reply promises (`app/reply/promises.go` reads it: a refund, the way back, points) is
// offered beside the text as a line that a person ticks (`app/promises.go`); the tick is part
// of the draft (DraftFacts.Records) and of what is asked for (`approvals.records`). When the
// reply is queued the entry is made ready, with the order's taxes of that day, and kept with
// the outbox row.
//
// # Signing in at a mall
//
// SignInBegin asks the kind for an address (PKCE and state are the kind's), opens its fixed
// loopback port (127.0.0.1 and ::1) and gives the address to the caller only. The browser comes
// back to one path; anything with another state ends nothing. What the kind makes of it is
// sealed and saved before anybody uses it, then the account is due at once. For an account that
// is not saved yet it waits in memory for the form (AccountForm.SignIn). A taken port, another
// machine: the address is pasted. Ten minutes, five at once.
//
// # People
//
// A seat is the window or one browser. The host finds the seat of a request, Enter reads who
// sits there and what they may, and Do carries out every call: May (the table in
// `app/rights.go`), the method, Cover (`app/cover.go`, masks in `app/mask.go`). The page learns
// its rights from Me and hides what is missing; it is never asked who acts. Files and paper
// have gates of their own (mayBytes, MayPaper), refusals are covered like answers, and what a
// mask hides is never overwritten by it. `app/host/personal_test.go` calls every method as
// every role on a desk whose people can be recognised, `app/host/intruder_test.go` every route
// (ADR 23).
//
// # Long calls
//
// A report of years and a search that reads much may take seconds. The page gives such a call a
// name (`frontend/src/host/far.ts`, header Madoguchi-Call), under which its seat can ask how
// far it is (CallState) and end it (CallStop): the window tells nobody that its page has given
// a request up. The work itself says how far it is to whoever stands in its context
// (`app/underway.go:Watching`); the command line writes it over one line.
package app
