package digest

import (
	"reflect"
	"strings"
	"testing"
)

type leaf struct {
	Text  string
	n     int
	Float *float64
}

type whole struct {
	Leaves []leaf
	Any    any
	Map    map[string]leaf
	Pair   [2]string
	Yes    bool
	Byte   uint8
	Under  *whole
}

func number(f float64) *float64 { return &f }

// Each of these differs from every other in something that a template can see.
var different = []any{
	nil, 1, uint(1), int8(1), 1.0, true, "1", "", []int(nil), []int{}, []int{1}, []int{1, 2}, [2]int{1, 2}, []string{"a", "b"}, []string{"ab", ""}, []string{"", "ab"},
	leaf{}, &leaf{}, leaf{Text: "a"}, leaf{n: 1}, leaf{n: -1}, leaf{Float: number(0)}, leaf{Float: number(1)}, (*leaf)(nil),
	whole{}, whole{Leaves: []leaf{}}, whole{Leaves: []leaf{{}}}, whole{Leaves: []leaf{{}, {}}}, whole{Any: 1}, whole{Any: "1"}, whole{Any: leaf{}}, whole{Any: &leaf{}},
	whole{Map: map[string]leaf{"a": {}}}, whole{Map: map[string]leaf{"a": {}, "b": {}}}, whole{Map: map[string]leaf{"a": {n: 1}, "b": {}}},
	whole{Map: map[string]leaf{"a": {}, "b": {n: 1}}}, whole{Pair: [2]string{"a", ""}}, whole{Pair: [2]string{"", "a"}}, whole{Yes: true}, whole{Byte: 1},
	whole{Under: &whole{}}, whole{Under: &whole{Under: &whole{}}}, strings.Repeat("x", 3*room), strings.Repeat("x", 3*room+1), strings.Repeat("x", 3*room) + "y",
}

func TestOnlyWhatIsTheSameHasTheSameHash(t *testing.T) {
	m := New(nil, "seed")
	seen := map[Hash]int{}
	for i, v := range different {
		h := m.Of(v)
		if other, ok := seen[h]; ok {
			t.Errorf("%#v has the hash of %#v", v, different[other])
		}
		seen[h] = i
		if m.Of(v) != h {
			t.Errorf("%#v has two hashes", v)
		}
		if New(nil, "other").Of(v) == h {
			t.Errorf("%#v has the same hash with another seed", v)
		}
	}
	one, two := whole{Map: map[string]leaf{}}, whole{Map: map[string]leaf{}}
	for _, key := range []string{"a", "b", "c", "d", "e"} {
		one.Map[key] = leaf{Text: key}
	}
	for _, key := range []string{"e", "d", "c", "b", "a"} {
		two.Map[key] = leaf{Text: key}
	}
	one.Under, two.Under = &whole{Leaves: []leaf{{Float: number(2)}}}, &whole{Leaves: []leaf{{Float: number(2)}}}
	if m.Of(one) != m.Of(two) {
		t.Error("the same in other places has another hash")
	}
}

func TestWhatIsSharedIsHashedOnce(t *testing.T) {
	m := New(reflect.TypeFor[*whole]())
	shared, other := &whole{Yes: true}, &whole{Yes: true}
	a, b := m.Of([]*whole{shared}), m.Of([]*whole{shared, nil})
	if a == b || m.Of([]*whole{other}) != a || m.Of([]*whole{{}}) == a {
		t.Error("what is shared is not hashed by what it holds")
	}
	shared.Yes = false // against what was promised, to see it
	if m.Of([]*whole{shared}) != a {
		t.Error("what is shared was hashed again")
	}
}

func TestWhatHasNoContentIsRefused(t *testing.T) {
	for _, v := range []any{func() {}, make(chan int), whole{Any: func() {}}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%T has a hash", v)
				}
			}()
			New(nil).Of(v)
		}()
	}
}

func BenchmarkOf(b *testing.B) {
	m := New(nil)
	page := whole{Leaves: make([]leaf, 300), Map: map[string]leaf{}}
	for i := range page.Leaves {
		page.Leaves[i] = leaf{strings.Repeat("wort ", 10), i, number(float64(i))}
	}
	b.ReportAllocs()
	for b.Loop() {
		m.Of(page)
	}
}
