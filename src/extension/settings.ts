import * as vscode from 'vscode';
import type { Certainty, Severity } from '../core/types.js';

export type RunMode = 'onType' | 'onSave' | 'off';

const SECTION = 'auth0Relink';

const LEVELS: readonly (Severity | 'off')[] = ['error', 'warning', 'information', 'hint', 'off'];

/** The settings that hold for a document or folder. */
export interface Settings {
  readonly run: RunMode;
  readonly minCertainty: Certainty;
  /** Levels by rule id. */
  readonly severity: Readonly<Record<string, Severity | 'off'>>;
  readonly markDeprecated: boolean;
  readonly hover: boolean;
  readonly scan: {
    readonly exclude: readonly string[];
    readonly gitignore: boolean;
    /** Bytes. */
    readonly maxFileSize: number;
    /** What to do when a workspace opens. */
    readonly atStart: 'offer' | 'always' | 'never';
  };
  readonly saveAfterFixAll: 'ask' | 'always' | 'never';
}

/** Settings by folder and language. Reading one from VS Code is slow enough to notice with thousands of files. */
const known = new Map<string, Settings>();

/** @param scope the document, file or folder; the workspace when absent */
export function settingsOf(scope?: vscode.Uri | vscode.TextDocument): Settings {
  const key = keyOf(scope);
  const settings = known.get(key) ?? readSettings(scope);
  known.set(key, settings);
  return settings;
}

/** Calls a listener when settings may have changed for any file. */
export function onSettingsChanged(listener: () => void): vscode.Disposable {
  const changed = () => {
    known.clear();
    listener();
  };
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SECTION)) changed();
    }),
    // Each folder may have its own settings.
    vscode.workspace.onDidChangeWorkspaceFolders(changed),
  );
}

/** A rule at `default` has no level here. */
function levelsIn(values: Readonly<Record<string, unknown>>): Settings['severity'] {
  const isLevel = (entry: [string, unknown]): entry is [string, Severity | 'off'] =>
    LEVELS.some((level) => level === entry[1]);
  return Object.fromEntries(Object.entries(values).filter(isLevel));
}

/** Turns off what happens when a workspace opens, for all workspaces of the user. */
export function turnOffAtStart(): Thenable<void> {
  return vscode.workspace.getConfiguration(SECTION).update('scan.atStart', 'never', vscode.ConfigurationTarget.Global);
}

function keyOf(scope: vscode.Uri | vscode.TextDocument | undefined): string {
  if (scope === undefined) return '';
  const [uri, language] = 'languageId' in scope ? [scope.uri, scope.languageId] : [scope, ''];
  return `${language}#${vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() ?? ''}`;
}

function readSettings(scope: vscode.ConfigurationScope | undefined): Settings {
  const section = vscode.workspace.getConfiguration(SECTION, scope ?? null);
  const get = <T>(key: string, fallback: T): T => section.get<T>(key) ?? fallback;
  return {
    run: get<RunMode>('run', 'onType'),
    minCertainty: get<Certainty>('minCertainty', 'dead'),
    severity: levelsIn(get<Readonly<Record<string, unknown>>>('severity', {})),
    markDeprecated: get('markDeprecated', true),
    hover: get('hover.enabled', true),
    scan: {
      exclude: get<readonly string[]>('scan.exclude', []),
      gitignore: get('scan.respectGitignore', true),
      atStart: get<Settings['scan']['atStart']>('scan.atStart', 'offer'),
      maxFileSize: Math.round(get('scan.maxFileSize', 1) * 1024 * 1024),
    },
    saveAfterFixAll: get<Settings['saveAfterFixAll']>('fixAll.save', 'ask'),
  };
}
