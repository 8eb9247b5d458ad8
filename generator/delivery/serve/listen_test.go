package serve

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestServingEndsAtOnceAndLeavesNothing(t *testing.T) {
	patience := endTime
	t.Cleanup(func() { endTime = patience })
	endTime = time.Hour // so that it ends only if all streams end by themselves
	p := preview(t, project(t))
	listener, _, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- p.Serve(ctx, listener) }()
	client := &http.Client{Transport: &http.Transport{}}
	defer client.CloseIdleConnections()
	url := "http://" + listener.Addr().String()
	var streams []*http.Response
	for range 5 {
		res, err := client.Get(url + Prefix + "events?path=/check/&revision=" + strconv.Itoa(1))
		if err != nil || res.StatusCode != 200 {
			t.Fatalf("open a stream: %v, %v", res, err)
		}
		streams = append(streams, res)
	}
	stop()
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("got %v, want no error", err)
		}
	case <-time.After(soon):
		t.Fatal("the server waits for open streams although it should end")
	}
	for _, res := range streams {
		res.Body.Close()
	}
	if _, err := listener.Accept(); !errors.Is(err, net.ErrClosed) {
		t.Errorf("the address is still listened on: %v", err)
	}
	if !eventually(func() bool { return len(p.streams) == 0 }) {
		t.Errorf("%d streams are left", len(p.streams))
	}
}

func TestATakenPortIsPassedOver(t *testing.T) {
	first, taken, err := Listen("127.0.0.1:0")
	if err != nil || taken {
		t.Fatalf("port 0: got taken %v, %v", taken, err)
	}
	defer first.Close()
	second, taken, err := Listen(first.Addr().String())
	if err != nil || !taken || second.Addr().String() == first.Addr().String() {
		t.Fatalf("a taken port: got %v, taken %v, %v; want the next free one", second, taken, err)
	}
	second.Close()
	for _, bad := range []string{"", "8017", "127.0.0.1", "127.0.0.1:http!", "127.0.0.1:70000", "127.0.0.1:-1"} {
		if l, _, err := Listen(bad); err == nil {
			l.Close()
			t.Errorf("%q: got no error", bad)
		}
	}
	if _, _, err := Listen("192.0.2.1:8017"); err == nil {
		t.Errorf("an address of another machine: got no error")
	}
}

// listening serves the small project until the test ends, and returns where.
func listening(t *testing.T) string {
	t.Helper()
	p := preview(t, project(t))
	listener, _, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- p.Serve(ctx, listener) }()
	t.Cleanup(func() { stop(); <-ended })
	return listener.Addr().String()
}

func TestAPreviewAnswersUnderTheNameThatItWasAskedToListenOn(t *testing.T) {
	for _, c := range []struct {
		asked, host string
		port        int
		want        bool
	}{
		{"desk.example", "desk.example:8017", 8017, true},
		{"Desk.example", "desk.example:8017", 8017, true},
		{"desk.example", "desk.example", 80, true},
		{"desk.example", "desk.example:80", 8017, false},
		{"desk.example", "evil.example:8017", 8017, false},
		{"::1", "[::1]:8017", 8017, true},
		{"", ":8017", 8017, false},
		{"", "desk.example:8017", 8017, false},
	} {
		names := namesOf(&net.TCPAddr{IP: net.IPv4(192, 0, 2, 1), Port: c.port}, c.asked)
		if got := names[c.host]; got != c.want || !names["192.0.2.1:"+strconv.Itoa(c.port)] {
			t.Errorf("--addr %q, Host %q: got %v of %v, want %v", c.asked, c.host, got, names, c.want)
		}
	}
}

func TestARequestMayNotBeEndless(t *testing.T) {
	at := listening(t)
	r, err := http.NewRequest("GET", "http://"+at+"/check/", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("X-Endless", strings.Repeat("x", 2*maxHeader))
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("got %d, want 431", res.StatusCode)
	}
}

func TestWhoDoesNotFinishARequestIsCutOff(t *testing.T) {
	t.Parallel() // it takes as long as the limit
	connection, err := net.Dial("tcp", listening(t))
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close()
	if _, err := connection.Write([]byte("GET /check/ HTTP/1.1\r\nHost: 127.0.0.1\r\n")); err != nil {
		t.Fatal(err)
	}
	if err := connection.SetReadDeadline(time.Now().Add(headerTime + soon)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadAll(connection); err != nil {
		t.Errorf("got %v, want the server to close the connection", err)
	}
}

func TestAServerForOthersKnowsTheMachinesAddresses(t *testing.T) {
	everywhere, alone := &net.TCPAddr{IP: net.IPv4zero, Port: 8017}, &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 8017}
	addresses := machine()
	if len(addresses) == 0 {
		t.Fatal("this machine has no address, not even a loopback one")
	}
	for _, a := range addresses {
		if !namesOf(everywhere, "")[net.JoinHostPort(a, "8017")] {
			t.Errorf("listening everywhere it does not answer to %s", a)
		}
	}
	if namesOf(everywhere, "")["0.0.0.0:8017"] || namesOf(everywhere, "")["evil.example:8017"] {
		t.Error("it answers to names that are none of this machine's")
	}
	if !namesOf(&net.TCPAddr{IP: net.IPv4(192, 0, 2, 1), Port: 80}, "")["192.0.2.1"] {
		t.Error("on port 80 it does not answer to its address without the port, as browsers write it")
	}
	if n := len(namesOf(alone, "")); n != 3 {
		t.Errorf("on loopback it answers to %d names, want localhost, 127.0.0.1 and ::1", n)
	}
	if !Public(everywhere) || Public(alone) {
		t.Errorf("got public %v and %v, want true everywhere and false on loopback", Public(everywhere), Public(alone))
	}
}
