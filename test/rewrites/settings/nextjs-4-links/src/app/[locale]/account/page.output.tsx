// options: {"packages": {"@auth0/nextjs-auth0": "^4.9.0", "typescript": "^5.4.0"}, "helpers": {"root": "settings/nextjs-4-links"}}
import Link from 'next/link';
import { auth0 } from '../../../lib/auth0';
import { routes } from '../../../lib/routes';

const urlFor = (connection: string) => {
  const url = new URL('/auth/link', process.env.APP_BASE_URL);
  url.searchParams.set('connection', connection);
  url.searchParams.set('returnTo', '/account');
  return url.toString();
};

export async function Provider({ provider }: { provider: string }) {
  await auth0.getAccessToken();
  return <a href={urlFor(provider)}>Connect {provider}</a>;
}

export async function Garage() {
  const session = await auth0.getSession();
  if (!session) return <a href="/auth/login">Log in</a>;
  const query = new URLSearchParams({
    connection: 'strava',
    returnTo: routes.garage,
  });
  return (
    <>
      <a href={`/auth/link?${query}`}>Connect Strava</a>
      <a href="/auth/link?connection=github">Connect GitHub</a>
      <Link href="/auth/link">Connect</Link>
    </>
  );
}

export default async function Account() {
  await auth0.getAccessToken();
  const params = new URLSearchParams();
  params.append('connection', 'apple');
  return <a href={'/auth/link?' + params.toString()}>Connect Apple</a>;
}
