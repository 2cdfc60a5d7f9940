import type { TSESTree } from '@typescript-eslint/types';
import type { Inspected } from '../../core/engine/inspect.js';
import { hostOf } from '../../core/hosts/hosts.js';
import { T } from '../../core/syntax/node-types.js';
import type { ParsedProgram } from '../../core/syntax/parse.js';
import type { Finding } from '../../core/types.js';
import { requiredModule } from '../../core/values/exports.js';
import type { Message } from '../../messages/message.js';
import type { Auth0Document } from '../../rules/auth0/auth0-document.js';
import type { Auth0Draft } from '../../rules/forms.js';
import { isInScope } from '../code.js';
import { isEsModule } from '../es-module.js';
import type { CodePlatform } from '../helpers/snippets.js';
import { surroundingsOf } from '../helpers/surroundings.js';
import type { Project } from '../project.js';
import { programOfFinding } from '../rewriter.js';
import type { Setting } from '../settings/set-ups.js';
import { PLACEHOLDERS } from '../settings/write-settings.js';
import type { FoundSettings } from '../settings/write-settings.js';
import { sideOf } from '../side.js';
import type { Side } from '../side.js';
import { styleOf } from '../style.js';
import type { Style } from '../style.js';
import { clientSettingsElsewhere, requestAt } from './client-settings.js';
import { quoted, repeatable, repeatableTemplate, repeatableToken } from './expressions.js';
import { isAuth0Profile } from './passport-user.js';
import { registrationOf } from './route-place.js';
import { addressOf, serverSettings } from './server-settings.js';
import type { LoginSettings } from './server-settings.js';
import { settingsFor } from './tenant-settings.js';
import type { OwnSettings } from './tenant-settings.js';

type Node = TSESTree.Node;

/** Settings as expressions for a place; placeholders for those that the project does not have. */
export interface SnippetSettings extends Pick<OwnSettings, 'connection' | 'redirectUri'> {
  readonly domain: string;
  readonly clientId: string;
  /** The environment variable with the client's secret, on a server. */
  readonly clientSecret: string;
  /** Returns the address of a path of the application, on a server. */
  readonly addressOf: (path: string) => string;
  /** Returns the statements that import what code needs for settings of other files. */
  readonly importsFor: (code: string) => readonly string[];
}

/** The place that a snippet is for: where it runs, how the file is written, and the file's names for its values. */
export interface SnippetPlace {
  readonly document: Auth0Document;
  readonly finding: Finding;
  readonly form: Auth0Draft['form'];
  readonly nodes: Readonly<Partial<Record<string, Node>>>;
  /** The program with the finding; undefined for a finding that is in no script. */
  readonly program: ParsedProgram | undefined;
  readonly style: Style;
  readonly side: Side;
  readonly surroundings: CodePlatform;
  /** How the file loads modules; `script` if it relies on globals. */
  readonly modules: 'esm' | 'commonjs' | 'script';
  readonly settings: SnippetSettings;
  /** The expression of the user's access token; undefined if the code has none that is safe to repeat. */
  readonly token: string | undefined;
  /** The expression of the linked user's id. */
  readonly userId: string | undefined;
  /** Whether Passport's user is known to have the profile's Auth0 id; other users are the application's. */
  readonly hasAuth0Profile: () => boolean;
  /** Why there is no rewrite. */
  readonly reason: Message['id'] | undefined;
}

/** The style of a snippet for a document without a script. */
const PLAIN: Style = {
  quote: "'",
  semicolons: true,
  indent: '  ',
  eol: '\n',
  trailingCommas: true,
  modern: true,
  spacedParameters: true,
  typescript: false,
  types: 'current',
};

/** Returns what a snippet for a finding has to know. */
export function snippetPlace(
  { finding, draft, document }: Inspected<Auth0Draft, Auth0Document>,
  fileName: string,
  project: Project,
  reason: Message | undefined,
): SnippetPlace {
  const { text } = document;
  const program = programOfFinding(document.programs, finding);
  const nodes: SnippetPlace['nodes'] = draft.nodes;
  const style = styleAt(text, document, program);
  const side = program && !program.region.foreign ? sideOf(document, fileName, program) : 'browser';
  const { token, userId } = nodes;
  const call = nodes['call'] ?? nodes['url'];
  const isVisible = side !== 'desktop' || !token || !call || isInScope(document, token, call);
  const isServer = isServerLogin(finding, draft.form, side);
  // Its code registers another route.
  const at = call && isServer ? registrationOf(call) : call;
  const own = settingsFor({
    document,
    program,
    quote: style.quote,
    cast: style.typescript ? ' as string' : '',
    isModern: style.modern,
    at,
    receiver: nodes['receiver'],
    url: nodes['url'],
    token,
  });
  const script = program?.region.foreign === true ? undefined : program;
  const elsewhere = script && { document, finding, fileName, project, program: script, style, side, at };
  return {
    document,
    finding,
    form: draft.form,
    nodes,
    program,
    style,
    side,
    surroundings: program
      ? surroundingsOf({ document, side, program })
      : { side, nodeHasFetch: undefined, native: false },
    modules: modulesOf(fileName, program),
    settings: isServer
      ? ofServer(own, elsewhere && serverSettings(requestAt(elsewhere)), style)
      : ofClient(own, () => elsewhere && clientSettingsElsewhere(elsewhere, draft.form), style),
    // What is wrong with an ID token is that it is sent here.
    token: finding.ruleId === 'id-token-bearer' || !isVisible ? undefined : repeatableToken(text, program, token),
    userId: userId && (repeatable(text, program, userId) ?? repeatableTemplate(text, program, userId)),
    hasAuth0Profile: () => elsewhere !== undefined && isAuth0Profile(requestAt(elsewhere)),
    reason: reason?.id,
  };
}

/** Whether a finding is a login by a server, which starts it in a route. */
function isServerLogin({ ruleId }: Finding, form: string, side: Side): boolean {
  if (ruleId === 'unlink-endpoint' || ruleId === 'id-token-bearer' || side === 'desktop') return false;
  return side === 'server' || /^(?:oidc|openid|passport)-/.test(form);
}

/** Returns a document's own settings, with those of other files where it lacks one. */
function ofClient(own: OwnSettings, elsewhere: () => FoundSettings | undefined, { quote }: Style): SnippetSettings {
  const { domain, clientId } = own;
  const isComplete = domain !== undefined && clientId !== undefined;
  const found = isComplete ? undefined : elsewhere();
  const { values = {} } = found ?? {};
  return {
    ...placeholders(own, quote),
    domain: domain ?? values.domain ?? quoted(PLACEHOLDERS.domain, quote),
    clientId: clientId ?? values['client id'] ?? quoted(PLACEHOLDERS['client id'], quote),
    importsFor: (code) => {
      const isUsed = (mine: string | undefined, value: string | undefined): boolean =>
        mine === undefined && value !== undefined && code.includes(value);
      const wanted: Setting[] = [
        ...(isUsed(domain, values.domain) ? (['domain'] as const) : []),
        ...(isUsed(clientId, values['client id']) ? (['client id'] as const) : []),
      ];
      return found?.imports(wanted) ?? [];
    },
  };
}

/** Returns the settings of a server, from its own file or from others. */
function ofServer(own: OwnSettings, found: LoginSettings | undefined, style: Style): SnippetSettings {
  const rest = placeholders(own, style.quote);
  const { redirectUri, baseUrl } = own;
  const address =
    found?.address ??
    (redirectUri !== undefined
      ? { source: redirectUri, hasPath: true }
      : baseUrl !== undefined
        ? { source: baseUrl, hasPath: false }
        : undefined);
  return {
    ...rest,
    domain: own.domain ?? found?.domain ?? rest.domain,
    clientId: own.clientId ?? found?.clientId ?? rest.clientId,
    clientSecret: found?.clientSecret ?? rest.clientSecret,
    addressOf: (path) => addressOf(path, address, style) ?? rest.addressOf(path),
    importsFor: (code) => found?.importsFor(code) ?? [],
  };
}

function placeholders({ connection, redirectUri }: OwnSettings, quote: string): SnippetSettings {
  return {
    connection,
    redirectUri,
    domain: quoted(PLACEHOLDERS.domain, quote),
    clientId: quoted(PLACEHOLDERS['client id'], quote),
    clientSecret: 'process.env.AUTH0_CLIENT_SECRET',
    addressOf: () => quoted('YOUR_CALLBACK_URL', quote),
    importsFor: () => [],
  };
}

/** Returns the style of the finding's script, or that of the document's longest one for an attribute. */
function styleAt(text: string, { programs }: Auth0Document, program: ParsedProgram | undefined): Style {
  const isScript = ({ region }: ParsedProgram): boolean =>
    region.kind === 'script' && !region.synthetic && !region.foreign;
  const scripts = programs.filter(isScript).sort((a, b) => b.nodes.length - a.nodes.length);
  const model = program && isScript(program) ? program : scripts[0];
  return model ? { ...styleOf(text, model), eol: '\n' } : PLAIN;
}

function modulesOf(fileName: string, program: ParsedProgram | undefined): SnippetPlace['modules'] {
  if (program === undefined || program.region.foreign) return 'script';
  if (isEsModule(program.ast) || hostOf(fileName)?.kind === 'component') return 'esm';
  return program.nodes.some((node) => node.type === T.CallExpression && requiredModule(node) !== undefined)
    ? 'commonjs'
    : 'script';
}

/** Returns parameters for a function's head, with types where the style has them. */
export function typed({ style }: Pick<SnippetPlace, 'style'>, ...names: readonly string[]): string {
  return names.map((name) => (style.typescript ? `${name}: any` : name)).join(', ');
}

/** Returns the property of Passport's user with the Auth0 id; an application's own user may have it under any name. */
export function passportId(place: Pick<SnippetPlace, 'hasAuth0Profile'>): string {
  return place.hasAuth0Profile() ? 'user_id' : 'YOUR_AUTH0_ID';
}
