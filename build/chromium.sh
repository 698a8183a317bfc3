# Finds Chromium for the browser tests, and installs Debian's when it may; sourced by ./test. The shell without windows comes
# first: it is the same engine, and nobody draws tabs and toolbars that no test looks at.
find_chromium() {
  local name
  for name in "${LINEOFSIGHT_CHROMIUM:-}" chromium-headless-shell chromium chromium-browser google-chrome; do
    if [ -n "$name" ] && command -v "$name"; then return 0; fi
  done
  return 1
}

install_chromium() { # package
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1"; } </dev/null >&2
}

if [ -z "${LINEOFSIGHT_CHROMIUM:-}" ] && ! command -v chromium-headless-shell >/dev/null && [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
  say "Installing Chromium from Debian's packages..."
  install_chromium chromium-headless-shell || find_chromium >/dev/null || install_chromium chromium \
    || stop "Chromium could not be installed; install the package chromium-headless-shell or chromium and try again."
fi
LINEOFSIGHT_CHROMIUM=$(find_chromium) || stop "The browser tests need Chromium: install it (Debian: sudo apt-get install chromium-headless-shell), or set LINEOFSIGHT_CHROMIUM to its path."
export LINEOFSIGHT_CHROMIUM
