import { auth0 } from '../../../../lib/auth0';
import { auth0LinkReturn, startAuth0CodeLink, finishAuth0CodeLink } from '../../../auth0-account-linking';

// Links a second account to the signed-in user: /api/auth/link?connection=github&returnTo=/account
export async function GET(request: Request) {
  const session = await auth0.getSession();
  // TODO(auth0): Auth0 dashboard: add the full URL of /api/auth/link to Allowed Callback URLs.
  // TODO(auth0): Auth0 dashboard: grant AUTH0_MANAGEMENT_CLIENT_ID only the scope update:users. Keep its secret on the
  //   server.
  // TODO(auth0): Tell the user whether linking worked.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  const auth0LinkSettings = {
    domain: process.env.AUTH0_DOMAIN as string,
    clientId: process.env.AUTH0_CLIENT_ID as string,
    clientSecret: process.env.AUTH0_CLIENT_SECRET,
    callbackUrl: `${process.env.APP_BASE_URL}/api/auth/link`,
  };
  const query = new URL(request.url).searchParams;
  if (query.has('state')) {
    return finishAuth0CodeLink(request, auth0LinkSettings, session?.user.sub);
  }
  // No other site may start linking.
  if (request.headers.get('sec-fetch-site') === 'cross-site') return new Response('Forbidden', { status: 403 });
  // There is nobody to link to: an ordinary login.
  if (!session) return Response.redirect(new URL(`/api/auth/login?${query.toString()}`, auth0LinkSettings.callbackUrl));
  const connection = query.get('connection') ?? undefined;
  const returnTo = auth0LinkReturn(query.get('returnTo'), auth0LinkSettings.callbackUrl);
  return startAuth0CodeLink({ ...auth0LinkSettings, connection, returnTo }, session.user.sub);
}
