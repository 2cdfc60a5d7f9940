import { SHAPES } from './contents.js';
import type { Contents } from './contents.js';

/** Increase this whenever the meaning or the shape of anything in `Contents` changes: older values are then ignored. */
const VERSION = 3;

const EMPTY: Contents = {
  followUps: [],
  baseline: undefined,
  scans: [],
  grouping: 'file',
  offered: false,
};

/** As much of `vscode.Memento` as is used. */
interface Memento {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

type Values = { -readonly [K in keyof Contents]: Contents[K] };

/** The one owner of the keys in `workspaceState`. A value of another version or shape reads as if it were absent. */
export class WorkspaceState {
  readonly #memento: Memento;
  readonly #values: Values;

  constructor(memento: Memento) {
    this.#memento = memento;
    this.#values = {
      followUps: read(memento, 'followUps'),
      baseline: read(memento, 'baseline'),
      scans: read(memento, 'scans'),
      grouping: read(memento, 'grouping'),
      offered: read(memento, 'offered'),
    };
  }

  get<K extends keyof Contents>(key: K): Contents[K] {
    return this.#values[key];
  }

  /** Resolves once the value is saved; `get` returns it at once. */
  async set<K extends keyof Contents>(key: K, value: Values[K]): Promise<void> {
    this.#values[key] = value;
    await this.#memento.update(key, { version: VERSION, value });
  }
}

function read<K extends keyof Contents>(memento: Memento, key: K): Contents[K] {
  const stored = memento.get(key);
  if (typeof stored !== 'object' || stored === null || !('version' in stored) || !('value' in stored)) {
    return EMPTY[key];
  }
  return stored.version === VERSION && SHAPES[key](stored.value) ? stored.value : EMPTY[key];
}
