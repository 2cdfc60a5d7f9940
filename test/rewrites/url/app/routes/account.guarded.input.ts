// options: {"packages": {"@remix-run/node": "^2.9.0"}}
import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { homeOf, requireUser } from '~/services/session.server';

export const loader = async ({ request }: LoaderFunctionArgs) => redirect(await homeOf(request));

export const action = async ({ request }: ActionFunctionArgs) => {
  const user = await requireUser(request);
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: process.env.ORCHARD_CLIENT!,
    redirect_uri: 'https://orchard.example.com/callback',
    access_token: user.accessToken,
  });
  // refused: the route has a `loader`, which would have to handle the callback too
  return redirect(`https://orchard.eu.auth0.com/authorize?${query}`);
};
