export const domain = process.env.VUE_APP_AUTH0_DOMAIN;
export const clientId = process.env.VUE_APP_AUTH0_CLIENT_ID;
