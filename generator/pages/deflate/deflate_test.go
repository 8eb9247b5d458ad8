package deflate

import (
	"bytes"
	"compress/zlib"
	"io"
	"math/rand/v2"
	"testing"
)

func unpacked(t *testing.T, stream []byte) []byte {
	t.Helper()
	r, err := zlib.NewReader(bytes.NewReader(stream))
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(r) // it compares the checksum
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestWhatIsPackedComesOutAgain(t *testing.T) {
	p, chance := New(601), rand.New(rand.NewPCG(1, 2))
	for n := range 60 {
		var data []byte
		for len(data) < n*n*20 {
			switch chance.IntN(3) {
			case 0:
				data = append(data, bytes.Repeat([]byte{byte(chance.IntN(256))}, 1+chance.IntN(1500))...)
			case 1:
				data = append(data, data[chance.IntN(len(data)+1):][:min(40, len(data))/2*chance.IntN(2)]...)
			default:
				data = append(data, byte(chance.IntN(256)), byte(chance.IntN(4)), byte(chance.IntN(2)))
			}
		}
		if got := unpacked(t, p.Pack(data)); !bytes.Equal(got, data) {
			t.Fatalf("%d bytes: got %d others", len(data), len(got))
		}
	}
}

func FuzzPack(f *testing.F) {
	f.Add([]byte("aaaaaaaabcabcabc"))
	p := New(7)
	f.Fuzz(func(t *testing.T, data []byte) {
		if got := unpacked(t, p.Pack(data)); !bytes.Equal(got, data) {
			t.Errorf("got %x, want %x", got, data)
		}
	})
}

func TestEveryLengthAndDistanceHasItsCode(t *testing.T) {
	lengths, distances := map[extra]int{}, map[extra]int{}
	for n := 3; n <= longest; n++ {
		lengths[lengthCode(n)] = n
	}
	for d := 1; d <= window; d++ {
		distances[distanceCode(d)] = d
	}
	if len(lengths) != longest-2 || len(distances) != window {
		t.Errorf("got %d and %d codes, want %d and %d", len(lengths), len(distances), longest-2, window)
	}
}
