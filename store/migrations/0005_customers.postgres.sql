-- What the shop has noted about a customer, as a search is held against it.
CREATE TABLE customer_docs (
  id BIGINT PRIMARY KEY,
  owner_id BIGINT NOT NULL UNIQUE,
  folded TEXT NOT NULL,
  words TEXT[] NOT NULL DEFAULT '{}'
);
CREATE INDEX customer_docs_words ON customer_docs USING gin (words);
