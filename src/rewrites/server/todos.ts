import type { Todo } from '../todos.js';

/** @param client what the code calls its `ManagementClient`; absent where its credentials come from the environment */
export function rightsTodo(client?: string): Todo {
  const who = client ?? 'the client in AUTH0_MANAGEMENT_CLIENT_ID';
  return {
    short: `${who} needs the scope update:users`,
    sentence: `Authorize ${client === undefined ? who : `the application of \`${client}\``} for the Management API with the scope update:users (and nothing that it does not need); keep its secret on the server.`,
  };
}

/** @param path of the new route */
export function callbackTodo(path: string): Todo {
  return {
    short: `add the URL of ${path} to the Allowed Callback URLs`,
    sentence: `Add the full URL of the new route ${path} to the application's Allowed Callback URLs; behind a proxy, set Express's "trust proxy", so that it is https.`,
  };
}

/** @param path of the new route of Next.js */
export function nextCallbackTodo(path: string): Todo {
  return {
    ...callbackTodo(path),
    sentence: `Add the full URL of the new route ${path} to the application's Allowed Callback URLs.`,
  };
}

export const PAGE_AFTERWARDS: Todo = {
  short: 'choose the page to show then',
  sentence: 'Choose the page to show when the account is linked; errors go to the error handler of Express.',
};

export const SETTINGS: Todo = {
  short: 'AUTH0_DOMAIN, AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET stand for the settings of the other strategy',
  sentence:
    'Replace AUTH0_DOMAIN, AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET by the settings that the other Auth0 strategy has.',
};

export const NODE_18: Todo = {
  short: 'fetch needs Node 18 or later',
  sentence: 'Run it by Node 18 or later, which has `fetch`.',
};

/** @param path of the route that the file's other login for linking comes back to */
export function sharedTodo(path: string): Todo {
  return {
    short: `this login comes back to ${path}, and goes on as that route says`,
    sentence: `Make sure that what ${path} shows is right for this login as well: both come back to it.`,
  };
}
