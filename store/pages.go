package store

import (
	"sync"

	"modernc.org/libc"
	"modernc.org/libc/sys/types"
	sqlite3 "modernc.org/sqlite/lib"
)

// stockedPages is how many pages of all connections together lie in the stock: what the writer may
// hold at once (cache_size) and as much again for those who read. When they are used up, SQLite
// takes those that a connection has not looked at for long, before it asks for more.
const stockedPages = 4000

// pageSize is what SQLite gives a new file.
const pageSize = 4096

// stockPages gives SQLite the memory of its pages in one piece. Each needs 272 bytes beside its 4,096, and
// the allocator below SQLite hands out powers of two: every page had 8 KB. It counts before the
// first database is opened; later, as in a test that has one already, SQLite refuses it and goes on
// as before.
var stockPages = sync.OnceFunc(func() {
	tls := libc.NewTLS()
	defer tls.Close()
	const words = 64
	args := tls.Alloc(words)
	defer tls.Free(words)
	beside := args + words/2
	if sqlite3.Xsqlite3_config(tls, sqlite3.SQLITE_CONFIG_PCACHE_HDRSZ, libc.VaList(args, beside)) != sqlite3.SQLITE_OK {
		return
	}
	each := pageSize + libc.AtomicLoadNInt32(beside, 0)
	stock := libc.Xmalloc(tls, types.Size_t(stockedPages)*types.Size_t(each))
	if stock == 0 {
		return
	}
	if sqlite3.Xsqlite3_config(tls, sqlite3.SQLITE_CONFIG_PAGECACHE, libc.VaList(args, stock, each, int32(stockedPages))) != sqlite3.SQLITE_OK {
		libc.Xfree(tls, stock)
	}
})
