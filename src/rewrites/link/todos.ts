import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { audienceTodo } from '../todos.js';
import type { Todo } from '../todos.js';
import { isSeen, readsParameter } from './callback.js';

/** What is left to do wherever an ID token is sent as `link_with`. */
export function linkTodos(token: string, ...others: readonly Todo[]): Todo[] {
  return [audienceTodo(token), SIGNED, ...others];
}

const SIGNED: Todo = {
  short: 'both logins have to be of this application, with RS256',
  sentence:
    'Set the application to sign ID tokens with RS256, and log both accounts in by the same application and domain.',
};

/** What there is to know about what is called back with the result of the login. */
export function callbackTodos(document: Document, callback: TSESTree.Node): Todo[] {
  if (!isSeen(document, callback)) return [CALLBACK_UNSEEN];
  return readsParameter(document, callback, 1) ? [PROFILE_IS_LINKED] : [];
}

export const PROFILE_IS_LINKED: Todo = {
  short: 'the profile is now that of the linked account',
  sentence: 'What is called back gets the profile of the linked account now, not that of the first one.',
};

export const UPGRADE: Todo = {
  short: 'upgrade to Lock 11 or auth0.js 9 or later',
  sentence:
    'Upgrade to Lock 11 or auth0.js 9 or later: database logins of older ones ended on 2018-08-06, whatever the code does.',
};

export const POPUP_LOCK: Todo = {
  short: 'load Lock 11 or later',
  sentence: 'Load Lock 11 or later: the new code is written for it.',
};

export const SHOW_RESULT: Todo = {
  short: 'show the user that the account is linked, or why not',
  sentence: 'Show the user that the account is linked, or why it is not: there was nothing to call back.',
};

export const OTHER_HANDLERS: Todo = {
  short: "no other handler may take this login for the user's",
  sentence:
    "Make sure that no other handler of this Lock's `authenticated` stores what it gets: it is the linked account's.",
};

/** What is called back is in another file. */
export const CALLBACK_UNSEEN: Todo = {
  short: "what is called back must not take the tokens for the user's",
  sentence:
    "What is called back gets profile and tokens of the linked account now: it must not store them as the user's.",
};

export const STORED_TOKEN: Todo = {
  short: 'the token is kept in sessionStorage while the page is left',
  sentence: 'Decide whether the access token may be kept in sessionStorage for the minutes in which the page is left.',
};

export const SERVER_CALLBACK: Todo = {
  short: "the callback has to link where the login's state is the one that is marked, and keep the session",
  sentence:
    "Extend the callback on the server: where the login's state is the marked one, link the account of its ID token to the user of the session, and do not start a new session.",
};

export const FRAGMENT_CALLBACK: Todo = {
  short: 'this code has to run on the page of the redirect_uri, before what reads tokens from its URL',
  sentence:
    'Load this code on the page of the `redirect_uri`, before anything that reads tokens from the URL: a login for linking comes back there with an ID token behind the #.',
};
