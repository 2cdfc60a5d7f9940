// options: {"packages": {"@remix-run/node": "^2.9.0"}}
import querystring from 'node:querystring';
import { redirect } from '@remix-run/node';
import { requireUser } from '../session.server';

// The query of the address is replaced, so it may already have one.
export async function loader({ request }) {
  const user = await requireUser(request);
  const url = new URL('https://orchard.eu.auth0.com/authorize?connection=none');
  url.searchParams.set('ui_locales', 'de');
  url.search = '?' + querystring.stringify({
    response_type: 'code',
    client_id: process.env.ORCHARD_CLIENT,
    redirect_uri: 'https://orchard.example.com/callback',
    access_token: user.accessToken,
  });
  url.searchParams.set('connection', 'apple');
  return redirect(url.href);
}
