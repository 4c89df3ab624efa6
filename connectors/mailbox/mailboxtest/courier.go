package mailboxtest

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"madoguchi/connectors"
)

// Courier is a real Courier-IMAP, the software of さくらのメールボックス, with one
// user. Its login daemon is replaced by a few lines: they check the password and
// hand the connection to a real imapd.
type Courier struct {
	Port     int
	User     string
	Password string
	Maildir  string // new mails may be dropped into Maildir/new

	root   string // where the packages were unpacked
	as     identity
	listen net.Listener
	work   sync.WaitGroup

	mu    sync.Mutex
	conns map[net.Conn]bool
	sent  []string // command lines of the clients, passwords left out
}

// courierRoot is where build/setup.sh unpacks the packages, which cannot be
// installed beside Dovecot. MADOGUCHI_COURIER names another place.
func courierRoot() (string, error) {
	if dir := os.Getenv("MADOGUCHI_COURIER"); dir != "" {
		return dir, nil
	}
	dir, err := os.Getwd()
	for ; err == nil && dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		root := filepath.Join(dir, "build", ".tools", "courier")
		if _, err := os.Stat(filepath.Join(root, "usr", "bin", "imapd")); err == nil {
			return root, nil
		}
	}
	return "", fmt.Errorf("courier-imap: %w", ErrNotInstalled)
}

// OpenCourier starts a private, unprivileged Courier with its mails in dir, which
// must be empty. The error is ErrNotInstalled when there is none. End with Close.
func OpenCourier(dir string) (*Courier, error) {
	root, err := courierRoot()
	if err != nil {
		return nil, err
	}
	c := &Courier{User: "shop@example.test", Password: "secret", root: root, Maildir: filepath.Join(dir, "Maildir"), conns: map[net.Conn]bool{}}
	if c.as, err = someone(); err != nil {
		return nil, err
	}
	for _, sub := range []string{"", ".Sent"} {
		for _, part := range []string{"cur", "new", "tmp"} {
			if err := os.MkdirAll(filepath.Join(c.Maildir, sub, part), 0o700); err != nil {
				return nil, err
			}
		}
	}
	if err := c.as.own(dir); err != nil {
		return nil, err
	}
	if c.listen, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
		return nil, err
	}
	c.Port = c.listen.Addr().(*net.TCPAddr).Port
	c.work.Go(c.accept)
	return c, nil
}

func (c *Courier) accept() {
	for {
		conn, err := c.listen.Accept()
		if err != nil {
			return
		}
		c.mu.Lock()
		c.conns[conn] = true
		c.mu.Unlock()
		c.work.Go(func() {
			c.welcome(conn)
			_ = conn.Close()
			c.mu.Lock()
			delete(c.conns, conn)
			c.mu.Unlock()
		})
	}
}

const courierCaps = "IMAP4rev1 UIDPLUS CHILDREN NAMESPACE THREAD=ORDEREDSUBJECT THREAD=REFERENCES SORT QUOTA IDLE"

// welcome plays the login daemon.
func (c *Courier) welcome(conn net.Conn) {
	_, _ = fmt.Fprintf(conn, "* OK [CAPABILITY %s] Courier-IMAP ready.\r\n", courierCaps)
	in := bufio.NewReader(conn)
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		tag, command, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch verb, rest, _ := strings.Cut(command, " "); strings.ToUpper(verb) {
		case "CAPABILITY":
			_, _ = fmt.Fprintf(conn, "* CAPABILITY %s\r\n%s OK CAPABILITY completed\r\n", courierCaps, tag)
		case "LOGIN":
			if rest == strconv.Quote(c.User)+" "+strconv.Quote(c.Password) {
				c.serve(conn, in, tag)
				return
			}
			_, _ = fmt.Fprintf(conn, "%s NO Login failed.\r\n", tag)
		default:
			_, _ = fmt.Fprintf(conn, "* BYE Courier-IMAP server shutting down\r\n%s OK done\r\n", tag)
			return
		}
	}
}

// serve hands the connection to an imapd, which begins with the answer to LOGIN.
func (c *Courier) serve(conn net.Conn, in *bufio.Reader, tag string) {
	cmd := c.imapd(tag)
	to, err := cmd.StdinPipe()
	if err != nil {
		return
	}
	cmd.Stdout = conn
	if cmd.Start() != nil {
		return
	}
	c.work.Go(func() {
		_, _ = io.Copy(io.MultiWriter(to, noting{c}), in)
		_ = to.Close()
	})
	_ = cmd.Wait()
}

// Select opens a folder for writing, as any other mail program does. Courier
// keeps UIDs and UIDVALIDITY only from then on: a folder that was only ever
// examined gets new ones each time.
func (c *Courier) Select(folder string) error {
	cmd := c.imapd("a")
	cmd.Stdin = strings.NewReader("b SELECT \"" + folder + "\"\r\nc LOGOUT\r\n")
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "b OK") {
		return fmt.Errorf("select %s: %w: %s", folder, err, out)
	}
	return nil
}

// imapd is a command that speaks IMAP, signed in already.
func (c *Courier) imapd(tag string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(c.root, "usr/bin/imapd"), filepath.Base(c.Maildir))
	cmd.Dir = filepath.Dir(c.Maildir)
	lib := filepath.Join(c.root, "usr/lib")
	more, _ := filepath.Glob(filepath.Join(lib, "*-linux-gnu"))
	cmd.Env = append(os.Environ(), "LD_LIBRARY_PATH="+strings.Join(append(more, lib), ":"), "AUTHENTICATED="+c.User, "AUTHADDR="+c.User,
		"IMAPLOGINTAG="+tag, "TCPREMOTEIP=127.0.0.1", "TCPREMOTEPORT=1", "PROTOCOL=IMAP", "IMAP_CAPABILITY="+courierCaps,
		"IMAP_TRASHFOLDERNAME=Trash", "IMAP_IDLE_TIMEOUT=60", "IMAP_USELOCKS=0", "IMAP_KEYWORDS=1", "IMAP_MAILBOX_SANITY_CHECK=1", "HOME="+cmd.Dir)
	c.as.dress(cmd)
	return cmd
}

// noting keeps what a client has said.
type noting struct{ c *Courier }

func (n noting) Write(p []byte) (int, error) {
	n.c.mu.Lock()
	defer n.c.mu.Unlock()
	for _, m := range command.FindAllSubmatch(p, -1) {
		n.c.sent = append(n.c.sent, string(m[1]))
	}
	return len(p), nil
}

// Commands returns the commands seen so far after the sign-ins, such as "UID FETCH".
func (c *Courier) Commands() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return append([]string{}, c.sent...)
}

// Close ends the server and cuts every connection.
func (c *Courier) Close() {
	_ = c.listen.Close()
	c.mu.Lock()
	for conn := range c.conns {
		_ = conn.Close()
	}
	c.mu.Unlock()
	c.work.Wait()
}

// Drop puts a mail into a folder ("" is the INBOX, ".Sent" another) as a delivery
// agent does.
func (c *Courier) Drop(folder, name string, raw []byte, at time.Time) error {
	path := filepath.Join(c.Maildir, folder, "new", name)
	if err := os.WriteFile(path, raw, 0o644); err != nil {
		return err
	}
	if err := os.Chtimes(path, at, at); err != nil {
		return err
	}
	return c.as.own(path)
}

// Files lists the mails of the INBOX on disk with their flags.
func (c *Courier) Files() ([]string, error) {
	var out []string
	for _, sub := range []string{"cur", "new"} {
		es, err := os.ReadDir(filepath.Join(c.Maildir, sub))
		if err != nil {
			return nil, err
		}
		for _, e := range es {
			out = append(out, e.Name())
		}
	}
	return out, nil
}

// Settings connect a mailbox account to the server; SMTP is somebody else's.
func (c *Courier) Settings() connectors.Settings {
	return connectors.Settings{
		"address": c.User, "password": c.Password,
		"imap_host": "127.0.0.1", "imap_port": strconv.Itoa(c.Port), "imap_security": "none",
		"smtp_host": "127.0.0.1", "smtp_port": "9", "smtp_security": "none",
	}
}
