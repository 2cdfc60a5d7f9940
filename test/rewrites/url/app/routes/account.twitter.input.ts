// options: {"packages": {"@remix-run/node": "^2.9.0"}}
import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunction } from '@remix-run/node';
import { requireUser } from '~/services/session.server';

export const action = async ({ request }: ActionFunctionArgs) => {
  const user = await requireUser(request);
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: process.env.ORCHARD_CLIENT!,
    redirect_uri: 'https://orchard.example.com/callback',
    connection: 'twitter',
    access_token: user.accessToken,
  });
  return redirect(`https://orchard.eu.auth0.com/authorize?${query}`);
};

export const loader: LoaderFunction = async () => null;
