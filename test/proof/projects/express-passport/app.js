const bodyParser = require('body-parser');
const express = require('express');
const session = require('express-session');
const passport = require('./lib/passport');

const app = express();

app.use(bodyParser.urlencoded({ extended: false }));
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false }));
app.use(passport.initialize());
app.use(passport.session());

app.use('/', require('./routes/auth'));
app.use('/account', require('./routes/account'));

app.get('/', (req, res) => {
  res.send(`<h1>Bike club</h1><p>${req.user ? `Hello ${req.user.name}` : 'Hello stranger'}</p><a href="/login">Log in</a>`);
});

app.use((error, _req, res, _next) => {
  res.status(error.status || 500).send(`<h1>That failed</h1><p>${error.message}</p>`);
});

app.listen(process.env.PORT);
