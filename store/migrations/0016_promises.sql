-- What a reply promises and the books shall know once it has left (この返信で記録): the entries as JSON, '' for none.
-- They are made ready before it leaves, so that the transaction that says "sent" writes them too.
ALTER TABLE outbox ADD COLUMN records TEXT NOT NULL DEFAULT '';
ALTER TABLE approvals ADD COLUMN records TEXT NOT NULL DEFAULT '';

-- promise: which of the entries of its answer this one is, from 1; 0 for one that a person wrote. An answer
-- promises a thing once, whoever finds out that it has left.
ALTER TABLE entries ADD COLUMN promise BIGINT NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX entries_promise ON entries (outbox_id, promise) WHERE promise > 0;

-- The type of entry that an answer of this template promises, '' for none.
ALTER TABLE templates ADD COLUMN records TEXT NOT NULL DEFAULT '';
