// options: {"packages": {"@auth0/nextjs-auth0": "^4.9.0", "next": "15.5.0"}}
import { auth0 } from '../../lib/auth0';
import { guarded } from './guarded';

export const GET = guarded(async (request: Request) => {
  const to = new URL(request.url).searchParams.get('to') ?? '/';
  const { token } = await auth0.getAccessToken();
  // refused: the login already sets `organization`
  if (to === '/club') return auth0.startInteractiveLogin({ authorizationParameters: { access_token: token, organization: 'club' } });
  // refused: the login already sets `returnTo`
  if (to !== '/') return auth0.startInteractiveLogin({ authorizationParameters: { access_token: token }, returnTo: to });
  // refused: the call has unexpected arguments
  return auth0.startInteractiveLogin({ authorizationParameters: { access_token: token } }).then((response) => response);
});

// refused: only a GET route of the App Router can start this login and also handle its callback
export async function POST() {
  const { token } = await auth0.getAccessToken();
  return auth0.startInteractiveLogin({ authorizationParameters: { access_token: token } });
}
