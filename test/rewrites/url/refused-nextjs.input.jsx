// options: {"packages": {"@auth0/nextjs-auth0": "^4.9.0"}}
import { auth0 } from '../lib/auth0';

export default async function Profile() {
  const { token } = await auth0.getAccessToken();
  // refused: Relink can't find the application's folder `app` or `pages`, where a new route belongs
  return <a href={`/auth/login?connection=github&returnTo=/profile&access_token=${token}`}>Connect</a>;
}
