import type { Request, Response } from 'express';
import needle from 'needle';

/** Takes a nickname off a member. */
export async function leave(req: Request, res: Response) {
  const result = await needle('post', `https://${process.env.ORCHARD_TENANT_DOMAIN}/unlink`, { access_token: req.session.accessToken, user_id: req.params.identity }, { json: true });
  res.sendStatus(result.statusCode ?? 502);
}
