// options: {"packages": {"passport-auth0": "0.5.1"}}
import { Router } from 'express';
import * as passport from 'passport';

// The strategy is set up in another file.
export const router = Router();

router.get('/connect', (req, res, next) => {
  passport.authenticate('auth0', { access_token: req.session.accessToken })(req, res, next);
});
