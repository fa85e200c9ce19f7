{{- define "actions.name" -}}
{{ .Chart.Name }}-{{ .Release.Name | trunc 10 }}
{{- end -}}
{{- define "actions.count" -}}
{{- if gt (int .) 0 }}{{ . }} {{ include "actions.count" (sub (int .) 1) }}{{ end -}}
{{- end -}}
{{/* a comment */}}
{{- define "actions.context" }}{{ .root.Release.Name }}:{{ .item }}{{ end }}
{{ define "actions.dollar" }}{{ $.x }}{{ with .y }}{{ . }}{{ $.x }}{{ end }}{{ end }}
