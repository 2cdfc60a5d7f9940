// refused: Relink can't find the request that is sent to this URL
export const AUTH0_DOMAIN = 'orchard.auth0.com';
export const UNLINK_URL = `https://${AUTH0_DOMAIN}/unlink`;
