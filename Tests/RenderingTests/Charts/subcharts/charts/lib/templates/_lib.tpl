{{ define "lib.greeting" }}hello {{ .Chart.Name }}{{ end }}
