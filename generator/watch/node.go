package watch

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"
	"syscall"
	"time"
)

// A node is what stands under one name. It is never changed once others can see it, so that trees can share it: a tree with
// one other file is a few new nodes, whatever its size.
type node struct {
	name     string
	mode     fs.FileMode // a link's own, not that of what it leads to
	time     time.Time
	stamp    stamp
	data     []byte  // what a file holds
	children []*node // what a folder holds, sorted by name
	target   *node   // what a link leads to, under the link's name; nil with err
	err      error   // why data, children or target could not be had

	trusted bool // an equal stamp proves that the file is the same
	loose   int  // how many files here and below can change without a hint or an untrue stamp
}

// child returns what stands under a name in a folder, or nil.
func (n *node) child(name string) *node {
	if i, ok := n.search(name); ok {
		return n.children[i]
	}
	return nil
}

func (n *node) search(name string) (int, bool) {
	return slices.BinarySearchFunc(n.children, name, func(c *node, name string) int { return strings.Compare(c.name, name) })
}

// isFolder tells whether a node is a folder, or a link that leads to one.
func (n *node) isFolder() bool {
	return n != nil && (n.mode.IsDir() || n.target.isFolder())
}

// find returns what stands at a path, links on the way and at its end followed. The error is one of the system's.
func (n *node) find(name string) (*node, error) {
	n, err := n.lfind(name)
	if err != nil {
		return nil, err
	}
	return n.follow()
}

// lfind does not follow a link at the end of the path.
func (n *node) lfind(name string) (*node, error) {
	if name == "." {
		return n, nil
	}
	for part := range strings.SplitSeq(name, "/") {
		dir, err := n.follow()
		if err != nil {
			return nil, err
		}
		if !dir.mode.IsDir() {
			return nil, syscall.ENOTDIR
		}
		if n = dir.child(part); n == nil {
			if dir.err != nil {
				return nil, dir.err
			}
			return nil, fs.ErrNotExist
		}
	}
	return n, nil
}

// follow returns what a link leads to, and anything else as it is.
func (n *node) follow() (*node, error) {
	if n.mode.Type() != fs.ModeSymlink {
		return n, nil
	}
	if n.target == nil {
		return nil, n.err
	}
	return n.target, nil
}

// folder returns the folder at a path, or nil if there is none, or only by way of a link.
func (n *node) folder(name string) *node {
	if name == "." {
		return n
	}
	for part := range strings.SplitSeq(name, "/") {
		if n = n.child(part); n == nil || !n.mode.IsDir() {
			return nil
		}
	}
	return n
}

// with returns the tree with another node at a path, or without one if it is nil. The path's folders must be there.
func (n *node) with(name string, now *node) *node {
	first, rest, deeper := strings.Cut(name, "/")
	i, found := n.search(first)
	if deeper {
		now = n.children[i].with(rest, now)
	}
	folder := *n
	switch {
	case now == nil && found:
		folder.children = slices.Concat(n.children[:i], n.children[i+1:])
	case now == nil:
		return n
	case found:
		folder.children = slices.Clone(n.children)
		folder.children[i] = now
	default:
		folder.children = slices.Insert(slices.Clip(n.children), i, now)
	}
	if found {
		folder.loose -= n.children[i].loose
	}
	if now != nil {
		folder.loose += now.loose
	}
	return &folder
}

// changes lists the paths at which two trees hold other contents, sorted. Either may be nil.
func changes(before, after *node) []string {
	var c comparison
	c.compare(".", before, after)
	slices.Sort(c.changed)
	return slices.Compact(c.changed)
}

// A comparison collects the paths that differ.
type comparison struct{ changed []string }

func (c *comparison) compare(at string, a, b *node) {
	switch {
	case a == b:
		return
	case a == nil || b == nil || a.mode.Type() != b.mode.Type():
		c.all(at, a)
		c.all(at, b)
		return
	case a.mode.Type() == fs.ModeSymlink:
		c.compare(at, a.target, b.target)
	case a.mode.IsDir():
		c.children(at, a, b)
	}
	if !bytes.Equal(a.data, b.data) || !sameError(a.err, b.err) {
		c.changed = append(c.changed, at)
	}
}

// children compares two folders side by side. What they share is passed over by comparing two addresses.
func (c *comparison) children(at string, a, b *node) {
	left, right := a.children, b.children
	for len(left) > 0 || len(right) > 0 {
		switch {
		case len(right) == 0 || len(left) > 0 && left[0].name < right[0].name:
			c.all(path.Join(at, left[0].name), left[0])
			left = left[1:]
		case len(left) == 0 || right[0].name < left[0].name:
			c.all(path.Join(at, right[0].name), right[0])
			right = right[1:]
		default:
			if left[0] != right[0] {
				c.compare(path.Join(at, left[0].name), left[0], right[0])
			}
			left, right = left[1:], right[1:]
		}
	}
}

// all lists everything in a tree but the project's own folder.
func (c *comparison) all(at string, n *node) {
	if n == nil {
		return
	}
	if at != "." {
		c.changed = append(c.changed, at)
	}
	for _, child := range n.children {
		c.all(path.Join(at, child.name), child)
	}
	if n.target != nil {
		c.all(at, n.target)
	}
}

func sameError(a, b error) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return a.Error() == b.Error()
}
