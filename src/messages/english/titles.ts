/** What a quick fix does, in the imperative. */
export const TITLES = {
  'title.angularjs-signin': 'Log in the second account without replacing the session, and link it ({{client}})',
  'title.lock-to-popup': 'Turn this Lock into a linking popup',
  'title.separate-lock': 'Link in a popup with a separate Lock (Lock 11+)',
  'title.popup': 'Log in the second account in a popup and link it',
  'title.popup-callback': "Link in the popup's callback ({{client}})",
  'title.redirect-page': 'Keep the redirect; link on the callback page',
  'title.redirect-parse-hash': 'Keep the redirect; link where `parseHash` reads the login',
  'title.redirect-server': 'Keep the redirect; link in the server callback',
  'title.server-callback': 'Link on the server with a dedicated callback that keeps the session ({{client}})',
  'title.server-route': 'Link on the server with a dedicated route ({{client}})',
  'title.server-shared-route': "Link on the server through this file's existing linking login",
  'title.server-second-auth': 'Link on the server with a second `auth()` that keeps the session ({{client}})',
  'title.unlink': 'Unlink with DELETE /api/v2/users/{id}/identities/…',
  'title.unlink-management-client': "Unlink with {{client}}, this file's ManagementClient",
} as const;
