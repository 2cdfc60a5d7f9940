import express from 'express';
import { auth } from 'express-openid-connect';
import { account } from './account';

const app = express();
app.use(
  auth({
    issuerBaseURL: process.env.TENANT_URL,
    clientID: 'Kq3v',
    secret: 'written in the code, which no other file may repeat',
    authorizationParams: { response_type: 'code' },
  }),
);
app.use(account);
app.listen(3000);
