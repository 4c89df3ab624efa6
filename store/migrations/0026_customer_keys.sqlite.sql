-- The id of a document is the key of its row (0024).
CREATE TABLE customer_docs_keyed (
  id INTEGER PRIMARY KEY,
  owner_id BIGINT NOT NULL UNIQUE,
  at BIGINT NOT NULL DEFAULT 0,
  folded TEXT NOT NULL
);
INSERT INTO customer_docs_keyed (id, owner_id, at, folded) SELECT id, owner_id, at, folded FROM customer_docs ORDER BY id;
DROP TABLE customer_docs;
ALTER TABLE customer_docs_keyed RENAME TO customer_docs;
