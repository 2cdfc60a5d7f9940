import type { CodeSnippet } from '../../core/types.js';
import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import { render } from '../../messages/render.js';
import { audienceTodo } from '../todos.js';
import type { SnippetPlace } from './snippet-place.js';

/**
 * Returns the request of the Management API in plain text, for code in a language that Relink can't write.
 * Facts: docs/auth0-facts.md#linking-request, docs/auth0-facts.md#unlinking-request.
 */
export function httpRequest(place: SnippetPlace): CodeSnippet {
  const domain = /^(['"])([\w.:-]+)\1$/.exec(place.settings.domain)?.[2] ?? 'YOUR_DOMAIN';
  const users = `https://${domain}/api/v2/users/PRIMARY_USER_ID/identities`;
  const isUnlinking = place.finding.ruleId === 'unlink-endpoint';
  const lines = isUnlinking
    ? [`DELETE ${users}/PROVIDER/LINKED_USER_ID HTTP/1.1`, 'Authorization: Bearer ACCESS_TOKEN']
    : [
        `POST ${users} HTTP/1.1`,
        'Authorization: Bearer ACCESS_TOKEN',
        'Content-Type: application/json',
        '',
        '{ "link_with": "SECOND_ID_TOKEN" }',
      ];
  const todos = isUnlinking ? UNLINK_TODOS : LINK_TODOS;
  const comments = [audienceTodo(''), ...todos].map((todo) => `# ${render(todo)}`);
  return { language: 'http', code: [...comments, ...lines].join('\n'), functions: [] };
}

const UNLINK_TODOS: readonly Message[] = [message('guide.unlink-request'), message('guide.unlink-split-id')];
const LINK_TODOS: readonly Message[] = [message('guide.link-second-login'), message('todo.sign-with-rs256')];
