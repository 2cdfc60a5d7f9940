// options: {"packages": {"passport-auth0": "^1.4.5"}}
import express from 'express';
import passport from 'passport';
import strategy from './environment-login';

const app = express();
passport.use(strategy);

app.get('/link', (req: any, res: any, next: any) => {
  if (!req.user) return res.redirect('/login');
  passport.authenticate('auth0', { connection: 'github', access_token: req.user.accessToken })(req, res, next);
});
