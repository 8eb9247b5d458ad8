package fragment

// What the fuzz test asks.

var Index, Searched, Unusual = index, searched, unusual
