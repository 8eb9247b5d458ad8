// Package chrome is a reader's Chromium, as tests need it: a tab to act in, to ask and to look at.
//
// All of it but this comment stands behind the build tag browser, so that tests which need no browser run without one.
// With the tag, a test fails where there is none.
package chrome
