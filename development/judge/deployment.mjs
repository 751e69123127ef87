// What the packages make without complaint, and AppSync or CloudFormation would refuse.
import fs from 'node:fs';
import path from 'node:path';

const SCALARS = 'AWSDate AWSTime AWSDateTime AWSTimestamp AWSEmail AWSJSON AWSURL AWSPhone AWSIPAddress BigInt Double';
const DIRECTIVES = `
directive @aws_subscribe(mutations: [String!]!) on FIELD_DEFINITION
directive @aws_auth(cognito_groups: [String!]!) on FIELD_DEFINITION
directive @aws_api_key on FIELD_DEFINITION | OBJECT
directive @aws_iam on FIELD_DEFINITION | OBJECT
directive @aws_oidc on FIELD_DEFINITION | OBJECT
directive @aws_lambda on FIELD_DEFINITION | OBJECT
directive @aws_cognito_user_pools(cognito_groups: [String!]) on FIELD_DEFINITION | OBJECT
`;
const PRELUDE = SCALARS.split(' ').map((name) => `scalar ${name}\n`).join('') + DIRECTIVES;

/** What is wrong with a final GraphQL schema, which the packages do not read again. */
export function faultsOfSchema(graphql, text) {
  let schema;
  try {
    schema = graphql.buildSchema(PRELUDE + text);
  } catch (error) {
    return String(error.message).split('\n\n');
  }
  return [...graphql.validateSchema(schema).map(({ message }) => message), ...danglingSubscriptions(schema)];
}

function danglingSubscriptions(schema) {
  const mutations = schema.getMutationType()?.getFields() ?? {};
  return Object.values(schema.getSubscriptionType()?.getFields() ?? {}).flatMap(({ name, astNode }) => {
    const directive = astNode?.directives?.find((each) => each.name.value === 'aws_subscribe');
    const named = directive?.arguments?.find((argument) => argument.name.value === 'mutations')?.value?.values ?? [];
    const missing = named.map(({ value }) => value).filter((mutation) => !mutations[mutation]);
    return missing.map((mutation) => `Subscription ${name} names the mutation ${mutation}, which does not exist`);
  });
}

/** Nested stacks that wait for one another. */
export function stackCycles(folder) {
  const templates = fs.readdirSync(folder).filter((name) => name.endsWith('.template.json'));
  return templates.flatMap((name) => cyclesOf(JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'))));
}

function cyclesOf({ Resources = {} }) {
  const stacks = Object.entries(Resources).filter(([, { Type }]) => Type === 'AWS::CloudFormation::Stack');
  const waitsFor = new Map(
    stacks.map(([name, { Properties, DependsOn = [] }]) => {
      const text = JSON.stringify(Properties ?? {});
      const isRead = (other) => text.includes(`"Fn::GetAtt":["${other}"`) || text.includes(`"Ref":"${other}"`);
      return [name, stacks.map(([other]) => other).filter((other) => other !== name && ([DependsOn].flat().includes(other) || isRead(other)))];
    }),
  );
  const onCycle = [...waitsFor.keys()].filter((name) => reachable(waitsFor, name).has(name));
  return onCycle.length ? [`circular dependency between nested stacks: ${onCycle.sort().join(', ')}`] : [];
}

function reachable(waitsFor, start) {
  const found = new Set();
  const open = [...waitsFor.get(start)];
  while (open.length) {
    const name = open.pop();
    if (found.has(name)) continue;
    found.add(name);
    open.push(...waitsFor.get(name));
  }
  return found;
}
