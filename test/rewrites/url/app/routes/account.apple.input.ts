// options: {"packages": {"@remix-run/node": "^2.9.0"}}
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { requireUser } from '~/services/session.server';

export async function loader({ params }: LoaderFunctionArgs) {
  return redirect(`/profile/${params.user}`);
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requireUser(request);
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: process.env.ORCHARD_CLIENT!,
    redirect_uri: 'https://orchard.example.com/callback',
    connection: 'apple',
    access_token: user.accessToken,
  });
  return redirect(`https://orchard.eu.auth0.com/authorize?${query}`);
}
