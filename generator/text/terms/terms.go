// Package terms tells what a search compares of a text: its words, in a form that readers type in many ways.
//
// In goes a text, out come folded words; what each stands for, its stem and the parts of a compound, a Lexicon tells.
// Folding is done in readers' browsers as well, and so its rules are few and stand here, and testdata/fold.json holds
// both sides to them:
//
//  1. The text is decomposed (NFKD), put in lower case, and loses marks (category M) and what cannot be seen (Cf).
//  2. ß becomes ss, æ ae, œ oe, ø o, đ and ð d, þ th, ł l, ħ h, ı i, ς σ.
//  3. Behind one to three digits (0–9) that follow no letter or numeral, separators go that stand before three more
//     digits with no letter or numeral behind, again and again: one of . , ' ’ and space. So "13.000" and "13 000"
//     become "13000".
//  4. A word is as many letters and numerals (categories L and N) as stand together.
//  5. In a word ae becomes a and oe o, and so does ue u where it is not behind a, e or q, from left to right: "haeuser"
//     becomes "hauser" and so has the "häuser" of rule 1, while "neue" and "quelle" stay.
package terms
