// options: {"packages": {"react-router": "^7.9.0", "@react-router/fs-routes": "^7.9.0", "@react-router/node": "^7.9.0"}}
import { redirect } from 'react-router';
import { getUser } from '~/services/session.server';

export const loader = () => redirect('/');

export const action = async ({ request }: { request: Request }) => {
  const user = await getUser(request);
  if (!user) throw redirect('/signin');
  const url = new URL(`https://${process.env.AUTH0_DOMAIN}/authorize`);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: process.env.ORCHARD_CLIENT!,
    redirect_uri: 'https://orchard.example.com/callback',
    connection: 'github',
    access_token: user.accessToken,
  }).toString();

  return redirect(url.toString());
};
