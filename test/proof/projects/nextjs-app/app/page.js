import { getSession } from '@auth0/nextjs-auth0';

export default async function Home() {
  const session = await getSession();

  return (
    <main>
      <p>Hello {session ? session.user.name : 'stranger'}</p>
      <a href="/api/auth/login">Log in</a>
    </main>
  );
}
