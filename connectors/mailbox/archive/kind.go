package archive

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// kindOfFile is what a file is that a person chose by itself.
func kindOfFile(path string) string {
	if k := kindIn(path, filepath.Base(path)); k != "" {
		return k
	}
	return "eml" // whatever its name: the bytes decide
}

// kindIn tells by its name and place whether a file may hold mails.
func kindIn(path, name string) string {
	switch dir := filepath.Base(filepath.Dir(path)); {
	case strings.HasPrefix(name, ".") || strings.EqualFold(name, "desktop.ini"):
		return ""
	case dir == "cur" || dir == "new":
		if strings.HasPrefix(name, "dovecot") || strings.HasPrefix(name, "courier") {
			return ""
		}
		return "maildir"
	case dir == "tmp" && siblings(path, "cur"):
		return "" // half a mail
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".eml":
		return "eml"
	case ".emlx":
		return "emlx"
	case ".msg", ".pst", ".ost", ".dbx":
		return "outlook"
	case ".mbox", ".mbx":
		return "mbox"
	case "":
		if looksLikeMbox(path) { // Thunderbird's folders carry no ending
			return "mbox"
		}
	}
	return ""
}

func siblings(path, name string) bool {
	st, err := os.Stat(filepath.Join(filepath.Dir(filepath.Dir(path)), name))
	return err == nil && st.IsDir()
}

// looksLikeMbox reads the first line of a file.
func looksLikeMbox(path string) bool {
	head := headOf(path)
	line, _, _ := bytes.Cut(head, []byte("\n"))
	return isFromLine(line)
}

func headOf(path string) []byte {
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	buf := make([]byte, peek)
	n, _ := f.Read(buf)
	return bytes.TrimPrefix(buf[:n], []byte("\xEF\xBB\xBF"))
}

// isMail tells whether bytes may be a mail: a header field stands among the
// first lines, and nothing is there that no text has.
func isMail(raw []byte) bool {
	head := bytes.TrimPrefix(raw[:min(len(raw), peek)], []byte("\xEF\xBB\xBF"))
	if bytes.IndexByte(head[:min(len(head), 64)], 0) >= 0 {
		return false
	}
	for n := 0; n < 20 && len(head) > 0; n++ {
		line, rest, _ := bytes.Cut(head, []byte("\n"))
		if isField(line) {
			return true
		}
		head = rest
	}
	return false
}

func isField(line []byte) bool {
	i := bytes.IndexByte(line, ':')
	if i <= 0 || i > 76 {
		return false
	}
	for _, b := range bytes.TrimRight(line[:i], " \t") {
		if b <= ' ' || b >= 0x7F {
			return false
		}
	}
	return true
}

// sentNames and unwantedNames are what mail programs call these folders.
var (
	sentNames = []string{
		"sent", "sent items", "sent messages", "sent mail", "送信済み", "送信済みトレイ", "送信済みアイテム", "送信済みメール", "送信トレイ",
		"&kafp4w4imh8-", "&kafp4w4imh8wyddsmkq-", "&kafp4w4imh8wojckmmyw4a-", "&kafp4w4imh8w4td8mos-", // as Maildir writes them
	}
	unwantedNames = []string{
		"trash", "deleted", "deleted items", "deleted messages", "ごみ箱", "ゴミ箱", "削除済みアイテム", "junk", "spam", "junk e-mail", "bulk mail",
		"迷惑メール", "迷惑メールフォルダ", "drafts", "draft", "下書き", "templates", "テンプレート", "outbox", "unsent messages",
		"&mfqwf3ux-", "&mlqw33ux-", "&j,dg0tdhmpww6w-", "&tgtm+dbn-", "&ukqwzg4imh8wojckmmyw4a-",
	}
)

// sentFolder tells by the names above a file whether sent mails lie in it.
func sentFolder(path string) bool {
	for n := 0; n < 4; n++ {
		if has(sentNames, path) {
			return true
		}
		up := filepath.Dir(path)
		if up == path {
			break
		}
		path = up
	}
	return false
}

func unwanted(name string) bool {
	return has(unwantedNames, name) || hidden(name)
}

// hidden are folders of other programs. A Maildir's own folders start with a dot
// too, and hold mails.
func hidden(name string) bool {
	switch name {
	case ".git", ".svn", ".cache", ".config", ".Trash", ".Trashes", ".Spotlight-V100", ".DS_Store":
		return true
	}
	return false
}

// has compares the last name of a path, without its ending and, in a Maildir,
// without the names of the folders around it.
func has(names []string, path string) bool {
	base := strings.ToLower(filepath.Base(path))
	base = strings.TrimSuffix(strings.TrimSuffix(base, ".mbox"), ".sbd")
	if i := strings.LastIndexByte(base, '.'); i >= 0 && strings.HasPrefix(base, ".") {
		base = base[i+1:]
	}
	for _, n := range names {
		if base == n {
			return true
		}
	}
	return false
}

// maildirTime is when a mail was put into a Maildir: the file's name begins with
// it.
func maildirTime(f File) time.Time {
	name := filepath.Base(f.Path)
	digits, _, _ := strings.Cut(name, ".")
	if n, err := strconv.ParseInt(digits, 10, 64); err == nil && n > 300_000_000 && n < 10_000_000_000 {
		return time.Unix(n, 0)
	}
	return f.At
}
