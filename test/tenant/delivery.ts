/** Delivers an authorization's outcome to the application: by redirect, by form, or by a message between windows. */
import { escapeHtml, html, inScript, redirect } from './messages.js';
import type { Answer } from './messages.js';

export interface Transaction {
  readonly clientId: string;
  /** The query of `/authorize`. */
  readonly query: Readonly<Record<string, string>>;
}

/** `code`, tokens, or `error` and `error_description`. */
export type Outcome = Readonly<Record<string, string>>;

export function deliver({ query }: Transaction, outcome: Outcome): Answer {
  const { state, redirect_uri, response_mode, response_type = 'code' } = query;
  const response = state === undefined ? outcome : { ...outcome, state };
  if (query['owp'] === 'true') return winChanPage(response);
  if (response_mode === 'web_message') return messagePage(query['web_message_target'] ?? redirect_uri ?? '*', response);
  if (redirect_uri === undefined) return html(400, '<h1>invalid_request</h1><p>redirect_uri is missing</p>');
  if (response_mode === 'form_post') return formPage(redirect_uri, response);
  const target = new URL(redirect_uri);
  // https://openid.net/specs/oauth-v2-multiple-response-types-1_0.html: a fragment, unless only a code is requested.
  const isFragment = response_mode === 'fragment' || (response_mode !== 'query' && response_type !== 'code');
  if (isFragment) target.hash = new URLSearchParams(response).toString();
  else for (const [name, value] of Object.entries(response)) target.searchParams.set(name, value);
  return redirect(target);
}

/**
 * Returns the popup's half of WinChan (https://github.com/mozilla/winchan), which gives Lock and auth0.js the result of
 * `owp=true`: it announces that it is ready, receives a request, and responds. All messages are JSON strings.
 */
function winChanPage(response: Outcome): Answer {
  return html(
    200,
    `<script>
      window.addEventListener('message', function (event) {
        var message;
        try { message = JSON.parse(event.data); } catch (error) { return; }
        if (message.a !== 'request') return;
        event.source.postMessage(JSON.stringify({ a: 'response', d: ${inScript(winChanResponse(response))} }), event.origin);
      });
      window.opener.postMessage(JSON.stringify({ a: 'ready' }), '*');
    </script>`,
  );
}

/** The older protocol puts errors under `err`; send both, because each SDK reads only its own. */
function winChanResponse(response: Outcome): object {
  if (response['error'] === undefined) return response;
  const { error: code, error_description: description } = response;
  return { ...response, err: { status: 401, name: code, code, description, details: { code, description } } };
}

/** Returns a page for `web_message`, which posts to the parent frame or to the window that opened the popup. */
function messagePage(target: string, response: Outcome): Answer {
  const origin = target === '*' ? '*' : new URL(target).origin;
  const message = inScript({ type: 'authorization_response', response });
  return html(200, `<script>(window.opener || window.parent).postMessage(${message}, ${inScript(origin)});</script>`);
}

function formPage(action: string, response: Outcome): Answer {
  const fields = Object.entries(response).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  return html(
    200,
    `<form method="post" action="${escapeHtml(action)}">${fields.join('')}</form><script>document.forms[0].submit();</script>`,
  );
}
