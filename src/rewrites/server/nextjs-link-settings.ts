import type { TSESTree } from '@typescript-eslint/types';
import { contains, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { keyOf, propertyOf } from '../objects.js';
import type { ProjectFile } from '../project-files.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { assertRepeatable, optionsOf, ownParameter } from './server-token.js';
import type { ServerToken } from './server-token.js';
import { objectIn, settingElsewhere } from './setting-elsewhere.js';

type Node = TSESTree.Node;

/** The new variable with the settings of the login that links. */
export const LINK_SETTINGS = 'auth0LinkSettings';

/** The settings of an SDK's client, as expressions that are valid in a route. */
export interface ClientSettings {
  readonly domain: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Returns the URL of a path of the application. */
  readonly urlOf: (path: string) => string;
}

/** Parameters that only choose what the second login's tokens are for; linking needs none of them. */
const UNNEEDED = /^(?:scope|audience|prompt|max_age)$/;

/**
 * Refuses options that a login without the SDK would not have.
 * @param parameters the name of the object that holds the token
 * @param returnTo the option with the page after the login
 */
export function* assertLinkOptions(
  request: RewriteRequest,
  option: ServerToken,
  parameters: string,
  returnTo: string,
): Attempt<void> {
  const { keys, objects, provider, spread, beside, block, token } = option;
  if (provider !== undefined) return yield* refuse('reason.options-not-inline');
  if (keys.length !== 1 || keys[0] !== parameters) return yield* refuse('reason.nextjs-options-version');
  yield* assertRepeatable(option);
  const silent = ownParameter(request, option, []);
  if (silent !== undefined) return yield* refuse('reason.login-sets', { name: silent });
  const own = objects[0].properties.filter((each) => each.type === T.Property && !contains(each, token.node));
  const names = [...own, ...beside, ...spread].map((each) => (each.type === T.Property ? keyOf(each) : undefined));
  if (block?.values.has('prompt')) return yield* refuse('reason.login-sets', { name: 'prompt' });
  for (const name of [...names, ...(block?.values.keys() ?? [])]) {
    if (name === undefined) return yield* refuse('reason.options-spread');
    if (name !== 'connection' && !UNNEEDED.test(name)) return yield* refuse('reason.login-sets', { name });
  }
  for (const each of optionsOf(option).properties) {
    const name = each.type === T.Property ? keyOf(each) : undefined;
    if (name === undefined) return yield* refuse('reason.options-spread');
    if (name !== parameters && name !== returnTo) return yield* refuse('reason.login-sets', { name });
  }
}

/** Returns the page after the login as an expression that depends on no request, which may name another site. */
export function* returnToOf(request: RewriteRequest, option: ServerToken, name: string): Attempt<string | undefined> {
  const value = propertyOf(optionsOf(option), name)?.value;
  if (value === undefined) return undefined;
  const constant = request.document.values.constantString(value);
  if (constant !== undefined && !/['\\\r\n]/.test(constant)) return `'${constant}'`;
  const parts = unwrap(value).type === T.TemplateLiteral ? (unwrap(value) as TSESTree.TemplateLiteral).expressions : [];
  const isFixed = parts.length > 0 && parts.every((part) => /^process\.env\.\w+!?$/.test(sourceOf(request, part)));
  return isFixed ? sourceOf(request, value) : yield* refuse('reason.login-sets', { name });
}

/** The options of the clients: those of versions 4, 1 and 0, with the variables that they read where they are absent. */
const OPTIONS = {
  // 4.27.0: dist/server/client.js
  Auth0Client: {
    domain: ['domain', 'AUTH0_DOMAIN'],
    clientId: ['clientId', 'AUTH0_CLIENT_ID'],
    clientSecret: ['clientSecret', 'AUTH0_CLIENT_SECRET'],
    url: ['appBaseUrl', 'APP_BASE_URL'],
  },
  // 1.9.2: dist/config.js
  1: {
    domain: ['issuerBaseURL', 'AUTH0_ISSUER_BASE_URL'],
    clientId: ['clientID', 'AUTH0_CLIENT_ID'],
    clientSecret: ['clientSecret', 'AUTH0_CLIENT_SECRET'],
    url: ['baseURL', 'AUTH0_BASE_URL'],
  },
  // 0.16.1: dist/settings.js
  0: {
    domain: ['domain', undefined],
    clientId: ['clientId', undefined],
    clientSecret: ['clientSecret', undefined],
    url: ['redirectUri', undefined],
  },
} as const;

/**
 * Returns the settings of a client, which may be in another file, or those of the environment.
 * Refuses where Relink can't tell one of them.
 * @param client the variable of the client; undefined for functions of the package
 * @param at where the expressions must be valid
 * @param version of nextjs-auth0
 */
export function* clientSettings(
  request: RewriteRequest,
  client: TSESTree.Identifier | undefined,
  at: Node,
  version: keyof typeof OPTIONS = 'Auth0Client',
): Attempt<ClientSettings> {
  const names = OPTIONS[version];
  const construction = client && (yield* constructionOf(request, client));
  const { file, options } = construction ?? {};
  const object = file && options && objectIn(file, options);
  if (object && propertyOf(object, 'clientAssertionSigningKey')) {
    return yield* refuse('reason.setting-unknown', { name: 'clientSecret' });
  }
  const value = function* (setting: keyof typeof names): Attempt<string> {
    const [name, variable] = names[setting];
    const isSecret = setting === 'clientSecret';
    const found = file ? settingElsewhere(request, file, options, { name, at, isSecret }) : 'absent';
    if (found === 'unknown' || (found === 'absent' && variable === undefined)) {
      return yield* refuse('reason.setting-unknown', { name });
    }
    const source = found === 'absent' ? `process.env.${String(variable)}` : found.source;
    const lines = source.replace(/ as string$/, '').split(/[\r\n]+/);
    return lines.map((line) => line.trim()).join(' ');
  };
  const text = (source: string): string =>
    request.style.typescript && /^process\.env\.\w+$/.test(source) ? `${source} as string` : source;
  const domain = yield* value('domain');
  const base = yield* value('url');
  return {
    domain: version === 1 ? `new URL(${text(domain)}).host` : text(domain),
    clientId: text(yield* value('clientId')),
    clientSecret: yield* value('clientSecret'),
    urlOf: (path) => {
      if (version === 0) return `new URL('${path}', ${text(base)}).href`;
      if (version !== 1) return appended(base, path);
      return `auth0LinkUrl('${path}'${base === 'process.env.AUTH0_BASE_URL' ? '' : `, ${base}`})`;
    },
  };
}

/** Returns a URL as a literal, or as a template. @param base an expression */
function appended(base: string, path: string): string {
  const literal = /^(['"])(https?:[^'"`\\$]*?)\/?\1$/.exec(base)?.[2];
  return literal === undefined ? `\`\${${base}}${path}\`` : `'${literal}${path}'`;
}

interface Construction {
  readonly file: ProjectFile;
  readonly options: Node | undefined;
}

/** Returns what constructs the client of a variable or an imported name: `new Auth0Client()`, `initAuth0()`. */
function* constructionOf({ document }: RewriteRequest, client: TSESTree.Identifier): Attempt<Construction> {
  const places = [{ document, node: client as Node }, ...document.imports.resolve(client)];
  const sites = places.flatMap((place) =>
    place.document.values.origins(place.node).map((origin) => ({ document: place.document, made: unwrap(origin) })),
  );
  const [site, ...others] = sites.filter(({ made }) => made.type !== T.Identifier);
  const isMade = site?.made.type === T.NewExpression || site?.made.type === T.CallExpression;
  if (!isMade || others.length > 0) return yield* refuse('reason.nextjs-settings-elsewhere');
  const { arguments: given } = site.made as TSESTree.NewExpression | TSESTree.CallExpression;
  return { file: { document: site.document, fileName: site.document.fileName }, options: given[0] };
}

/** Returns the declaration of the settings of a login that links. @param path of its callback */
export function linkSettings(
  { style }: RewriteRequest,
  { domain, clientId, clientSecret, urlOf }: ClientSettings,
  path: string,
  returnTo: string | undefined,
): string {
  return `${style.modern ? 'const' : 'var'} ${LINK_SETTINGS} = {
  domain: ${domain},
  clientId: ${clientId},
  clientSecret: ${clientSecret},
  callbackUrl: ${urlOf(path)},
${returnTo === undefined ? '' : `  returnTo: ${returnTo},\n`}};`;
}
