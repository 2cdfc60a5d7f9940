import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';

/** @param client what the code calls its `ManagementClient`; absent where its credentials come from the environment */
export function rightsTodo(client?: string): Message {
  return client === undefined ? message('todo.grant-environment-client') : message('todo.grant-client', { client });
}
