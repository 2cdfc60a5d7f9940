import type { TSESTree } from '@typescript-eslint/types';
import { T } from '../../core/syntax/node-types.js';
import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import type { Auth0Document } from '../../rules/auth0/auth0-document.js';
import { auth0Document } from '../../rules/auth0/auth0-document.js';
import { statementOf } from '../code.js';
import { propertyOf } from '../objects.js';
import { filesWith, importedFiles } from '../project-files.js';
import type { ProjectFile } from '../project-files.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import { settingFor } from './sdk-settings.js';
import { variablesOf } from './server-todos.js';
import { optionsOf } from './server-token.js';
import type { ServerToken } from './server-token.js';
import { objectIn, readsEnvironment, settingElsewhere } from './setting-elsewhere.js';

type Node = TSESTree.Node;

/** The new variable for the second `auth()`. */
export const LINK = 'auth0Link';

/** The settings that both logins share, with the environment variables that the SDK reads where they are absent. */
const SETTINGS = {
  issuerBaseURL: 'process.env.ISSUER_BASE_URL',
  baseURL: 'process.env.BASE_URL',
  clientID: 'process.env.CLIENT_ID',
  clientSecret: 'process.env.CLIENT_SECRET',
  secret: 'process.env.SECRET',
} as const;

/** The variable that the SDK reads where `auth()` has no client secret. */
const CLIENT_SECRET = SETTINGS.clientSecret;

type Name = keyof typeof SETTINGS;
const NAMES = Object.keys(SETTINGS) as Name[];

const RESPONSE_TYPE = ['authorizationParams', 'response_type'];

/** The ordinary `auth()`'s settings, as expressions that are valid for the second one. */
export interface OidcSettings {
  /** The settings that `auth()` has. */
  readonly properties: readonly string[];
  readonly issuerBaseURL: string;
  readonly baseURL: string;
  /** Expressions that a person has to replace. */
  readonly invented: readonly string[];
  /** Whether settings may be missing while the file is loaded: creating the second `auth()` would throw. */
  readonly isLate: boolean;
  /** Whether all its logins use the code flow; undefined if that is unknown. */
  readonly getsCode: boolean | undefined;
}

/** Returns a document's calls of `auth()`, without those that rewrites have inserted. */
export function ordinaryAuths({ programs, sdk }: Pick<Auth0Document, 'programs' | 'sdk'>): TSESTree.CallExpression[] {
  return programs.flatMap(({ nodes }) =>
    nodes.filter(
      (node): node is TSESTree.CallExpression =>
        node.type === T.CallExpression &&
        sdk.identify(node.callee, 'express-oidc-auth')?.by === 'proven' &&
        !isOurs(node),
    ),
  );
}

/** Whether a call is in the value of the variable that rewrites add. */
function isOurs(call: Node): boolean {
  const statement = statementOf(call);
  if (statement.type !== T.VariableDeclaration) return false;
  return statement.declarations.some(({ id }) => id.type === T.Identifier && id.name === LINK);
}

/**
 * Returns the settings of an `auth()` in the rewritten file; refuses where one is out of scope.
 * @param at where the expressions must be valid
 */
export function* settingsHere(request: RewriteRequest, settings: Node | undefined, at: Node): Attempt<OidcSettings> {
  const values: Partial<Record<Name, string>> = {};
  for (const name of NAMES) {
    const source = yield* settingFor(request, settings, name, at);
    if (source !== undefined) values[name] = source;
  }
  return {
    ...written(values),
    invented: [],
    isLate: false,
    getsCode: settings !== undefined && getsCodeBy(request.document, settings),
  };
}

/**
 * Returns the settings of the only `auth()` in the package's other files, and environment variables to replace for those
 * that the rewritten file can't use.
 * @param at where the expressions must be valid
 */
export function settingsElsewhere(request: RewriteRequest, at: Node): OidcSettings {
  const imported = importedFiles(request);
  const files = new Map(
    [...filesWith(request, /express-openid-connect/), ...imported].map((file) => [file.fileName, file]),
  );
  const [found, ...others] = [...files.values()].flatMap((file) =>
    ordinaryAuths(auth0Document(file.document)).map((call) => ({ file, call })),
  );
  if (found === undefined || others.length > 0) {
    return { ...written(SETTINGS), invented: Object.values(SETTINGS), isLate: true, getsCode: undefined };
  }
  const { file, settings } = sourceOfSettings(found.file, found.call.arguments[0]);
  const getsCode = getsCodeElsewhere(file, settings);
  const values: Partial<Record<Name, string>> = {};
  const invented: string[] = [];
  for (const name of NAMES) {
    const isSecret = name === 'secret' || name === 'clientSecret';
    const value = settingElsewhere(request, file, settings, { name, at, isSecret });
    if (typeof value === 'object') {
      // Casts are for places that take no `undefined`.
      values[name] = value.source.replace(/ as string$/, '');
    } else if (value === 'unknown' || (name === 'clientSecret' && getsCode !== true)) {
      // Without the code flow, the ordinary login needs no client secret.
      values[name] = SETTINGS[name];
      invented.push(SETTINGS[name]);
    }
  }
  // A file that is not imported may run after this one, and only then load the environment.
  const mayRunLater = !imported.some(({ fileName }) => fileName === found.file.fileName);
  const reads = NAMES.some((name) => readsEnvironment(values[name] ?? SETTINGS[name]));
  return { ...written(values), invented, isLate: invented.length > 0 || (mayRunLater && reads), getsCode };
}

/**
 * Returns settings with a client secret, which the code flow needs. An `auth()` whose logins only get an ID token may have
 * none, and would throw if it asked for a code without one.
 */
export function withClientSecret(settings: OidcSettings): OidcSettings {
  const { properties, invented } = settings;
  if (properties.some((each) => each.startsWith('clientSecret:'))) return settings;
  return {
    ...settings,
    properties: [...properties, `clientSecret: ${CLIENT_SECRET}`],
    invented: [...invented, CLIENT_SECRET],
    isLate: true,
  };
}

/**
 * Returns the TODOs about settings that the new code invents.
 * @param lacksCode whether the ordinary login never requests a code, and so may have no secret
 */
export function settingsTodos({ invented }: OidcSettings, lacksCode: boolean): Message[] {
  const others = invented.filter((each) => !(lacksCode && each === CLIENT_SECRET));
  return [
    ...(others.length > 0 ? [message('todo.auth-settings', { names: variablesOf(others) })] : []),
    ...(others.length < invented.length ? [message('todo.client-secret')] : []),
  ];
}

/** Returns the object with settings, and its file: `auth(settings)` may import them from a third one. */
function sourceOfSettings(file: ProjectFile, settings: Node | undefined) {
  const [remote, ...others] = settings ? file.document.imports.resolve(settings) : [];
  if (remote === undefined || others.length > 0) return { file, settings };
  return { file: { document: remote.document, fileName: remote.document.fileName }, settings: remote.node };
}

function written(
  values: Partial<Record<Name, string>>,
): Pick<OidcSettings, 'baseURL' | 'issuerBaseURL' | 'properties'> {
  return {
    properties: NAMES.flatMap((name) => (values[name] === undefined ? [] : `${name}: ${values[name]}`)),
    issuerBaseURL: values.issuerBaseURL ?? SETTINGS.issuerBaseURL,
    baseURL: values.baseURL ?? SETTINGS.baseURL,
  };
}

/**
 * Whether the login may use the code flow; otherwise the SDK requests only an ID token, never an access token. The
 * settings of another file may be unknown.
 */
export function mayGetCode({ document }: RewriteRequest, option: ServerToken, settings: OidcSettings): boolean {
  return settings.getsCode !== false || getsCodeBy(document, optionsOf(option));
}

/** Whether a response type includes a code: `code`, `code id_token`. */
export function asksForCode(responseType: string | undefined): boolean {
  return responseType?.split(' ').includes('code') === true;
}

function getsCodeBy({ values, imports }: RewriteRequest['document'], settings: Node): boolean {
  const sites = values.properties(settings, RESPONSE_TYPE);
  return (
    sites.some(({ value }) => value && asksForCode(values.constantString(value))) ||
    imports.resolve(settings).some(({ document, node }) => {
      const remote = document.values.properties(node, RESPONSE_TYPE);
      return remote.some(({ value }) => value && asksForCode(document.values.constantString(value)));
    })
  );
}

/** Whether settings of another file ask for a code; undefined if parts of them are not written there. */
function getsCodeElsewhere(file: ProjectFile, settings: Node | undefined): boolean | undefined {
  if (settings === undefined) return false;
  const { values } = file.document;
  const types = values.properties(settings, RESPONSE_TYPE);
  if (types.some(({ value }) => value && asksForCode(values.constantString(value)))) return true;
  const object = objectIn(file, settings);
  const isWhole = object?.properties.every(({ type }) => type === T.Property) === true;
  const parameters = object && propertyOf(object, 'authorizationParams')?.value;
  const inner = parameters && objectIn(file, parameters);
  const isKnown = isWhole && (!parameters || inner?.properties.every(({ type }) => type === T.Property) === true);
  return isKnown && types.length === 0 ? false : undefined;
}
