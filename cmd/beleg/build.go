package main

import "github.com/spf13/cobra"

func newBuild(a *app) *cobra.Command { return &cobra.Command{Use: "build"} }
