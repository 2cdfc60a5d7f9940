// options: {"packages": {"@auth0/nextjs-auth0": "^3.5.0"}}
import { getSession, handleAuth, handleLogin } from '@auth0/nextjs-auth0';

const connect = (connection: string) => async (req: any, ctx: any) => {
  const session = await getSession();
  return handleLogin(req, ctx, {
    authorizationParams: { connection, access_token: session?.accessToken },
  });
};

export const GET = handleAuth({
  'connect-google': connect('google-oauth2'),
  'connect-github': connect('github'),
});
