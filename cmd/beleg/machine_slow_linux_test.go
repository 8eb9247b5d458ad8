//go:build slow && (amd64 || arm64)

package main

import "testing"

// A build has more than a hundred steps, and takes some of them side by side.
func TestWhicheverStepOfABuildFailsThereIsTheOldSiteOrTheNewOne(t *testing.T) {
	failingAtEachStep(t, beginning(t), []string{"build"})
}
