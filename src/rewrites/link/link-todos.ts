import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import { audienceTodo } from '../todos.js';
import { isSeen, readsParameter } from './callback.js';

/** Returns the TODOs for every rewrite that sends an ID token as `link_with`. */
export function linkTodos(token: string, ...others: readonly Message[]): Message[] {
  return [audienceTodo(token), message('todo.sign-with-rs256'), ...others];
}

/** Returns the TODOs about the callback that receives the login's result. */
export function callbackTodos(document: Document, callback: TSESTree.Node): Message[] {
  if (!isSeen(document, callback)) return [message('todo.callback-unseen')];
  return readsParameter(document, callback, 1) ? [message('todo.profile-is-linked')] : [];
}
