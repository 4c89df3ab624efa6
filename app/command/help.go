package command

// usageTemplate is cobra's own with Japanese headings.
const usageTemplate = `使い方：{{if .Runnable}}
  {{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} コマンド{{end}}{{if .HasAvailableSubCommands}}

コマンド：{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

指定：
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

どのコマンドにも使える指定：
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`
