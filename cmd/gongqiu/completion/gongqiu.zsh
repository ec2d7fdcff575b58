#compdef gongqiu
# zsh completion for gongqiu: gongqiu completion zsh > "${fpath[1]}/_gongqiu"
_gongqiu() {
	local -a flags datasets
	flags=(--source --destination --clock --strict --quiet --verbose --ui --help)
	datasets=(data/*/dataset.yaml(N:h:t))
	local verb= word
	for word in ${words[2,CURRENT-1]}; do
		if [[ " @VERBS@ " == *" $word "* ]]; then
			verb=$word
			break
		fi
	done
	case ${words[CURRENT-1]} in
	-s | --source | -d | --destination) _files -/; return ;;
	--ui) compadd zh en; return ;;
	--format)
		case $verb in
		check) compadd text json sarif github ;;
		table) compadd text csv json ;;
		*) compadd text json ;;
		esac
		return ;;
	esac
	case $verb in
	"") compadd -- @VERBS@ $flags ;;
	build) compadd -- --preview --all $flags ;;
	serve) compadd -- --port $flags ;;
	check) compadd -- --format --all $flags ;;
	table) compadd -- $datasets --by --period --region --where --published --format $flags ;;
	explain) compadd -- --format $flags ;;
	help) compadd -- @TOPICS@ @CODES@ ;;
	completion) compadd bash zsh fish ;;
	*) compadd -- $flags ;;
	esac
}
if [ "$funcstack[1]" = "_gongqiu" ]; then
	_gongqiu "$@"
else
	compdef _gongqiu gongqiu
fi
