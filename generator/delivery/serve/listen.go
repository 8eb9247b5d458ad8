package serve

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// tries is how many ports are tried when one is taken.
const tries = 100

// Listen opens an address such as 127.0.0.1:8017. If its port is taken, that is another preview, mostly: the next free
// one is opened instead, and taken tells so. Port 0 is any free one.
func Listen(address string) (listener net.Listener, taken bool, err error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, false, fmt.Errorf("the address %q is not a host and a port, such as 127.0.0.1:8017", address)
	}
	first, err := strconv.ParseUint(port, 10, 16)
	if err != nil {
		return nil, false, fmt.Errorf("the port %q of the address is not a number from 0 to 65535", port)
	}
	for n := first; n < first+tries && n <= 65535; n++ {
		listener, err = net.Listen("tcp", net.JoinHostPort(host, strconv.FormatUint(n, 10)))
		if err == nil {
			return listener, n != first, nil
		}
		if !isTaken(err) {
			break
		}
	}
	return nil, false, fmt.Errorf("listen on %s: %w", address, err)
}

// isTaken tells whether an address is in use. Windows says so by a number of its own (WSAEADDRINUSE).
func isTaken(err error) bool {
	return errors.Is(err, syscall.EADDRINUSE) || runtime.GOOS == "windows" && errors.Is(err, syscall.Errno(10048))
}

// endTime is how long answers may go on after the end of the context; a variable, so that a test need not measure time.
var endTime = time.Second

// Serve answers requests until the context ends; then it ends all answers, the open ones too, and returns nil.
func (p *Preview) Serve(ctx context.Context, listener net.Listener) error {
	p.mu.Lock()
	p.names = namesOf(listener.Addr(), p.opt.Host)
	p.mu.Unlock()
	server := &http.Server{
		Handler:           p,
		ReadHeaderTimeout: headerTime,
		MaxHeaderBytes:    maxHeader,

		DisableGeneralOptionsHandler: true, // OPTIONS * is a question like any other
		IdleTimeout:                  2 * time.Minute,
		BaseContext:                  func(net.Listener) context.Context { return ctx },
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	patience, cancel := context.WithTimeout(context.Background(), endTime)
	defer cancel()
	if server.Shutdown(patience) != nil {
		_ = server.Close()
	}
	<-ended
	return nil
}

// namesOf returns what requests may call a server at an address that it was asked to open under a name, if any. One
// that listens everywhere is called by any of the machine's addresses.
func namesOf(address net.Addr, asked string) map[string]bool {
	tcp := address.(*net.TCPAddr) // Listen opens no other
	hosts := []string{"localhost", "127.0.0.1", "::1"}
	if tcp.IP.IsUnspecified() {
		hosts = append(hosts, machine()...)
	} else {
		hosts = append(hosts, tcp.IP.String())
	}
	if asked != "" {
		hosts = append(hosts, asked)
	}
	names := map[string]bool{}
	for _, host := range hosts {
		name := strings.ToLower(net.JoinHostPort(host, strconv.Itoa(tcp.Port)))
		names[name] = true
		if tcp.Port == 80 {
			names[strings.TrimSuffix(name, ":80")] = true
		}
	}
	return names
}

// machine returns the addresses of this machine.
func machine() []string {
	var hosts []string
	addresses, _ := net.InterfaceAddrs() // without them it is reached by its loopback names
	for _, a := range addresses {
		if network, ok := a.(*net.IPNet); ok {
			hosts = append(hosts, network.IP.String())
		}
	}
	return hosts
}

// Public tells whether an address can be reached from other machines.
func Public(address net.Addr) bool { return !address.(*net.TCPAddr).IP.IsLoopback() }

// Home returns the address that an editor opens: that of the home page, if there is one yet.
func (p *Preview) Home(address net.Addr) string {
	host := address.String()
	if tcp := address.(*net.TCPAddr); tcp.IP.IsUnspecified() {
		host = net.JoinHostPort("127.0.0.1", strconv.Itoa(tcp.Port))
	}
	return "http://" + host + cmp.Or(p.live.State().Home, "/")
}
