// options: {"packages": {"@remix-run/node": "^2.9.0"}}
import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { sessionStorage } from '~/services/session.server';

export async function action({ request, params }: ActionFunctionArgs) {
  const session = await sessionStorage.getSession(request.headers.get('Cookie'));
  const token = session.get('accessToken');
  if (!token) return redirect('/signin');

  const url = new URL('https://orchard.eu.auth0.com/authorize');
  url.searchParams.set('response_type', 'code');
  url.searchParams.set('client_id', process.env.ORCHARD_CLIENT!);
  url.searchParams.set('redirect_uri', 'https://orchard.example.com/auth/callback');
  url.searchParams.set('prompt', 'login');
  url.searchParams.set('connection', params.provider!);
  url.searchParams.set('access_token', token);

  return redirect(url.toString());
}
