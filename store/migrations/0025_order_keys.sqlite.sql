-- The id of a document is the key of its row (0024).
CREATE TABLE order_docs_keyed (
  id INTEGER PRIMARY KEY,
  owner_id BIGINT NOT NULL UNIQUE,
  at BIGINT NOT NULL DEFAULT 0,
  folded TEXT NOT NULL
);
INSERT INTO order_docs_keyed (id, owner_id, at, folded) SELECT id, owner_id, at, folded FROM order_docs ORDER BY id;
DROP TABLE order_docs;
ALTER TABLE order_docs_keyed RENAME TO order_docs;
