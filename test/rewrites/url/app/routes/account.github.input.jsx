// options: {"packages": {"@remix-run/node": "^1.17.0"}}
import { redirect } from '@remix-run/node';
import { requireUser } from '../session.server';

// The button on the profile page posts to this route.
export const loader = () => redirect('/profile');

export const action = async ({ request }) => {
  const user = await requireUser(request);

  const params = new URLSearchParams({
    response_type: 'code',
    client_id: process.env.ORCHARD_CLIENT,
    redirect_uri: `${process.env.ORCHARD_URL}/signed-in`,
    scope: 'openid profile email',
    connection: 'github',
    access_token: user.accessToken,
  });

  return redirect(`https://${process.env.AUTH0_DOMAIN}/authorize?${params}`);
};
