export const authConfig = { auth0: { domain: 'garden.eu.auth0.com', clientId: '5mTq7YbAxw' } };
