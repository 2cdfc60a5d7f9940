import { dottedName } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { requiredModule } from '../../core/values/exports.js';
import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import { globalSource } from '../link/receiver.js';
import { spaVersionOf } from '../link/spa-settings.js';
import { runsOnNode } from '../side.js';
import { audienceTodo } from '../todos.js';
import { connectionOf, loginParameters } from './login-parameters.js';
import { functionStart, importLine, joinedText } from './recipe.js';
import type { Recipe } from './recipe.js';
import type { SnippetPlace } from './snippet-place.js';

/** Both accounts have to log in to the same application, and Auth0 has to know this page. */
const DASHBOARD: readonly Message[] = [message('todo.sign-with-rs256'), message('todo.allow-origin')];

function tokenTodo(place: SnippetPlace): Message {
  return audienceTodo(place.token ?? 'accessToken');
}

/** A second Lock, in a popup. */
export function lockRecipe(place: SnippetPlace): Recipe {
  const { packages } = place.document.options;
  // A script of the page defines the class where the package does not depend on it.
  const isGlobal = packages !== undefined && !('auth0-lock' in packages);
  const known = classNamed(place, /^Auth0Lock$/, 'auth0-lock');
  const lock = known ?? (isGlobal && place.modules !== 'script' ? globalSource(place, 'Auth0Lock') : 'Auth0Lock');
  const isOld = !mayBe(versionOf(place.document, 'auth0-lock'), '>=11');
  return {
    code: `linkingLock(${lock}, CLIENT_ID, TENANT, ACCESS_TOKEN, onAuth0Link).show();`,
    helpers: ['linkingLock', 'onAuth0Link'],
    imports: known !== undefined || isGlobal ? [] : importLine(place, 'auth0-lock', 'Auth0Lock', true),
    todos: [...(isOld ? [message('todo.upgrade-sdk')] : []), tokenTodo(place), ...DASHBOARD],
  };
}

/** A second login with auth0.js, in a popup. */
export function auth0jsRecipe(place: SnippetPlace): Recipe {
  const isOld = !mayBe(versionOf(place.document, 'auth0-js'), '>=9') || place.form === 'widget-signin';
  const connection = connectionOf(place);
  return {
    code: `linkInAuth0Popup(TENANT, CLIENT_ID, ACCESS_TOKEN, onAuth0Link${connection ? ', CONNECTION' : ''});`,
    helpers: ['linkInAuth0Popup', 'onAuth0Link'],
    ...(connection ? { values: { CONNECTION: connection } } : {}),
    options: { auth0js: auth0jsOf(place) },
    imports: auth0jsImport(place),
    todos: [...(isOld ? [message('todo.upgrade-sdk')] : []), tokenTodo(place), ...DASHBOARD],
  };
}

/** Returns the name of auth0.js in this file. */
export function auth0jsOf(place: SnippetPlace): string {
  return importedAs(place, /^auth0-js$|^auth0\.js$/) ?? 'auth0';
}

export function auth0jsImport(place: SnippetPlace): readonly string[] {
  return isLoaded(place, 'auth0-js') ? [] : importLine(place, 'auth0-js', 'auth0', true);
}

/** A second client of auth0-spa-js, which logs in in a popup. */
export function spaRecipe(place: SnippetPlace): Recipe {
  const { document, modules } = place;
  const version = spaVersionOf(place);
  const known = importsName(place, '@auth0/auth0-spa-js', 'Auth0Client');
  const client = modules === 'script' && version === 2 ? 'auth0.Auth0Client' : 'Auth0Client';
  const isOther = /@auth0\/auth0-(?:react|vue|angular)/.test(document.text);
  const parameters = loginParameters(place);
  return {
    code: `linkInPopup(TENANT, CLIENT_ID, ACCESS_TOKEN${parameters ? ', LOGIN_PARAMETERS' : ''}).then(${functionStart(place, '')}
  onAuth0Link();
}, onAuth0Link);`,
    helpers: ['linkInPopup', 'onAuth0Link'],
    ...(parameters ? { values: { LOGIN_PARAMETERS: parameters } } : {}),
    options: { spa: { client, version } },
    imports: known ? [] : importLine(place, '@auth0/auth0-spa-js', 'Auth0Client', false),
    todos: [...(isOther ? [message('todo.spa-dependency')] : []), tokenTodo(place), ...DASHBOARD],
  };
}

/** A login without an SDK: a redirect that returns an ID token to this page. */
export function redirectRecipe(place: SnippetPlace): Recipe {
  const { redirectUri } = place.settings;
  const connection = connectionOf(place);
  return {
    code: `// On the callback page, first of all:
takeAuth0Link(TENANT, onAuth0Link);

// Where the user asks to link an account:
startAuth0Link(TENANT, CLIENT_ID, ${redirectUri ?? "'YOUR_CALLBACK_URL'"}, ACCESS_TOKEN${connection ? ', CONNECTION' : ''});`,
    helpers: ['startAuth0Link', 'takeAuth0Link', 'onAuth0Link'],
    ...(connection ? { values: { CONNECTION: connection } } : {}),
    todos: [tokenTodo(place), message('todo.stored-token'), ...DASHBOARD],
  };
}

/** AngularJS: a popup of the auth0.js below auth0-angular, which keeps the user's profile and tokens. */
export function angularjsRecipe(place: SnippetPlace): Recipe {
  const scope = /\$scope\b/.test(place.document.text) ? '$scope' : '$rootScope';
  const receiver = place.nodes['receiver'];
  const auth = (receiver && dottedName(receiver)) ?? 'auth';
  return {
    code: `linkBySigninAndFetch(${auth}, ${scope}, ACCESS_TOKEN, {}, ${functionStart(place, '')}
  onAuth0Link();
}, onAuth0Link);`,
    helpers: ['linkBySigninAndFetch', 'onAuth0Link'],
    todos: [tokenTodo(place), ...DASHBOARD],
  };
}

/** The request alone, for a platform whose second login Relink can't write. */
export function requestRecipe(place: SnippetPlace): Recipe {
  const pkce = place.side === 'desktop' ? [message('todo.desktop-login')] : [];
  const todos = [tokenTodo(place), message('todo.second-id-token'), ...pkce, message('todo.sign-with-rs256')];
  if (runsOnNode(place.side)) {
    const owner = { code: 'auth0LinkOwner(ACCESS_TOKEN, secondIdToken)' };
    const url = joinedText(place, [
      'https://',
      { code: place.settings.domain },
      '/api/v2/users/',
      owner,
      '/identities',
    ]);
    return {
      code: `askAuth0(${url}, ACCESS_TOKEN, {\n  link_with: secondIdToken,\n});`,
      helpers: ['askAuth0', 'auth0LinkOwner'],
      todos,
    };
  }
  if (place.style.modern) {
    return { code: 'linkAuth0Account(TENANT, ACCESS_TOKEN, secondIdToken);', helpers: ['linkAuth0Account'], todos };
  }
  return {
    code: `requestAuth0Link(TENANT, ACCESS_TOKEN, secondIdToken, ${functionStart(place, '')}
  onAuth0Link();
}, onAuth0Link);`,
    helpers: ['requestAuth0Link', 'onAuth0Link'],
    todos,
  };
}

/** Returns the source of a class that the file's own code constructs: `Auth0Lock`, `window.Auth0Lock`. */
function classNamed(place: SnippetPlace, name: RegExp, module: string): string | undefined {
  for (const { callee } of place.document.sdk.constructions()) {
    const source = dottedName(callee);
    if (source !== undefined && name.test(source.split('.').at(-1) ?? '')) return source;
  }
  return importedAs(place, new RegExp(`^${module}$`));
}

/** Returns the local name of a module's default export. */
function importedAs({ program }: SnippetPlace, module: RegExp): string | undefined {
  for (const statement of program?.ast.body ?? []) {
    if (statement.type === T.ImportDeclaration && module.test(statement.source.value)) {
      const local = statement.specifiers.find(
        ({ type }) => type === T.ImportDefaultSpecifier || type === T.ImportNamespaceSpecifier,
      );
      if (local) return local.local.name;
    }
    if (statement.type !== T.VariableDeclaration) continue;
    for (const { id, init } of statement.declarations) {
      if (id.type === T.Identifier && init && module.test(requiredModule(init) ?? '')) return id.name;
    }
  }
  return undefined;
}

function isLoaded(place: SnippetPlace, module: string): boolean {
  return importedAs(place, new RegExp(`^${module}$`)) !== undefined;
}

function importsName({ program }: SnippetPlace, module: string, name: string): boolean {
  return (program?.ast.body ?? []).some(
    (statement) =>
      statement.type === T.ImportDeclaration &&
      statement.source.value === module &&
      statement.specifiers.some(({ local }) => local.name === name),
  );
}
