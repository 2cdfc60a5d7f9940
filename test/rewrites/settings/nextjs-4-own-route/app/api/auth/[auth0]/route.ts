import { auth0 } from '../../../../lib/auth0';

export const GET = (request: Request) => (auth0 as any).authClient.handler(request);
