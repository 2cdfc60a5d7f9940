import type { TSESTree } from '@typescript-eslint/types';
import { isString, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import type { RemoteConstruction } from '../../rules/auth0/apis.js';
import { isInScope } from '../code.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { hasGlobal } from './global-settings.js';
import { bundledKind, SettingsImports } from './import-settings.js';
import { keptOption } from './kept-options.js';
import { passedSetting } from './passed-settings.js';
import type { Portable } from './portable-forms.js';
import { portableOf } from './portable.js';
import type { Value } from './portable.js';
import { projectSettings } from './project-settings.js';
import type { ProjectSettings } from './project-settings.js';
import { rememberedSettings } from './remembered-settings.js';
import type { Family, Setting, SetUp } from './set-ups.js';
import { runtimeConfigsIn } from './settings-calls.js';

/** Placeholders for settings that are unknown; the user fills them in. */
export const PLACEHOLDERS = { domain: 'YOUR_DOMAIN', 'client id': 'YOUR_CLIENT_ID' } as const;

/** What is known of a client. */
export interface ClientSource {
  readonly family: Family;
  /** Its settings in this document; absent if another file creates it. */
  readonly own?: SetUp['settings'] | undefined;
  /** Where another file creates it. */
  readonly remote?: RemoteConstruction | undefined;
  /** The expression that names it. */
  readonly client?: TSESTree.Node | undefined;
  /** Whether AngularJS injects it. */
  readonly isService?: boolean | undefined;
}

/** Settings as expressions that are valid in a place. */
export interface WrittenSettings {
  /** In the order in which they were wanted. */
  readonly values: readonly string[];
  /** The placeholders among them. */
  readonly placeholders: readonly string[];
  /** Imports and variables that the expressions need. */
  readonly edits: readonly Edit[];
}

/**
 * Returns a client's settings as expressions that are valid at `at`: as the document has them, or else as the file that
 * creates the client has them, or else as the rest of the project has them, or else in a variable that is set where the
 * client is created; placeholders where nothing is certain.
 */
export function writeSettings(
  request: RewriteRequest,
  source: ClientSource,
  at: TSESTree.Node,
  wanted: readonly Setting[],
): WrittenSettings {
  const imports = new SettingsImports(request);
  const { quote } = request.style;
  const placeholders: string[] = [];
  const written = wanted.map((what) => {
    return ownSetting(request, source, at, what) ?? writtenFrom(request, source, at, what, imports);
  });
  const isComplete = written.every((value) => value !== undefined);
  const remembered = isComplete ? undefined : rememberedSettings(request, source.client, source.own, at);
  const values = wanted.map((what, index) => {
    const value = written[index] ?? remembered?.values[what];
    if (value !== undefined) return value;
    placeholders.push(PLACEHOLDERS[what]);
    return quote + PLACEHOLDERS[what] + quote;
  });
  return { values, placeholders, edits: [...imports.edits(), ...(remembered?.edits ?? [])] };
}

/** Settings as expressions of a document that does not have them, as far as they are known. */
export interface FoundSettings {
  readonly values: Readonly<Partial<Record<Setting, string>>>;
  /** Returns statements that import what some of the expressions need, in the style of helpers. */
  readonly imports: (wanted: readonly Setting[]) => readonly string[];
}

/** Returns the settings of a client that other files of the project set up, as expressions that are valid at `at`. */
export function settingsOfProject(
  request: RewriteRequest,
  family: Family,
  at: TSESTree.Node | undefined,
): FoundSettings {
  const found = projectSettings(request, family);
  const write = (wanted: readonly Setting[]) => {
    const imports = new SettingsImports(request);
    const values: Partial<Record<Setting, string>> = {};
    for (const what of wanted) {
      const value = found[what];
      const source = value && writtenAt(request, value, imports, at);
      if (source !== undefined) values[what] = source;
    }
    return { values, imports };
  };
  return {
    values: write(['domain', 'client id']).values,
    imports: (wanted) => write(wanted).imports.lines(),
  };
}

/** Returns a setting of the document's own code if it is in scope. */
function ownSetting(
  request: RewriteRequest,
  { own }: ClientSource,
  at: TSESTree.Node,
  what: Setting,
): string | undefined {
  const value = own?.[what];
  if (!value || value.isNameOpen === true || !isInScope(request.document, value.node, at)) return undefined;
  const node = unwrap(value.node);
  const { quote } = request.style;
  // The variable with the options is the one place that has the value.
  const isVariable = isString(node) && value.kept && unwrap(value.kept.object).type !== T.ObjectExpression;
  const kept = isVariable ? keptOption(request, value.kept, at) : undefined;
  if (kept !== undefined) return kept;
  // The value of a JSX attribute has other quotes than code.
  if (isString(node) && node.parent.type === T.JSXAttribute) return quote + node.value + quote;
  return [sourceOf(request, value.node), ...value.path].join('.');
}

function writtenFrom(
  request: RewriteRequest,
  { family, own, remote, isService }: ClientSource,
  at: TSESTree.Node,
  what: Setting,
  imports: SettingsImports,
): string | undefined {
  const value: Value | undefined = own?.[what];
  const carried = value && portableOf(request.document, value);
  const known = typeof carried === 'object' ? writtenAt(request, carried, imports, at) : undefined;
  const kept = known ?? (value?.kept && keptOption(request, value.kept, at));
  if (kept !== undefined || (own && carried !== 'parameter')) return kept;
  const passed = value && passedSetting(request, what, value);
  if (passed) return writtenAt(request, passed, imports, at);
  const found = projectSettings(request, family, remote);
  // AngularJS can't inject a service before the page has run the code that configures it.
  const isOnPage = isService === true && found.construction?.call.type === T.CallExpression;
  return found[what] && writtenAt(request, found[what], imports, at, isOnPage);
}

/**
 * Returns a value as an expression of the document; undefined if it is not valid there.
 * @param isOnPage whether the page has run the code that has the value
 */
function writtenAt(
  request: RewriteRequest,
  value: Portable,
  imports: SettingsImports,
  at?: TSESTree.Node,
  isOnPage = false,
): string | undefined {
  const { document, program } = request;
  const variables = value.isRuntimeConfig === true && at ? runtimeConfigsIn(document, program.nodes) : [];
  const variable = at && variables.find((each) => isInScope(document, each, at))?.name;
  if (value.isRuntimeConfig === true && variable === undefined) return undefined;
  const { environment, global, needs } = value;
  if (global && !hasGlobal(request, global, isOnPage)) return undefined;
  if (environment || needs.length > 0) {
    const kind = bundledKind(request);
    // A bundler gives browsers other variables and modules than a server has.
    if (kind === undefined || request.side === 'server') return undefined;
    if (environment === 'import.meta.env' && kind !== 'es') return undefined;
  }
  const names = new Map(needs.map((need) => [need, imports.nameOf(need)] as const));
  if ([...names.values()].includes(undefined)) return undefined;
  return value.write(request.style, (need) => names.get(need) ?? need.local, variable);
}

/**
 * Returns the place that creates such a client, if the project sets it up in one way only: then a client of another
 * file is known well enough.
 */
export function knownElsewhere(request: RewriteRequest, family: Family): ProjectSettings | undefined {
  const found = projectSettings(request, family);
  if (found.domain === undefined || found.construction === undefined) return undefined;
  return writtenAt(request, found.domain, new SettingsImports(request)) === undefined ? undefined : found;
}
