import { getSession, withPageAuthRequired } from '@auth0/nextjs-auth0';
import Identities from './identities';

export default withPageAuthRequired(
  async function Account() {
    const { user } = await getSession();

    return (
      <main>
        <p>Account of {user.name}</p>
        <a href="/api/auth/connect">Connect Google</a>
        <Identities />
      </main>
    );
  },
  { returnTo: '/account' },
);
