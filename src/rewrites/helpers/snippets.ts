import type { Side } from '../side.js';
import type { Style } from '../style.js';
import { GENERATED } from './generated.js';

/** Functions that new code calls; each is written into a file once. */
export type HelperName = keyof typeof GENERATED;

/** What the code of helpers depends on, beside style. */
export interface SnippetOptions {
  /** The expression that holds auth0.js (8 and later), where its `Management` is to make the call. */
  readonly auth0js?: string | undefined;
  /** How a `ManagementClient` of node-auth0 links and unlinks, where that is to make the call. */
  readonly management?: Management | undefined;
  /** The class of auth0-spa-js, and which of its versions takes the options. */
  readonly spa?: { readonly client: string; readonly version: 1 | 2 } | undefined;
}

/** Where the code of helpers runs. */
export interface Surroundings {
  readonly side: Side;
  /** Whether a server has `fetch`; undefined where its version of Node is unknown. */
  readonly nodeHasFetch: boolean | undefined;
}

/** Versions of node-auth0 between which the calls for linking differ: 2 and 3, 4, and 5 to 7. */
export type Management = 'v2' | 'v4' | 'v5';

/** A helper in one dialect. It may hold placeholders; see code/placeholders.ts. */
export interface Snippet {
  /** Helpers that it calls. */
  readonly needs: readonly HelperName[];
  readonly code: string;
}

type Dialect = 'typescript' | 'modern' | 'es5';

/** The variants of a helper, by what comes after the name in its file's name. */
type Variants = Readonly<Record<string, Readonly<Record<Dialect, Snippet>>>>;

/**
 * The code of helpers and of all that they call, as the file around writes code and as its platform can run it.
 * @param isThere whether the file has a helper, and so what that one calls
 * @returns the snippets that are missing, by name, callees first
 */
export function snippetsOf(
  names: readonly HelperName[],
  style: Pick<Style, 'modern' | 'typescript'>,
  options: SnippetOptions & Surroundings,
  isThere: (name: HelperName) => boolean = () => false,
): ReadonlyMap<HelperName, Snippet> {
  const dialect = style.typescript ? 'typescript' : style.modern ? 'modern' : 'es5';
  const preferred = [...variantsFor(dialect, options), 'default'];
  const all = new Map<HelperName, Snippet>();
  const add = (name: HelperName): void => {
    if (all.has(name) || isThere(name)) return;
    const snippet = snippetOf(name, dialect, preferred);
    for (const needed of snippet.needs) add(needed);
    all.set(name, snippet);
  };
  for (const name of names) add(name);
  return all;
}

function snippetOf(name: HelperName, dialect: Dialect, preferred: readonly string[]): Snippet {
  const variants: Variants = GENERATED[name];
  const found = preferred.map((variant) => variants[variant]).find((variant) => variant !== undefined);
  if (found === undefined) throw new RangeError(`${name} needs an option that is missing`);
  return found[dialect];
}

/** Variants that hold, the most special first. */
function variantsFor(
  dialect: Dialect,
  { side, nodeHasFetch, auth0js, management, spa }: SnippetOptions & Surroundings,
): string[] {
  // What is still written in ES5 may run in any Node.
  const hasFetch = nodeHasFetch ?? dialect !== 'es5';
  const holds: Readonly<Record<string, boolean>> = {
    [management ?? '']: management !== undefined,
    'node-auth0': management !== undefined,
    auth0js: auth0js !== undefined,
    spa1: spa?.version === 1,
    https: !hasFetch,
    server: side === 'server',
    es5: dialect === 'es5',
  };
  return Object.keys(holds).filter((variant) => holds[variant]);
}
