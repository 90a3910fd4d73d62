# Read by the shell that `transitlab shell` starts in a host: the user's own settings, and a prompt that says where this is.
[ ! -r ~/.bashrc ] || . ~/.bashrc
PROMPT_COMMAND=
PS1='\[\e[1m\]$TRANSITLAB_HOST\[\e[0m\]:\w\$ '
