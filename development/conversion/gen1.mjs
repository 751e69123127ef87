// The API that the transformers of Gen 1 generate from a schema.
//
//   node gen1.mjs NPM_FOLDER      with @aws-amplify/graphql-transformer@1.8.4 and aws-cdk-lib@2.189.1
//
// A request is one line: {"id", "schema": "text", "modes": ["userPools", ...], "flags": {name: boolean}, "isSandbox": boolean}. A reply
// is one line: {"id", "graphql": "the generated schema"} or {"id", "error": "message"}.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { packagesIn } from '../judge/packages.mjs';

const { require } = packagesIn(process.argv[2]);
const { App, Stack, NestedStack } = require('aws-cdk-lib');
const { executeTransform } = require('@aws-amplify/graphql-transformer');
const { parse } = require('graphql');

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'amplify-gen1-'));
process.on('exit', () => fs.rmSync(scratch, { recursive: true, force: true }));

const MODES = {
  apiKey: { authenticationType: 'API_KEY', apiKeyConfig: { apiKeyExpirationDays: 30 } },
  iam: { authenticationType: 'AWS_IAM' },
  userPools: { authenticationType: 'AMAZON_COGNITO_USER_POOLS', userPoolConfig: { userPoolId: 'pool' } },
  oidc: { authenticationType: 'OPENID_CONNECT', openIDConnectConfig: { name: 'oidc', issuerUrl: 'https://example.invalid', clientId: 'client' } },
  function: { authenticationType: 'AWS_LAMBDA', lambdaAuthorizerConfig: { lambdaFunction: 'authorizer', ttlSeconds: 60 } },
};

// What the CLI of Gen 1 sets for a new project.
const PARAMETERS = {
  shouldDeepMergeDirectiveConfigDefaults: false,
  useSubUsernameForDefaultIdentityClaim: true,
  populateOwnerFieldForStaticGroupAuth: true,
  secondaryKeyAsGSI: true,
  enableAutoIndexQueryNames: true,
  respectPrimaryKeyAttributesOnConnectionField: true,
  subscriptionsInheritPrimaryAuth: false,
  suppressApiKeyGeneration: false,
  disableResolverDeduping: false,
  enableSearchNodeToNodeEncryption: false,
  enableTransformerCfnOutputs: true,
  allowDestructiveGraphqlSchemaUpdates: false,
  replaceTableUponGsiUpdate: false,
  allowGen1Patterns: true,
};

const SYNTHESIS = {
  amplifyEnvironmentName: 'NONE',
  apiName: 'api',
  adminRoles: [],
  userPoolId: 'pool',
  identityPoolId: 'identities',
  authenticatedUserRoleName: 'in',
  unauthenticatedUserRoleName: 'out',
};

for await (const line of readline.createInterface({ input: process.stdin })) {
  const { id, ...request } = JSON.parse(line);
  let reply;
  try {
    reply = { id, graphql: transformed(request) };
  } catch (error) {
    reply = { id, error: String(error?.message ?? error) };
  }
  fs.writeSync(1, JSON.stringify(reply) + '\n');
}
process.exit(0);

function transformed({ schema, modes, flags, isSandbox }) {
  const stack = new Stack(new App({ outdir: scratch, autoSynth: false, analyticsReporting: false }), 'Gen1');
  const [first, ...others] = modes.map((mode) => MODES[mode]);
  const models = parse(schema).definitions.filter(
    ({ kind, directives }) => kind === 'ObjectTypeDefinition' && directives.some(({ name }) => name.value === 'model'),
  );
  const strategy = { dbType: 'DYNAMODB', provisionStrategy: 'DEFAULT' };
  const config = {
    schema,
    scope: stack,
    nestedStackProvider: { provide: (scope, name) => new NestedStack(scope, name) },
    assetProvider: { provide: (_scope, id, { fileName }) => asset(id, fileName) },
    synthParameters: SYNTHESIS,
    transformParameters: { ...PARAMETERS, sandboxModeEnabled: isSandbox, ...flags },
    transformersFactoryArgs: { storageConfig: { bucketName: 'bucket' }, functionNameMap: {} },
    authConfig: { defaultAuthentication: first, additionalAuthenticationProviders: others },
    dataSourceStrategies: Object.fromEntries(models.map(({ name }) => [name.value, strategy])),
    printTransformerLog: () => {},
  };
  silently(() => executeTransform(config));
  return stack.node.findAll().find((construct) => typeof construct.schema?.definition === 'string').schema.definition;
}

function asset(id, fileName) {
  const url = `https://example.invalid/${fileName}`;
  return { httpUrl: url, s3ObjectUrl: url, s3BucketName: 'assets', s3ObjectKey: fileName, isFile: true, isZipArchive: false, assetHash: id, grantRead() {} };
}

function silently(run) {
  const { log, info, warn, error } = console;
  console.log = console.info = console.warn = console.error = () => {};
  try {
    run();
  } finally {
    Object.assign(console, { log, info, warn, error });
  }
}
