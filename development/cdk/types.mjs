// Describes what modules of the installed CDK export, and what the resources of Amplify give, with the TypeScript compiler.
//
//     node types.mjs NPM_FOLDER < requests > replies
//
// The requests are the names of modules, `{"module": "aws-cdk-lib/aws-iam"}`, one a line; the replies describe them, one a line.
// `amplify_ls/catalog/cdk_types.py` says how a description is to be read.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const npmFolder = path.resolve(process.argv[2]);
const ts = createRequire(path.join(npmFolder, 'package.json'))('typescript');
const OPTIONS = {
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  target: ts.ScriptTarget.ES2022,
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
};
/** Modules of hundreds of low-level classes that backends hardly use: those are known by their names alone. */
const HIGH_LEVEL_ONLY = /aws-(ec2|wafv2|ses|cloudfront|opensearchservice|rds|route53|stepfunctions|cloudwatch|budgets|bedrock|location|ssm|apigateway)$/;
const RESOURCES = { auth: 'defineAuth', data: 'defineData', storage: 'defineStorage', function: 'defineFunction' };
const UNKNOWN = '?';

const modules = readFileSync(0, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line).module);
const file = path.join(npmFolder, 'asked.ts');
const lines = modules.map((module, index) => `import * as m${index} from '${module}';`);
lines.push(`import { ${Object.values(RESOURCES).join(', ')} } from '@aws-amplify/backend';`);
for (const [name, define] of Object.entries(RESOURCES)) {
  lines.push(`declare const of_${name}: ReturnType<ReturnType<typeof ${define}>['getInstance']>;`);
  lines.push(`declare const factory_${name}: ReturnType<typeof ${define}>;`);
}
const { checker, source } = compile(file, lines.join('\n'));
const homes = new Map();
const spaces = modules.map((_, index) => checker.getSymbolAtLocation(source.statements[index].moduleSpecifier));
spaces.forEach((space, index) => {
  for (const symbol of checker.getExportsOfModule(space)) register(resolved(symbol), modules[index], symbol.name);
});
modules.forEach((module, index) => {
  const names = {};
  for (const symbol of checker.getExportsOfModule(spaces[index])) {
    Object.assign(names, described(resolved(symbol), symbol.name, module));
  }
  process.stdout.write(`${JSON.stringify({ module, names })}\n`);
});
process.stdout.write(`${JSON.stringify({ module: 'amplify', names: resources() })}\n`);

function compile(name, text) {
  const host = ts.createCompilerHost(OPTIONS);
  const { readFile, fileExists, getSourceFile } = host;
  const isIt = (each) => path.resolve(each) === name;
  host.readFile = (each) => (isIt(each) ? text : readFile.call(host, each));
  host.fileExists = (each) => isIt(each) || fileExists.call(host, each);
  host.getSourceFile = (each, target, ...rest) =>
    isIt(each) ? ts.createSourceFile(each, text, target, true) : getSourceFile.call(host, each, target, ...rest);
  const program = ts.createProgram([name], OPTIONS, host);
  return { checker: program.getTypeChecker(), source: program.getSourceFile(name) };
}

function resolved(symbol) {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** Whether a symbol is a module as a whole; classes may have a namespace of values, too. */
function isModule(symbol) {
  return symbol.flags & ts.SymbolFlags.ValueModule && !(symbol.flags & ts.SymbolFlags.Class);
}

/** Where a type is found by others: the first module that exports it. */
function register(symbol, module, name) {
  if (homes.has(symbol) || isModule(symbol)) return;
  if (name.startsWith('Cfn') && HIGH_LEVEL_ONLY.test(module)) return;
  homes.set(symbol, { module, name });
  if (symbol.flags & ts.SymbolFlags.NamespaceModule) {
    for (const inner of symbol.exports?.values() ?? []) {
      if (inner.flags & ts.SymbolFlags.Interface) homes.set(inner, { module, name: `${name}.${inner.name}` });
    }
  }
}

// Declarations ------------------------------------------------------------------------------------------------------

function described(symbol, name, module) {
  if (isModule(symbol)) return { [name]: { in: moduleOf(symbol) } };
  const home = homes.get(symbol);
  if (home === undefined) return { [name]: 0 };
  if (home.module !== module || home.name !== name) return { [name]: { as: reference(home, module) } };
  const found = { [name]: declared(symbol, module) };
  for (const inner of symbol.flags & ts.SymbolFlags.NamespaceModule ? symbol.exports.values() : []) {
    if (homes.has(inner)) found[`${name}.${inner.name}`] = declared(inner, module);
  }
  return found;
}

function moduleOf(symbol) {
  const index = spaces.indexOf(symbol);
  if (index >= 0) return modules[index];
  const folder = path.dirname(symbol.declarations[0].getSourceFile().fileName);
  return `aws-cdk-lib/${path.basename(folder) === 'lib' ? path.basename(path.dirname(folder)) : path.basename(folder)}`;
}

function declared(symbol, module) {
  if (symbol.flags & ts.SymbolFlags.Enum) return { values: [...symbol.exports.keys()].map(String) };
  if (symbol.flags & ts.SymbolFlags.Class) return describedClass(symbol, module);
  if (symbol.flags & ts.SymbolFlags.Interface) {
    const type = checker.getDeclaredTypeOfSymbol(symbol);
    return { members: membersOf(type, module, new Set([...ownNames(symbol.members), ...hiddenNames(type, module)])), ...basesOf(symbol, module) };
  }
  return 0;
}

function describedClass(symbol, module) {
  const type = checker.getDeclaredTypeOfSymbol(symbol);
  const built = checker.getTypeOfSymbol(symbol);
  const signatures = checker.getSignaturesOfType(built, ts.SignatureKind.Construct);
  const isAbstract = symbol.valueDeclaration.modifiers?.some((each) => each.kind === ts.SyntaxKind.AbstractKeyword);
  return {
    ...(signatures.length === 1 && !isAbstract ? { new: parametersOf(signatures[0], module) } : {}),
    ...(isAbstract ? { abstract: 1 } : {}),
    statics: membersOf(built, module, ownNames(symbol.exports)),
    members: membersOf(type, module, ownNames(symbol.members)),
    ...basesOf(symbol, module),
  };
}

function ownNames(table) {
  return new Set([...(table?.keys() ?? [])].map(String));
}

/** The members that an interface inherits from others that no module exports. */
function hiddenNames(type, module) {
  const hidden = checker.getBaseTypes(type).filter((base) => encode(base, module) === UNKNOWN);
  return hidden.flatMap((base) => checker.getPropertiesOfType(base).map((property) => String(property.escapedName)));
}

function basesOf(symbol, module) {
  const type = checker.getDeclaredTypeOfSymbol(symbol);
  const isInterface = symbol.flags & ts.SymbolFlags.Interface && !(symbol.flags & ts.SymbolFlags.Class);
  const bases = checker.getBaseTypes(type)
    .map((base) => encode(base, module))
    .filter((base) => base !== UNKNOWN || !isInterface);
  return bases.length ? { bases } : {};
}

function membersOf(type, module, names) {
  const members = {};
  for (const property of checker.getPropertiesOfType(type)) {
    const name = property.name;
    if (!names.has(String(property.escapedName)) || name.startsWith('_') || name === 'prototype') continue;
    const modifiers = ts.getCombinedModifierFlags(property.valueDeclaration ?? property.declarations[0]);
    const isHidden = modifiers & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected);
    const mark = property.flags & ts.SymbolFlags.Optional ? '?' : '';
    members[name + mark] = isHidden ? UNKNOWN : memberOf(property, module);
  }
  return members;
}

function memberOf(property, module) {
  const type = checker.getTypeOfSymbol(property);
  const signatures = checker.getSignaturesOfType(checker.getNonNullableType(type), ts.SignatureKind.Call);
  const isMethod = property.flags & ts.SymbolFlags.Method;
  if (!isMethod || signatures.length === 0) return encode(type, module);
  if (signatures.length > 1) return 'f';
  return { call: parametersOf(signatures[0], module), gives: encode(checker.getReturnTypeOfSignature(signatures[0]), module) };
}

function parametersOf(signature, module) {
  return signature.getParameters().map((parameter) => {
    const declaration = parameter.valueDeclaration;
    const isRest = declaration?.dotDotDotToken !== undefined;
    const isOptional = declaration?.questionToken !== undefined || declaration?.initializer !== undefined;
    const type = encode(checker.getTypeOfSymbol(parameter), module);
    return isRest ? [type, '*'] : isOptional ? [type, '?'] : [type];
  });
}

// Types -------------------------------------------------------------------------------------------------------------

function reference(home, module) {
  return home.module === module ? `:${home.name}` : `${home.module}:${home.name}`;
}

function encode(whole, module) {
  const type = checker.getNonNullableType(whole);
  const { flags } = type;
  if (flags & ts.TypeFlags.String) return 's';
  if (flags & ts.TypeFlags.Number) return 'n';
  if (flags & (ts.TypeFlags.Boolean | ts.TypeFlags.BooleanLiteral)) return 'b';
  if (flags & ts.TypeFlags.EnumLike) return enumeration(type, module);
  if (type.isUnion()) return union(type.types.map((each) => encode(each, module)));
  if (!(flags & ts.TypeFlags.Object)) return UNKNOWN;
  if (checker.isArrayType(type)) return ['[', encode(checker.getTypeArguments(type)[0], module)];
  const home = homes.get(type.symbol);
  if (home !== undefined) return reference(home, module);
  const isPlain = type.symbol?.name === '__type' || type.symbol === undefined;
  if (isPlain && checker.getSignaturesOfType(type, ts.SignatureKind.Call).length) return 'f';
  const index = checker.getIndexInfosOfType(type);
  if (isPlain && index.length === 1 && !checker.getPropertiesOfType(type).length) return ['{', encode(index[0].type, module)];
  return UNKNOWN;
}

function enumeration(type, module) {
  const home = homes.get(type.symbol) ?? homes.get(type.symbol?.parent);
  return home === undefined ? UNKNOWN : reference(home, module);
}

function union(parts) {
  const found = [...new Map(parts.map((each) => [JSON.stringify(each), each])).values()];
  if (found.includes(UNKNOWN)) return UNKNOWN;
  return found.length === 1 ? found[0] : ['|', ...found];
}

// Resources ---------------------------------------------------------------------------------------------------------

/** What `backend.auth` and the like give, object by object under the path that leads there, and what `defineAuth` returns. */
function resources() {
  const names = {};
  for (const statement of source.statements) {
    const declaration = statement.declarationList?.declarations[0];
    const name = declaration?.name.text;
    if (name?.startsWith('of_')) opened(checker.getTypeAtLocation(declaration.name), name.slice(3), names);
    if (name?.startsWith('factory_')) {
      const properties = checker.getPropertiesOfType(checker.getTypeAtLocation(declaration.name));
      const members = Object.fromEntries(properties.map((property) => [property.name, UNKNOWN]));
      names[name.replace('_', '.')] = { members };
    }
  }
  return names;
}

function opened(type, name, names) {
  const members = {};
  names[name] = { members, open: 1 };
  for (const property of checker.getPropertiesOfType(type)) {
    if (property.escapedName.startsWith('_')) continue;
    const inner = checker.getNonNullableType(checker.getTypeOfSymbol(property));
    const known = encode(inner, 'amplify');
    const isObject = known === UNKNOWN && inner.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection);
    if (isObject && !checker.getSignaturesOfType(inner, ts.SignatureKind.Call).length && name.split('.').length < 4) {
      const index = checker.getIndexInfosOfType(inner);
      members[property.name] = index.length ? keyed(index[0].type, `${name}.${property.name}`, names) : `:${name}.${property.name}`;
      if (!index.length) opened(inner, `${name}.${property.name}`, names);
    } else {
      const index = Array.isArray(known) && known[0] === '{' && known[1] === UNKNOWN ? checker.getIndexInfosOfType(inner) : [];
      const isMethod = property.flags & ts.SymbolFlags.Method;
      members[property.name] = isMethod
        ? memberOf(property, 'amplify')
        : index.length ? keyed(index[0].type, `${name}.${property.name}`, names) : known;
    }
  }
}

/** An object with free keys whose values have members, such as the tables of an API. */
function keyed(type, name, names) {
  const known = encode(type, 'amplify');
  if (known !== UNKNOWN || !(type.flags & ts.TypeFlags.Object)) return ['{', known];
  opened(type, `${name}.*`, names);
  return ['{', `:${name}.*`];
}
