package generator

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/judgement/weight"
	"beleg/generator/pages/search"
	"beleg/generator/words/atonce"
)

// A Shelf takes the files of a site as they are made, from many goroutines and in no certain order.
type Shelf interface {
	// Keep tells whether an earlier build made the file at a path from what has the same hash, and it is there still,
	// and how many bytes it has. Then it is part of the site and not made again.
	Keep(path string, from [32]byte) (bytes int, kept bool)
	// Put takes a file that was made from what has this hash; zero if that is unknown. The data may change afterwards.
	Put(path string, from [32]byte, data []byte) error
}

// Make makes all files and adds to Found what is wrong with their sizes. Each is on the shelf as soon as it is made,
// and then forgotten. Of several faults it returns that of the first path, so that the message is always the same.
func (s *Site) Make(ctx context.Context, to Shelf) error {
	m := &making{plan: s.plan, to: to, paths: s.plan.paths()}
	m.sizes, m.faults = make([]weight.Sized, len(m.paths)), make([]error, len(m.paths))
	m.sort()
	atonce.Each(runtime.GOMAXPROCS(0), func(int) { m.work(ctx) })
	if err := cmp.Or(ctx.Err(), cmp.Or(m.faults...)); err != nil {
		return err
	}
	s.Found = slices.Concat(s.Found, weight.Judge(m.sizes, cmp.Or(s.plan.opt.Limits, weight.PagesLimits)))
	s.Found.Sort()
	return nil
}

// A making is the work on all files of a plan.
type making struct {
	plan   *plan
	to     Shelf
	paths  []string       // sorted
	order  []int          // in which they are made; what is made with another is not there
	sizes  []weight.Sized // of each
	faults []error        // of each in order, and of what is made with it
	toFind atomic.Int64   // how many files of the search are not made yet
	next   atomic.Int64
	done   atomic.Int64
}

// sort puts the files in order: first those after which the index of the search is not needed any more, then the large
// ones, while there is the least in memory.
func (m *making) sort() {
	var order [3][]int
	for i, path := range m.paths {
		switch {
		case m.plan.notes[path] != nil: // made with its page
		case strings.HasPrefix(path, search.Folder):
			order[0] = append(order[0], i)
		case m.plan.data()[path] != nil:
			order[1] = append(order[1], i)
		default:
			order[2] = append(order[2], i)
		}
	}
	m.toFind.Store(int64(len(order[0])))
	m.order = slices.Concat(order[:]...)
}

// work makes one file after the other until there are none left, or one cannot be made: those before it have all been
// begun then.
func (m *making) work(ctx context.Context) {
	var room []byte // in which this worker sets its pages, one after the other
	for n := int(m.next.Add(1)) - 1; n < len(m.order) && ctx.Err() == nil; n = int(m.next.Add(1)) - 1 {
		i := m.order[n]
		if m.faults[n] = m.make(i, &room); m.faults[n] != nil {
			m.next.Store(int64(len(m.order)))
		}
	}
}

// make makes a file, and what is made from it while it is at hand.
func (m *making) make(i int, room *[]byte) error {
	path := m.paths[i]
	data, err := m.one(i, room)
	source, ok := m.plan.pages[path].Of.(*fact.Source)
	if err != nil || !ok {
		return err
	}
	m.plan.atHand.Store(path, data)
	defer m.plan.atHand.Delete(path)
	notes, _ := slices.BinarySearch(m.paths, address.Notes(source))
	_, err = m.one(notes, new([]byte))
	return err
}

// one puts one file on the shelf, unless it is there already; data is nil then.
func (m *making) one(i int, room *[]byte) (data []byte, err error) {
	path := m.paths[i]
	m.sizes[i] = weight.Sized{Path: path}
	if name, ok := m.plan.assets[path]; ok {
		m.sizes[i].From = "static/" + name
	}
	how, err := m.plan.at(path)
	if err != nil {
		return nil, err
	}
	kept := false
	if m.sizes[i].Bytes, kept = m.to.Keep(path, how.from); !kept {
		if data, err = how.bytes(room); err == nil {
			m.sizes[i].Bytes, err = len(data), m.to.Put(path, how.from, data)
		}
	}
	if strings.HasPrefix(path, search.Folder) && m.toFind.Add(-1) == 0 {
		m.plan.index = nil
	}
	if told := m.plan.opt.Made; told != nil && err == nil {
		told(int(m.done.Add(1)), len(m.paths))
	}
	return data, err
}

// page returns the bytes of a page, for what is made from it.
func (p *plan) page(path string) ([]byte, error) {
	if made, ok := p.atHand.Load(path); ok {
		return made.([]byte), nil
	}
	return p.file(path)
}
