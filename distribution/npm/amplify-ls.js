#!/usr/bin/env node
// Starts the amplify-ls of the platform package: passes arguments, standard streams, signals and the exit code through.
'use strict';

const { spawn } = require('node:child_process');
const { existsSync, readdirSync } = require('node:fs');
const path = require('node:path');

const EXIT_FAILED = 2;
const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** The name of the platform package. */
function platformPackage() {
  const { platform, arch } = process;
  // The C library decides which binaries run; a report without the network is quick.
  const isMusl = platform === 'linux' && !usesGlibc();
  // Windows on ARM runs programs for x64.
  const processor = platform === 'win32' && arch === 'arm64' ? 'x64' : arch;
  return `@amplify-ls/${platform}-${processor}${isMusl ? '-musl' : ''}`;
}

function usesGlibc() {
  if (existsSync('/lib64/ld-linux-x86-64.so.2') || existsSync('/lib/ld-linux-aarch64.so.1')) {
    return true;
  }
  return Boolean(process.report?.getReport().header.glibcVersionRuntime);
}

function fail(message) {
  process.stderr.write(`amplify-ls: ${message}\n`);
  process.exit(EXIT_FAILED);
}

/** The folder of the platform package. */
function platformFolder(name) {
  try {
    return path.dirname(require.resolve(`${name}/package.json`));
  } catch {
    const known = Object.keys(require('../package.json').optionalDependencies);
    if (!known.includes(name)) {
      const platforms = known.map((each) => each.slice('@amplify-ls/'.length)).join(', ');
      return fail(
        `there is no package for ${process.platform} on ${process.arch} (only for ${platforms}). ` +
          'With Python 3.10 or newer, `pip install amplify-ls` runs everywhere.',
      );
    }
    return fail(
      `the package ${name} is not installed. If dependencies were installed with --omit=optional (or --no-optional), ` +
        `install them again without it, or run: npm install --save-dev ${name}`,
    );
  }
}

function pythonIn(folder) {
  if (process.platform === 'win32') {
    return path.join(folder, 'python', 'python.exe');
  }
  const programs = path.join(folder, 'python', 'bin');
  const name = readdirSync(programs).find((each) => each.startsWith('python3.'));
  return name ? path.join(programs, name) : fail(`${programs} contains no interpreter; install the package again`);
}

function main() {
  const folder = platformFolder(platformPackage());
  const script = path.join(folder, 'app', 'start.py');
  const child = spawn(pythonIn(folder), ['-I', '-S', '-B', script, ...process.argv.slice(2)], {
    stdio: 'inherit',
    windowsHide: true,
  });
  for (const signal of PASSED_ON) {
    // A terminal sends Ctrl+C to both processes; this one has to wait for the other one's exit code.
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', (error) => fail(error.message));
  child.on('exit', (code, signal) => {
    if (signal === null) {
      process.exit(code ?? EXIT_FAILED);
    }
    PASSED_ON.forEach((each) => process.removeAllListeners(each));
    process.kill(process.pid, signal);
  });
}

main();
