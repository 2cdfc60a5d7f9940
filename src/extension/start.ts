import * as vscode from 'vscode';
import { ThreadClient } from '../editing/thread/client.js';
import { FixAllActions } from './actions/fix-all-actions.js';
import { WorkspaceFix } from './actions/fix-workspace.js';
import { RewriteActions } from './actions/provider.js';
import type { Silence } from './actions/silence-actions.js';
import { WorkspaceOffers } from './actions/workspace-offers.js';
import { Baselines } from './baseline/baselines.js';
import { sayBaselineErrors } from './baseline/say-error.js';
import { diagnosticInfo } from './diagnostic-info.js';
import { Analyser } from './documents/analyser.js';
import { namedTextOf } from './documents/named-text.js';
import { DocumentTracker } from './documents/tracker.js';
import { showDiagnostics } from './findings/diagnostics.js';
import { Dismissals } from './findings/dismissals.js';
import { FindingStates } from './findings/finding-states.js';
import { FindingHover } from './findings/hover.js';
import { ScanStore } from './findings/scan-store.js';
import { FindingStore } from './findings/store.js';
import { FollowUps } from './follow-ups/follow-ups.js';
import { createLog } from './log.js';
import type { Platform } from './platform.js';
import { ReportPanel } from './report/panel.js';
import { registerReportCommands } from './report/report-commands.js';
import { registerRuleCommands } from './rules/rule-commands.js';
import { RulePages } from './rules/rule-pages.js';
import { createScanning } from './scan/create-scanning.js';
import { firstContact } from './scan/first-contact.js';
import { MigrationProgress } from './scan/migration.js';
import { registerScanCommands } from './scan/scan-commands.js';
import { registerWriteBaseline } from './scan/write-baseline.js';
import { onSettingsChanged } from './settings.js';
import { WorkspaceState } from './state/workspace-state.js';
import { registerCopyCode } from './views/copy-code.js';
import { registerDismissals } from './views/dismiss-commands.js';
import { registerFindingActions } from './views/finding-actions.js';
import { createLanguageStatus } from './views/language-status.js';
import { NextSteps } from './views/next-steps.js';
import { registerShowGuide } from './views/show-guide.js';
import { registerTreeCommands } from './views/tree-commands.js';
import { greyKnown } from './views/tree-items.js';
import { FindingTree } from './views/tree.js';
import { createView } from './views/view.js';

/** What tests use. */
export interface TestApi {
  /** Resolves to the current number of findings in an open document, once it is analysed. */
  readonly analysed: (uri: vscode.Uri) => Promise<number | undefined>;
  /** Whether the analysis thread is running, and with it the parser. */
  readonly threadIsRunning: () => boolean;
  readonly tree: FindingTree;
  readonly store: FindingStore;
  readonly scans: ScanStore;
  readonly followUps: FollowUps;
  readonly baselines: Baselines;
  readonly dismissals: Dismissals;
  readonly migration: MigrationProgress;
  readonly states: FindingStates;
  /** Computes what rewriting whole files would change. */
  readonly fix: WorkspaceFix;
}

const ANY_DOCUMENT: vscode.DocumentSelector = [{ scheme: '*' }, { notebookType: '*' }];

/** Assembles the extension without reading a file or loading the parser. */
export function start(context: vscode.ExtensionContext, host: Platform): TestApi {
  const { extensionUri, subscriptions } = context;
  const { version } = context.extension.packageJSON as { version: string };
  const state = new WorkspaceState(context.workspaceState);
  const log = createLog();
  const client = new ThreadClient(host.startThread, (message) => {
    log.channel.error(message);
  });
  const analyser = new Analyser(client, host.readsDisk);
  const tracker = new DocumentTracker(analyser, log, extensionUri);
  const scans = new ScanStore();
  const baselines = new Baselines();
  const store = new FindingStore(tracker, scans, baselines);
  const dismissals = new Dismissals(store, baselines);
  const followUps = new FollowUps(state);
  const migration = new MigrationProgress(state, scans, store, baselines, () => followUps.countOpen());
  const scanning = createScanning(host, client, analyser, state, { scans, migration }, log, {
    onDecisive: () => {
      tracker.refresh();
    },
    onCreated: (uri) => {
      tracker.created(uri);
    },
    onDeleted: (uri) => {
      tracker.deleted(uri);
    },
  });
  const { controller } = scanning;
  const offers = new WorkspaceOffers(analyser, tracker, store, log);
  const pages = new RulePages(extensionUri);
  const states = new FindingStates(analyser, tracker, store, scans, log);
  const tree = new FindingTree(store, scans, followUps, new NextSteps(offers), states);
  const panel = new ReportPanel();
  const fix = new WorkspaceFix(store, analyser, log);
  const fixAll = new FixAllActions(analyser, store);
  const silence: Silence = (document, { finding }, scope) => analyser.silence(namedTextOf(document), finding, scope);
  const actions = new RewriteActions(tracker, store, fixAll, silence);

  const refresh = () => {
    tracker.refresh();
    store.refresh();
  };
  const command = (name: string, handler: (...args: unknown[]) => unknown) =>
    vscode.commands.registerCommand(`auth0Relink.${name}`, handler);
  subscriptions.push(
    ...[log, client, tracker, scans, scanning, baselines, store, offers, followUps, states, tree, panel],
    showDiagnostics(store),
    createView(tree, store, scans, migration, controller, followUps, states, baselines),
    greyKnown(),
    sayBaselineErrors(baselines),
    createLanguageStatus(tracker, store, scans, migration, controller),
    vscode.languages.registerHoverProvider(ANY_DOCUMENT, new FindingHover(store, tracker)),
    vscode.languages.registerCodeActionsProvider(ANY_DOCUMENT, actions, RewriteActions.metadata),
    registerScanCommands(controller, scans, store),
    registerRuleCommands(pages),
    registerShowGuide(offers, pages),
    registerTreeCommands(tree, followUps, state),
    registerDismissals(dismissals, store),
    registerWriteBaseline(controller, scans, store, baselines),
    registerCopyCode(offers),
    registerFindingActions(offers, silence, tracker, store),
    registerReportCommands(client, scans, states, controller, migration, baselines, panel, version),
    onSettingsChanged(refresh),
    command('fixWorkspace', async () => {
      if (scans.all().length === 0 && (await controller.scan()) === undefined) return 0;
      const count = await fix.run();
      if (count > 0) void vscode.commands.executeCommand('setContext', 'auth0Relink.rewrittenAll', true);
      return count;
    }),
    command('fixFile', (given) => fix.run(urisOf(given))),
    command('resetMigration', () => migration.reset().then(refresh)),
    command('showLog', () => {
      log.channel.show();
    }),
    command('restart', () => {
      client.restart();
      analyser.forgetSlowTexts();
      refresh();
    }),
    command('copyDiagnosticInfo', async () => {
      const text = diagnosticInfo(version, host.name, tracker, scans);
      await vscode.env.clipboard.writeText(text);
      return text;
    }),
  );
  tracker.start();
  void baselines.start();
  firstContact(controller, scans, state).catch((error: unknown) => {
    log.failure(undefined, error);
  });
  return {
    analysed: async (uri) => {
      const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
      const state = document && (await tracker.current(document));
      return state?.findings.length;
    },
    threadIsRunning: () => client.isRunning,
    ...{ tree, store, scans, followUps, baselines, dismissals, migration, states, fix },
  };
}

/** @param given a file, its row, or nothing for the active editor */
function urisOf(given: unknown): vscode.Uri[] {
  if (given instanceof vscode.Uri) return [given];
  const { file } = (given ?? {}) as { readonly file?: { readonly uri: vscode.Uri } };
  if (file !== undefined) return [file.uri];
  const document = vscode.window.activeTextEditor?.document;
  return document === undefined ? [] : [document.uri];
}
