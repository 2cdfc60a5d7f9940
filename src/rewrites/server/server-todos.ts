import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';

/**
 * Returns the TODO to grant a client the scopes for linking.
 * @param client the name of the code's `ManagementClient`; absent if the credentials come from the environment
 */
export function rightsTodo(client?: string): Message {
  return client === undefined ? message('todo.grant-environment-client') : message('todo.grant-client', { client });
}

/** Returns the names of environment variables for a TODO. @param expressions such as `process.env.SECRET` */
export function variablesOf(expressions: readonly string[]): string {
  return expressions.map((each) => each.replace('process.env.', '')).join(', ');
}
