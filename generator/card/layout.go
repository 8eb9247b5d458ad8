package card

import "golang.org/x/image/math/fixed"

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

// frame draws what all cards have.
func (p *pen) frame() {
	p.sheet.fill(0, 0, Width, bar, ink)
	p.sheet.fill(left, rule, right, rule+2, hairline)
	p.sheet.fill(0, band, Width, Height, tint)
	p.sheet.fill(0, band, Width, band+4, tone)
}

func (p *pen) head(site string) {
	f := p.face(bold, siteSize)
	p.write(f, left, siteY, f.fit(site, fixed.I(right-left)), onPaper)
}

// body sets label, title and claim as one block in the middle of its room. The title has what room the claim leaves.
func (p *pen) body(label, title, claim string) {
	const room = bodyBottom - bodyTop
	above, below := 0, 0
	if label != "" {
		above = labelSize*capHeight/100 + labelGap
	}
	small := p.compose(claimType, claim, right-left, claimRoom)
	if claim != "" {
		below = claimGap + small.height()
	}
	large := p.compose(titleType, title, right-left, room-above-below)
	y := bodyTop + (room-above-large.height()-below)/2
	f := p.face(regular, labelSize)
	p.write(f, left, y+labelSize*capHeight/100, f.fit(label, fixed.I(right-left)), mutedOnPaper)
	y = p.paragraph(large, y+above)
	p.paragraph(small, y+claimGap)
}

// paragraph writes lines below y, and returns the last baseline.
func (p *pen) paragraph(s setting, y int) int {
	for i, line := range s.lines {
		p.write(s.face, left, y+s.capHeight()+i*s.leading(), line, onPaper)
	}
	return y + s.height()
}

// ruling sets the rating, with its symbol, and the date: the rating so large that the date fits beside it, or else without it.
func (p *pen) ruling(toneOf, rating, dated string) {
	const middle = (band + 4 + Height) / 2
	x := left
	if rating != "" {
		s := symbols(toneOf)
		p.sheet.stamp(left, middle-symbolSize/2, s, onTint)
		x += s.bounds.Max.X + symbolGap
	}
	small := p.face(regular, datedSize)
	dated = plain(dated)
	from := right - small.width(dated).Ceil()
	f, fits := p.largest(rating, from-datedGap-x)
	if !fits {
		dated = ""
		f, _ = p.largest(rating, right-x)
	}
	p.write(f, x, middle+f.size*capHeight/200, f.fit(rating, fixed.I(right-x)), onTint)
	p.write(small, from, middle+datedSize*capHeight/200, dated, onTint)
}

// largest returns the largest face in which a rating fits a width in pixels, or the smallest there is, and whether it fits.
func (p *pen) largest(rating string, width int) (*face, bool) {
	var f *face
	for _, size := range ratingSizes {
		if f = p.face(bold, size); f.width(plain(rating)) <= fixed.I(width) {
			return f, true
		}
	}
	return f, false
}
