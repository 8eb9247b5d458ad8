// Package digest hashes what a page holds.
//
// Of walks over a value, such as the struct of a page, and hashes everything that it finds: two values have the same
// hash if, and only if, nothing that a template can see of them differs. So a page need not be set again that was set
// from a struct of the same hash, whatever the facts are that the struct was composed from; nobody has to say which.
package digest

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"math"
	"reflect"
	"slices"
	"sync"
)

// A Hash is a SHA-256.
type Hash = [sha256.Size]byte

// A Maker makes hashes. Any number of goroutines may use it at once.
type Maker struct {
	seed   Hash
	shared reflect.Type
	known  sync.Map // shared pointer → its Hash
}

// New returns a maker whose hashes depend on all that seed says too. What pointers of the type shared lead to is hashed
// once and may not change from then on; nil shares nothing.
func New(shared reflect.Type, seed ...any) *Maker {
	m := &Maker{shared: shared}
	m.seed = m.Of(seed)
	return m
}

// Of returns the hash of a value. It panics where a value holds what has no content, such as a function.
func (m *Maker) Of(value any) Hash {
	w := writers.Get().(*writer)
	defer writers.Put(w)
	w.hash.Reset()
	w.maker, w.text = m, append(w.text[:0], m.seed[:]...)
	w.dynamic(reflect.ValueOf(value))
	w.hash.Write(w.text)
	return Hash(w.hash.Sum(w.text[:0]))
}

// A writer writes values so that no two differ only in what they write.
type writer struct {
	maker *Maker
	hash  hash.Hash
	text  []byte // that is not hashed yet
}

var writers = sync.Pool{New: func() any { return &writer{hash: sha256.New()} }}

// room is how much text is gathered before it is hashed.
const room = 32 << 10

// dynamic writes a value with its type, where others could stand in its place.
func (w *writer) dynamic(v reflect.Value) {
	if !v.IsValid() {
		w.count(0)
		return
	}
	w.string(v.Type().String())
	w.value(v)
}

func (w *writer) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		w.string(v.String())
	case reflect.Struct:
		for i := range v.NumField() {
			w.value(v.Field(i))
		}
	case reflect.Slice:
		w.slice(v)
	case reflect.Array:
		w.elements(v)
	case reflect.Pointer:
		w.pointer(v)
	case reflect.Interface:
		w.dynamic(v.Elem())
	case reflect.Map:
		w.pairs(v)
	default:
		w.number(v)
	}
}

func (w *writer) number(v reflect.Value) {
	switch {
	case v.CanInt():
		w.count(uint64(v.Int()))
	case v.CanUint():
		w.count(v.Uint())
	case v.CanFloat():
		w.count(math.Float64bits(v.Float()))
	case v.Kind() == reflect.Bool && v.Bool():
		w.count(1)
	case v.Kind() == reflect.Bool:
		w.count(0)
	default:
		panic(fmt.Sprintf("digest: a %s has no content", v.Type()))
	}
}

func (w *writer) count(n uint64) { w.text = binary.AppendUvarint(w.text, n) }

func (w *writer) string(s string) {
	w.count(uint64(len(s)))
	w.text = append(w.text, s...)
	if len(w.text) > room {
		w.hash.Write(w.text)
		w.text = w.text[:0]
	}
}

// slice tells an empty one from none, as templates can.
func (w *writer) slice(v reflect.Value) {
	if v.IsNil() {
		w.count(0)
		return
	}
	w.count(uint64(v.Len()) + 1)
	w.elements(v)
}

func (w *writer) elements(v reflect.Value) {
	for i := range v.Len() {
		w.value(v.Index(i))
	}
}

func (w *writer) pointer(v reflect.Value) {
	switch {
	case v.IsNil():
		w.count(0)
		return
	case v.Type() == w.maker.shared:
		sum := w.maker.once(v)
		w.text = append(w.text, sum[:]...)
		return
	}
	w.count(1)
	w.value(v.Elem())
}

// once hashes what a shared pointer leads to.
func (m *Maker) once(v reflect.Value) Hash {
	sum, ok := m.known.Load(v.Pointer())
	if !ok {
		sum = (&Maker{}).Of(v.Elem().Interface())
		m.known.Store(v.Pointer(), sum)
	}
	return sum.(Hash)
}

// pairs writes a map in the order of its keys, as they are written.
func (w *writer) pairs(v reflect.Value) {
	written := make([][]byte, 0, v.Len())
	for key, value := range v.Seq2() {
		pair := writer{maker: w.maker, hash: sha256.New()}
		pair.value(key)
		pair.value(value)
		pair.hash.Write(pair.text)
		written = append(written, pair.hash.Sum(nil))
	}
	slices.SortFunc(written, bytes.Compare)
	w.count(uint64(len(written)))
	for _, pair := range written {
		w.text = append(w.text, pair...)
	}
}
