{{ define "overridden" }}child{{ end }}
