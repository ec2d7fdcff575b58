package load

import (
	"net/url"
	"strings"
	"time"

	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/yamldoc"
)

// readBaseURL reads the address that the site is published at: http or https, without query, and without a slash at
// the end.
func readBaseURL(node *yamldoc.Node) string {
	text := textOf(node)
	if text == "" {
		return ""
	}
	parsed, err := url.Parse(text)
	if err != nil || parsed.Host == "" || parsed.Scheme != "https" && parsed.Scheme != "http" ||
		parsed.RawQuery != "" || parsed.Fragment != "" || parsed.User != nil {
		node.Report(diag.YAMLBadValue, diag.Args{"value": text, "allowed": "https://…", "nearest": ""})
		return ""
	}
	return strings.TrimRight(text, "/")
}

// readTimeZone reads an IANA time zone.
func readTimeZone(node *yamldoc.Node, config *model.Config) {
	text := textOf(node)
	if text == "" {
		return
	}
	if _, err := time.LoadLocation(text); err != nil || text == "Local" {
		node.Report(diag.YAMLBadValue, diag.Args{"value": text, "allowed": "Asia/Shanghai, UTC", "nearest": ""})
		return
	}
	config.TimeZone = text
}
