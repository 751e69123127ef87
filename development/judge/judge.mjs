// Judges whole Amplify projects by the real packages, many in one process.
//
//   node judge.mjs NPM_FOLDER
//
// A request is one line: {"id": ..., "files": {"amplify/backend.ts": "text", ...}, "graphql"?: true}. A reply is one line:
// {"id", "types": [{path, line, code, message, excerpt}], "refusal": {phase, message} | null, "deployment": ["message", ...]}
// and, if asked for, "graphql": the generated schemas.
// `types` is what TypeScript says; `refusal` what was thrown, by which phase: "load" while backend.ts was run, "synth" while the
// app was put together; `deployment` what only AppSync or CloudFormation would refuse.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { packagesIn } from './packages.mjs';
import { makeSynth } from './synth.mjs';
import { makeTypeCheck } from './types.mjs';

// The projects of one batch are one TypeScript program: its start takes seconds, and the types of all its texts are held in memory.
const MOST_PROJECTS = 300;
const MOST_TEXT = 1_500_000; // characters of different texts

const packages = packagesIn(process.argv[2]);
const scratch = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'amplify-judge-')));
process.on('exit', () => {
  process.chdir(path.parse(scratch).root);
  fs.rmSync(scratch, { recursive: true, force: true });
});
// With each app the CDK would write down below the home folder whatever it has read so far. It goes without where it cannot.
const noFolder = path.join(scratch, 'no-folder');
fs.writeFileSync(noFolder, '');
process.env.HOME = process.env.USERPROFILE = noFolder;
const temporary = path.join(scratch, 'temporary');
process.env.TMPDIR = process.env.TEMP = process.env.TMP = temporary; // the CDK leaves folders behind

const checkTypes = makeTypeCheck(packages);
const synth = await makeSynth(packages);

for await (const batch of batches(readline.createInterface({ input: process.stdin }))) {
  const projects = batch.map((request, index) => ({ ...request, folder: path.join(scratch, `project${index}`) }));
  for (const project of projects) writeProject(project);
  const faults = checkTypes(projects);
  for (const [index, { id, folder, files, graphql }] of projects.entries()) {
    fs.mkdirSync(temporary, { recursive: true });
    const outcome = await synth({ folder, files });
    reply({ id, types: faults[index], ...outcome, graphql: graphql ? outcome.graphql : undefined });
    process.chdir(scratch);
    fs.rmSync(temporary, { recursive: true, force: true });
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
process.exit(0); // constructs may have left timers

async function* batches(lines) {
  let batch = [];
  let texts = new Set();
  let size = 0;
  for await (const line of lines) {
    const request = JSON.parse(line);
    for (const text of Object.values(request.files)) {
      if (!texts.has(text)) size += text.length;
      texts.add(text);
    }
    batch.push(request);
    if (batch.length === MOST_PROJECTS || size > MOST_TEXT) {
      yield batch;
      batch = [];
      texts = new Set();
      size = 0;
    }
  }
  if (batch.length) yield batch;
}

function writeProject({ folder, files }) {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  // The function construct looks for a lock file, and allows entries below its folder only.
  fs.writeFileSync(path.join(folder, 'package-lock.json'), '{}');
}

// Straight to the descriptor: the packages own the console.
function reply(record) {
  let data = Buffer.from(JSON.stringify(record) + '\n');
  while (data.length) {
    try {
      data = data.subarray(fs.writeSync(1, data));
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}
