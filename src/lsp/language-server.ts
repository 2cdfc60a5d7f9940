import { ErrorCodes, MessageType, ResponseError, ShowMessageNotification } from 'vscode-languageserver/node';
import type { Connection, InitializeParams } from 'vscode-languageserver/node';
import type { StartChannel } from '../editing/thread/channel.js';
import { Cancelled, ThreadClient } from '../editing/thread/client.js';
import { isActionData } from './action-data.js';
import { ActionEdits } from './action-edits.js';
import { abilitiesOf } from './client-abilities.js';
import { ClientDocument } from './client-document.js';
import { ClientDocuments } from './client-documents.js';
import { CodeActions } from './code-actions.js';
import { DiagnosticFeed } from './diagnostic-feed.js';
import { DocumentAnalyser } from './document-analyser.js';
import { DocumentSet } from './document-set.js';
import { hoverAt } from './hovers.js';
import { LspEdits } from './lsp-edits.js';
import { ScanResults } from './scan-results.js';
import { ServerCommands } from './server-commands.js';
import type { ServerContext } from './server-context.js';
import { textsIn } from './server-texts.js';
import { SettingsByFolder } from './settings-by-folder.js';
import { untilCancelled } from './until-cancelled.js';
import { filesChanged, watch } from './watched-files.js';
import { WorkspaceRoots } from './workspace-roots.js';
import { WorkspaceScans } from './workspace-scans.js';

/**
 * Serves one client, from its introduction on.
 * @param start starts an analysis thread
 */
export function serveClient(connection: Connection, params: InitializeParams, start: StartChannel): ServerContext {
  const language = params.locale ?? 'en';
  const log: ServerContext['log'] = (failure, uri) => {
    if (failure instanceof Cancelled) return;
    const reason = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
    connection.console.error(uri === undefined ? reason : `${uri}: ${reason}`);
  };
  const tell: ServerContext['tell'] = (message) => {
    connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message }).catch(log);
  };
  const spoken = { texts: textsIn(language), language };
  const context: ServerContext = { connection, abilities: abilitiesOf(params), ...spoken, tell, log };
  const { abilities } = context;

  const client = new ThreadClient(start, log);
  const documents = new ClientDocuments();
  const roots = new WorkspaceRoots(params);
  const settings = new SettingsByFolder(context, roots, params.initializationOptions);
  const analyser = new DocumentAnalyser(client, documents, roots, settings, abilities);
  const feed: DiagnosticFeed = new DiagnosticFeed(context, () => set);
  const set: DocumentSet = new DocumentSet(analyser, roots, settings, context, (document) => {
    feed.changed(document);
  });
  const results = new ScanResults(context, documents, settings);
  const scans = new WorkspaceScans(context, { client, start }, documents, roots, settings, results);
  const edits = new LspEdits(documents, roots, abilities);
  const actionEdits = new ActionEdits(documents, set, analyser, edits, context);
  const actions = new CodeActions(set, actionEdits, edits, context);
  const commands = new ServerCommands(context, documents, set, roots, actionEdits, scans);

  /** Resolves once the settings are known. */
  let ready = new Promise<void>((resolve) => {
    connection.onInitialized(() => {
      void settings.load().then(resolve);
      void watch(context);
      if (abilities.workspaceFolders) connection.workspace.onDidChangeWorkspaceFolders(foldersChanged);
      void ready.then(() => {
        if (settings.scanAtStart) commands.scan(NO_PROGRESS, new AbortController().signal).catch(log);
      });
    });
  });
  const settingsChanged = () => {
    ready = settings.load().then(() => {
      set.tracked.refresh(documents.all());
      feed.refresh();
      results.publish();
    });
  };
  const foldersChanged: Parameters<typeof connection.workspace.onDidChangeWorkspaceFolders>[0] = ({
    added,
    removed,
  }) => {
    for (const root of roots.change(added, removed)) results.remove(root);
    settingsChanged();
  };

  connection.onDidChangeConfiguration(({ settings: given }) => {
    if (!abilities.configuration) settings.take(given);
    settingsChanged();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    filesChanged(changes, documents, set, scans);
  });
  connection.onDidOpenTextDocument(({ textDocument }) => {
    const document = new ClientDocument(textDocument);
    documents.add(document);
    results.publish();
    void ready.then(() => {
      if (!document.isClosed) set.tracked.opened(document);
    });
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const document = documents.get(uri);
    if (document === undefined) return;
    document.version = version;
    // Each change counts in the text that the one before left.
    for (const change of contentChanges) set.tracked.edited(document, document.apply(change, abilities.encoding));
  });
  connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
    const document = documents.get(uri);
    if (document === undefined) return;
    document.isDirty = false;
    set.tracked.saved(document);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    const document = documents.remove(uri);
    if (document === undefined) return;
    set.tracked.close(uri);
    feed.closed(document);
    results.publish();
    // It may differ from what was scanned.
    if (document.file !== undefined) scans.rescan([document.file]);
  });

  /** Answers a request about a document that is open. */
  const about = <T>(uri: string, otherwise: T, answer: (document: ClientDocument) => Promise<T>): Promise<T> =>
    ready.then(() => {
      const document = documents.get(uri);
      return document === undefined ? otherwise : answer(document);
    });
  connection.onHover(({ textDocument, position }, token) =>
    untilCancelled(token, () => about(textDocument.uri, null, (document) => hoverAt(document, position, set, context))),
  );
  connection.onCodeAction((request, token) =>
    untilCancelled(token, (signal) =>
      about(request.textDocument.uri, [], (document) => actions.provide(document, request, signal)),
    ),
  );
  connection.onCodeActionResolve((action, token) =>
    untilCancelled(token, async (signal) => {
      if (!isActionData(action.data)) throw new ResponseError(ErrorCodes.InvalidParams, 'not an action of this server');
      const edit = await actionEdits.for(action.data, signal);
      return { ...action, ...(edit && { edit }) };
    }),
  );
  connection.languages.diagnostics.on(({ textDocument, previousResultId }, token) =>
    untilCancelled(token, (signal) =>
      about(textDocument.uri, { kind: 'full', items: [] }, (document) =>
        feed.report(document, previousResultId, signal),
      ),
    ),
  );
  connection.onExecuteCommand((request, token, progress) =>
    untilCancelled(token, (signal) => ready.then(() => commands.run(request, progress, signal))),
  );
  connection.onShutdown(() => {
    set.tracked.dispose();
    client.dispose();
  });
  return context;
}

const NO_PROGRESS = { begin: () => undefined, report: () => undefined, done: () => undefined };
