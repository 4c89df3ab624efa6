package mailboxtest

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"os/exec"
	osuser "os/user"
	"path/filepath"
	"strconv"
	"time"
)

func lookUp(name string) (string, error) {
	for _, p := range []string{name, "/usr/sbin/" + name, "/usr/local/sbin/" + name} {
		if bin, err := exec.LookPath(p); err == nil {
			return bin, nil
		}
	}
	return "", fmt.Errorf("%s: %w", name, ErrNotInstalled)
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer func() { _ = l.Close() }()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// someone is whom an outside server runs as: us, or nobody when we are root.
func someone() (identity, error) {
	id := strconv.Itoa(os.Getuid())
	if id == "0" {
		id = "65534"
	}
	u, err := osuser.LookupId(id)
	if err != nil {
		return identity{}, err
	}
	g, err := osuser.LookupGroupId(u.Gid)
	if err != nil {
		return identity{}, err
	}
	uid, _ := strconv.Atoi(u.Uid)
	gid, _ := strconv.Atoi(u.Gid)
	return identity{name: u.Username, group: g.Name, uid: uid, gid: gid}, nil
}

// identity is a user of the operating system.
type identity struct {
	name, group string
	uid, gid    int
}

// own gives a tree to the identity; without being root it is ours already.
func (i identity) own(dir string) error {
	if os.Getuid() != 0 {
		return nil
	}
	return filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Lchown(path, i.uid, i.gid)
	})
}

// process is a server that was started.
type process struct {
	cmd  *exec.Cmd
	done chan struct{}
}

// launch starts cmd and waits until it speaks on addr.
func launch(cmd *exec.Cmd, addr string) (*process, error) {
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	p := &process{cmd: cmd, done: make(chan struct{})}
	go func() {
		_ = cmd.Wait()
		close(p.done)
	}()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); {
		if greets(addr) {
			return p, nil
		}
		select {
		case <-p.done:
			return nil, fmt.Errorf("%s ended at once", cmd.Path)
		case <-time.After(30 * time.Millisecond):
		}
	}
	p.stop()
	return nil, fmt.Errorf("%s does not answer", cmd.Path)
}

func greets(addr string) bool {
	c, err := net.DialTimeout("tcp", addr, time.Second)
	if err != nil {
		return false
	}
	defer func() { _ = c.Close() }()
	_ = c.SetReadDeadline(time.Now().Add(2 * time.Second))
	_, err = bufio.NewReader(c).ReadString('\n')
	return err == nil
}

// stop ends the server and waits, for five seconds kindly.
func (p *process) stop() {
	_ = p.cmd.Process.Signal(os.Interrupt)
	select {
	case <-p.done:
	case <-time.After(5 * time.Second):
		_ = p.cmd.Process.Kill()
		<-p.done
	}
}
