// The thread that talks to the language server, and connects again when it has restarted.
'use strict';

const net = require('net');
const { parentPort, workerData } = require('worker_threads');

/** Between two attempts to connect, in milliseconds. */
const RETRY = 500;

const { address, shared } = workerData;
const numbers = new Int32Array(shared, 0, 2);
const bytes = new Uint8Array(shared, 8);

let socket;
let rest = '';

function connect() {
  const attempt = net.connect(address);
  attempt.setEncoding('utf8');
  attempt.on('connect', () => {
    socket = attempt;
    rest = '';
  });
  attempt.on('data', receive);
  attempt.on('error', () => undefined);
  attempt.on('close', () => {
    if (socket === attempt) {
      socket = undefined;
      parentPort.postMessage({});
    }
    setTimeout(connect, RETRY).unref();
  });
}

function receive(text) {
  const lines = (rest + text).split('\n');
  rest = lines.pop();
  for (const line of lines) {
    const message = JSON.parse(line);
    if (message.files) {
      parentPort.postMessage({ files: message.files });
    } else {
      answer(message.id, line);
    }
  }
}

function answer(id, line) {
  const encoded = Buffer.from(line, 'utf8');
  const fits = encoded.length <= bytes.length;
  if (fits) {
    bytes.set(encoded);
  }
  Atomics.store(numbers, 1, fits ? encoded.length : 0);
  Atomics.store(numbers, 0, id);
  Atomics.notify(numbers, 0);
}

parentPort.on('message', (question) => {
  if (socket) {
    socket.write(JSON.stringify(question) + '\n');
  } else {
    answer(question.id, '');
  }
});

connect();
