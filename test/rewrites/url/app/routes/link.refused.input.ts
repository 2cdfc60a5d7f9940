// options: {"packages": {"@remix-run/node": "^2.9.0"}}
import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs } from '@remix-run/node';
import { sessions, tokenOf } from '~/services/session.server';

const authorize = 'https://orchard.eu.auth0.com/authorize';

// The token comes with the form, so another site can send its own.
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: process.env.ORCHARD_CLIENT!,
    redirect_uri: 'https://orchard.example.com/callback',
    access_token: form.get('token') as string,
  });
  // refused: the token comes with the request, so it may be somebody else's
  return redirect(`https://orchard.eu.auth0.com/authorize?${query}`);
}

export async function loader({ request, params }: ActionFunctionArgs) {
  const session = await sessions.getSession(request.headers.get('Cookie'));
  const base = 'https://orchard.example.com';
  if (new URL(request.url).pathname === '/of') {
    // A user's name in the path chooses whose token this is.
    const other = await sessions.getUser(params.id);
    const url = new URL(authorize);
    url.searchParams.set('response_type', 'code');
    url.searchParams.set('client_id', process.env.ORCHARD_CLIENT!);
    url.searchParams.set('redirect_uri', `${base}/callback`);
    url.searchParams.set('access_token', other.accessToken);
    // refused: the token is not read from the user's session
    return redirect(url.href);
  }
  if (new URL(request.url).pathname === '/named') {
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: process.env.ORCHARD_CLIENT!,
      redirect_uri: `${base}/callback`,
      access_token: session.get('accessToken'),
    });
    // refused: code before the login depends on the request's parameters or body, which the login's callback does not have
    return redirect(`https://orchard.eu.auth0.com/authorize?${query}`);
  }
  return null;
}
