// options: {"packages": {"@remix-run/node": "^2.9.0", "remix-auth": "^3.6.0"}}
import { redirect } from '@remix-run/node';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { authenticator } from '~/services/auth.server';

// The account page links here.
export const loader = async ({ request }: LoaderFunctionArgs) => {
  const user = await authenticator.isAuthenticated(request, { failureRedirect: '/signin' });
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: process.env.AUTH0_CLIENT_ID!,
    redirect_uri: process.env.AUTH0_CALLBACK_URL!,
    scope: 'openid profile email',
    access_token: user.accessToken, // the first account
  });
  return redirect(`https://${process.env.AUTH0_DOMAIN}/authorize?${query.toString()}`);
};
