import * as vscode from 'vscode';
import type { Certainty, Severity } from '../core/types.js';

export type RunMode = 'onType' | 'onSave' | 'off';

const SECTION = 'auth0Relink';

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
    /** Megabytes. */
    readonly maxFileSize: number;
  };
  readonly saveAfterFixAll: 'ask' | 'always' | 'never';
}

/** @param scope the document or folder; the workspace when absent */
export function settingsOf(scope?: vscode.ConfigurationScope): Settings {
  const section = vscode.workspace.getConfiguration(SECTION, scope ?? null);
  const get = <T>(key: string, fallback: T): T => section.get<T>(key) ?? fallback;
  return {
    run: get<RunMode>('run', 'onType'),
    minCertainty: get<Certainty>('minCertainty', 'dead'),
    severity: get('severity', {}),
    markDeprecated: get('markDeprecated', true),
    hover: get('hover.enabled', true),
    scan: {
      exclude: get<readonly string[]>('scan.exclude', []),
      gitignore: get('scan.respectGitignore', true),
      maxFileSize: get('scan.maxFileSize', 1),
    },
    saveAfterFixAll: get<Settings['saveAfterFixAll']>('fixAll.save', 'ask'),
  };
}

export function onSettingsChanged(listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(SECTION)) listener();
  });
}
