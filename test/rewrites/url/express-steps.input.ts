// options: {"packages": {"express": "^4.19.0", "express-session": "^1.18.0", "typescript": "^5.4.0"}}
import querystring from 'querystring';
import { Router, type Request, type Response, type NextFunction } from 'express';
import { config } from '../config';
import { requireUser } from '../middleware';

export const account = Router();

account.get('/accounts/:kind', requireUser, async (request: Request, response: Response, next: NextFunction) => {
  try {
    const { kind } = request.params;
    const { accessToken } = request.session;
    const callback = `${request.protocol}://${request.get('host')}/auth/callback`;
    const query = querystring.stringify({
      response_type: 'code',
      client_id: config.auth0.clientId,
      redirect_uri: callback,
      scope: 'openid profile email',
      connection: kind,
      access_token: accessToken,
    });
    request.session.returnTo = '/accounts';
    const target = `https://${config.auth0.domain}/authorize?${query}`;
    response.redirect(302, target);
  } catch (error) {
    next(error);
  }
});

account.get('/auth/callback', async (request: Request, response: Response) => {
  await fetch(`https://${config.auth0.domain}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: config.auth0.clientId, client_secret: config.auth0.clientSecret }),
  });
  response.redirect(request.session.returnTo ?? '/');
});
