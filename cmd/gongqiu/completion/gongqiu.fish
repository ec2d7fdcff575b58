# fish completion for gongqiu: gongqiu completion fish > ~/.config/fish/completions/gongqiu.fish
complete -c gongqiu -f
complete -c gongqiu -n __fish_use_subcommand -a "@VERBS@"
complete -c gongqiu -s s -l source -r -a "(__fish_complete_directories)"
complete -c gongqiu -s d -l destination -r -a "(__fish_complete_directories)"
complete -c gongqiu -l clock -x
complete -c gongqiu -l strict
complete -c gongqiu -s q -l quiet
complete -c gongqiu -s v -l verbose
complete -c gongqiu -l ui -x -a "zh en"
complete -c gongqiu -s h -l help
complete -c gongqiu -n "__fish_seen_subcommand_from build" -l preview
complete -c gongqiu -n "__fish_seen_subcommand_from build check" -l all
complete -c gongqiu -n "__fish_seen_subcommand_from serve" -l port -x
complete -c gongqiu -n "__fish_seen_subcommand_from check" -l format -x -a "text json sarif github"
complete -c gongqiu -n "__fish_seen_subcommand_from table" -l format -x -a "text csv json"
complete -c gongqiu -n "__fish_seen_subcommand_from explain" -l format -x -a "text json"
complete -c gongqiu -n "__fish_seen_subcommand_from table" -l by -x
complete -c gongqiu -n "__fish_seen_subcommand_from table" -l period -x
complete -c gongqiu -n "__fish_seen_subcommand_from table" -l region -x
complete -c gongqiu -n "__fish_seen_subcommand_from table" -l where -x
complete -c gongqiu -n "__fish_seen_subcommand_from table" -l published
complete -c gongqiu -n "__fish_seen_subcommand_from table" -a "(for f in data/*/dataset.yaml; basename (dirname \$f); end)"
complete -c gongqiu -n "__fish_seen_subcommand_from help" -a "@TOPICS@ @CODES@"
complete -c gongqiu -n "__fish_seen_subcommand_from completion" -a "bash zsh fish"
