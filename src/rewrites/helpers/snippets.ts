import { runsOnNode } from '../side.js';
import type { Side } from '../side.js';
import type { Style } from '../style.js';
import { GENERATED } from './generated.js';

/** Names of the functions that new code calls; each is inserted once per file. */
export type HelperName = keyof typeof GENERATED;

/** Options that the helpers' code depends on, apart from style. */
export interface SnippetOptions {
  /** The expression that holds auth0.js (8 and later), if its `Management` makes the request. */
  readonly auth0js?: string | undefined;
  /** The API of node-auth0's `ManagementClient`, if it makes the request. */
  readonly management?: Management | undefined;
  /** Whether nextjs-auth0 calls the code in the App Router, which passes no response. */
  readonly isAppRouter?: boolean | undefined;
  /** The client class of auth0-spa-js, and the version of its options. */
  readonly spa?: { readonly client: string; readonly version: 1 | 2 } | undefined;
}

/** The platform that the helpers' code runs on. */
export interface CodePlatform {
  readonly side: Side;
  /** Whether the server's Node has `fetch`; undefined if the Node version is unknown. */
  readonly nodeHasFetch: boolean | undefined;
  /** Whether the platform is neither a browser nor Node, so it may have no `atob` and no `Buffer`. */
  readonly native?: boolean;
  /** Whether a server runs the code on Node before 6, whose `Buffer.from()` takes no text. */
  readonly isOnOldNode?: boolean;
}

/** Versions of node-auth0 with different calls for linking: 2 and 3, 4, and 5 to 7. */
export type Management = 'v2' | 'v4' | 'v5';

/** A helper in one dialect. It may contain placeholders; see code/placeholders.ts. */
export interface Snippet {
  /** Helpers that this one calls. */
  readonly needs: readonly HelperName[];
  readonly code: string;
}

type Dialect = 'typescript' | 'oldTypescript' | 'modern' | 'es5';

/** The variants of a helper, by the suffix of its file name. */
type Variants = Readonly<Record<string, Readonly<Record<Dialect, Snippet>>>>;

/**
 * Returns the missing snippets for helpers and their callees, by name, callees first. They match the file's style and
 * its platform.
 * @param isThere whether the file already has a helper, and so its callees
 */
export function snippetsOf(
  names: readonly HelperName[],
  style: Pick<Style, 'modern' | 'typescript' | 'types'>,
  options: SnippetOptions & CodePlatform,
  isThere: (name: HelperName) => boolean = () => false,
): ReadonlyMap<HelperName, Snippet> {
  const dialect = dialectOf(style);
  const preferred = [...variantsFor(dialect, options), 'default'];
  const all = new Map<HelperName, Snippet>();
  const add = (name: HelperName): void => {
    if (all.has(name) || isThere(name)) return;
    const { needs, code } = snippetOf(name, dialect, preferred);
    for (const needed of needs) add(needed);
    const fetcher = runsOnNode(options.side) ? '(global as any).fetch(' : '(window as any).fetch(';
    const lacksFetchType = dialect === 'oldTypescript' && style.types === 'oldest';
    const fetching = lacksFetchType ? code.replace(/\bfetch\(/g, fetcher) : code;
    all.set(name, { needs, code: options.isOnOldNode ? fetching.replaceAll('Buffer.from(', 'new Buffer(') : fetching });
  };
  for (const name of names) add(name);
  return all;
}

function dialectOf({ modern, typescript, types }: Pick<Style, 'modern' | 'typescript' | 'types'>): Dialect {
  if (typescript) return types === 'current' ? 'typescript' : 'oldTypescript';
  return modern ? 'modern' : 'es5';
}

function snippetOf(name: HelperName, dialect: Dialect, preferred: readonly string[]): Snippet {
  const variants: Variants = GENERATED[name];
  const found = preferred.map((variant) => variants[variant]).find((variant) => variant !== undefined);
  if (found === undefined) throw new RangeError(`${name} needs an option that is missing`);
  return found[dialect];
}

/** Returns the variants that apply, the most specific first. */
function variantsFor(
  dialect: Dialect,
  { side, nodeHasFetch, native, auth0js, management, spa, isAppRouter }: SnippetOptions & CodePlatform,
): string[] {
  const isOldTypescript = dialect === 'oldTypescript';
  // Old code may run in any version of Node.
  const hasFetch = nodeHasFetch ?? !(dialect === 'es5' || (isOldTypescript && runsOnNode(side)));
  const holds: Readonly<Record<string, boolean>> = {
    'app-node-auth0': isAppRouter === true && management !== undefined,
    [management ?? '']: management !== undefined,
    'node-auth0': management !== undefined,
    app: isAppRouter === true,
    auth0js: auth0js !== undefined,
    spa1: spa?.version === 1,
    https: !hasFetch && side !== 'browser',
    native: native === true,
    server: runsOnNode(side),
    // The types of old browsers lack `URLSearchParams`.
    es5: dialect === 'es5' || (isOldTypescript && !runsOnNode(side)),
  };
  return Object.keys(holds).filter((variant) => holds[variant]);
}
