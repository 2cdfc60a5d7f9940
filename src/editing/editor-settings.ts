import { CERTAINTIES } from '../core/types.js';
import type { Certainty, Finding, Severity } from '../core/types.js';
import type { ReportedFinding } from '../report/result.js';
import { ruleMetas } from '../rules/metadata.js';
import { isCertainEnough } from '../scan/options.js';

const RUN_MODES = ['onType', 'onSave', 'off'] as const;
export type RunMode = (typeof RUN_MODES)[number];

export type Level = Severity | 'off';

const LEVELS: readonly Level[] = ['error', 'warning', 'information', 'hint', 'off'];

/** The settings `auth0Relink.*` that every editor has, for a document or folder. */
export interface EditorSettings {
  readonly run: RunMode;
  readonly minCertainty: Certainty;
  /** Levels by rule id. */
  readonly severity: Readonly<Record<string, Level>>;
  readonly markDeprecated: boolean;
  readonly hover: boolean;
  readonly scan: {
    readonly exclude: readonly string[];
    readonly gitignore: boolean;
    /** Bytes. */
    readonly maxFileSize: number;
  };
}

/**
 * Returns settings, with the defaults for those that are absent or no valid value.
 * @param get looks up a value by its key below `auth0Relink`, such as `scan.exclude`
 */
export function settingsFrom(get: (key: string) => unknown): EditorSettings {
  const isOn = (key: string): boolean => get(key) !== false;
  const exclude = get('scan.exclude');
  const megabytes = get('scan.maxFileSize');
  return {
    run: oneOf(RUN_MODES, get('run')) ?? 'onType',
    minCertainty: oneOf(CERTAINTIES, get('minCertainty')) ?? 'dead',
    severity: levelsIn(get('severity')),
    markDeprecated: isOn('markDeprecated'),
    hover: isOn('hover.enabled'),
    scan: {
      exclude: Array.isArray(exclude) ? exclude.filter((glob) => typeof glob === 'string') : [],
      gitignore: isOn('scan.respectGitignore'),
      maxFileSize: Math.round((typeof megabytes === 'number' && megabytes > 0 ? megabytes : 1) * 1024 * 1024),
    },
  };
}

/** The level of a finding: by the settings, otherwise by the configuration file or the certainty. */
export function levelOf({ ruleId, severity }: ReportedFinding, settings: EditorSettings): Level {
  return settings.severity[ruleId] ?? severity;
}

/** Whether the settings show a finding. */
export function isShownBy(finding: ReportedFinding, settings: EditorSettings): boolean {
  return levelOf(finding, settings) !== 'off' && isCertainEnough(finding.certainty, settings.minCertainty);
}

/** Whether a finding is struck through: only code that Auth0 removed support for, not code that merely gets in the way of a rewrite. */
export function isMarkedDeprecated({ ruleId }: Finding, { markDeprecated }: EditorSettings): boolean {
  const dates = ruleMetas.find(({ id }) => id === ruleId)?.dates;
  return markDeprecated && dates !== undefined && (dates.deprecated !== null || dates.removed !== null);
}

/** A rule at `default` has no level here. */
function levelsIn(values: unknown): EditorSettings['severity'] {
  if (typeof values !== 'object' || values === null) return {};
  return Object.fromEntries(
    Object.entries(values).flatMap(([id, value]) => {
      const level = oneOf(LEVELS, value);
      return level === undefined ? [] : [[id, level]];
    }),
  );
}

function oneOf<T>(values: readonly T[], given: unknown): T | undefined {
  return values.find((value) => value === given);
}
