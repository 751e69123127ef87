#!/usr/bin/env bash
# The GitHub Action: installs the checker in the version of the action, and runs it with annotations.
# The inputs of action.yml are passed as AMPLIFY_LS_... variables. They are split into arguments, and never run as code.
#
# It runs in the bash 3.2 of macOS, where an empty array counts as unset, and in the bash of Git for Windows.
set -euo pipefail

here=$(cd "$(dirname "${0//\\//}")/.." && pwd)
folder=${RUNNER_TEMP:-$(mktemp -d)}
folder=${folder//\\//}/amplify-ls

# Windows has the programs of a virtual environment in another folder.
find_python() {
  if [ -e "$folder/Scripts/python.exe" ]; then echo "$folder/Scripts/python.exe"; else echo "$folder/bin/python"; fi
}

# Whoever has Node.js and no Python gets the package from npm, in the version of the action.
if [ "${AMPLIFY_LS_INSTALL:-pip}" = npm ]; then
  if [ ! -e "$folder/installed-npm" ]; then
    version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' "$here/amplify_ls/__init__.py")
    mkdir -p "$folder"
    npm install --prefix "$folder" --no-save --no-audit --no-fund --loglevel=error "amplify-ls@$version"
    touch "$folder/installed-npm"
  fi
elif [ ! -e "$folder/installed" ]; then
  "${AMPLIFY_LS_PYTHON:-python3}" -m venv "$folder"
  "$(find_python)" -I -m pip install --quiet --disable-pip-version-check --no-deps --only-binary=:all: --require-hashes \
    --requirement "$here/editors/vscode/requirements.txt"
  # The checker runs from this checkout: building a package would download a build tool.
  "$(find_python)" -I - "$here" <<'END'
import pathlib, sys, sysconfig
pathlib.Path(sysconfig.get_path("purelib"), "amplify_ls.pth").write_text(sys.argv[1] + "\n", "utf-8")
END
  touch "$folder/installed"
fi

# Isolated, so that no module of the checked repository shadows one of ours.
amplify_ls() {
  if [ "${AMPLIFY_LS_INSTALL:-pip}" = npm ]; then
    "$folder/node_modules/.bin/amplify-ls" "$@"
  else
    "$(find_python)" -I -m amplify_ls "$@"
  fi
}

# Inputs are split at spaces and newlines; patterns are expanded by the checker.
set -f
read -r -d '' -a paths <<<"${AMPLIFY_LS_PATHS:-.}" || true
read -r -d '' -a more <<<"${AMPLIFY_LS_ARGUMENTS:-}" || true
set +f
if [ -n "${AMPLIFY_LS_MAX_WARNINGS:-}" ]; then
  more+=(--max-warnings "$AMPLIFY_LS_MAX_WARNINGS")
fi

# What a pull request does to the deployed backend: annotations, and the same comment again after each push.
if [ "${AMPLIFY_LS_MODE:-check}" = plan ]; then
  if [ -n "${AMPLIFY_LS_SINCE:-}" ]; then more+=(--since "$AMPLIFY_LS_SINCE"); fi
  if [ -n "${AMPLIFY_LS_FAIL_ON:-}" ]; then more+=(--fail-on "$AMPLIFY_LS_FAIL_ON"); fi
  code=0
  report=$folder/plan.md
  mkdir -p "$folder"
  amplify_ls plan --output-format markdown --output-file "$report" ${more[@]+"${more[@]}"} -- ${paths[@]+"${paths[@]}"} || code=$?
  if [ "$code" -lt 2 ]; then
    amplify_ls plan --output-format github ${more[@]+"${more[@]}"} -- ${paths[@]+"${paths[@]}"} || true
    if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then cat "$report" >>"$GITHUB_STEP_SUMMARY"; fi
    if [ "${AMPLIFY_LS_COMMENT:-true}" = true ] && [ -n "${PULL_REQUEST_NUMBER:-}" ]; then
      gh pr comment "$PULL_REQUEST_NUMBER" --body-file "$report" --edit-last --create-if-none
    fi
  fi
  if [ -n "${GITHUB_OUTPUT:-}" ]; then
    echo "exit-code=$code" >>"$GITHUB_OUTPUT"
  fi
  exit "$code"
fi

# A path is never mistaken for an option, whatever it starts with.
if [ -n "${AMPLIFY_LS_SARIF_FILE:-}" ]; then
  amplify_ls check --exit-zero --output-format sarif --output-file "$AMPLIFY_LS_SARIF_FILE" -- ${paths[@]+"${paths[@]}"}
fi

code=0
amplify_ls check --output-format github ${more[@]+"${more[@]}"} -- ${paths[@]+"${paths[@]}"} || code=$?
if [ -n "${GITHUB_OUTPUT:-}" ]; then
  echo "exit-code=$code" >>"$GITHUB_OUTPUT"
fi
exit "$code"
