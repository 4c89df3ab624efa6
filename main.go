// Madoguchi (窓口) is one desk for every question a small Japanese online shop
// receives. Without a command it opens its window; see docs/cli.md for the
// rest.
package main

import (
	"embed"
	"fmt"
	"io/fs"
	"os"
	_ "time/tzdata" // Japanese time also where the system has no zones

	"madoguchi/app/command"
	"madoguchi/connectors"
	"madoguchi/connectors/folder"
	"madoguchi/connectors/mailbox"
	"madoguchi/connectors/rakuten"
	"madoguchi/connectors/yahoo"
)

//go:embed all:frontend/dist
var built embed.FS

// version is set by the release build.
var version = "dev"

// kinds is the registry: a kind of account is known when it stands here.
var kinds = []connectors.Spec{rakuten.Spec, yahoo.Spec, mailbox.Spec, folder.Spec}

func main() {
	page, err := fs.Sub(built, "frontend/dist")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(command.Main(command.Program{
		Kinds:   kinds,
		Page:    page,
		Version: version,
	}, os.Args[1:]))
}
