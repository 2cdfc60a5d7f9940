import { message } from '../../messages/message.js';
import type { SdkNodes } from '../../rules/forms.js';
import { editedSource, statementOf } from '../code.js';
import { insertHelpers } from '../helpers/insert.js';
import { appendProperty, propertyOf, removedFrom } from '../objects.js';
import { refuse, refuseOtherShape } from '../refusal.js';
import type { Rewriter } from '../rewriter.js';
import { LINK_DOCS, todoComment } from '../todos.js';
import { freshLogin } from './fresh-login.js';
import { emailScope } from './id-token.js';
import { besideLogin, linkCondition } from './keep-login.js';
import { linkTodos } from './link-todos.js';
import { linkingOptions } from './linking-options.js';
import { assertNoService, loginClientOf } from './receiver.js';
import { assertMovable, tokenOption } from './token-option.js';

/**
 * Rewrites the redirect `login()` of auth0.js up to version 7 into a popup login. After a redirect, the page's own
 * handlers would treat the response as the user's login; only the popup's callback receives a popup response.
 */
export const legacyLoginPopup: Rewriter<SdkNodes> = function* (request) {
  const option = yield* tokenOption(request, { elsewhere: true, optional: true });
  const { call, options, token, argument, removal } = option;
  if (propertyOf(options, 'popup')) return yield* refuseOtherShape('reason.already-popup');
  if (call.arguments.length > 1) return yield* refuse('reason.callback-of-redirect');
  if (!propertyOf(options, 'connection')) return yield* refuse('reason.no-connection');
  yield* assertMovable(option);
  const { text, style } = request;
  const receiver = request.nodes.receiver;
  const client = yield* loginClientOf(request, receiver, 'auth0-legacy');
  yield* assertNoService(client);
  const domain = client.write(call, 'domain');
  const condition = yield* linkCondition(request, option);
  const scope = emailScope(request, option, client.settings);
  const added = ['popup: true', ...scope.added, ...(yield* freshLogin(request, option))].join(', ');
  const callback = `, linkingLoginCallback(${domain.values.join()}, ${token.source}, onAuth0Link)`;
  const [start, end] = argument.range;
  const todos = linkTodos(token.source, message('todo.complete-on-auth0-link'), message('todo.upgrade-sdk'));
  return {
    target: 'popup',
    title: message('title.popup'),
    applicability: 'review',
    edits: [
      todoComment(text, statementOf(call).range[0], todos, LINK_DOCS, style),
      ...domain.edits,
      ...(condition === undefined
        ? [
            ...removal,
            ...scope.edits,
            ...(yield* appendProperty(text, options, added, removedFrom(option.options, option.removal))),
            { start: end, end, text: callback },
          ]
        : yield* besideLogin(
            request,
            option,
            condition,
            editedSource(request, call, [
              { start, end, text: (yield* linkingOptions(request, option, [added], scope.edits)) + callback },
            ]),
          )),
      ...(yield* insertHelpers(request, call, ['linkingLoginCallback', 'onAuth0Link'])),
    ],
    todos,
  };
};
