package sample

import "testing"

func TestSum(t *testing.T) {
	if n, err := Sum([]int{1, -1, 5}); n != 6 || err != nil {
		t.Error(n, err)
	}
	for _, numbers := range [][]int{nil, {1, 2, 3, 4}} {
		if _, err := Sum(numbers); err == nil {
			t.Error(numbers)
		}
	}
}

func TestLarger(t *testing.T) {
	if Larger(1, 2) != 2 || Larger(2, 1) != 2 {
		t.Fail()
	}
}
