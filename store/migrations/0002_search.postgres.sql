-- Lists of words rather than tsvector: one long thread may pass its 1 MB limit.
ALTER TABLE inquiry_docs ADD COLUMN words TEXT[] NOT NULL DEFAULT '{}';
ALTER TABLE order_docs ADD COLUMN words TEXT[] NOT NULL DEFAULT '{}';
CREATE INDEX inquiry_docs_words ON inquiry_docs USING gin (words);
CREATE INDEX order_docs_words ON order_docs USING gin (words);
