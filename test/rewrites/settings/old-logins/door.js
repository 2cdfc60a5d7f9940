import { lock } from './config';

export const logIn = (done) => lock.show({ icon: '/logo.png' }, (error, profile, idToken) => done(error, idToken));
