// options: {"packages": {"@auth0/nextjs-auth0": "^4.9.0", "next": "15.5.0"}}
import { auth0 } from '../../lib/auth0';

export const GET = async () => {
  try {
    const session = await auth0.getSession();
    return await auth0.startInteractiveLogin({
      authorizationParameters: {
        prompt: 'login',
        ...(session && { access_token: session.tokenSet.accessToken }),
      },
      returnTo: '/beds',
    });
  } catch (error) {
    console.error(error);
    return new Response('Nobody can sign in', { status: 500 });
  }
};
