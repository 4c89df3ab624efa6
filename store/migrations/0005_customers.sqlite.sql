-- What the shop has noted about a customer, as a search is held against it.
CREATE TABLE customer_docs (
  id BIGINT PRIMARY KEY,
  owner_id BIGINT NOT NULL UNIQUE,
  folded TEXT NOT NULL
);
CREATE VIRTUAL TABLE customer_index USING fts5 (t, content='', contentless_delete=1, tokenize='ascii', detail=none);
