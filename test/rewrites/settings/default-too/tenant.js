export const TENANT = 'orchard.eu.auth0.com';
export const APPLICATION = 'ORCHARD';

export default { TENANT, APPLICATION };
