// Describes types of the installed npm packages with the TypeScript compiler.
//
//     node types.mjs NPM_FOLDER < requests > replies
//
// Requests, one JSON object a line: `{"prelude": "import ..."}`, then `{"name", "expression"}` or `{"name", "type"}` with
// `"want": "type"` (what the value is, all the way down) or `"members"` (what may be called or read on it).
// Replies: `{"name", "type"}` or `{"name", "members"}`; `{"name", "error"}` when TypeScript refuses the expression, or with the
// prelude as its name.
//
// A type is an object with any of: `words` (what a value may be, literals as TypeScript source), `templates` (of texts),
// `item` (of lists), `free` (free keys), `cases` (of objects: name to presence, type and documented default) and `calls`
// (of functions). Types that the packages mark with a brand, and classes, are told by their names and not opened.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const npmFolder = path.resolve(process.argv[2]);
const ts = createRequire(path.join(npmFolder, 'package.json'))('typescript');

/** No option of the packages is deeper; types of the CDK go on for ever. */
const DEEPEST = 12;
/** Results of builders without a brand of their own. */
const NOT_OPENED = new Set(['BackendSecret', 'DefineFunction', 'DerivedCombinedSchema', 'DerivedModelSchema']);
const OPTIONS = {
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  target: ts.ScriptTarget.ES2022,
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
};

const requests = readFileSync(0, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
const { checker, statements, errors } = compile(path.join(npmFolder, 'asked.ts'), requests.map(statementOf));
requests.forEach((request, index) => {
  if (request.name !== undefined || errors.has(index)) process.stdout.write(`${JSON.stringify(reply(request, index))}\n`);
});

function statementOf(request, index) {
  if (request.prelude !== undefined) return request.prelude;
  if (request.type !== undefined) return `export declare const asked${index}: ${request.type};`;
  return `export const asked${index} = ${request.expression};`;
}

/** The statements as one file that exists in memory only, one a line. */
function compile(file, lines) {
  const text = lines.join('\n');
  const host = ts.createCompilerHost(OPTIONS);
  const { readFile, fileExists, getSourceFile } = host;
  const isIt = (name) => path.resolve(name) === file;
  host.readFile = (name) => (isIt(name) ? text : readFile.call(host, name));
  host.fileExists = (name) => isIt(name) || fileExists.call(host, name);
  host.getSourceFile = (name, target, ...rest) =>
    isIt(name) ? ts.createSourceFile(name, text, target, true) : getSourceFile.call(host, name, target, ...rest);
  const program = ts.createProgram([file], OPTIONS, host);
  const source = program.getSourceFile(file);
  const lineOf = (position) => source.getLineAndCharacterOfPosition(position).line;
  const diagnostics = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  return {
    checker: program.getTypeChecker(),
    statements: new Map(source.statements.map((statement) => [lineOf(statement.getStart()), statement])),
    errors: new Map(diagnostics.map((each) => [lineOf(each.start), ts.flattenDiagnosticMessageText(each.messageText, ' ')])),
  };
}

function reply({ prelude, name = prelude, want }, index) {
  if (errors.has(index)) return { name, error: errors.get(index) };
  const declaration = statements.get(index).declarationList.declarations[0];
  const type = checker.getTypeAtLocation(declaration.name);
  return want === 'members' ? { name, members: membersOf(type) } : { name, type: described(type) };
}

// Members -----------------------------------------------------------------------------------------------------------

function membersOf(type) {
  const members = {};
  for (const property of publicProperties(type)) {
    const propertyType = checker.getNonNullableType(checker.getTypeOfSymbol(property));
    members[property.name] = { calls: signaturesOf(propertyType, 0, []) };
  }
  return members;
}

/** Keys that are unique symbols hold the brands of the packages. */
function publicProperties(type) {
  return checker.getPropertiesOfType(type).filter((property) => !property.escapedName.startsWith('__@'));
}

function signaturesOf(type, depth, above) {
  return checker.getSignaturesOfType(type, ts.SignatureKind.Call).map((signature) => ({
    parameters: signature.getParameters().map((parameter) => parameterOf(parameter, depth, above)),
  }));
}

function callsOf(type, depth, above) {
  const signatures = checker.getSignaturesOfType(type, ts.SignatureKind.Call);
  return signaturesOf(type, depth, above).map((call, index) => ({
    ...call,
    returns: described(checker.getReturnTypeOfSignature(signatures[index]), depth + 1, above),
  }));
}

function parameterOf(parameter, depth, above) {
  const declaration = parameter.valueDeclaration;
  const isRest = declaration?.dotDotDotToken !== undefined;
  const isOptional = declaration?.questionToken !== undefined || declaration?.initializer !== undefined;
  return {
    name: parameter.name,
    presence: isRest ? 'rest' : isOptional ? 'optional' : 'required',
    type: described(checker.getTypeOfSymbol(parameter), depth + 1, above),
  };
}

// Types -------------------------------------------------------------------------------------------------------------

function described(type, depth = 0, above = []) {
  const found = { words: new Set(), templates: new Set(), items: [], free: [], cases: [], calls: [] };
  collect(type, depth, above, found);
  joinBooleans(found.words);
  return {
    ...(found.words.size ? { words: [...found.words].sort() } : {}),
    ...(found.templates.size ? { templates: [...found.templates].sort() } : {}),
    ...(found.items.length ? { item: joined(found.items) } : {}),
    ...(found.free.length ? { free: found.free } : {}),
    ...(found.cases.length ? { cases: found.cases } : {}),
    ...(found.calls.length ? { calls: found.calls } : {}),
  };
}

function collect(type, depth, above, found) {
  const { flags } = type;
  if (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void | ts.TypeFlags.Never)) return;
  if (flags & ts.TypeFlags.TypeParameter) return collectConstraint(type, depth, above, found);
  if (type.isUnion()) return type.types.forEach((each) => collect(each, depth, above, found));
  const word = wordOf(type);
  if (word !== undefined) return found.words.add(word);
  if (flags & ts.TypeFlags.TemplateLiteral) {
    found.words.add('string');
    return found.templates.add(checker.typeToString(type));
  }
  if (depth >= DEEPEST || above.includes(type)) return found.words.add('...');
  collectObject(type, depth, [...above, type], found);
}

function collectConstraint(type, depth, above, found) {
  const constraint = checker.getBaseConstraintOfType(type);
  if (constraint === undefined || constraint === type) return found.words.add('any');
  return collect(constraint, depth, above, found);
}

function collectObject(type, depth, above, found) {
  if (checker.isArrayLikeType(type)) {
    found.words.add('list');
    const item = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
    if (item !== undefined) found.items.push(described(item, depth + 1, above));
    return;
  }
  const calls = callsOf(type, depth, above);
  if (calls.length) {
    found.words.add('callback');
    found.calls.push(...calls);
    return;
  }
  found.words.add('object');
  for (const info of checker.getIndexInfosOfType(type)) {
    found.free.push({ key: checker.typeToString(info.keyType), type: described(info.type, depth + 1, above) });
  }
  const properties = {};
  for (const property of publicProperties(type)) {
    const option = optionOf(property, depth, above);
    if (option !== undefined) properties[property.name] = option;
  }
  found.cases.push(properties);
}

/** What is typed `never` or `undefined` only keeps an object from being of another case. */
function optionOf(property, depth, above) {
  const type = checker.getTypeOfSymbol(property);
  if (checker.getNonNullableType(type).flags & (ts.TypeFlags.Never | ts.TypeFlags.Undefined)) return undefined;
  const documented = property.getJsDocTags(checker).find((tag) => tag.name === 'default')?.text;
  return {
    presence: property.flags & ts.SymbolFlags.Optional ? 'optional' : 'required',
    type: described(type, depth + 1, above),
    ...(documented ? { default: ts.displayPartsToString(documented).split('\n')[0].trim() } : {}),
  };
}

/** The word for a type that is not opened; undefined for objects, lists and functions. */
function wordOf(type) {
  const { flags } = type;
  if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.NonPrimitive)) return 'any';
  if (flags & ts.TypeFlags.Null) return 'null';
  if (flags & ts.TypeFlags.EnumLike) return `class ${nameOf(type)}`;
  if (type.isStringLiteral()) return `'${type.value}'`;
  if (type.isNumberLiteral()) return String(type.value);
  if (flags & ts.TypeFlags.BooleanLiteral) return checker.typeToString(type);
  if (flags & ts.TypeFlags.String) return 'string';
  if (flags & ts.TypeFlags.Number) return 'number';
  // `string & {}` keeps the editor's suggestions beside any text.
  if (type.isIntersection() && type.types.some((each) => each.flags & ts.TypeFlags.String)) return 'string';
  return opaqueWordOf(type);
}

function opaqueWordOf(type) {
  if (type.aliasSymbol?.name === 'ConstructFactory') return `factory ${checker.typeToString(type)}`;
  const brand = checker.getPropertiesOfType(type).find((each) => each.escapedName.startsWith('__@brandSymbol'));
  if (brand !== undefined) {
    const words = described(checker.getTypeOfSymbol(brand), DEEPEST - 1).words ?? [];
    return `brand ${words.join(' | ').replaceAll("'", '')}`;
  }
  const name = nameOf(type);
  const isClass = type.symbol?.flags & ts.SymbolFlags.Class || /^I[A-Z]/.test(name) || name === 'Date';
  if (isClass || NOT_OPENED.has(type.aliasSymbol?.name)) return `class ${type.aliasSymbol?.name ?? name}`;
  return undefined;
}

function nameOf(type) {
  const { symbol } = type;
  const isMember = symbol !== undefined && symbol.flags & ts.SymbolFlags.EnumMember;
  return (isMember ? symbol.parent?.name : symbol?.name) ?? '';
}

function joinBooleans(words) {
  if (!words.has('true') || !words.has('false')) return;
  words.delete('true');
  words.delete('false');
  words.add('boolean');
}

/** The items of several list types as one type. */
function joined(types) {
  if (types.length === 1) return types[0];
  const list = (key) => [...new Map(types.flatMap((type) => type[key] ?? []).map((each) => [JSON.stringify(each), each])).values()];
  const result = {};
  for (const key of ['words', 'templates', 'free', 'cases', 'calls']) if (list(key).length) result[key] = list(key);
  const items = types.flatMap((type) => type.item ?? []);
  if (items.length) result.item = joined(items);
  return result;
}
