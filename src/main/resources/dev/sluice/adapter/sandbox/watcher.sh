# Runs one server for as long as its owner lives: watcher FOLDER PROGRAM ARGS...
# Standard input is a pipe whose only writing end is the owner's. However the owner dies, the pipe
# closes, the server is stopped and its folder removed. When the server ends by itself the folder stays.
folder=$1
shift
trap '' HUP INT QUIT

exec 3<&0
"$@" </dev/null >"$folder/start.out" 2>&1 3<&- &
server=$!
trap ': >"$folder/closing"; kill -TERM $server 2>/dev/null' TERM
echo "$server"

(
  trap - TERM
  while read -r _; do :; done
  : >"$folder/closing"
  kill -TERM "$server" 2>/dev/null
  tries=0
  while kill -0 "$server" 2>/dev/null; do
    tries=$((tries + 1))
    [ "$tries" -le 60 ] || kill -KILL "$server" 2>/dev/null
    sleep 0.05
  done
) <&3 >/dev/null 2>&1 &
reader=$!
exec 3<&- 0</dev/null

status=129
while [ "$status" -gt 128 ] && kill -0 "$server" 2>/dev/null; do
  wait "$server"
  status=$?
done
if [ -e "$folder/closing" ]; then
  rm -rf "$folder"
  rmdir "$(dirname "$folder")" 2>/dev/null
fi
kill "$reader" 2>/dev/null
exit "$status"
