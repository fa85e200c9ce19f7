{{ define "overridden" }}parent{{ end }}
