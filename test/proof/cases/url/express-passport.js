/* proof: {"form": "res.redirect in Express, next to passport-auth0", "side": "server", "does": "link", "with": {"passport-auth0": ["1.4.5"], "passport": "0.7.0", "express": "4.22.3", "express-session": "1.19.0"}, "before": "passport's callback refuses a login without its own state", "steps": ["GET /login as alice", "GET /account/link/google-oauth2 as other", "GET /me"], "failures": ["403", "409", "cancelled login"]} */
const express = require('express');
const session = require('express-session');
const passport = require('passport');
const Auth0Strategy = require('passport-auth0');

passport.use(
  new Auth0Strategy(
    {
      domain: 'shop.eu.auth0.com',
      clientID: process.env.AUTH0_CLIENT_ID,
      clientSecret: process.env.AUTH0_CLIENT_SECRET,
      callbackURL: '/callback',
      state: true,
    },
    (accessToken, refreshToken, extraParams, profile, done) => done(null, { id: profile.id, accessToken }),
  ),
);
passport.serializeUser((user, done) => done(null, user));
passport.deserializeUser((user, done) => done(null, user));

const account = express.Router();

account.get('/link/:connection', (req, res) => {
  if (!req.user) {
    return res.redirect('/login');
  }
  const callback = `http://${req.get('host')}/callback`;
  const params = new URLSearchParams({
    response_type: 'code',
    client_id: process.env.AUTH0_CLIENT_ID,
    redirect_uri: callback,
    connection: req.params.connection,
    access_token: req.user.accessToken,
  });
  return res.redirect(`https://shop.eu.auth0.com/authorize?${params}`);
});

const app = express();
app.use(session({ secret: 'bikes', resave: false, saveUninitialized: true }));
app.use(passport.initialize());
app.use(passport.session());

app.get('/login', passport.authenticate('auth0', { scope: 'openid email profile' }));
app.get('/callback', passport.authenticate('auth0', { failureRedirect: '/failed' }), (req, res) => res.redirect('/'));
app.get('/', (req, res) => res.send(req.user.id));
app.use('/account', account);

app.get('/me', (req, res) => {
  console.log(req.user && req.user.id === 'auth0|alice' ? 'done' : 'failed');
  res.send(req.user ? req.user.id : 'nobody');
});

app.get('/failed', (req, res) => {
  console.error('failed');
  res.send('failed');
});

app.use((error, req, res, next) => {
  console.error('failed', error.message);
  res.status(500).send('failed');
});

const server = app.listen(process.env.PORT, () => console.log(`listening ${server.address().port}`));
