// Where Visual Studio Code tells the plugin the address of the language server.
//
// The editor passes the configuration of a plugin only to the server that knows whole projects. While a project loads, another
// server answers, so the extension also writes the address to a file that both find: they are children of its process.
'use strict';

const fs = require('fs');
const os = require('os');
const path = require('path');

/** The address that the process that started this server has announced; undefined if there is none. */
function announcedAddress() {
  const file = path.join(os.tmpdir(), `amplify-ls-${process.ppid}`);
  try {
    // Everyone can write to a folder of temporary files.
    const isOwn = !process.getuid || fs.lstatSync(file).uid === process.getuid();
    return isOwn ? fs.readFileSync(file, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

module.exports = { announcedAddress };
