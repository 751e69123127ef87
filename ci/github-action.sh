#!/usr/bin/env bash
# What the GitHub Action does: installs the checker of the action's own version, and checks with annotations.
# The inputs of action.yml come as AMPLIFY_LS_...; they are words for arguments, and never code.
set -euo pipefail

here=$(cd "$(dirname "$0")/.." && pwd)
folder=${RUNNER_TEMP:-$(mktemp -d)}/amplify-ls

if [ ! -x "$folder/bin/amplify-ls" ]; then
  "${AMPLIFY_LS_PYTHON:-python3}" -m venv "$folder"
  "$folder/bin/python" -m pip install --quiet --disable-pip-version-check "$here"
fi

# Words are split at spaces and line ends; patterns are left to the checker.
set -f
read -r -d '' -a paths <<<"${AMPLIFY_LS_PATHS:-.}" || true
read -r -d '' -a more <<<"${AMPLIFY_LS_ARGUMENTS:-}" || true
set +f
if [ -n "${AMPLIFY_LS_MAX_WARNINGS:-}" ]; then
  more+=(--max-warnings "$AMPLIFY_LS_MAX_WARNINGS")
fi

if [ -n "${AMPLIFY_LS_SARIF_FILE:-}" ]; then
  "$folder/bin/amplify-ls" check --exit-zero --output-format sarif --output-file "$AMPLIFY_LS_SARIF_FILE" "${paths[@]}"
fi

code=0
"$folder/bin/amplify-ls" check --output-format github "${more[@]}" "${paths[@]}" || code=$?
if [ -n "${GITHUB_OUTPUT:-}" ]; then
  echo "exit-code=$code" >>"$GITHUB_OUTPUT"
fi
exit "$code"
