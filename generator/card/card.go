// Package card draws share cards: the picture that a message or a post shows beside a link to a claim.
//
// Draw takes what is to be read, the claim, its rating and the site, and returns a PNG file of 1200 × 630 pixels. A card's
// name holds a hash of all that it shows, so its address is known before it is drawn, and one that was drawn earlier can
// be used again. That matters because drawing is by far the slowest step of a build: a card takes as long as thirty pages.
package card

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
)

// Width and Height of a card, in pixels: 1.91 to 1, which networks show uncropped
// (https://developers.facebook.com/docs/sharing/webmasters/images).
const (
	Width  = 1200
	Height = 630
)

// Folder is the path of the folder that cards are published in, relative to the home page.
const Folder = "assets/cards/"

// design is part of every card's name. It must be raised when the same card comes out with other pixels; a test tells.
const design = "1"

// Card is what a card shows. Every field may be empty or of any length; what does not fit ends in "…".
type Card struct {
	Site   string // name of the site
	Label  string // what the text is: "Behauptung"
	Title  string // in large type; may hold soft hyphens, as all may
	Claim  string // the whole sentence, if the title is a short form of it
	Rating string // in a word or two
	Tone   string // good, mixed, bad, open: colour and symbol of the rating
	Dated  string // since when the rating holds: "bewertet am 29. April 2025"
}

// Path returns where the card of the thing with this id is published, relative to the home page.
func (c Card) Path(id string) string {
	key := c.key()
	return Folder + id + "." + hex.EncodeToString(key[:4]) + ".png"
}

// Matches tells whether data is, byte for byte, what Draw made of this card. A file that was damaged or painted over in the
// meantime is not, nor is another card's.
func (c Card) Matches(data []byte) bool { return sealed(data, c.key()) }

// key is a hash of everything that decides about a card's pixels. Lengths keep the fields apart.
func (c Card) key() [sha256.Size]byte {
	var all []byte
	for _, field := range []string{design, c.Site, c.Label, c.Title, c.Claim, c.Rating, c.Tone, c.Dated} {
		all = strconv.AppendInt(all, int64(len(field)), 10)
		all = append(append(all, ':'), field...)
	}
	return sha256.Sum256(all)
}

// Draw returns the card as a PNG file. The same card gives the same bytes; any number of goroutines may draw.
func Draw(c Card) []byte {
	p := pens.Get().(*pen)
	defer pens.Put(p)
	p.sheet.clear()
	p.frame()
	p.head(readable(c.Site))
	p.body(readable(c.Label), readable(c.Title), readable(c.Claim))
	p.ruling(c.Tone, readable(c.Rating), readable(c.Dated))
	return p.encode(c.Tone, c.key())
}
