CREATE VIRTUAL TABLE inquiry_index USING fts5 (t, content='', contentless_delete=1, tokenize='ascii', detail=none);
CREATE VIRTUAL TABLE order_index USING fts5 (t, content='', contentless_delete=1, tokenize='ascii', detail=none);
