// Package terms tells what a search compares of a text: its words, in a form that readers type in many ways.
//
// In goes a text, out come folded words; what each stands for, its stem and the parts of a compound, a Lexicon tells.
// Folding is done in readers' browsers as well, and so its rules are few and stand here, and testdata/fold.json holds
// both sides to them:
//
//  1. The text is decomposed (NFKD), put in lower case, and loses marks (category M), what cannot be seen (Cf) and the
//     strokes in Arabic words (U+0640). Decimal digits of any script (Nd) become 0–9, ٬ a comma and ٫ a full stop.
//  2. ß becomes ss, æ ae, œ oe, ø o, đ and ð d, þ th, ł l, ħ h, ı i, ς σ.
//  3. Behind one to three digits that follow no letter or numeral, separators go that stand before three more digits
//     with no letter or numeral behind, again and again: one of . , ' ’ and space. So "13.000" and "13 000" become
//     "13000". The letters of rule 6 are none here.
//  4. A word is as many letters and numerals (categories L and N) as stand together. Between Hebrew letters, marks go
//     that are written with ' and, before the last of them, with ": צה"ל is one word, and so is its צה״ל.
//  5. In a word ae becomes a and oe o, and so does ue u where it is not behind a, e or q, from left to right: "haeuser"
//     becomes "hauser" and so has the "häuser" of rule 1, while "neue" and "quelle" stay.
//  6. Letters that are written without spaces (of Han, with 〇, Hiragana, Katakana, with ー, Thai, Lao, Khmer, Myanmar)
//     are words by two: each begins one, with the next such letter if that is beside it. So 大桥梁 is 大桥, 桥梁 and 梁,
//     a query finds it by what stands anywhere in it, and whoever looks for 桥 by itself finds what begins with it.
package terms
