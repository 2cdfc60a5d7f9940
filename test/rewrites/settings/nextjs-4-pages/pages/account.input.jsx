// options: {"packages": {"@auth0/nextjs-auth0": "^4.9.0"}, "helpers": {"root": "settings/nextjs-4-pages"}}
import auth0 from '../lib/auth0';

export const getServerSideProps = auth0.withPageAuthRequired({
  async getServerSideProps({ req, res }) {
    const session = await auth0.getSession(req);
    return { props: { token: session.tokenSet.accessToken } };
  },
});

export default function Account({ user, token }) {
  return (
    <main>
      <h1>{user.name}</h1>
      <a href={'/auth/login?access_token=' + token + '&connection=github&returnTo=/account'}>Connect GitHub</a>
    </main>
  );
}
