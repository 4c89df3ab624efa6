-- Each transaction leaves a piece of its own in the index of the search. FTS5 used to lay
-- four of a size together at once, in the transactions that took in mail, and to write a
-- piece anew when a tenth of it had been replaced; now the desk tidies up when nothing comes
-- (store/tidy.go), and FTS5 only where that is never so. Of what one transaction brings, four
-- times as much becomes one piece.
INSERT INTO inquiry_index (inquiry_index, rank) VALUES ('automerge', 64), ('crisismerge', 256), ('deletemerge', 30), ('hashsize', 4194304);
INSERT INTO order_index (order_index, rank) VALUES ('automerge', 64), ('crisismerge', 256), ('deletemerge', 30), ('hashsize', 4194304);
