package store

import (
	"os"
	"testing"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

func TestPages_of_all_connections_come_from_the_stock(t *testing.T) {
	if os.Getenv("DATABASE_URL") != "" {
		t.Skip("desks on PostgreSQL were opened before, whose kept bytes lie in SQLite without a stock")
	}
	openDesk(t, false)
	tls := libc.NewTLS()
	defer tls.Close()
	now := tls.Alloc(8)
	defer tls.Free(8)
	if rc := sqlite3.Xsqlite3_status(tls, sqlite3.SQLITE_STATUS_PAGECACHE_USED, now, now+4, 0); rc != sqlite3.SQLITE_OK {
		t.Fatalf("status: %d", rc)
	}
	if used := libc.AtomicLoadNInt32(now, 0); used == 0 {
		t.Error("an open desk holds no page of the stock: SQLite was set up before it, or asks for larger ones")
	}
}
