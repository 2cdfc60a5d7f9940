/** Why there is no automatic rewrite of an /authorize URL. */
export const URL_REASONS = {
  'reason.url-not-found': "Relink can't find the URL",
  'reason.url-ambiguous': 'the URL can have more than one value',
  'reason.url-in-text': 'the URL is part of a longer text',
  'reason.url-opened-elsewhere':
    "Relink doesn't follow where this URL is opened, so it can't tell what handles the response",
  'reason.url-sets-state': 'the URL already sets `state`',
  'reason.url-sets-nonce': 'the URL already sets `nonce`',
  'reason.url-sets-response-mode': 'the URL already sets `response_mode`',
  'reason.link-rendered': 'the URL is created when the page renders, not when the user follows it',
  'reason.login-response-unknown':
    "Relink can't tell what handles the response: the login doesn't clearly request a code or a token",
  'reason.response-page-not-found': "Relink can't find the page that handles this login's response",
  'reason.desktop-login': "Relink can't tell which code of this desktop app handles the login's response",
  'reason.callback-of-framework': "the login returns to a framework's own callback, which expects its own `state`",
  'reason.callback-of-spa-sdk':
    "the login returns to a page where Auth0's SDK would treat the new `state` as that of its own login",
  'reason.no-openid-scope': "the login doesn't clearly request the scope openid, so it may return no ID token",
  'reason.response-type-elsewhere': 'the response type is not in the URL',
  'reason.response-type-not-plain': 'the response type is not one plain string',
  'reason.response-domain-unknown': "Relink can't tell the tenant's domain where the login's response is handled",
  'reason.session-not-found': "the rewrite needs a session of the server (`req.session`), which this code doesn't use",
  'reason.token-not-expression': 'the token is not a separate expression',
  'reason.parameter-not-found': "Relink can't find the parameter",
  'reason.parameter-set-unknown': "Relink doesn't know this way of setting a parameter",
  'reason.parameter-chained': 'the parameter is set in a chain of calls',
  'reason.value-not-adjacent': 'the token is not next to its parameter',
} as const;
