// Package fetch brings articles here: from an address on the net, and out of a PDF by a program of the machine.
//
// It is for taking articles in, which somebody asks for; a build opens no connection and starts nothing.
package fetch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// Limits of an article: how long fetching it may take, and how large it may be in bytes.
const (
	Patience = 20 * time.Second
	Largest  = 20 << 20
)

// ErrTooLarge says that an article is larger than Largest.
var ErrTooLarge = fmt.Errorf("it is larger than %d MB, which no article is", Largest>>20)

// byHand is what to do where a server gives a page to browsers only.
const byHand = "save the page from the browser and take the file in"

// A Page is what stands at an address.
type Page struct {
	Data    []byte
	Address string // where it was found in the end
	Charset string // what the server says of its encoding; empty if nothing
}

// IsAddress tells whether a word is an address on the net and not the name of a file.
func IsAddress(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// Address fetches what stands at an http or https address, once, following redirections. agent says to the server who
// asks.
func Address(ctx context.Context, address, agent string) (*Page, error) {
	ctx, cancel := context.WithTimeout(ctx, Patience)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("User-Agent", agent)
	request.Header.Set("Accept", "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5")
	answer, err := http.DefaultClient.Do(request)
	if errors.Is(err, context.DeadlineExceeded) {
		return nil, fmt.Errorf("it did not answer within %d seconds; %s", int(Patience.Seconds()), byHand)
	} else if err != nil {
		return nil, errors.Unwrap(err) // without the address, which whoever asks knows
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("it answers %s; %s", answer.Status, byHand)
	}
	data, err := All(answer.Body)
	if err != nil {
		return nil, fmt.Errorf("fetch it: %w", err)
	}
	_, said, _ := mime.ParseMediaType(answer.Header.Get("Content-Type"))
	return &Page{data, answer.Request.URL.String(), said["charset"]}, nil
}

// All reads an article to its end, unless it is too large.
func All(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, Largest+1))
	if err == nil && len(data) > Largest {
		err = ErrTooLarge
	}
	return data, err
}

// Layout returns the words of a PDF with their places, by pdftotext.
func Layout(pdf []byte) ([]byte, error) {
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		return nil, errors.New("its words are read by the program pdftotext, which is not here; it comes with " +
			"Poppler: apt install poppler-utils, brew install poppler, choco install poppler")
	}
	dir, err := os.MkdirTemp("", "beleg-pdf")
	if err != nil {
		return nil, fmt.Errorf("make room for the PDF: %w", err)
	}
	defer os.RemoveAll(dir)
	in, out := filepath.Join(dir, "in.pdf"), filepath.Join(dir, "out.xml")
	if err := os.WriteFile(in, pdf, 0o600); err != nil {
		return nil, fmt.Errorf("write the PDF for pdftotext: %w", err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 3*Patience)
	defer cancel()
	var told bytes.Buffer
	cmd := exec.CommandContext(ctx, program, "-bbox-layout", "-enc", "UTF-8", in, out)
	cmd.Stderr = &told
	if err := cmd.Run(); err != nil {
		why, _, _ := strings.Cut(strings.TrimSpace(told.String()), "\n")
		return nil, fmt.Errorf("pdftotext cannot read it: %w: %s", err, why)
	}
	return os.ReadFile(out)
}
