import { authenticate } from 'passport';
import express from 'express';

const app = express();

// refused: passport is out of scope where the route is registered
app.get('/link', (req, res, next) => authenticate('auth0', { access_token: req.session.token })(req, res, next));
