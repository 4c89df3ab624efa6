-- The id of a document is the key of its row, and what is asked of a document without its
-- text stands before it. A question had to look into an index for every document, and
-- where the text goes on over several pages it read all of them to learn the moment.
-- Each table has a transaction of its own (0025, 0026), after which the log begins anew.
CREATE TABLE inquiry_docs_keyed (
  id INTEGER PRIMARY KEY,
  owner_id BIGINT NOT NULL UNIQUE,
  at BIGINT NOT NULL DEFAULT 0,
  folded TEXT NOT NULL
);
INSERT INTO inquiry_docs_keyed (id, owner_id, at, folded) SELECT id, owner_id, at, folded FROM inquiry_docs ORDER BY id;
DROP TABLE inquiry_docs;
ALTER TABLE inquiry_docs_keyed RENAME TO inquiry_docs;
