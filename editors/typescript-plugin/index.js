// A plugin of TypeScript's server. It removes completions, hovers and errors that amplify-ls has too, so that each appears once.
//
// The language server decides what is redundant. If it is not running, or has not seen this version of a file, nothing is removed.
'use strict';

const { createHash } = require('crypto');
const { announcedAddress } = require('./announcement');
const { Connection } = require('./connection');

/** The variable that names the socket where the editor cannot pass it in the configuration. */
const SOCKET_VARIABLE = 'AMPLIFY_LS_TYPESCRIPT_SOCKET';
/** Between two looks for an announced address, in milliseconds. */
const LOOK = 500;
/** The sort texts of global names, keywords and names that would be imported begin with these. */
const GLOBAL = /^z?1[5-8]/;
const ERROR = 1;

/** One for all projects of a server. */
let connection;
let nextLook = 0;
const projects = new Set();

function init({ typescript }) {
  function create(info) {
    projects.add(info.project);
    configure(info.config);
    look();
    return decorate(info, typescript);
  }

  function onConfigurationChanged(config) {
    configure(config);
  }

  return { create, onConfigurationChanged };
}

function configure(config) {
  const address = (config && config.socket) || process.env[SOCKET_VARIABLE];
  if (!address || (connection && connection.address === address)) {
    return;
  }
  if (connection) {
    connection.close();
  }
  connection = new Connection(address, refresh);
}

/** Connects to the announced address while there is no connection. */
function look() {
  if ((connection && connection.isOpen) || Date.now() < nextLook) {
    return;
  }
  nextLook = Date.now() + LOOK;
  const socket = announcedAddress();
  if (socket) {
    configure({ socket });
  }
}

/** The editor asks for the errors of open files again, because others are redundant now. */
function refresh() {
  for (const project of projects) {
    if (project.isClosed && project.isClosed()) {
      projects.delete(project);
    } else if (project.refreshDiagnostics) {
      project.refreshDiagnostics();
    }
  }
}

function decorate(info, typescript) {
  const service = info.languageService;
  const proxy = Object.create(null);
  for (const name of Object.keys(service)) {
    proxy[name] = (...args) => service[name](...args);
  }

  /** What the language server says about a question; undefined if it does not know this text. */
  function ask(file, question) {
    look();
    if (!connection || !connection.knows(file)) {
      return undefined;
    }
    const snapshot = info.languageServiceHost.getScriptSnapshot(file);
    if (!snapshot) {
      return undefined;
    }
    const hash = createHash('sha1').update(snapshot.getText(0, snapshot.getLength()), 'utf8').digest('hex');
    return connection.ask({ file, hash, ...question });
  }

  function isError(diagnostic) {
    return diagnostic.category === ERROR && diagnostic.start !== undefined && diagnostic.length !== undefined;
  }

  function remaining(file, diagnostics) {
    const errors = diagnostics.filter(isError);
    if (errors.length === 0) {
      return diagnostics;
    }
    const places = errors.map(({ start, length }) => [start, length]);
    const hidden = ask(file, { question: 'diagnostics', items: places });
    if (!Array.isArray(hidden) || hidden.length === 0) {
      return diagnostics;
    }
    const redundant = new Set(hidden.map((index) => errors[index]));
    return diagnostics.filter((diagnostic) => !redundant.has(diagnostic));
  }

  proxy.getCompletionsAtPosition = (file, position, ...rest) => {
    const found = service.getCompletionsAtPosition(file, position, ...rest);
    if (!found || found.entries.length === 0) {
      return found;
    }
    const items = found.entries.map(({ name, sortText, kind }) => [name, GLOBAL.test(sortText) || kind === 'keyword']);
    const hidden = ask(file, { question: 'completions', offset: position, items });
    if (!Array.isArray(hidden) || hidden.length === 0) {
      return found;
    }
    const redundant = new Set(hidden);
    return { ...found, entries: found.entries.filter(({ name }) => !redundant.has(name)) };
  };

  proxy.getQuickInfoAtPosition = (file, position, ...rest) => {
    const found = service.getQuickInfoAtPosition(file, position, ...rest);
    return found && ask(file, { question: 'hover', offset: position }) === true ? undefined : found;
  };

  proxy.getSemanticDiagnostics = (file, ...rest) => remaining(file, service.getSemanticDiagnostics(file, ...rest));

  if (service.getRegionSemanticDiagnostics) {
    proxy.getRegionSemanticDiagnostics = (file, ...rest) => {
      const found = service.getRegionSemanticDiagnostics(file, ...rest);
      return found && { ...found, diagnostics: remaining(file, found.diagnostics) };
    };
  }

  return proxy;
}

module.exports = init;
