// Package card draws share cards: the picture that a message or a post shows beside a link to a claim.
//
// Draw takes what is to be read, the claim, its rating and the site, and returns a PNG file of 1200 × 630 pixels. A
// card's name holds a hash of all that it shows, so its address is known before it is drawn, and one that was drawn
// earlier can be used again. That matters because a card takes as long as several pages.
package card

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"golang.org/x/image/math/fixed"
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
const design = "3"

// Card is what a card shows. Every field may be empty or of any length; what does not fit ends in "…".
type Card struct {
	Site    string // name of the site
	Label   string // what the text is: "Behauptung"
	Title   string // in large type; may hold soft hyphens, as all may
	Verdict string // why, in smaller type below; of a site its tagline
	Rating  string // in a word or two
	Tone    string // good, mixed, bad, open: colour of the rating
	Symbol  string // its sign, by a name of package format
	Dated   string // since when the rating holds: "bewertet am 29. April 2025"
}

// Path returns where the card of the thing with this id is published, relative to the home page.
func (c Card) Path(id string) string {
	key := c.key("")
	return Folder + id + "." + hex.EncodeToString(key[:4]) + ".png"
}

// Made is a hash of everything that decides about a card's bytes, with the program that draws it; zero if that is "",
// which is to say that nobody knows it.
func (c Card) Made(program string) [sha256.Size]byte {
	if program == "" {
		return [sha256.Size]byte{}
	}
	return c.key(program)
}

// key is a hash of all that a card shows, and more. Lengths keep the fields apart.
func (c Card) key(more string) [sha256.Size]byte {
	all := []byte(more)
	for _, field := range []string{design, c.Site, c.Label, c.Title, c.Verdict, c.Rating, c.Tone, c.Symbol, c.Dated} {
		all = fmt.Appendf(all, "%d:%s", len(field), field)
	}
	return sha256.Sum256(all)
}

// Draw returns the card as a PNG file. The same card gives the same bytes; any number of goroutines may draw.
func Draw(c Card) []byte {
	p := pens.Get().(*pen)
	defer pens.Put(p)
	clear(p.sheet)
	p.frame(readable(c.Site))
	p.body(readable(c.Label), readable(c.Title), readable(c.Verdict))
	p.ruling(c.Symbol, readable(c.Rating), readable(c.Dated))
	return p.encode(c.Tone)
}

// Where things stand, in pixels from the upper left corner; y of a text is that of its baseline.
const (
	left  = 80 // text keeps within left and right
	right = Width - left
	bar   = 12  // height of the black bar at the top, as on every page of the site
	siteY = 84  // the site's name
	rule  = 116 // the line below it
	band  = 508 // the band with the rating goes from here to the lower edge

	bodyTop, bodyBottom = 146, 480 // label, title and claim stand in the middle between these

	labelSize, labelGap = 28, 34 // the label, and the room from its baseline to the title's capitals
	claimGap            = 46     // from the title's last baseline to the claim's capitals
	siteSize            = 28
	datedSize           = 26
	symbolSize          = 56
	symbolGap           = 22 // between symbol and rating
	datedGap            = 48 // at least this between rating and date
)

// Few sizes of type keep cards alike. Of several, the largest that does is taken.
var (
	titleType   = kind{bold, []int{76, 68, 60, 54, 48, 42, 36}, 116}
	claimType   = kind{regular, []int{36, 32, 28}, 134}
	ratingSizes = []int{48, 42, 36}
)

// claimRoom is the height that the claim may take below its title, in pixels: three lines of the second size.
const claimRoom = 23 + 2*42

// frame draws what all cards of a site have.
func (p *pen) frame(site string) {
	p.fill(0, 0, Width, bar, ink)
	p.fill(left, rule, right, rule+2, hairline)
	p.fill(0, band, Width, Height, tint)
	p.fill(0, band, Width, band+4, tone)
	f := p.face(bold, siteSize)
	p.write(f, left, siteY, f.fit(site, fixed.I(right-left)))
}

// body sets label, title and claim as one block in the middle of its room. The title has what room the claim leaves.
func (p *pen) body(label, title, claim string) {
	const room = bodyBottom - bodyTop
	f := p.styled(style{regular, labelSize, true})
	above, below := 0, 0
	if label != "" {
		above = f.capHeight() + labelGap
	}
	small := p.compose(claimType, claim, right-left, claimRoom)
	if claim != "" {
		below = claimGap + small.height()
	}
	large := p.compose(titleType, title, right-left, room-above-below)
	y := bodyTop + (room-above-large.height()-below)/2
	p.write(f, left, y+f.capHeight(), f.fit(label, fixed.I(right-left)))
	y = p.paragraph(large, y+above)
	p.paragraph(small, y+claimGap)
}

// paragraph writes lines below y, and returns the last baseline.
func (p *pen) paragraph(s setting, y int) int {
	for i, line := range s.lines {
		p.write(s.face, left, y+s.face.capHeight()+i*s.leading, line)
	}
	return y + s.height()
}

// ruling sets the rating, with its symbol, and the date: the rating so large that the date fits beside it, or else
// without it.
func (p *pen) ruling(symbol, rating, dated string) {
	const middle = (band + 4 + Height) / 2
	x := left
	if rating != "" {
		sign := symbolOf(symbol)
		p.stamp(fixed.I(left), middle-symbolSize/2, sign)
		x += sign.Max.X + symbolGap
	}
	small := p.face(regular, datedSize)
	dated = plain(dated)
	from := right - small.width(dated).Ceil()
	f, fits := p.largest(rating, from-datedGap-x)
	if !fits {
		dated = ""
		f, _ = p.largest(rating, right-x)
	}
	p.write(f, x, middle+f.capHeight()/2, f.fit(rating, fixed.I(right-x)))
	p.write(small, from, middle+small.capHeight()/2, dated)
}

// largest returns the largest face in which a rating fits a width in pixels, or the smallest there is, and whether it
// fits.
func (p *pen) largest(rating string, width int) (*face, bool) {
	var f *face
	for _, size := range ratingSizes {
		if f = p.face(bold, size); f.width(plain(rating)) <= fixed.I(width) {
			return f, true
		}
	}
	return f, false
}
