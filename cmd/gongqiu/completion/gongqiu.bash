# bash completion for gongqiu: source <(gongqiu completion bash)
_gongqiu() {
	local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} verb= word
	local flags="--source --destination --clock --strict --quiet --verbose --ui --help"
	for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
		case " @VERBS@ " in *" $word "*) verb=$word; break ;; esac
	done
	case $previous in
	-s | --source | -d | --destination) COMPREPLY=($(compgen -d -- "$current")); return ;;
	--ui) COMPREPLY=($(compgen -W "zh en" -- "$current")); return ;;
	--format)
		case $verb in
		check) COMPREPLY=($(compgen -W "text json sarif github" -- "$current")) ;;
		table) COMPREPLY=($(compgen -W "text csv json" -- "$current")) ;;
		*) COMPREPLY=($(compgen -W "text json" -- "$current")) ;;
		esac
		return ;;
	esac
	case $verb in
	"") COMPREPLY=($(compgen -W "@VERBS@ $flags" -- "$current")) ;;
	build) COMPREPLY=($(compgen -W "--preview --all $flags" -- "$current")) ;;
	serve) COMPREPLY=($(compgen -W "--port $flags" -- "$current")) ;;
	check) COMPREPLY=($(compgen -W "--format --all $flags" -- "$current")) ;;
	table) COMPREPLY=($(compgen -W "$(_gongqiu_datasets) --by --period --region --where --published --format $flags" -- "$current")) ;;
	explain) COMPREPLY=($(compgen -W "--format $flags" -- "$current")) ;;
	help) COMPREPLY=($(compgen -W "@TOPICS@ @CODES@" -- "$current")) ;;
	completion) COMPREPLY=($(compgen -W "bash zsh fish" -- "$current")) ;;
	*) COMPREPLY=($(compgen -W "$flags" -- "$current")) ;;
	esac
}
_gongqiu_datasets() {
	local file
	for file in data/*/dataset.yaml; do
		[ -f "$file" ] && basename "$(dirname "$file")"
	done
}
complete -F _gongqiu gongqiu
