package mailboxtest

import (
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"madoguchi/connectors"
)

// ErrNotInstalled says that an outside server is not on this machine; tests skip
// with it.
var ErrNotInstalled = errors.New("not installed")

// Dovecot is a real Dovecot in a folder of its own, with one user.
type Dovecot struct {
	Host     string
	Port     int
	User     string
	Password string
	Maildir  string // new mails may be dropped into Maildir/new

	dir    string
	tokens *Tokens // nil: passwords only
	mechs  string  // by which tokens are taken
	as     identity
	run    *process
}

// OpenDovecot starts a private, unprivileged Dovecot in dir, which must be empty.
// As root it runs as nobody, because its login process refuses to be root. The
// error is ErrNotInstalled when there is no dovecot. End with Close.
func OpenDovecot(dir string) (*Dovecot, error) { return openDovecot(dir, nil, "") }

// OpenDovecotWith takes access tokens too, by the given mechanisms; without any
// by XOAUTH2 and OAUTHBEARER.
func OpenDovecotWith(dir string, t *Tokens, mechs ...string) (*Dovecot, error) {
	if len(mechs) == 0 {
		mechs = []string{"xoauth2", "oauthbearer"}
	}
	return openDovecot(dir, t, strings.Join(mechs, " "))
}

func openDovecot(dir string, t *Tokens, mechs string) (*Dovecot, error) {
	bin, err := lookUp("dovecot")
	if err != nil {
		return nil, err
	}
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	d := &Dovecot{Host: "127.0.0.1", Port: port, User: "shop@example.test", Password: "secret", dir: dir, tokens: t, mechs: mechs}
	d.Maildir = filepath.Join(dir, "mail", d.User)
	if d.as, err = someone(); err != nil {
		return nil, err
	}
	if err := d.prepare(); err != nil {
		return nil, err
	}
	return d, d.start(bin)
}

func (d *Dovecot) prepare() error {
	for _, sub := range []string{"run", "mail", "home"} {
		if err := os.MkdirAll(filepath.Join(d.dir, sub), 0o755); err != nil {
			return err
		}
	}
	for _, sub := range []string{"cur", "new", "tmp"} {
		if err := os.MkdirAll(filepath.Join(d.Maildir, sub), 0o755); err != nil {
			return err
		}
	}
	files := map[string]string{"users": d.User + ":" + d.Password + "\n", "dovecot.conf": d.config()}
	if d.tokens != nil {
		files["oauth2.conf.ext"] = strings.ReplaceAll(oauth2Conf, "URL", d.tokens.URL)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(d.dir, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return d.as.own(d.dir)
}

func (d *Dovecot) config() string {
	conf := dovecotConf
	if d.tokens != nil {
		conf = strings.Replace(conf, "auth_mechanisms = plain login\n", strings.ReplaceAll(tokenAuth, "MECHS", d.mechs), 1)
	}
	return strings.NewReplacer("DIR", d.dir, "USER", d.as.name, "GROUP", d.as.group, "PORT", strconv.Itoa(d.Port)).Replace(conf)
}

func (d *Dovecot) start(bin string) error {
	cmd := exec.Command(bin, "-F", "-c", filepath.Join(d.dir, "dovecot.conf"))
	cmd.Dir = d.dir
	d.as.dress(cmd)
	run, err := launch(cmd, net.JoinHostPort(d.Host, strconv.Itoa(d.Port)))
	if err != nil {
		text, _ := os.ReadFile(filepath.Join(d.dir, "dovecot.log"))
		return fmt.Errorf("%w\n%s", err, text)
	}
	d.run = run
	return nil
}

// Close stops the server and waits for its end.
func (d *Dovecot) Close() { d.run.stop() }

// Restart stops the server, runs between, and starts it again.
func (d *Dovecot) Restart(between func() error) error {
	d.run.stop()
	if err := between(); err != nil {
		return err
	}
	if err := d.as.own(d.dir); err != nil {
		return err
	}
	bin, err := lookUp("dovecot")
	if err != nil {
		return err
	}
	return d.start(bin)
}

// ForgetUIDs removes the index while the server is stopped (see Restart): every
// mail gets a new UID and the folder a new UIDVALIDITY.
func (d *Dovecot) ForgetUIDs() error {
	files, err := filepath.Glob(filepath.Join(d.Maildir, "dovecot*"))
	if err != nil {
		return err
	}
	for _, f := range files {
		if err := os.Remove(f); err != nil {
			return err
		}
	}
	return nil
}

// Drop puts a mail into the INBOX as a delivery agent does.
func (d *Dovecot) Drop(name string, raw []byte, at time.Time) error {
	path := filepath.Join(d.Maildir, "new", name)
	if err := os.WriteFile(path, raw, 0o644); err != nil {
		return err
	}
	if err := os.Chtimes(path, at, at); err != nil { // Dovecot's INTERNALDATE
		return err
	}
	return d.as.own(path)
}

// Files lists the mails on disk with their flags, as "cur/NAME:2,S".
func (d *Dovecot) Files() ([]string, error) {
	var out []string
	for _, sub := range []string{"cur", "new"} {
		es, err := os.ReadDir(filepath.Join(d.Maildir, sub))
		if err != nil {
			return nil, err
		}
		for _, e := range es {
			out = append(out, sub+"/"+e.Name())
		}
	}
	return out, nil
}

// Settings connect a mailbox account to the server; SMTP is somebody else's.
func (d *Dovecot) Settings() connectors.Settings {
	return connectors.Settings{
		"address": d.User, "password": d.Password,
		"imap_host": d.Host, "imap_port": strconv.Itoa(d.Port), "imap_security": "none",
		"smtp_host": "127.0.0.1", "smtp_port": "9", "smtp_security": "none",
	}
}
