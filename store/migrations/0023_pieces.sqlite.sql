-- Each transaction leaves a piece of its own in the index of the search. FTS5 used to lay
-- four of a size together at once, in the transactions that took in mail; now the desk does
-- that when nothing comes (store/tidy.go), and FTS5 only where that never is so. Of what one
-- transaction brings, four times as much becomes one piece.
INSERT INTO inquiry_index (inquiry_index, rank) VALUES ('automerge', 16), ('crisismerge', 64), ('hashsize', 4194304);
INSERT INTO order_index (order_index, rank) VALUES ('automerge', 16), ('crisismerge', 64), ('hashsize', 4194304);
