# Finds Chromium for the browser tests, and installs Debian's when it may; sourced by ./test.
find_chromium() {
  local name
  for name in "${LINEOFSIGHT_CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [ -n "$name" ] && command -v "$name"; then return 0; fi
  done
  return 1
}

if ! find_chromium >/dev/null && [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
  say "Installing Chromium from Debian's packages..."
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; } </dev/null >&2 \
    || stop "Chromium could not be installed; install the package chromium and try again."
fi
LINEOFSIGHT_CHROMIUM=$(find_chromium) || stop "The browser tests need Chromium: install it (Debian: sudo apt-get install chromium), or set LINEOFSIGHT_CHROMIUM to its path."
export LINEOFSIGHT_CHROMIUM
