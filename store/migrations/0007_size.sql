-- Bytes whose owner went, until nobody else turns out to have them and they go too
-- (store/drop.go). By mail_id other owners of a raw mail are found. expired_at is
-- when the bytes of an attachment went after its time; its row stays.
CREATE TABLE dropped_blobs (
  sha256 TEXT PRIMARY KEY,
  mail_id TEXT NOT NULL
);
CREATE INDEX files_sha256 ON files (sha256) WHERE sha256 <> '';
CREATE INDEX inquiries_raw ON inquiries (raw) WHERE raw <> '';
ALTER TABLE files ADD COLUMN expired_at BIGINT NOT NULL DEFAULT 0;

-- Documents of the search that are still to be written: of a long past, and of an
-- older program. at: the moment of what they are of, the newest come first. mark is
-- another one each time, so that a document that grew old while it was being made is
-- known.
CREATE TABLE docs_due (
  what TEXT NOT NULL,
  owner_id BIGINT NOT NULL,
  at BIGINT NOT NULL,
  mark BIGINT NOT NULL,
  PRIMARY KEY (what, owner_id)
);
CREATE INDEX docs_due_at ON docs_due (at, what, owner_id);

-- Reading the past of an account. past: '' while it is read or done, 'paused', or
-- 'ended' where a person says that what came so far is enough. past_at: how far back
-- it has come. progress_at: when progress_done was written; progress_rate: how many
-- items an hour come.
ALTER TABLE accounts ADD COLUMN past TEXT NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN past_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN progress_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN progress_rate BIGINT NOT NULL DEFAULT 0;

-- The moment of a document, to the second. Its id is a place in a run of documents that
-- lie close together; before, the id held the moment.
ALTER TABLE inquiry_docs ADD COLUMN at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE order_docs ADD COLUMN at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE customer_docs ADD COLUMN at BIGINT NOT NULL DEFAULT 0;
