// options: {"packages": {"passport-auth0": "^1.4.5", "@types/node": "^16.18.0"}}
import crypto from 'crypto';
import { Router } from 'express';
import passport from 'passport';
import Auth0Strategy from 'passport-auth0';

export const router = Router();

// Node 16 has no fetch.
router.get('/link', (req, res, next) => passport.authenticate('auth0', { access_token: req.session.accessToken })(req, res, next));

router.get('/connect', (req, res) => {
  res.redirect(`https://garden.eu.auth0.com/authorize?response_type=code&client_id=CLIENT&access_token=${req.session.accessToken}`);
});

export const digest = (text: string): string => crypto.createHash('sha256').update(text).digest('hex');
