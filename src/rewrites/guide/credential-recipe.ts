import { isString } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { message } from '../../messages/message.js';
import { runsOnNode } from '../side.js';
import { auth0jsImport, auth0jsOf, requestRecipe } from './link-recipes.js';
import { functionStart } from './recipe.js';
import type { Recipe } from './recipe.js';
import type { SnippetPlace } from './snippet-place.js';
import { unlinkRecipe } from './unlink-recipe.js';

/** Returns what sends an access token instead of the ID token. */
export function credentialRecipe(place: SnippetPlace): Recipe {
  if (place.form === 'management-client' && !runsOnNode(place.side)) return managementRecipe(place);
  return isUnlinking(place) ? unlinkRecipe(place) : requestRecipe(place);
}

/** auth0.js asks for the access token itself. */
function managementRecipe(place: SnippetPlace): Recipe {
  return {
    code: `auth0ManagementClient(TENANT, CLIENT_ID, ${functionStart(place, 'error, management')}
  if (error) {
    console.error(error);
    return;
  }
  // Continue here as before, with this \`management\`.
});`,
    helpers: ['auth0ManagementClient'],
    options: { auth0js: auth0jsOf(place) },
    imports: auth0jsImport(place),
    todos: [message('todo.sign-with-rs256'), message('todo.allow-origin')],
  };
}

function isUnlinking({ document, nodes }: SnippetPlace): boolean {
  const call = nodes['call'];
  if (call?.type !== T.CallExpression && call?.type !== T.NewExpression) return false;
  if (calledName(call) === 'unLinkAccount') return true;
  const request = document.http.requestAt(call);
  if (request?.method !== undefined) return request.method === 'DELETE';
  return call.arguments.some((argument) => isString(argument) && /^delete$/i.test(argument.value));
}
