// options: {"packages": {"@remix-run/node": "^2.9.0"}}
import { redirect } from '@remix-run/node';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { sessions } from '~/services/session.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const session = await sessions.getSession(request.headers.get('Cookie'));
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: process.env.ORCHARD_CLIENT!,
    redirect_uri: 'https://orchard.example.com/callback',
    access_token: session.get('accessToken') ?? '',
  });
  // refused: the same call also signs in users without a token, and Relink can't separate these two logins
  return redirect(`https://orchard.eu.auth0.com/authorize?${query}`);
}
