package deflate

// What the test asks that draws cards.

type Coded = coded

var Letters, Distances, Header = letters, distances, header

const (
	EndOfBlock = endOfBlock
	Digits     = digits
)

func (c coded) N() uint                { return c.n }
func MakeCoded(bits int, n uint) Coded { return coded{uint16(bits), n} }
