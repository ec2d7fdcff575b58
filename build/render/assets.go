package render

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"
)

// The folders of a theme.
const (
	assetFolder   = "assets"
	layoutFolder  = "layouts"
	partialFolder = "partials"
)

// Asset is a file of the theme as it is published: under a name that changes with its bytes, so that browsers may
// keep it for ever.
type Asset struct {
	Name  string // in the theme, below assets/: site.css
	Path  string // in the site: assets/site.0f3c2a9be1.css
	Bytes []byte
	Live  bool // published only where a page has a live chart
}

// liveFolder is the folder below assets/ of what live charts need.
const liveFolder = "live/"

// Assets lists the files of the theme that are published, in the order of their names.
func (r *Renderer) Assets() []Asset { return r.assets }

// makeAssets gives each file below assets/ its published name.
func makeAssets(files *themeFiles) []Asset {
	var assets []Asset
	for _, file := range files.list {
		name, isAsset := strings.CutPrefix(file.path, assetFolder+"/")
		if !isAsset {
			continue
		}
		text := file.text
		if path.Ext(name) == ".css" {
			text = squeeze(text)
		}
		sum := sha256.Sum256(text)
		extension := path.Ext(name)
		hashed := strings.TrimSuffix(file.path, extension) + "." + hex.EncodeToString(sum[:5]) + extension
		assets = append(assets, Asset{
			Name: name, Path: hashed, Bytes: text, Live: strings.HasPrefix(name, liveFolder),
		})
	}
	return assets
}

// squeeze takes the comments, the indentation, the line ends and the last semicolons of rules out of a style sheet.
// What stands in quotes stays as it is. A line end becomes a space where a word would otherwise run into the next.
func squeeze(css []byte) []byte {
	out := make([]byte, 0, len(css))
	for at := 0; at < len(css); at++ {
		switch c := css[at]; {
		case c == '"' || c == '\'':
			end := at + 1
			for end < len(css) && css[end] != c {
				if css[end] == '\\' {
					end++
				}
				end++
			}
			end = min(end+1, len(css))
			out = append(out, css[at:end]...)
			at = end - 1
		case c == '/' && at+1 < len(css) && css[at+1] == '*':
			end := strings.Index(string(css[at+2:]), "*/")
			if end < 0 {
				return out
			}
			at += end + 3
		case c == ' ' || c == '\n' || c == '\t' || c == '\r':
			if len(out) > 0 && !strings.ContainsRune(" {};,", rune(out[len(out)-1])) {
				out = append(out, ' ')
			}
		case (c == '{' || c == '}' || c == ';') && len(out) > 0 && out[len(out)-1] == ' ',
			c == '}' && len(out) > 0 && out[len(out)-1] == ';':
			out[len(out)-1] = c
		default:
			out = append(out, c)
		}
	}
	return out
}
