import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  ApplyWorkspaceEditRequest,
  CodeActionRequest,
  CodeActionResolveRequest,
  ConfigurationRequest,
  createProtocolConnection,
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShowMessageNotification,
  StreamMessageReader,
  StreamMessageWriter,
  WorkDoneProgressCreateRequest,
} from 'vscode-languageserver/node';
import type {
  ClientCapabilities,
  CodeAction,
  Diagnostic,
  Hover,
  InitializeParams,
  InitializeResult,
  ProtocolConnection,
  PublishDiagnosticsParams,
  TextDocumentContentChangeEvent,
  WorkspaceEdit,
} from 'vscode-languageserver/node';

const CLI = path.join(import.meta.dirname, '../../dist/cli.js');

/** What current editors can do: all that the server makes use of, except pulling diagnostics. */
export const CAPABLE: ClientCapabilities = {
  workspace: {
    applyEdit: true,
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
  },
  textDocument: {
    publishDiagnostics: {
      relatedInformation: true,
      versionSupport: true,
      codeDescriptionSupport: true,
      dataSupport: true,
      tagSupport: { valueSet: [1, 2] },
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source', 'refactor'] } },
      dataSupport: true,
      disabledSupport: true,
      isPreferredSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
  },
  window: { workDoneProgress: true },
};

interface Choices {
  readonly capabilities?: ClientCapabilities;
  /** What the client answers for the section `auth0Relink`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly params?: Partial<InitializeParams>;
}

/** A language server in a process of its own, and a client with a workspace of its own. */
export class Session {
  readonly folder: string;
  readonly process: ChildProcess;
  readonly connection: ProtocolConnection;
  /** What the client answers for the section `auth0Relink`. */
  settings: Readonly<Record<string, unknown>>;
  /** The last diagnostics, by URI. */
  readonly diagnostics = new Map<string, PublishDiagnosticsParams>();
  readonly messages: string[] = [];
  readonly applied: WorkspaceEdit[] = [];
  readonly registered: string[] = [];
  /** How often the server has asked to pull diagnostics again. */
  refreshes = 0;
  readonly progressTokens: (string | number)[] = [];
  #onNews: () => void = () => undefined;

  constructor(folder: string, settings: Readonly<Record<string, unknown>>) {
    this.folder = folder;
    this.settings = settings;
    this.process = spawn(process.execPath, [CLI, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const { stdin, stdout } = this.process;
    if (stdin === null || stdout === null) throw new Error('no pipes');
    this.connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    const { connection } = this;
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.diagnostics.set(params.uri, params);
      this.#onNews();
    });
    connection.onNotification(ShowMessageNotification.type, ({ message }) => {
      this.messages.push(message);
      this.#onNews();
    });
    connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => this.settings));
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.registered.push(...registrations.map(({ method }) => method));
      this.#onNews();
    });
    connection.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => {
      this.applied.push(edit);
      return { applied: true };
    });
    connection.onRequest(DiagnosticRefreshRequest.type, () => {
      this.refreshes++;
      this.#onNews();
    });
    connection.onRequest(WorkDoneProgressCreateRequest.type, ({ token }) => {
      this.progressTokens.push(token);
      this.#onNews();
    });
    connection.listen();
  }

  /** @param files texts by their path in the workspace */
  static async start(files: Readonly<Record<string, string>>, choices: Choices = {}): Promise<Session> {
    const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'relink-lsp-')));
    const session = new Session(folder, choices.settings ?? {});
    for (const [name, text] of Object.entries(files)) session.write(name, text);
    await session.#initialize(choices);
    return session;
  }

  /** What the server says that it can do. */
  server: InitializeResult['capabilities'] = {};

  write(name: string, text: string): void {
    const file = path.join(this.folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  uri(name: string): string {
    return pathToFileURL(path.join(this.folder, name)).href;
  }

  open(name: string, text: string): Promise<void> {
    return this.openUri(this.uri(name), text);
  }

  async openUri(uri: string, text: string): Promise<void> {
    const textDocument = { uri, languageId: 'javascript', version: 1, text };
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  /** Replaces the whole text, or sends changes. */
  async change(name: string, version: number, ...contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    const textDocument = { uri: this.uri(name), version };
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument, contentChanges });
  }

  /** Whether the server has pushed diagnostics of an open document. */
  isAnalysed(name: string): boolean {
    return this.diagnostics.get(this.uri(name))?.version !== undefined;
  }

  /** Waits for diagnostics of a file that meet a condition. */
  async diagnosticsWhen(name: string, isMet: (list: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]> {
    await this.until(() => {
      const known = this.diagnostics.get(this.uri(name));
      return known !== undefined && isMet(known.diagnostics);
    });
    return this.diagnostics.get(this.uri(name))?.diagnostics ?? [];
  }

  /** Waits for a message of the server after which a condition is met. */
  async until(isMet: () => boolean): Promise<void> {
    while (!isMet()) {
      await new Promise<void>((resolve) => {
        this.#onNews = resolve;
      });
    }
  }

  /** @param at a diagnostic, or any place */
  async actions(name: string, { range }: Pick<Diagnostic, 'range'>, only?: string[]): Promise<CodeAction[]> {
    const context = { diagnostics: [], ...(only && { only }) };
    const textDocument = { uri: this.uri(name) };
    const list = await this.connection.sendRequest(CodeActionRequest.type, { textDocument, range, context });
    return (list ?? []) as CodeAction[];
  }

  resolve(action: CodeAction): Promise<CodeAction> {
    return this.connection.sendRequest(CodeActionResolveRequest.type, action);
  }

  hover(name: string, { range }: Pick<Diagnostic, 'range'>): Promise<Hover | null> {
    const textDocument = { uri: this.uri(name) };
    return this.connection.sendRequest(HoverRequest.type, { textDocument, position: range.start });
  }

  /** Ends the session, however far it came. */
  async end(): Promise<void> {
    const ended = this.process.exitCode === null ? once(this.process, 'exit') : undefined;
    this.connection.dispose();
    this.process.kill();
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #initialize({ capabilities = CAPABLE, params }: Choices): Promise<void> {
    const { connection, folder } = this;
    const workspaceFolders = [{ uri: pathToFileURL(folder).href, name: path.basename(folder) }];
    const result = await connection.sendRequest(InitializeRequest.type, {
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- a client has to send it all the same
      ...{ processId: process.pid, rootUri: null, capabilities, workspaceFolders },
      ...params,
    });
    this.server = result.capabilities;
    await connection.sendNotification(InitializedNotification.type, {});
  }
}
