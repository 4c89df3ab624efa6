package mailbox

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"madoguchi/connectors/web"

	"golang.org/x/net/proxy"
)

// limits are the longest waits. A server that says nothing for that long is
// given up: go-imap itself would wait for ever.
type limits struct {
	dial    time.Duration // TCP, proxy and TLS together
	command time.Duration // between two signs of life of one command
	submit  time.Duration // for the reply to the final dot of a mail
	logout  time.Duration // for the good-bye, which nobody needs
	copy    time.Duration // for the whole copy into the Sent folder
	idle    time.Duration // of one IDLE, at least
}

var defaultLimits = limits{
	dial:    30 * time.Second,
	command: 30 * time.Second,
	submit:  3 * time.Minute,
	logout:  3 * time.Second,
	copy:    30 * time.Second,
	idle:    5 * time.Minute,
}

// network is the way out: directly or through the account's proxy.
type network struct {
	proxy  *url.URL
	limits limits
	roots  *x509.CertPool // nil: those of the system
	wire   wire           // nil: the network
}

// wire opens a bare connection; tests stand in for the network with it.
type wire func(ctx context.Context, addr string) (net.Conn, error)

// dial opens a connection to v. With security tls it is encrypted from the
// first byte; with starttls the protocol does it later with tlsConfig.
func (n network) dial(ctx context.Context, v server) (conn, raw net.Conn, err error) {
	ctx, cancel := context.WithTimeout(ctx, n.limits.dial)
	defer cancel()
	addr := net.JoinHostPort(v.host, strconv.Itoa(v.port))
	if raw, err = n.tcp(ctx, addr); err != nil {
		return nil, nil, err
	}
	if v.security != secTLS {
		return raw, raw, nil
	}
	secure := tls.Client(raw, n.tlsConfig(v))
	if err := secure.HandshakeContext(ctx); err != nil {
		_ = raw.Close()
		return nil, nil, err
	}
	return secure, raw, nil
}

func (n network) tlsConfig(v server) *tls.Config {
	return &tls.Config{ServerName: v.host, RootCAs: n.roots, MinVersion: tls.VersionTLS12}
}

func (n network) tcp(ctx context.Context, addr string) (net.Conn, error) {
	d := web.Dialer()
	d.Timeout = n.limits.dial
	switch {
	case n.wire != nil:
		return n.wire(ctx, addr)
	case n.proxy == nil:
		return d.DialContext(ctx, "tcp", addr)
	case n.proxy.Scheme == "http":
		return connectThrough(ctx, d, n.proxy, addr)
	}
	socks, err := proxy.FromURL(n.proxy, d)
	if err != nil {
		return nil, err
	}
	return socks.(proxy.ContextDialer).DialContext(ctx, "tcp", addr)
}

// connectThrough asks an HTTP proxy for a tunnel (RFC 9110 §9.3.6).
func connectThrough(ctx context.Context, d *net.Dialer, via *url.URL, addr string) (net.Conn, error) {
	conn, err := d.DialContext(ctx, "tcp", via.Host)
	if err != nil {
		return nil, err
	}
	stop := context.AfterFunc(ctx, func() { _ = conn.Close() })
	tunnel, err := askTunnel(conn, via.User, addr)
	if !stop() && err == nil {
		err = ctx.Err()
	}
	if err != nil {
		_ = conn.Close()
		return nil, err
	}
	return tunnel, nil
}

func askTunnel(conn net.Conn, user *url.Userinfo, addr string) (net.Conn, error) {
	req := &http.Request{Method: http.MethodConnect, URL: &url.URL{Opaque: addr}, Host: addr, Header: http.Header{}}
	if user != nil {
		pass, _ := user.Password()
		req.Header.Set("Proxy-Authorization", "Basic "+base64.StdEncoding.EncodeToString([]byte(user.Username()+":"+pass)))
	}
	if err := req.Write(conn); err != nil {
		return nil, err
	}
	r := bufio.NewReader(conn)
	res, err := http.ReadResponse(r, req)
	if err != nil {
		return nil, err
	}
	if res.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("proxy answered %d", res.StatusCode)
	}
	return &tunnelConn{Conn: conn, r: r}, nil
}

// tunnelConn keeps what the proxy's answer reader already holds: a server that
// speaks first may have been faster than we.
type tunnelConn struct {
	net.Conn
	r *bufio.Reader
}

func (c *tunnelConn) Read(p []byte) (int, error) { return c.r.Read(p) }
