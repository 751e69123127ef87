// Questions to the language server, with answers at once: TypeScript's server cannot wait for a promise, so a thread does.
'use strict';

const path = require('path');

/** How long TypeScript's server waits for an answer, in milliseconds. */
const PATIENCE = 120;
/** After so many questions without an answer, none is asked for a while: the language server is busy. */
const MOST_UNANSWERED = 3;
const REST = 3000;
const BYTES = 1 << 20;

/** The positions in the shared numbers. */
const ANSWERED = 0;
const LENGTH = 1;

class Connection {
  constructor(address, onChange) {
    this.address = address;
    this.isOpen = false;
    this.files = new Set();
    this.last = 0;
    this.unanswered = 0;
    this.restUntil = 0;
    const shared = new SharedArrayBuffer(8 + BYTES);
    this.numbers = new Int32Array(shared, 0, 2);
    this.bytes = new Uint8Array(shared, 8);
    let Worker;
    try {
      ({ Worker } = require('worker_threads'));
    } catch {
      return; // In a browser. Nothing is removed there.
    }
    this.worker = new Worker(path.join(__dirname, 'worker.js'), { workerData: { address, shared } });
    // The process may end although the thread still runs.
    this.worker.unref();
    this.worker.on('error', () => this.lost(onChange));
    this.worker.on('message', ({ files }) => {
      if (files) {
        this.isOpen = true;
        this.files = new Set(files.map(normalized));
        onChange();
      } else {
        this.lost(onChange);
      }
    });
  }

  /** Whether the language server is connected and has a file open. */
  knows(file) {
    return this.files.has(normalized(file));
  }

  /** The answer to a question; undefined if there is none in time. */
  ask(question) {
    if (Date.now() < this.restUntil) {
      return undefined;
    }
    const id = ++this.last;
    this.worker.postMessage({ id, ...question });
    const deadline = Date.now() + PATIENCE;
    for (let seen = this.numbers[ANSWERED]; seen !== id; seen = Atomics.load(this.numbers, ANSWERED)) {
      const left = deadline - Date.now();
      if (left <= 0 || Atomics.wait(this.numbers, ANSWERED, seen, left) === 'timed-out') {
        return this.missed();
      }
    }
    this.unanswered = 0;
    const text = Buffer.from(this.bytes.slice(0, this.numbers[LENGTH])).toString('utf8');
    return text ? JSON.parse(text).hide : undefined;
  }

  close() {
    this.isOpen = false;
    this.files = new Set();
    if (this.worker) {
      void this.worker.terminate();
    }
  }

  missed() {
    this.unanswered++;
    if (this.unanswered >= MOST_UNANSWERED) {
      this.unanswered = 0;
      this.restUntil = Date.now() + REST;
    }
    return undefined;
  }

  lost(onChange) {
    const hadFiles = this.files.size > 0;
    this.isOpen = false;
    this.files = new Set();
    if (hadFiles) {
      onChange();
    }
  }
}

/** A path as both servers spell it: with slashes, and with the drives of Windows in lower case. */
function normalized(file) {
  const slashed = file.replace(/\\/g, '/');
  return /^\/?[A-Za-z]:/.test(slashed) ? slashed.replace(/^\//, '').toLowerCase() : slashed;
}

module.exports = { Connection };
