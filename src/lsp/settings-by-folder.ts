import { settingsFrom } from '../editing/editor-settings.js';
import type { EditorSettings } from '../editing/editor-settings.js';
import type { ServerContext } from './server-context.js';
import type { Root, WorkspaceRoots } from './workspace-roots.js';

const SECTION = 'auth0Relink';

/** The settings `auth0Relink.*` of the client's editor, as far as it has any. */
export class SettingsByFolder {
  readonly #context: ServerContext;
  readonly #roots: WorkspaceRoots;
  /** By the URI of a workspace folder. */
  readonly #byFolder = new Map<string, EditorSettings>();
  #others: EditorSettings;
  #scanAtStart: boolean;

  /** @param given `initializationOptions`, which hold until the client says otherwise */
  constructor(context: ServerContext, roots: WorkspaceRoots, given: unknown) {
    this.#context = context;
    this.#roots = roots;
    const section = sectionIn(given);
    this.#others = settingsIn(section);
    this.#scanAtStart = valueIn(section, 'scan.atStart') === 'always';
  }

  /** Whether to scan the workspace at once. */
  get scanAtStart(): boolean {
    return this.#scanAtStart;
  }

  /** @param root of a document; undefined for a document outside of all folders */
  of(root: Root | undefined): EditorSettings {
    return (root && this.#byFolder.get(root.uri)) ?? this.#others;
  }

  /** Takes settings that the client sends, if it can't be asked. */
  take(given: unknown): void {
    this.#others = settingsIn(sectionIn(given));
  }

  /** Asks the client for the settings of all folders. */
  async load(): Promise<void> {
    const { abilities, connection, log } = this.#context;
    if (!abilities.configuration) return;
    const roots = this.#roots.all();
    const items = [{ section: SECTION }, ...roots.map(({ uri }) => ({ section: SECTION, scopeUri: uri }))];
    try {
      const [others, ...own] = (await connection.workspace.getConfiguration(items)) as unknown[];
      // A client without a setting says nothing.
      if (isObject(others)) this.#others = settingsIn(others);
      if (isObject(others) && valueIn(others, 'scan.atStart') === 'always') this.#scanAtStart = true;
      this.#byFolder.clear();
      for (const [index, { uri }] of roots.entries()) {
        if (isObject(own[index])) this.#byFolder.set(uri, settingsIn(own[index]));
      }
    } catch (error) {
      log(error);
    }
  }
}

type Section = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Section {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The section itself, or what has it. */
function sectionIn(given: unknown): Section {
  if (!isObject(given)) return {};
  const inner = given[SECTION];
  return isObject(inner) ? inner : given;
}

function settingsIn(section: Section): EditorSettings {
  return settingsFrom((key) => (key === 'severity' ? levelsIn(section) : valueIn(section, key)));
}

/** Looks up `scan.exclude` as one key, or as `exclude` in `scan`. */
function valueIn(section: Section, key: string): unknown {
  if (key in section) return section[key];
  const [first = '', ...rest] = key.split('.');
  const inner = section[first];
  return isObject(inner) && rest.length > 0 ? valueIn(inner, rest.join('.')) : undefined;
}

/** Levels are in one object, or have separate keys: `severity.unlink-endpoint`. */
function levelsIn(section: Section): Section {
  const own = Object.entries(section).flatMap(([key, value]) =>
    key.startsWith('severity.') ? [[key.slice('severity.'.length), value] as const] : [],
  );
  const { severity } = section;
  return { ...(isObject(severity) ? severity : {}), ...Object.fromEntries(own) };
}
