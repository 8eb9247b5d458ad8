package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"beleg/generator/delivery/disk"
	"beleg/generator/facts/gate"
)

// newVerify makes the one command that judges quotations without a project: what others wrote down.
func newVerify() *cobra.Command {
	return command("verify", cobra.ExactArgs(1), first(completeRows), verify)
}

// verify reads files below this folder only: rows may come from a stranger, and help quotes what it finds.
func verify(cmd *cobra.Command, args []string) error {
	rows, err := readRows(cmd, args[0])
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(".")
	if err != nil {
		return fmt.Errorf("open the folder: %w", err)
	}
	defer root.Close()
	telling := working(cmd, "looking quotations up")
	defer telling.end()
	g, count, results := gate.Of(disk.Files(root)), map[gate.Outcome]int{}, make([]gate.Result, len(rows))
	for i, row := range rows {
		telling.count("looking quotations up", i, len(rows))
		if results[i], err = g.Judge(row); err != nil {
			return err
		}
		count[results[i].Outcome]++
	}
	telling.end()
	if err := gate.WriteJSON(cmd.OutOrStdout(), rows, results); err != nil {
		return fmt.Errorf("print the rows: %w", err)
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "%d found, %d near, %d ambiguous, %d missing\n", count[gate.Found],
		count[gate.Near], count[gate.Ambiguous], count[gate.Missing])
	if count[gate.Found] < len(rows) {
		return errFound
	}
	return nil
}

func readRows(cmd *cobra.Command, name string) ([]gate.Row, error) {
	from := cmd.InOrStdin()
	if name == "-" {
		name = "standard input"
	} else {
		f, err := os.Open(name)
		if err != nil {
			return nil, fmt.Errorf("read the rows: %w", err)
		}
		defer f.Close()
		from = f
	}
	data, err := io.ReadAll(io.LimitReader(from, int64(gate.MostBytes)+1))
	if err != nil {
		return nil, fmt.Errorf("read the rows: %w", err)
	}
	rows, err := gate.Read(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return rows, nil
}
