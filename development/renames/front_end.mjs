// What TypeScript reports about the files around an amplify folder, before and after renames.
//
//   node front_end.mjs NPM_FOLDER
//
// A request is one line: {"id", "root": folder, "files": [path, ...], "texts": {path: text after the rename}}. A reply is one line:
// {"id", "fresh": [{"path", "line", "code", "message"}], "known": number}: the errors that the rename adds, and the number of those
// that were reported before. Requests with the same root follow one another: what they share is checked once.
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { packagesIn } from '../judge/packages.mjs';

const packages = packagesIn(process.argv[2]);
const ts = packages.require('typescript');
const documents = ts.createDocumentRegistry();
let current;

for await (const line of readline.createInterface({ input: process.stdin })) {
  const { id, root, files, texts } = JSON.parse(line);
  if (current?.root !== root) {
    current?.service.dispose();
    current = checkedIn(root, files);
  }
  console.log(JSON.stringify({ id, ...current.compare(texts) }));
}

function checkedIn(root, files) {
  const options = optionsOf(root);
  const changed = new Map(); // path to text
  let version = 0;
  const versions = new Map();
  const read = (file) => changed.get(file) ?? ts.sys.readFile(file);
  const cache = ts.createModuleResolutionCache(root, (name) => name, options);
  const ofPackages = ts.createModuleResolutionCache(packages.folder, (name) => name, options);
  const isOfPackages = (file) => file.includes('/node_modules/');
  const host = {
    getCompilationSettings: () => options,
    getScriptFileNames: () => [...files, ...ambient(root)],
    getScriptVersion: (file) => String(versions.get(file) ?? 0),
    getScriptSnapshot: (file) => {
      const text = read(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => packages.folder,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    resolveModuleNameLiterals: (literals, from) =>
      literals.map(({ text }) => {
        if (isOfPackages(from)) return ts.resolveModuleName(text, from, options, ts.sys, ofPackages);
        const own = ts.resolveModuleName(text, from, options, ts.sys, cache);
        if (own.resolvedModule && !isOfPackages(own.resolvedModule.resolvedFileName)) return own;
        return ts.resolveModuleName(text, packages.anchor, options, ts.sys, ofPackages);
      }),
  };
  const service = ts.createLanguageService(host, documents);
  const faults = () => {
    const program = service.getProgram();
    return files.flatMap((file) => {
      const source = program.getSourceFile(file);
      return source ? [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)].map((each) => described(root, source, each)) : [];
    });
  };
  const before = faults();
  const set = (texts) => {
    version += 1;
    for (const file of new Set([...changed.keys(), ...Object.keys(texts)])) versions.set(file, version);
    changed.clear();
    for (const [file, text] of Object.entries(texts)) changed.set(file, text);
  };
  const compare = (texts) => {
    set(texts);
    const left = new Map();
    for (const each of before) left.set(keyOf(each), (left.get(keyOf(each)) ?? 0) + 1);
    const fresh = faults().filter((each) => {
      const key = keyOf(each);
      const count = left.get(key) ?? 0;
      if (count > 0) left.set(key, count - 1);
      return count === 0;
    });
    set({});
    return { fresh, known: before.length };
  };
  return { root, service, compare };
}

// Lists of types in messages are in the order of their creation, and are cut.
function keyOf({ path: file, line, code }) {
  return `${file} ${line} ${code}`;
}

function described(root, source, { start = 0, code, messageText }) {
  return {
    path: path.relative(root, source.fileName),
    line: source.getLineAndCharacterOfPosition(start).line + 1,
    code,
    message: ts.flattenDiagnosticMessageText(messageText, ' ').slice(0, 300),
  };
}

function ambient(root) {
  return ts.sys.readDirectory(root, ['.d.ts'], ['**/node_modules', '**/.*'], undefined, 5);
}

function optionsOf(root) {
  const file = ['tsconfig.app.json', 'tsconfig.json'].map((name) => path.join(root, name)).find((name) => fs.existsSync(name));
  const { config = {} } = file ? ts.readConfigFile(file, ts.sys.readFile) : {};
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, root);
  return {
    jsx: ts.JsxEmit.ReactJSX,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    esModuleInterop: true,
    ...options,
    module: ts.ModuleKind.ES2022,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    resolveJsonModule: true,
    allowJs: true,
    skipLibCheck: true,
    noEmit: true,
    composite: false,
    incremental: false,
    types: ['node'],
    typeRoots: [path.join(packages.folder, 'node_modules/@types')],
  };
}
