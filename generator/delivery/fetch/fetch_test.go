package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"
)

func TestAPageIsFetchedOnce(t *testing.T) {
	asked := map[string]int{}
	host := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked[r.URL.Path]++
		switch r.URL.Path {
		case "/old":
			http.Redirect(w, r, "/new", http.StatusMovedPermanently)
		case "/new":
			w.Header().Set("Content-Type", "text/html; charset=windows-1252")
			fmt.Fprintf(w, "<p>%s", r.UserAgent())
		case "/large":
			_, _ = w.Write(make([]byte, Largest+1))
		default:
			http.NotFound(w, r)
		}
	}))
	defer host.Close()
	page, err := Address(context.Background(), host.URL+"/old", "beleg/test")
	if err != nil || string(page.Data) != "<p>beleg/test" || page.Charset != "windows-1252" || page.Address != host.URL+"/new" || asked["/new"] != 1 {
		t.Errorf("got %+v (%v), asked %v", page, err, asked)
	}
	if _, err := Address(context.Background(), host.URL+"/large", ""); !errors.Is(err, ErrTooLarge) {
		t.Errorf("got %v, want ErrTooLarge", err)
	}
	if _, err := Address(context.Background(), host.URL+"/none", ""); err == nil || !strings.Contains(err.Error(), "404") || strings.Contains(err.Error(), host.URL) {
		t.Errorf("got %v, want that it answers 404", err)
	}
	if _, err := Address(context.Background(), "http://127.0.0.1:1/", ""); err == nil || strings.Contains(err.Error(), "Get ") {
		t.Errorf("got %v, want why there is no connection", err)
	}
	slow, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Address(slow, host.URL+"/new", ""); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want that it was interrupted", err)
	}
}

func TestWithoutTheProgramForPDFsItSaysHowToGetIt(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := Layout(nil); err == nil || !strings.Contains(err.Error(), "poppler-utils") {
		t.Errorf("got %v", err)
	}
}

func TestWhatIsNoPDFIsToldInTheProgramsWords(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed")
	}
	if _, err := Layout([]byte("%PDF-1.4\nno more")); err == nil || !strings.Contains(err.Error(), "pdftotext cannot read it") {
		t.Errorf("got %v", err)
	}
	if left, _ := os.ReadDir(os.TempDir()); strings.Contains(fmt.Sprint(left), "beleg-pdf") {
		t.Error("a folder was left")
	}
}
