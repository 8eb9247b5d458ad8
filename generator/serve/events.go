package serve

import (
	"encoding/json"
	"net/http"
	"time"
)

const (
	pulse       = 15 * time.Second // how often an idle page hears that the server is still there
	mostStreams = 100              // pages open at the same time; browsers allow themselves six connections to a host
)

// events tells an open page, as long as it is open, what becomes of what it is made of. It compares what the page has with what
// there is now, instead of passing on what happened: nothing is lost or told twice, however fast changes follow each other, and
// a page that comes back after an hour, or to another run of the server, is treated like every other.
func (p *Preview) events(w http.ResponseWriter, r *http.Request) {
	select {
	case p.streams <- struct{}{}:
		defer func() { <-p.streams }()
	default:
		refuse(w, http.StatusServiceUnavailable, "too many pages are open")
		return
	}
	select {
	case <-p.begun:
	case <-r.Context().Done():
		return
	}
	v, err := p.visit(r.URL.Query())
	if err != nil {
		refuse(w, http.StatusBadRequest, err.Error())
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	if r.Method == http.MethodHead {
		return
	}
	p.stream(w, r, v)
}

func (p *Preview) stream(w http.ResponseWriter, r *http.Request, v *visit) {
	beat := time.NewTicker(pulse)
	defer beat.Stop()
	for {
		changed := p.next() // before looking, so that nothing is missed in between
		text := []byte(":\n\n")
		if m, news := p.look(v); news {
			text = event(m)
		}
		if !push(w, text) {
			return
		}
		select {
		case <-changed:
		case <-beat.C:
		case <-r.Context().Done():
			return
		}
	}
}

// next returns what is closed when open pages should look again.
func (p *Preview) next() <-chan struct{} {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.changed
}

// event writes a message as an event of a stream. JSON has no line ends of its own.
func event(m message) []byte {
	text, err := json.Marshal(m)
	if err != nil {
		panic(err) // strings and numbers only
	}
	return append(append([]byte("data: "), text...), "\n\n"...)
}

// push sends text now, and tells whether somebody is still there.
func push(w http.ResponseWriter, text []byte) bool {
	control := http.NewResponseController(w)
	_ = control.SetWriteDeadline(time.Now().Add(sendTime)) // a recorder in a test has none
	if _, err := w.Write(text); err != nil {
		return false
	}
	return control.Flush() == nil
}
