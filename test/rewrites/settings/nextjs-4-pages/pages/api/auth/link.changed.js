import auth0 from '../../../lib/auth0';
import { auth0LinkReturn, startAuth0ApiLink, finishAuth0ApiLink } from '../../../auth0-account-linking';

// Links a second account to the signed-in user: /api/auth/link?connection=github&returnTo=/account
export default async function link(req, res) {
  const session = await auth0.getSession(req);
  // TODO(auth0): Auth0 dashboard: add the full URL of /api/auth/link to Allowed Callback URLs.
  // TODO(auth0): Auth0 dashboard: grant AUTH0_MANAGEMENT_CLIENT_ID only the scope update:users. Keep its secret on the
  //   server.
  // TODO(auth0): Tell the user whether linking worked.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  const auth0LinkSettings = {
    domain: 'bikes.eu.auth0.com',
    clientId: process.env.AUTH0_CLIENT_ID,
    clientSecret: process.env.AUTH0_CLIENT_SECRET,
    callbackUrl: `${process.env.APP_BASE_URL}/api/auth/link`
  };
  const query = new URL(String(req.url), auth0LinkSettings.callbackUrl).searchParams;
  if (query.has('state')) {
    return finishAuth0ApiLink(req, res, auth0LinkSettings, session);
  }
  // No other site may start linking.
  if (req.headers['sec-fetch-site'] === 'cross-site') return res.status(403).end('Forbidden');
  // There is nobody to link to: an ordinary login.
  if (!session) return res.redirect(`/auth/login?${query.toString()}`);
  const connection = query.get('connection') ?? undefined;
  const returnTo = auth0LinkReturn(query.get('returnTo'), auth0LinkSettings.callbackUrl);
  startAuth0ApiLink(res, { ...auth0LinkSettings, connection, returnTo }, session);
}
