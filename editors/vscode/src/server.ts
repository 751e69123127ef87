import * as vscode from 'vscode';
import { LanguageClient, RevealOutputChannelOn, State } from 'vscode-languageclient/node';
import type { LanguageClientOptions, ServerOptions } from 'vscode-languageclient/node';
import { linkReport, linkToPage } from './documentation';
import { executeCommand } from './lenses';
import { findLaunch, startsTheSame } from './launch';
import type { Launch, Search } from './launch';
import { thisMachine } from './machine';
import { prepareRename, provideRenameEdits } from './renaming';
import { SECTION, launchSettings, serverSettings } from './settings';
import type { Socket } from './typescript';

/** What the server is doing, for the status. */
export type ServerState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'running'; readonly launch: Launch; readonly version: string }
  | { readonly kind: 'no-server' }
  | { readonly kind: 'failed'; readonly message: string };

const LANGUAGES = ['typescript', 'typescriptreact', 'javascript', 'javascriptreact', 'graphql'];
const DISK = 'file';
/** Documents on disk only: the old side of a diff, for example, cannot be fixed. Settings apply as they are typed. */
export const SELECTOR = [
  ...LANGUAGES.map((language) => ({ scheme: DISK, language })),
  // The language of components depends on the extension that is installed for them.
  { scheme: DISK, pattern: '**/*.{vue,svelte,astro}' },
  // Without an extension for GraphQL, schemas of Gen 1 have no language.
  { scheme: DISK, pattern: '**/amplify/backend/api/**/*.graphql' },
  { scheme: DISK, pattern: '**/amplify-ls.json' },
];

const STOP_MILLISECONDS = 2_000;

/** One server, whose starts and stops never overlap. */
export class Server implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<ServerState>();
  readonly onDidChange = this.changed.event;
  private client: LanguageClient | undefined;
  private queue: Promise<void> = Promise.resolve();
  private current: ServerState = { kind: 'starting' };
  private restarts = 0;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly log: vscode.LogOutputChannel,
    private readonly socket: Socket,
  ) {}

  get state(): ServerState {
    return this.current;
  }

  /** Stop the server, search again for what to start, and start it. */
  restart(why: string): Promise<void> {
    this.restarts++;
    this.queue = this.queue.then(async () => {
      this.log.info(`Starting the server: ${why}`);
      await this.stop();
      this.set({ kind: 'starting' });
      await this.start(await this.search());
      this.restarts--;
    });
    return this.queue;
  }

  /** Search again for what to start, and start it unless it is already running. */
  reconsider(why: string): Promise<void> {
    this.queue = this.queue.then(async () => {
      const search = await this.search();
      if (this.restarts > 0) {
        return; // A pending restart searches again too.
      }
      const running = this.current.kind === 'running' ? this.current.launch : undefined;
      if (running && search.launch && startsTheSame(running, search.launch)) {
        this.log.info(`The server keeps running: ${why}, but the program is the same`);
        return;
      }
      this.log.info(`Starting the server: ${why}`);
      this.restarts++;
      await this.stop();
      await this.start(search);
      this.restarts--;
    });
    return this.queue;
  }

  /** Send a command to the server; undefined if it is not running or does not answer. */
  async execute<Answer>(command: string, ...args: unknown[]): Promise<Answer | undefined> {
    const client = this.client;
    if (client?.state !== State.Running) {
      return undefined;
    }
    try {
      return await client.sendRequest<Answer>('workspace/executeCommand', { command, arguments: args });
    } catch (error) {
      // A server that is being stopped no longer answers.
      if (client === this.client) {
        this.log.error(`The command ${command} failed: ${messageOf(error)}`);
      }
      return undefined;
    }
  }

  async dispose(): Promise<void> {
    await this.queue;
    await this.stop();
    this.changed.dispose();
  }

  private search(): Promise<Search> {
    return findLaunch(launchSettings(), thisMachine(this.context.extensionPath));
  }

  private async start({ launch, steps }: Search): Promise<void> {
    this.set({ kind: 'starting' });
    for (const { candidate, outcome } of steps) {
      this.log.info(`  ${candidate}: ${outcome}`);
    }
    if (!launch) {
      this.log.error('No server for this platform was found.');
      this.set({ kind: 'no-server' });
      return;
    }
    const client = this.createClient(launch);
    this.client = client;
    try {
      await client.start();
    } catch (error) {
      this.log.error(`The server could not be started: ${messageOf(error)}`);
      this.set({ kind: 'failed', message: messageOf(error) });
    }
  }

  private createClient(launch: Launch): LanguageClient {
    const { command, args, cwd, env } = launch;
    const serverOptions: ServerOptions = { command, args: [...args], options: { shell: false, cwd, env } };
    const clientOptions: LanguageClientOptions = {
      documentSelector: SELECTOR,
      outputChannel: this.log,
      // An internal error must not open a window over the author's work.
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: serverSettings(this.socket.address),
      initializationFailedHandler: () => false,
      connectionOptions: { maxRestartCount: 4 },
      middleware: {
        // Diagnostics of open files are pulled, those of others are pushed.
        provideDiagnostics: async (document, previous, token, next) => linkReport(await next(document, previous, token)),
        handleDiagnostics: (uri, diagnostics, next) => next(uri, diagnostics.map(linkToPage)),
        executeCommand,
        prepareRename,
        provideRenameEdits,
        workspace: {
          // The next server receives the settings when it starts; this one is about to stop.
          didChangeConfiguration: async (sections, next) => (this.restarts > 0 ? undefined : next(sections)),
        },
      },
    };
    const client = new LanguageClient(SECTION, 'Amplify LS', serverOptions, clientOptions);
    client.onDidChangeState(({ newState }) => {
      if (client !== this.client) {
        return;
      }
      if (newState === State.Running) {
        const version = client.initializeResult?.serverInfo?.version ?? 'unknown';
        this.log.info(`amplify-ls ${version} is running with ${launch.program}`);
        this.set({ kind: 'running', launch, version });
      } else if (newState === State.Starting) {
        this.set({ kind: 'starting' });
      } else {
        this.set({ kind: 'failed', message: 'The server has stopped.' });
      }
    });
    return client;
  }

  private async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    try {
      await client?.dispose(STOP_MILLISECONDS);
    } catch (error) {
      // A server that failed to start, or has crashed, cannot be stopped cleanly.
      this.log.debug(`While stopping: ${messageOf(error)}`);
    }
  }

  private set(state: ServerState): void {
    this.current = state;
    this.changed.fire(state);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
