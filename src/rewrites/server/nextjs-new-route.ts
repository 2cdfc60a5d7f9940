import { applyEdits } from '../../core/edits.js';
import { openFile } from '../../core/engine/document.js';
import { T } from '../../core/syntax/node-types.js';
import type { FileChange } from '../../core/types.js';
import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import { auth0Document } from '../../rules/auth0/auth0-document.js';
import { vocabulary } from '../../rules/auth0/auth0-vocabulary.js';
import { completed } from '../complete-edits.js';
import { insertHelpers } from '../helpers/insert.js';
import { extensionOf, folderOf, relativeSpecifier } from '../helpers/module/paths.js';
import { pathIn } from '../helpers/module/searched-files.js';
import { refuse, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import { inStyle } from '../style.js';
import { LINK_DOCS, todoLines } from '../todos.js';
import { applicationOf, assertReached, fileIn } from './nextjs-application.js';
import type { Application } from './nextjs-application.js';
import { clientOf } from './nextjs-client.js';
import type { ExportedClient } from './nextjs-client.js';
import { clientSettings, linkSettings, LINK_SETTINGS } from './nextjs-link-settings.js';
import { rightsTodo } from './server-todos.js';

/** A route that links the account of whoever follows a link to it. */
export interface LinkRoute {
  readonly path: string;
  /** Its file and its helper module; none if an earlier rewrite has created it. */
  readonly files: readonly FileChange[];
  readonly todos: readonly Message[];
}

/**
 * Returns the application's route that links, which a change may have to create: next to the SDK's login route, where
 * the middleware treats it alike. Nothing of it is the SDK's, which would save a session of the second account
 * (docs/auth0-facts.md#nextjs-start-login).
 * @param loginPath of the SDK's login route
 */
export function* linkRoute(request: RewriteRequest, loginPath: string): Attempt<LinkRoute> {
  const application = yield* applicationOf(request);
  const isApp = application.router === 'app';
  const parent = isApp || loginPath.startsWith('/api/') ? loginPath.replace(/\/login$/, '') : '/api/auth';
  const path = `${parent}/link`;
  yield* assertReached(application, path);
  const folder = pathIn(application.folder, path.slice(1));
  const existing = isApp
    ? ['route', 'page'].flatMap((name) => fileIn(request, folder, name) ?? [])
    : [folder, pathIn(folder, 'index')].flatMap(
        (file) => fileIn(request, folderOf(file), file.slice(folderOf(file).length + 1)) ?? [],
      );
  if (existing.length > 0) {
    // An earlier rewrite has created it.
    const isOurs = existing.every(({ text }) => /\bauth0LinkReturn\(\s*query\.get\(/.test(text));
    return isOurs ? { path, files: [], todos: [] } : yield* refuse('reason.route-exists', { route: path });
  }
  const client = yield* clientOf(request);
  return yield* created(request, { application, client, path, loginPath });
}

interface Place {
  readonly application: Application;
  readonly client: ExportedClient;
  readonly path: string;
  readonly loginPath: string;
}

function* created(request: RewriteRequest, place: Place): Attempt<LinkRoute> {
  const { application, client, path } = place;
  const { router } = application;
  const isTypeScript = /^\.[cm]?tsx?$/.test(extensionOf(client.fileName));
  const name = pathIn(application.folder, path.slice(1)) + (router === 'app' ? '/route' : '');
  const file = `${name}.${isTypeScript ? 'ts' : 'js'}`;
  const fileName = request.fileName.includes('\\') ? file.replaceAll('/', '\\') : file;
  const todos = [message('todo.allow-callback-url', { path }), rightsTodo(), message('todo.show-result')];
  // The same whichever link is rewritten first.
  const style = { ...client.style, types: request.style.types, modern: true };
  const at = { ...request, fileName, style };
  const specifier = client.alias ?? withoutExtension(relativeSpecifier(folderOf(file), client.fileName));
  const imports = importLines(place, specifier, isTypeScript)
    .map((line) => inStyle(line, style))
    .join(style.eol);
  const inFile = yield* requestFor(at, imports);
  const imported = yield* understood(inFile.program.ast.body.at(-1), 'reason.code-not-found');
  const local = imported.type === T.ImportDeclaration ? imported.specifiers[0]?.local : undefined;
  const use = yield* understood(local, 'reason.code-not-found');
  const settings = linkSettings(inFile, yield* clientSettings(inFile, use, use), path, undefined);
  const code = inStyle(routeCode({ ...place, isTypeScript, settings, todos }), style);
  const helpers =
    router === 'app'
      ? (['auth0LinkReturn', 'startAuth0CodeLink', 'finishAuth0CodeLink'] as const)
      : (['auth0LinkReturn', 'startAuth0ApiLink', 'finishAuth0ApiLink'] as const);
  const inserted = yield* insertHelpers(inFile, imported, helpers);
  const end = imports.length;
  const edits = completed([
    ...inserted.filter(({ complete }) => complete !== undefined),
    { start: end, end, text: style.eol + style.eol + code },
    ...inserted.filter(({ complete }) => complete === undefined),
  ]);
  const text = applyEdits(imports, edits) + style.eol;
  const route: FileChange = { fileName, edits: [{ start: 0, end: 0, text }] };
  return { path, files: [...edits.flatMap(({ files = [] }) => files), route], todos };
}

function importLines({ application, client }: Place, specifier: string, isTypeScript: boolean): string[] {
  const types = isTypeScript && application.router === 'pages';
  const imported = client.isDefault ? client.name : `{ ${client.name} }`;
  return [
    ...(types ? [`import type { NextApiRequest, NextApiResponse } from 'next';`] : []),
    `import ${imported} from '${specifier}';`,
  ];
}

/** Returns a request for a new file. */
function* requestFor(request: RewriteRequest, text: string): Attempt<RewriteRequest> {
  const { fileName, project } = request;
  const { options } = request.document;
  const document = auth0Document(openFile({ fileName, text }, vocabulary, options, project));
  const program = yield* understood(document.programs[0], 'reason.code-not-found');
  return {
    finding: request.finding,
    nodes: {},
    text,
    fileName,
    project,
    document,
    program,
    style: request.style,
    side: 'server',
  };
}

interface RouteText extends Place {
  readonly isTypeScript: boolean;
  readonly settings: string;
  readonly todos: readonly Message[];
}

/** Returns the code of the route, in the style of snippets. */
function routeCode({ application, client, path, loginPath, isTypeScript, settings, todos }: RouteText): string {
  const code = application.router === 'app' ? appRoute(client.name, isTypeScript) : apiRoute(client.name, isTypeScript);
  const page = client.returnTo === undefined ? '' : ` ?? '${client.returnTo}'`;
  const body = [
    `const session = await ${code.session};`,
    ...todos.map((todo) => todoLines(todo, '')),
    `// See ${LINK_DOCS}`,
    settings,
    `const query = ${code.query};`,
    `if (query.has('state')) {\n${code.finish}\n}`,
    '// No other site may start linking.',
    `if (${code.site} === 'cross-site') ${code.forbidden}`,
    '// There is nobody to link to: an ordinary login.',
    `if (!session) ${code.redirect(`\`${loginPath}?\${query.toString()}\``)}`,
    `const connection = query.get('connection') ?? undefined;`,
    `const returnTo = auth0LinkReturn(query.get('returnTo')${page}, ${LINK_SETTINGS}.callbackUrl);`,
    code.start(`{ ...${LINK_SETTINGS}, connection, returnTo }`),
  ];
  const lines = body.flatMap((part) => part.split('\n').map((line) => `  ${line}`));
  const about = `// Links a second account to the signed-in user: ${path}?connection=github&returnTo=/account`;
  return [about, code.head, ...lines, '}'].join('\n');
}

/** The parts of a route that depend on its router. */
interface RouteCode {
  readonly head: string;
  readonly session: string;
  readonly finish: string;
  /** The header that tells which site a request comes from. */
  readonly site: string;
  readonly forbidden: string;
  readonly query: string;
  readonly redirect: (url: string) => string;
  readonly start: (options: string) => string;
}

function appRoute(client: string, isTypeScript: boolean): RouteCode {
  return {
    head: `export async function GET(request${isTypeScript ? ': Request' : ''}) {`,
    session: `${client}.getSession()`,
    finish: `  return finishAuth0CodeLink(request, ${LINK_SETTINGS}, session?.user.sub);`,
    site: `request.headers.get('sec-fetch-site')`,
    forbidden: `return new Response('Forbidden', { status: 403 });`,
    query: 'new URL(request.url).searchParams',
    redirect: (url) => `return Response.redirect(new URL(${url}, ${LINK_SETTINGS}.callbackUrl));`,
    start: (options) => `return startAuth0CodeLink(${options}, session.user.sub);`,
  };
}

function apiRoute(client: string, isTypeScript: boolean): RouteCode {
  const [req, res] = isTypeScript ? ['req: NextApiRequest', 'res: NextApiResponse'] : ['req', 'res'];
  return {
    head: `export default async function link(${req}, ${res}) {`,
    session: `${client}.getSession(req)`,
    finish: `  return finishAuth0ApiLink(req, res, ${LINK_SETTINGS}, session);`,
    site: `req.headers['sec-fetch-site']`,
    forbidden: `return res.status(403).end('Forbidden');`,
    query: `new URL(String(req.url), ${LINK_SETTINGS}.callbackUrl).searchParams`,
    redirect: (url) => `return res.redirect(${url});`,
    start: (options) => `startAuth0ApiLink(res, ${options}, session);`,
  };
}

function withoutExtension(specifier: string): string {
  return specifier.replace(/(?:\/index)?\.[cm]?[jt]sx?$/, '');
}
