// options: {"packages": {"passport-auth0": "^1.4.5", "auth0": "^5.0.0"}}
import type { Request, Response, NextFunction } from 'express';
import passport from 'passport';

const tickets = {
  list(req: Request, res: Response) {
    res.json([]);
  },
  async merge(req: Request, res: Response, next: NextFunction) {
    if (!req.user) return res.redirect('/');
    passport.authenticate('auth0', { connection: 'github', access_token: req.user.accessToken })(req, res, next);
  },
};

export default tickets;
