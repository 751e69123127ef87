// The type check, under the options of the tsconfig that an Amplify project starts with.
import fs from 'node:fs';
import path from 'node:path';

const NO_MODULE = new Set([2307, 7016]);
const EXCERPT = 80; // characters

/** What TypeScript says about each of the projects, given as {folder, paths}. */
export function makeTypeCheck(packages) {
  const ts = packages.require('typescript');
  const options = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ES2022,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    moduleDetection: ts.ModuleDetectionKind.Force,
    resolveJsonModule: true,
    esModuleInterop: true,
    forceConsistentCasingInFileNames: true,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
    typeRoots: [path.join(packages.folder, 'node_modules/@types')],
  };
  const host = hostFor(ts, options, packages);
  return (projects) => {
    const sources = ({ folder, paths }) =>
      paths.filter((name) => /\.[mc]?tsx?$/.test(name)).map((name) => path.join(folder, name));
    const program = ts.createProgram(projects.flatMap(sources), options, host);
    return projects.map((project) =>
      sources(project).flatMap((file) => {
        const source = program.getSourceFile(file);
        return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
          .map((fault) => described(ts, project.folder, source, fault))
          .filter((fault) => !isUnknownPackage(fault));
      }),
    );
  };
}

// A package of the author's own that is not installed here: what it exports is `any`.
function isUnknownPackage({ code, excerpt }) {
  return NO_MODULE.has(code) && !/^.\./.test(excerpt);
}

function described(ts, folder, source, { start = 0, length = 0, code, messageText }) {
  const text = ts.flattenDiagnosticMessageText(messageText, '\n');
  return {
    path: path.relative(folder, source.fileName).split(path.sep).join('/'),
    line: source.getLineAndCharacterOfPosition(start).line + 1,
    code,
    message: text.split(folder + path.sep).join(''),
    excerpt: source.text.slice(start, start + Math.min(length, EXCERPT)),
  };
}

// The packages' own files are parsed once for all programs, and found from wherever they are imported.
function hostFor(ts, options, packages) {
  const host = ts.createCompilerHost(options, true);
  const parsed = new Map();
  const { getSourceFile } = host;
  const isOfPackages = (file) => file.includes('/node_modules/');
  host.getSourceFile = (file, ...rest) => {
    if (!isOfPackages(file)) return getSourceFile(file, ...rest);
    if (!parsed.has(file)) parsed.set(file, getSourceFile(file, ...rest));
    return parsed.get(file);
  };
  host.getCurrentDirectory = () => packages.folder;
  const ofPackages = ts.createModuleResolutionCache(packages.folder, (name) => name, options);
  host.resolveModuleNameLiterals = (literals, from) =>
    literals.map(({ text }) => {
      if (isOfPackages(from)) return ts.resolveModuleName(text, from, options, host, ofPackages);
      // No cache for the projects: the next batch has other files under the same names.
      if (text.startsWith('.')) return ts.resolveModuleName(text, from, options, { ...host, fileExists: fs.existsSync });
      return ts.resolveModuleName(text, packages.anchor, options, host, ofPackages);
    });
  return host;
}
