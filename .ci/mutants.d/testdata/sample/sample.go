// Package sample is tried by the tests of mutants.d.
package sample

import "errors"

const most = 3

var errMany = errors.New("too many")

// Sum adds numbers, of which there must not be too many, those that are not below zero.
func Sum(numbers []int) (int, error) {
	if len(numbers) > most || len(numbers) == 0 {
		return 0, errMany
	}
	sum := 0
	for _, n := range numbers {
		if n < 0 {
			continue
		}
		sum += n
	}
	return sum, nil
}

// Larger is one of two numbers, and it does not matter which if they are equal.
func Larger(a, b int) int {
	if a > b {
		return a
	}
	return b
}

func forgotten() bool { return true }
