import type { TSESTree } from '@typescript-eslint/types';
import { unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { isCallFree, moduleOf } from '../code.js';
import { importName } from '../import-name.js';
import type { Unused } from '../link/unused.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import type { Router } from './nextjs-paths.js';
import { settingFor } from './sdk-settings.js';

type Node = TSESTree.Node;

export const PACKAGE = '@auth0/nextjs-auth0';

/** Functions that read the session without changing it. */
const READER = /(?:^|\.)(?:getSession|getAccessToken)$/;

/** Whether an expression has no call but one that reads the session. */
export function isReader(request: RewriteRequest, made: Node): boolean {
  return isCallFree(made) || (made.type === T.CallExpression && READER.test(sourceOf(request, made.callee)));
}

/** The modules of the package that have the same functions for Node and for the edge runtime. */
const SOURCE = /^@auth0\/nextjs-auth0(?:\/edge)?$/;

/** Whether a module has the SDK's functions. */
export function isSdkModule(name: string | undefined): name is string {
  return name !== undefined && SOURCE.test(name);
}

/** How a file accesses nextjs-auth0: through imports, or through an instance. */
export interface NextSdk {
  /** Returns the call that reads the session of a request. */
  readonly session: (req: string, res: string) => string;
  readonly handleCallback: string;
  readonly imports: readonly Edit[];
  /** The base URL as an expression, if the code sets it. */
  readonly baseUrl: string | undefined;
  readonly issuer: string;
}

/**
 * Returns how a file accesses the SDK.
 * @param at where new code uses the settings
 * @param unused an import that the new imports may replace
 */
export function* sdkOf(
  request: RewriteRequest,
  call: TSESTree.CallExpression,
  at: Node,
  router: Router,
  unused: Unused,
): Attempt<NextSdk> {
  const callee = unwrap(call.callee);
  const fromEnvironment = `process.env.AUTH0_ISSUER_BASE_URL${request.style.typescript ? ' as string' : ''}`;
  // In the App Router, the SDK reads the session of a request only together with a response, which it may update.
  const response =
    router === 'app' ? yield* importName(request, ['next/server', 'NextResponse', 'NextServerResponse']) : undefined;
  const session = (getSession: string) => (req: string, res: string) =>
    `${getSession}(${req}, ${response ? `new ${response.expression}()` : res})`;
  const source = callee.type === T.Identifier ? moduleOf(request.document, callee) : undefined;
  if (isSdkModule(source)) {
    // The new import replaces one that only the token needed.
    const getSession = yield* importName(request, [source, 'getSession', 'getAuth0Session'], unused.import);
    const callback = yield* importName(request, [source, 'handleCallback', 'handleAuth0Callback']);
    return {
      session: session(getSession.expression),
      handleCallback: callback.expression,
      imports: [...getSession.edits, ...callback.edits, ...(response?.edits ?? [])],
      baseUrl: undefined,
      issuer: fromEnvironment,
    };
  }
  const instance = callee.type === T.MemberExpression ? unwrap(callee.object) : undefined;
  const isOurs = instance && request.document.sdk.identify(instance, 'nextjs-client')?.by === 'proven';
  if (instance?.type !== T.Identifier || isOurs !== true) return yield* refuse('reason.nextjs-settings-elsewhere');
  const setting = yield* settingsOf(request, instance, at);
  return {
    session: session(`${instance.name}.getSession`),
    handleCallback: `${instance.name}.handleCallback`,
    imports: response?.edits ?? [],
    baseUrl: yield* setting('baseURL'),
    issuer: (yield* setting('issuerBaseURL')) ?? fromEnvironment,
  };
}

/** Returns a function that reads a setting of the SDK's instance, which may be in another file. */
function* settingsOf(
  request: RewriteRequest,
  instance: TSESTree.Identifier,
  at: Node,
): Attempt<(name: string) => Attempt<string | undefined>> {
  const [origin, ...others] = request.document.values.origins(instance);
  if (origin?.type === T.CallExpression && others.length === 0) {
    const [settings] = origin.arguments;
    return (name) => settingFor(request, settings, name, at);
  }
  const [remote, ...more] = request.document.imports.resolve(instance);
  const call = remote && unwrap(remote.node);
  if (remote === undefined || call?.type !== T.CallExpression || more.length > 0) {
    return yield* refuse('reason.nextjs-settings-elsewhere');
  }
  return function* (name) {
    const [settings] = call.arguments;
    if (settings === undefined) return undefined;
    const sites = remote.document.values.properties(settings, [name]);
    const [site, ...rest] = sites;
    if (sites.length === 0 && unwrap(settings).type === T.ObjectExpression) return undefined;
    // What is in the environment is the same in every file.
    const source = site?.value && sourceOf({ text: remote.document.text }, site.value);
    if (source === undefined || rest.length > 0 || !/^process\.env\.\w+!?$/.test(source)) {
      return yield* refuse('reason.nextjs-settings-elsewhere');
    }
    return source;
  };
}
