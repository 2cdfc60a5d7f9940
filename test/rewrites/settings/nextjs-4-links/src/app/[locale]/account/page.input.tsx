// options: {"packages": {"@auth0/nextjs-auth0": "^4.9.0", "typescript": "^5.4.0"}, "helpers": {"root": "settings/nextjs-4-links"}}
import Link from 'next/link';
import { auth0 } from '../../../lib/auth0';
import { routes } from '../../../lib/routes';

const urlFor = (connection: string, token: string) => {
  const url = new URL('/auth/login', process.env.APP_BASE_URL);
  url.searchParams.set('connection', connection);
  url.searchParams.set('access_token', token);
  url.searchParams.set('returnTo', '/account');
  return url.toString();
};

export async function Provider({ provider }: { provider: string }) {
  const { token } = await auth0.getAccessToken();
  return <a href={urlFor(provider, token)}>Connect {provider}</a>;
}

export async function Garage() {
  const session = await auth0.getSession();
  if (!session) return <a href="/auth/login">Log in</a>;
  const query = new URLSearchParams({
    connection: 'strava',
    access_token: session.tokenSet.accessToken,
    returnTo: routes.garage,
  });
  return (
    <>
      <a href={`/auth/login?${query}`}>Connect Strava</a>
      <a href={`${routes.login}?access_token=${session.tokenSet.accessToken}&connection=github`}>Connect GitHub</a>
      <Link href={`/auth/login?access_token=${session.tokenSet.accessToken}&prompt=login&scope=openid`}>Connect</Link>
    </>
  );
}

export default async function Account() {
  const { token } = await auth0.getAccessToken();
  const params = new URLSearchParams();
  params.append('connection', 'apple');
  if (token) {
    params.append('access_token', token);
  }
  return <a href={'/auth/login?' + params.toString()}>Connect Apple</a>;
}
