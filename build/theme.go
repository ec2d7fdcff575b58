package build

import (
	"gongqiu/build/diag"
	"gongqiu/build/render"
	"gongqiu/themes"
)

// theme is the default theme, with the site's own theme over it when content/site.yaml names one.
func (r *run) theme() (render.Theme, error) {
	theme := render.Theme{Base: themes.Default()}
	config := r.result.Site.Config
	if config.Theme.Text == "" || config.Theme.Text == "default" {
		return theme, nil
	}
	theme.Folder = "themes/" + config.Theme.Text
	if len(r.tree.Files(theme.Folder+"/")) == 0 {
		r.list.Add(diag.Finding{Code: diag.SiteMissing, Place: config.Theme.Place, Args: diag.Args{"file": theme.Folder}})
		return render.Theme{Base: themes.Default()}, nil
	}
	over, err := r.tree.Sub(theme.Folder)
	theme.Over = over
	return theme, err
}
