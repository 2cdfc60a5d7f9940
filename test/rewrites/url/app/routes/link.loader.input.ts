// options: {"packages": {"@remix-run/node": "^2.9.0"}}
import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs } from '@remix-run/node';
import { requireUser } from '~/services/session.server';
export { loader } from './account';

export const action = async ({ request: req }: ActionFunctionArgs) => {
  const user = await requireUser(req);
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: process.env.ORCHARD_CLIENT!,
    redirect_uri: 'https://orchard.example.com/callback',
    access_token: user.accessToken,
  });
  // refused: the route has a `loader`, which would have to handle the callback too
  return redirect(`https://orchard.eu.auth0.com/authorize?${query}`);
};
