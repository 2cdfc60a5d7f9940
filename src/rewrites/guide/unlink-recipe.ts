import type { TSESTree } from '@typescript-eslint/types';
import { dottedName, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { message } from '../../messages/message.js';
import type { HelperName } from '../helpers/snippets.js';
import { runsOnNode } from '../side.js';
import { audienceTodo } from '../todos.js';
import { httpClientOf } from '../unlink/clients.js';
import { functionStart, joinedText } from './recipe.js';
import type { Recipe } from './recipe.js';
import type { SnippetPlace } from './snippet-place.js';

type Node = TSESTree.Node;

const PATH: readonly HelperName[] = ['auth0IdentityPath'];

/** Returns the request that unlinks an account, with the file's own HTTP client where that is certain. */
export function unlinkRecipe(place: SnippetPlace): Recipe {
  return {
    ...(byClient(place) ?? withoutClient(place)),
    todos: [
      audienceTodo(place.token ?? 'accessToken'),
      message('todo.linked-user-id', { userId: place.userId ?? 'linkedUserId' }),
    ],
  };
}

type Code = Pick<Recipe, 'code' | 'helpers'>;

/** A request by a helper: `fetch`, Node's `https`, or `XMLHttpRequest` in a page that is written in ES5. */
function withoutClient(place: SnippetPlace): Code {
  const values = 'TENANT, ACCESS_TOKEN, LINKED_USER_ID';
  if (place.style.modern || runsOnNode(place.side)) {
    return { code: `unlinkAuth0Account(${values});`, helpers: ['unlinkAuth0Account'] };
  }
  const code = `requestAuth0Unlink(${values}, ${functionStart(place, 'error')}
  if (error) {
    console.error(error);
  }
});`;
  return { code, helpers: ['requestAuth0Unlink'] };
}

function byClient(place: SnippetPlace): Code | undefined {
  const { document, nodes, settings, reason } = place;
  // It would send the token of the application's own session to Auth0.
  if (reason === 'reason.header-replaced') return undefined;
  const call = nodes['call'];
  if (call?.type !== T.CallExpression) return undefined;
  const client = httpClientOf(document, call.callee);
  const owner = ownerOf(call.callee);
  if (client === undefined || owner === undefined) return undefined;
  const url = joinedText(place, [
    'https://',
    { code: settings.domain },
    { code: 'auth0IdentityPath(ACCESS_TOKEN, LINKED_USER_ID)' },
  ]);
  const headers = `headers: { Authorization: ${joinedText(place, ['Bearer ', { code: 'ACCESS_TOKEN' }])} }`;
  const code = request(client.name, owner, url, headers);
  return code === undefined ? undefined : { code, helpers: PATH };
}

function request(client: string, owner: string, url: string, headers: string): string | undefined {
  switch (client) {
    case 'axios':
    case 'got':
    case 'ky':
      return `${owner}.delete(${url}, {\n  ${headers},\n});`;
    case 'angular':
      return `${owner}.delete(${url}, {\n  ${headers},\n}).subscribe();`;
    case 'angularjs':
      return `${owner}({\n  method: 'DELETE',\n  url: ${url},\n  ${headers},\n});`;
    case 'jquery':
      return `${owner}.ajax({\n  type: 'DELETE',\n  url: ${url},\n  ${headers},\n});`;
    case 'apps-script':
      return `UrlFetchApp.fetch(${url}, {\n  method: 'delete',\n  ${headers},\n});`;
    default:
      return undefined;
  }
}

/** Returns the client's own name: `axios` of `axios.post`, `$` of `$.ajax`, `$http` of `$http` and `$http.post`. */
function ownerOf(start: Node): string | undefined {
  const callee = unwrap(start);
  const name = dottedName(callee);
  if (callee.type !== T.MemberExpression || name === undefined) return name;
  // `this.$http(…)` calls the client itself.
  return /(?:^|\.)\$?(?:http|axios)$/.test(name) ? name : dottedName(callee.object);
}
