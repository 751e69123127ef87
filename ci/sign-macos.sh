#!/usr/bin/env bash
# Signs every program and library in a folder with a Developer ID, and has Apple notarize them. macOS would not start them otherwise.
#
# IDENTITY is the name of the certificate, CERTIFICATE the certificate in Base64 with CERTIFICATE_PASSWORD, NOTARY_KEY the key of
# the notary service in Base64, with NOTARY_KEY_ID and NOTARY_ISSUER.
set -euo pipefail

folder=$1
work=$(mktemp -d)
keychain=$work/signing.keychain-db
trap 'security delete-keychain "$keychain" 2>/dev/null || true; rm -rf "$work"' EXIT

echo "$CERTIFICATE" | base64 --decode >"$work/certificate.p12"
password=$(uuidgen)
security create-keychain -p "$password" "$keychain"
security unlock-keychain -p "$password" "$keychain"
security import "$work/certificate.p12" -k "$keychain" -P "$CERTIFICATE_PASSWORD" -T /usr/bin/codesign
security set-key-partition-list -S apple-tool:,apple: -s -k "$password" "$keychain" >/dev/null
security list-keychains -d user -s "$keychain"

find "$folder" -type f \( -name '*.so' -o -name '*.dylib' -o -path '*/bin/python3.*' \) -print0 |
  xargs -0 codesign --force --timestamp --options runtime --sign "$IDENTITY" --keychain "$keychain"

echo "$NOTARY_KEY" | base64 --decode >"$work/key.p8"
ditto -c -k "$folder" "$work/folder.zip"
xcrun notarytool submit "$work/folder.zip" --wait --key "$work/key.p8" --key-id "$NOTARY_KEY_ID" --issuer "$NOTARY_ISSUER"
