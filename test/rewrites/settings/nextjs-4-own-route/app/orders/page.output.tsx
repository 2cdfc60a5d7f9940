// options: {"packages": {"@auth0/nextjs-auth0": "^4.13.1", "next": "16.0.3"}, "helpers": {"root": "settings/nextjs-4-own-route"}}
import { redirect } from 'next/navigation';
import { auth0 } from '../../lib/auth0';

export default async function Orders() {
  const session = await auth0.getSession();
  if (!session) redirect('/api/auth/login');
  return (
    <a href={'/api/auth/link?connection=github&returnTo=/orders'}>
      Connect GitHub
    </a>
  );
}
