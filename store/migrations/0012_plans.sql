-- What a conversation was split from and merged into, also where that was undone: a
-- merge moves both.
DROP INDEX joins_kept;
CREATE INDEX joins_kept ON joins (kept_id);
DROP INDEX joins_other;
CREATE INDEX joins_other ON joins (other_id);

-- The newest answers that went out; first texts whose thread nobody knows yet; and the
-- few with files.
CREATE INDEX outbox_sent ON outbox (state, sent_at, id);
CREATE INDEX outbox_started ON outbox (account_id, id) WHERE thread = '' AND pulled = 0;
CREATE INDEX approvals_files ON approvals (id) WHERE files <> '[]';

-- How much attachments come to is read from the index alone.
DROP INDEX files_sha256;
CREATE INDEX files_sha256 ON files (sha256, state, size) WHERE sha256 <> '';
