import express from 'express';
import { auth } from 'express-openid-connect';
import config from './lib/config.js';
import account from './routes/account.js';
import session from './routes/session.js';

const app = express();

app.use(express.urlencoded({ extended: false }));
app.use(
  auth({
    ...config.auth,
    authRequired: false,
    routes: { login: false },
    authorizationParams: { response_type: 'code', scope: 'openid profile email' },
  }),
);

app.get('/', (req, res) => {
  const name = req.oidc.user?.name ?? 'stranger';
  res.send(`<h1>Bike club</h1><p>Hello ${name}</p><a href="/login">Log in</a>`);
});

app.use(session);
app.use('/account', account);

app.use((error, _req, res, _next) => {
  res.status(error.status ?? 500).send(`<h1>That failed</h1><p>${error.message}</p>`);
});

app.listen(process.env.PORT);
